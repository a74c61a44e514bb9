/*
title = { zh = "申报记录", en = "Filings and their versions" }
grain = ["submission_id"]
source = "What each file said of a unit, a year and a kind of form, the newest first."

[columns]
submission_id = "version_fact"
upload_id = "version_fact"
unit = "version_fact"
year = "version_fact"
kind = "version_fact"
subject = "version_fact"
project = "version_fact"
version = "version_fact"
state = "version_fact"
reason = "version_fact"
file = "version_fact"
sheet = "version_fact"
projects = "version_fact"
indicators = "version_fact"
budget = "version_fact"
spent = "version_fact"
projects_unknown = "version_fact"
budget_unknown = "version_fact"
spent_unknown = "version_fact"
corrections = "version_fact"
sample = "version_fact"
stored_at = "version_fact"
stored_by = "version_fact"
changed_by = "version_fact"
changed_at = "version_fact"
*/
SELECT submission_id, upload_id, unit, year, kind, subject, project, version, state, reason, file, sheet,
       projects, indicators, budget, spent, projects_unknown, budget_unknown, spent_unknown,
       corrections, sample, stored_at, stored_by,
       changed_by, changed_at
FROM version_fact
ORDER BY stored_at DESC, submission_id DESC
