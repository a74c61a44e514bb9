/*
title = { zh = "项目自评内容", en = "What each project's form says" }
grain = ["project_id"]
source = "Counted projects with the form's own words, in the order of the forms."

[columns]
project_id = "project_fact"
unit = "project_fact"
year = "project_fact"
sequence = "project_fact"
code = "project_fact"
project = { zh = "项目名称", en = "project" }
supervisor = "project_fact"
supervisor_code = { zh = "主管部门编码", en = "its code" }
unit_code = { zh = "单位编码", en = "unit's code" }
budget_initial = "project_fact"
budget = "project_fact"
spent = "project_fact"
rate = "project_fact"
state = "project_fact"
execution_weight = { unit = "points", zh = "执行率分值", en = "weight of the execution as stated" }
execution_score = { unit = "points", zh = "执行率得分", en = "score of the execution as stated" }
execution_reason = { zh = "执行偏差原因", en = "reason given for the execution" }
goal = "project_fact"
result = "project_fact"
process = "project_fact"
conclusion = "project_fact"
problems = "project_fact"
rectification = "project_fact"
stated_score = "project_fact"
stated_grade = "project_fact"
*/
SELECT f.project_id, f.unit, f.year, f.sequence, f.code, f.name AS project, f.supervisor,
       p.supervisor_code, p.unit_code, f.budget_initial, f.budget, f.spent, f.rate, f.state,
       p.execution_weight, p.execution_score, p.execution_reason, f.goal, f.result, f.process,
       f.conclusion, f.problems, f.rectification, f.stated_score, f.stated_grade
FROM project_fact f
JOIN record.project p ON p.project_id = f.project_id
ORDER BY f.year, f.unit, f.submission_id, f.position, f.project_id
