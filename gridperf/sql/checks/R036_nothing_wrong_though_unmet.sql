/*
level = "warning"
title = { zh = "有未达指标却称无问题", en = "No problem stated though something is unmet" }
message = { zh = "存在问题填“{found}”，但有 {unmet} 项指标未达。请补充问题和整改措施。", en = "Problems: “{found}”, yet {unmet} indicators are unmet. Please add the problems and what is done about them." }

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]

[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "71栋", status = "met" }] }, { name = "乙", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]
*/
WITH unmet AS (
    SELECT project_id, count(*) AS unmet FROM indicator WHERE status = 'unmet' GROUP BY project_id
)
SELECT p.submission_id, p.project_id, 'problems' AS path, left(p.problems, 40) AS found,
       CAST(u.unmet AS VARCHAR) AS unmet
FROM project p JOIN unmet u ON u.project_id = p.project_id
WHERE p.problems IS NOT NULL AND says_nothing(p.problems)
