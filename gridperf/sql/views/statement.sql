/*
title = { zh = "项目自评内容", en = "What each project's form says" }
grain = ["project_id"]
source = "Counted projects with the form's own words, in the order of the forms."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
sequence = { zh = "序号", en = "sequence number as written" }
code = { zh = "项目编码", en = "project code" }
project = { zh = "项目名称", en = "project" }
supervisor = { zh = "主管部门", en = "supervising department" }
supervisor_code = { zh = "主管部门编码", en = "its code" }
unit_code = { zh = "单位编码", en = "unit's code" }
budget_initial = { unit = "万元", zh = "年初预算数", en = "initial budget" }
budget = { unit = "万元", zh = "全年预算数", en = "budget, the base of the rate" }
spent = { unit = "万元", zh = "全年执行数", en = "spent" }
rate = { unit = "share", zh = "执行率", en = "spent / budget; null where the budget is 0 or unknown" }
state = { zh = "执行状态", en = "good, watch, bad, over, none, unknown" }
execution_weight = { unit = "points", zh = "执行率分值", en = "weight of the execution as stated" }
execution_score = { unit = "points", zh = "执行率得分", en = "score of the execution as stated" }
execution_reason = { zh = "执行偏差原因", en = "reason given for the execution" }
goal = { zh = "绩效目标", en = "goal" }
result = { zh = "完成情况", en = "result" }
process = { zh = "实施过程", en = "process" }
conclusion = { zh = "评价结论", en = "conclusion" }
problems = { zh = "存在问题", en = "problems" }
rectification = { zh = "整改情况", en = "rectification" }
stated_score = { unit = "points", zh = "自评得分", en = "score as stated" }
stated_grade = { zh = "自评等级", en = "grade as stated" }
*/
SELECT f.project_id, f.unit, f.year, f.sequence, f.code, f.name AS project, f.supervisor,
       p.supervisor_code, p.unit_code, f.budget_initial, f.budget, f.spent, f.rate, f.state,
       p.execution_weight, p.execution_score, p.execution_reason, f.goal, f.result, f.process,
       f.conclusion, f.problems, f.rectification, f.stated_score, f.stated_grade
FROM project_fact f
JOIN record.project p ON p.project_id = f.project_id
ORDER BY f.year, f.unit, f.submission_id, f.position, f.project_id
