/*
title = { zh = "问题与整改（前列）", en = "Problems and rectification, the first of them" }
grain = ["project_id"]
source = "The first 60 projects of each year whose form states a problem, with how many there are in all."

[columns]
place = { zh = "名次", en = "place in its year, from 1" }
stated = { unit = "1", zh = "反映问题的项目", en = "projects of the year that state a problem" }
answered = { unit = "1", zh = "其中写了整改", en = "of these, with a rectification" }
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit = "project_fact"
year = "project_fact"
project = { zh = "项目名称", en = "project" }
problems = "project_fact"
rectification = { zh = "整改情况", en = "rectification; null where none is stated" }
*/
WITH stated AS (
    SELECT project_id, unit, year, name AS project, problems,
           CASE WHEN says_nothing(rectification) THEN NULL ELSE rectification END AS rectification
    FROM project_fact
    WHERE NOT says_no_problem(problems)
),
ranked AS (
    SELECT project_id, unit, year, project, problems, rectification,
           row_number() OVER (PARTITION BY year ORDER BY unit, project_id) AS place,
           count(*) OVER (PARTITION BY year) AS stated,
           count(rectification) OVER (PARTITION BY year) AS answered
    FROM stated
)
SELECT place, stated, answered, project_id, unit, year, project, problems, rectification
FROM ranked
WHERE place <= 60
ORDER BY year, place
