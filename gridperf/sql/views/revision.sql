/*
title = { zh = "数据版本", en = "The store's latest revision" }
grain = ["number"]
source = "The last change of anything stored: filings, states, settings."

[columns]
number = { zh = "数据版本号", en = "how many times the store has changed" }
made_at = { zh = "变更时间", en = "when, UTC" }
made_by = { zh = "变更人", en = "by whom" }
*/
SELECT number, made_at, made_by
FROM record.revision
ORDER BY number DESC
LIMIT 1
