/*
title = { zh = "项目测算分", en = "Projects' computed scores" }
grain = ["project_id"]
source = "Computed by the chosen profile from indicators and execution, never the form's own score; low and high differ where words leave it open."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
budget = { unit = "万元", zh = "全年预算数（权重）", en = "budget, the weight in roll-ups" }
score_low = { unit = "points", zh = "测算分下限", en = "computed score, at least" }
score_high = { unit = "points", zh = "测算分上限", en = "computed score, at most" }
execution_score = { unit = "points", zh = "执行率测算得分", en = "computed points of execution; null where an amount is unknown or there is no budget" }
execution_weight = { unit = "points", zh = "执行率分值", en = "weight of execution" }
grade_low = { zh = "测算等级（下限）", en = "grade of the lower end" }
grade_high = { zh = "测算等级（上限）", en = "grade of the upper end" }
grade = { zh = "测算等级", en = "grade where both ends agree" }
stated_score = { unit = "points", zh = "自评得分", en = "score as stated" }
*/
SELECT s.project_id, s.unit_id, u.name AS unit, s.year, p.budget, s.low AS score_low,
       s.high AS score_high, s.execution AS execution_score, s.execution_weight, s.grade_low,
       s.grade_high, CASE WHEN s.grade_low = s.grade_high THEN s.grade_low END AS grade,
       p.stated_score
FROM record.score s
JOIN record.project p ON p.project_id = s.project_id
JOIN record.unit u ON u.unit_id = s.unit_id
