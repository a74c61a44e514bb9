/*
title = { zh = "问题与整改", en = "Problems and rectification" }
grain = ["project_id"]
source = "Counted projects whose form states a problem; 无 and its like are no problem."

[columns]
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit = "project_fact"
year = "project_fact"
project = { zh = "项目名称", en = "project" }
problems = "project_fact"
rectification = { zh = "整改情况", en = "rectification; null where none is stated" }
rectified = { zh = "已写整改", en = "1 where a rectification is stated, else 0" }
*/
SELECT project_id, unit, year, name AS project, problems,
       CASE WHEN says_nothing(rectification) THEN NULL ELSE rectification END AS rectification,
       CASE WHEN says_nothing(rectification) THEN 0 ELSE 1 END AS rectified
FROM project_fact
WHERE NOT says_no_problem(problems)
ORDER BY year, unit, project_id
