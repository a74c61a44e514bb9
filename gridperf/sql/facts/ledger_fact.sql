/*
title = { zh = "整改台账", en = "Ledger of findings" }
grain = ["mark"]
source = "Every finding that stands, and those gone that someone or a new version has settled."

[columns]
mark = { zh = "台账编号", en = "number in the ledger" }
rule = { zh = "规则", en = "rule" }
level = { zh = "级别", en = "error, warning, note" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project_id = { zh = "项目编号（库内）", en = "the counted project; null where none counts any more" }
project = { zh = "项目名称", en = "project" }
submission_id = { zh = "申报", en = "filing in which it was last seen" }
upload_id = { zh = "文件编号（库内）", en = "file's number in the store" }
file = { zh = "文件", en = "file" }
sheet = { zh = "工作表", en = "sheet" }
cell = { zh = "单元格", en = "cell" }
found = { zh = "表内值", en = "what the cell says" }
expected = { zh = "应为", en = "what was expected" }
gaps = { zh = "语句填充值", en = "what fills the sentence, JSON" }
present = { unit = "1", zh = "现行数据中仍有", en = "1 where it stands in what counts now" }
open = { unit = "1", zh = "待处理", en = "1 where it stands and is to review or true" }
state = { zh = "处理状态", en = "to_review, true, explained, false_alarm, put_right" }
reason = { zh = "说明", en = "what was said of it" }
changed_by = { zh = "处理人", en = "who said it; null where nobody or the product did" }
changed_at = { zh = "处理时间", en = "when, UTC" }
cause = { zh = "自动变更缘由", en = "why the product changed it: version, project_gone, reappeared, still_there, changed" }
version = { zh = "变更所据版本", en = "by which version the product changed it" }
deadline = { zh = "整改期限", en = "to be put right by" }
responsible = { zh = "责任单位（人）", en = "who is to put it right" }
first_seen = { zh = "首次发现时间", en = "first found, UTC" }
*/
SELECT l.mark, l.rule, l.level, l.unit_id, u.name AS unit, l.year,
       coalesce(k.project_id, c.project_id) AS project_id, l.project, l.submission_id, f.upload_id, f.file,
       l.sheet, l.cell, l.found, l.expected, l.gaps,
       CASE WHEN l.present THEN 1 ELSE 0 END AS present,
       CASE WHEN l.present AND l.state IN ('to_review', 'true') THEN 1 ELSE 0 END AS open,
       l.state, l.reason, l.changed_by, l.changed_at, l.cause, l.version, l.deadline,
       l.responsible, l.first_seen
FROM record.ledger l
JOIN record.unit u ON u.unit_id = l.unit_id
LEFT JOIN record.submission s ON s.submission_id = l.submission_id
LEFT JOIN record.upload f ON f.upload_id = s.upload_id
LEFT JOIN record.standing k ON k.project_id = l.project_id
LEFT JOIN record.standing c ON c.form_project_id = l.project_id
WHERE l.present OR l.state <> 'to_review' OR l.deadline IS NOT NULL OR l.responsible IS NOT NULL
