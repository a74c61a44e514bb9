/*
level = "warning"
title = { zh = "全部项目均称无问题", en = "No problem in any project" }
message = { zh = "本单位 {found} 个项目的问题和整改均填“无”。请逐项核实后填写。", en = "All {found} projects of this unit state neither problem nor rectification. Please look at each and fill in." }

[thresholds]
projects = 5

[meaning]
projects = { zh = "全部填“无”的项目数，至少", en = "projects that all say none, at least" }

[[fires]]
projects = [{ name = "甲", problems = "无", rectification = "无" }, { name = "乙", problems = "无", rectification = "无" }, { name = "丙", problems = "无", rectification = "无" }, { name = "丁", problems = "无", rectification = "无" }, { name = "戊", problems = "无", rectification = "无" }]

[[silent]]
projects = [{ name = "甲", problems = "无", rectification = "无" }, { name = "乙", problems = "无", rectification = "无" }]

[[silent]]
projects = [{ name = "甲" }, { name = "乙" }, { name = "丙" }, { name = "丁" }, { name = "戊" }]
*/
WITH said AS (
    SELECT unit_id, year, kind, max(submission_id) AS submission_id, arg_max(project_id, (submission_id, -project_id)) AS first_id, count(*) AS projects,
           sum(CASE WHEN problems IS NOT NULL AND no_problem AND says_nothing(rectification)
                    THEN 1 ELSE 0 END) AS silent
    FROM project WHERE kind <> 'unit_form' GROUP BY unit_id, year, kind
)
-- The first of the projects shows where.
SELECT s.submission_id, NULL AS project_id, c.sheet, c.address AS cell, CAST(s.projects AS VARCHAR) AS found
FROM said s CROSS JOIN threshold t
LEFT JOIN record.source_cell c ON c.submission_id = s.submission_id AND c.project_id = s.first_id AND c.path = 'problems'
WHERE s.silent = s.projects AND s.projects >= t.projects
