/*
level = "warning"
title = { zh = "有未达指标或执行偏低却称无问题", en = "No problem stated though something is unmet or low" }
message = { zh = "存在问题填“{found}”，但有 {unmet} 项指标未达。请补充问题和整改措施。", en = "Problems: “{found}”, yet [{unmet} indicators are|one indicator is] unmet. Please add the problems and what is done about them." }

[variants.low]
message = { zh = "存在问题填“{found}”，但执行率 {rate}，低于 {expected}。请补充问题和整改措施。", en = "Problems: “{found}”, yet execution is {rate}, below {expected}. Please add the problems and what is done about them." }

[thresholds]
rate = 80

[meaning]
rate = { zh = "执行率低于（%）", en = "execution below (%)" }

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]

[[fires]]
variant = "low"
projects = [{ name = "甲", budget = "100.00", spent = "52.10", problems = "无", rectification = "无" }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "80.00", problems = "无" }, { name = "乙", budget = "100.00", spent = "52.10", problems = "招标较晚" }]

[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "71栋", status = "met" }] }, { name = "乙", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]
*/
WITH unmet AS (
    SELECT project_id, count(*) AS unmet FROM indicator WHERE status = 'unmet' GROUP BY project_id
)
SELECT p.submission_id, p.project_id, 'problems' AS path, left(p.problems, 40) AS found,
       coalesce(CAST(u.unmet AS VARCHAR), '') AS unmet,
       CASE WHEN p.budget > 0 THEN said_percent(p.spent / p.budget) ELSE '' END AS rate,
       CAST(CAST(t.rate AS DECIMAL(7,0)) AS VARCHAR) || '%' AS expected,
       CASE WHEN u.unmet IS NULL THEN 'low' ELSE '' END AS variant
FROM project p LEFT JOIN unmet u ON u.project_id = p.project_id CROSS JOIN threshold t
WHERE p.problems IS NOT NULL AND says_nothing(p.problems)
  AND (u.unmet > 0 OR (p.budget > 0 AND p.spent * 100 < p.budget * (CAST(t.rate AS DECIMAL(9,3)) - 0.005)))
