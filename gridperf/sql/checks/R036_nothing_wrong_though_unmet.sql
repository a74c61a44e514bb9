/*
level = "warning"
title = { zh = "有未达指标或执行偏低却称无问题", en = "No problem stated though something is unmet or low" }
message = { zh = "存在问题填“{found}”，但有 {unmet} 项指标未达。请补充问题和整改措施。", en = "Problems: “{found}”, yet [{unmet} indicators are|one indicator is] unmet. Please add the problems and what is done about them." }

[variants.low]
gives_way_to = "R006"
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

[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet", reason = "雨季停工，次年一季度补齐" }, { dimension = "other", name = "预算执行率", target = "100%", actual = "97%", target_value = "100", actual_value = "97", measure_unit = "%", status = "unmet" }] }, { name = "乙", budget = "100.00", spent = "52.10", problems = "无", execution = { reason = "招标较晚" } }, { name = "丙", budget = "100.00", spent = "52.10", problems = "无", indicators = [{ dimension = "cost", target = "≤100万元", actual = "52.1万元", status = "met", reason = "尾款次年支付" }] }]
*/
WITH told AS (
    -- What a unit explains beside the figure itself it doesn't hide by writing 无 in another column.
    SELECT project_id,
           count(*) FILTER (WHERE status = 'unmet' AND says_nothing(reason)
                            AND NOT nearly_spent(name, actual_value)) AS unmet,
           bool_or(NOT says_nothing(reason)) AS explained
    FROM indicator GROUP BY project_id
)
SELECT p.submission_id, p.project_id, 'problems' AS path, left(p.problems, 40) AS found,
       CASE WHEN u.unmet > 0 THEN CAST(u.unmet AS VARCHAR) ELSE '' END AS unmet,
       CASE WHEN p.budget > 0 THEN said_percent(p.spent / p.budget) ELSE '' END AS rate,
       CASE WHEN u.unmet > 0 THEN NULL ELSE CAST(CAST(t.rate AS DECIMAL(7,0)) AS VARCHAR) || '%' END AS expected,
       CASE WHEN u.unmet > 0 THEN '' ELSE 'low' END AS variant
FROM project p LEFT JOIN told u ON u.project_id = p.project_id CROSS JOIN threshold t
WHERE p.problems IS NOT NULL AND p.no_problem
  AND p.submission_id NOT IN (SELECT submission_id FROM unread_reason())
  AND (u.unmet > 0
       OR (p.budget > 0 AND p.spent >= 0 AND p.spent * 100 < p.budget * (CAST(t.rate AS DECIMAL(9,3)) - 0.005)
           AND says_nothing(p.execution_reason) AND NOT coalesce(u.explained, FALSE)))
