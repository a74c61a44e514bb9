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
WITH last_one AS (SELECT sha256, max(upload_id) AS upload_id FROM record.upload GROUP BY sha256),
-- A cell may have been put right twice: the first step found what the file says.
step AS (
    SELECT upload_id, cell, found, answer,
           row_number() OVER (PARTITION BY upload_id, cell ORDER BY rowid) AS place,
           row_number() OVER (PARTITION BY upload_id, cell ORDER BY rowid DESC) AS from_last
    FROM record.answer
    WHERE path <> 'column' AND coalesce(found, '') <> coalesce(answer, '') AND cell IS NOT NULL
)
SELECT s.upload_id, f.sha256, s.cell, s.upload_id = l.upload_id AS latest, s.found, e.answer
FROM step s
JOIN step e ON e.upload_id = s.upload_id AND e.cell = s.cell AND e.from_last = 1
JOIN record.upload f ON f.upload_id = s.upload_id
JOIN last_one l ON l.sha256 = f.sha256
WHERE s.place = 1
ORDER BY s.upload_id, s.cell
