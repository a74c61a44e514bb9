/*
title = { zh = "核查发现", en = "Findings" }
grain = ["finding_id"]
source = "Reading faults and checks over the current versions, errors first."

[columns]
finding_id = { zh = "发现编号（库内）", en = "number in the store" }
rule = { zh = "规则", en = "rule" }
level = { zh = "级别", en = "error, warning, note" }
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
*/
SELECT finding_id, rule, level, unit, year, project_id, project, submission_id, file, sheet, cell,
       found, expected, gaps, mark, state
FROM finding_fact
ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, year, unit, rule, finding_id
