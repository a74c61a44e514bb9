/*
title = { zh = "更正记录", en = "Cells that were put right" }
grain = ["upload_id", "cell"]
source = "What a person put right of a file before it was stored; the first value is what the file says."

[columns]
upload_id = "version_fact"
sha256 = { zh = "文件指纹", en = "the file's bytes, SHA-256" }
cell = { zh = "单元格", en = "sheet and address" }
latest = { zh = "最近一次入库", en = "these bytes were stored last with it" }
found = { zh = "原文", en = "what the file says; null where nothing" }
answer = { zh = "更正为", en = "what it was corrected to" }
*/
WITH last_one AS (SELECT sha256, max(upload_id) AS upload_id FROM record.upload GROUP BY sha256)
SELECT a.upload_id, f.sha256, a.cell, a.upload_id = l.upload_id AS latest, min(a.found) AS found,
       max(a.answer) AS answer
FROM record.answer a
JOIN record.upload f ON f.upload_id = a.upload_id
JOIN last_one l ON l.sha256 = f.sha256
WHERE a.path <> 'column' AND coalesce(a.found, '') <> coalesce(a.answer, '') AND a.cell IS NOT NULL
GROUP BY a.upload_id, f.sha256, a.cell, l.upload_id
ORDER BY a.upload_id, a.cell
