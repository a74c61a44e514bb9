/*
title = { zh = "核查发现", en = "Findings" }
grain = ["finding_id"]
source = "Reading faults and checks over the current versions."

[columns]
finding_id = { zh = "发现编号（库内）", en = "number in the store" }
rule = { zh = "规则", en = "rule" }
level = { zh = "级别", en = "error, warning, note" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project_id = { zh = "项目编号（库内）", en = "the counted project; null where none" }
project = { zh = "项目名称", en = "project" }
submission_id = { zh = "申报", en = "filing" }
file = { zh = "文件", en = "file" }
sheet = { zh = "工作表", en = "sheet" }
cell = { zh = "单元格", en = "cell" }
found = { zh = "表内值", en = "what the cell says" }
expected = { zh = "应为", en = "what was expected" }
gaps = { zh = "语句填充值", en = "what fills the sentence, JSON" }
mark = { zh = "台账编号", en = "number in the ledger, the same in the next version" }
state = { zh = "处理状态", en = "to_review, true, explained, false_alarm, put_right" }
open = { unit = "1", zh = "待处理", en = "1 where to review or true, else 0" }
*/
WITH counted AS (SELECT form_project_id, project_id FROM record.standing WHERE form_project_id IS NOT NULL)
SELECT n.finding_id, n.rule, n.level, s.unit_id, u.name AS unit, s.year,
       coalesce(c.project_id, n.project_id) AS project_id, n.project, n.submission_id, f.file,
       n.sheet, n.cell, n.found, n.expected, n.gaps, n.mark,
       coalesce(l.state, 'to_review') AS state,
       CASE WHEN l.state IN ('explained', 'false_alarm', 'put_right') THEN 0 ELSE 1 END AS open
FROM record.finding n
JOIN record.submission s ON s.submission_id = n.submission_id AND s.state = 'current'
JOIN record.unit u ON u.unit_id = s.unit_id
JOIN record.upload f ON f.upload_id = s.upload_id
LEFT JOIN counted c ON c.form_project_id = n.project_id
LEFT JOIN record.ledger l ON l.mark = n.mark
