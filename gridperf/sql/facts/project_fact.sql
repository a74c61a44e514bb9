/*
title = { zh = "计数项目", en = "Projects that count" }
grain = ["project_id"]
source = "Current versions; a project in a list and in a form counts once, with the list's money."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
submission_id = { zh = "申报", en = "filing" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
sequence = { zh = "序号", en = "sequence number as written" }
position = { zh = "表内次序", en = "order in the form, from 1" }
code = { zh = "项目编码", en = "project code" }
name = { zh = "项目名称", en = "project" }
name_key = { zh = "名称（比对用）", en = "name, brought to one spelling" }
supervisor = { zh = "主管部门", en = "supervising department" }
budget_initial = { unit = "万元", zh = "年初预算数", en = "initial budget" }
budget = { unit = "万元", zh = "全年预算数", en = "budget, the base of the rate" }
spent = { unit = "万元", zh = "全年执行数", en = "spent" }
unspent = { unit = "万元", zh = "结余", en = "unspent; unknown where an amount is" }
rate_budget = { unit = "万元", zh = "计入执行率的预算", en = "budget where both amounts are known" }
rate_spent = { unit = "万元", zh = "计入执行率的支出", en = "spent where both amounts are known" }
unknown = { unit = "1", zh = "金额未知", en = "1 where budget or spent is unknown" }
rate = { unit = "share", zh = "执行率", en = "spent / budget; null where the budget is 0 or unknown" }
stated_rate = { unit = "share", zh = "表内执行率", en = "rate as printed" }
state = { zh = "执行状态", en = "good, watch, bad, over, none, unknown" }
bin = { zh = "执行区间", en = "0-30 … 80-100, 100, over, none, unknown" }
goal = { zh = "绩效目标", en = "goal" }
result = { zh = "完成情况", en = "result" }
process = { zh = "实施过程", en = "process" }
conclusion = { zh = "评价结论", en = "conclusion" }
problems = { zh = "存在问题", en = "problems" }
rectification = { zh = "整改情况", en = "rectification" }
stated_score = { unit = "points", zh = "自评得分", en = "score as stated" }
stated_grade = { zh = "自评等级", en = "grade as stated" }
indicators_from = { zh = "指标出处", en = "project row that the indicators come from" }
kind = { zh = "表式", en = "form" }
file = { zh = "文件", en = "file" }
sheet = { zh = "工作表", en = "sheet" }
version = { zh = "版本", en = "version" }
stored_at = { zh = "入库时间", en = "stored at, UTC" }
*/
SELECT p.project_id, p.submission_id, k.unit_id, u.name AS unit, k.year,
       p.sequence, p.position, p.code, p.name, p.name_key, p.supervisor,
       p.budget_initial, p.budget, p.spent, p.budget - p.spent AS unspent,
       CASE WHEN p.spent IS NOT NULL THEN p.budget END AS rate_budget,
       CASE WHEN p.budget IS NOT NULL THEN p.spent END AS rate_spent,
       CASE WHEN p.budget IS NULL OR p.spent IS NULL THEN 1 ELSE 0 END AS unknown,
       CAST(p.spent AS DOUBLE) / nullif(CAST(p.budget AS DOUBLE), 0) AS rate,
       CAST(p.stated_rate AS DOUBLE) AS stated_rate,
       execution_state(p.budget, p.spent, t.good, t.watch) AS state,
       execution_bin(p.budget, p.spent) AS bin,
       kept(p.goal, e.goal, p.fields, 'goal') AS goal,
       kept(p.result, e.result, p.fields, 'result') AS result,
       kept(p.process, e.process, p.fields, 'process') AS process,
       kept(p.conclusion, e.conclusion, p.fields, 'conclusion') AS conclusion,
       kept(p.problems, e.problems, p.fields, 'problems') AS problems,
       kept(p.rectification, e.rectification, p.fields, 'rectification') AS rectification,
       p.stated_score, p.stated_grade, k.indicators_from,
       s.kind, f.file, p.sheet, s.version, f.stored_at
FROM record.standing k
JOIN record.project p ON p.project_id = k.project_id
LEFT JOIN record.project e ON e.project_id = k.texts_from
JOIN record.submission s ON s.submission_id = p.submission_id
JOIN record.upload f ON f.upload_id = s.upload_id
JOIN record.unit u ON u.unit_id = k.unit_id
CROSS JOIN threshold_fact t
