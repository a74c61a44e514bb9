/*
title = { zh = "版本变动", en = "What became of versions" }
grain = ["submission_id", "changed_at"]
source = "Every withdrawal of a version and every time that one was brought back."

[columns]
submission_id = "version_fact"
unit = "version_fact"
year = "version_fact"
version = "version_fact"
event = { zh = "变动", en = "brought_back or withdrawn" }
reason = { zh = "原因", en = "why it was withdrawn" }
changed_by = { zh = "经办人", en = "by whom" }
changed_at = { zh = "时间", en = "when, UTC" }
*/
SELECT e.submission_id, v.unit, v.year, v.version, e.event, e.reason, e.changed_by, e.changed_at
FROM record.version_event e
JOIN version_fact v ON v.submission_id = e.submission_id
ORDER BY e.changed_at DESC
