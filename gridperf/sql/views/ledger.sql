/*
title = { zh = "整改台账", en = "Ledger of findings" }
grain = ["mark"]
source = "Every finding that stands, and those gone that someone or a new version has settled; errors first."

[columns]
mark = { zh = "台账编号", en = "number in the ledger" }
rule = { zh = "规则", en = "rule" }
level = { zh = "级别", en = "error, warning, note" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project_id = { zh = "项目编号（库内）", en = "the counted project; null where none counts any more" }
project = { zh = "项目名称", en = "project" }
submission_id = { zh = "申报", en = "filing in which it was last seen" }
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
SELECT mark, rule, level, unit, year, project_id, project, submission_id, file, sheet, cell,
       found, expected, gaps, present, open, state, reason, changed_by, changed_at, cause, version,
       deadline, responsible, first_seen
FROM ledger_fact
ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, year, unit, rule,
         CAST(mark AS BIGINT)
