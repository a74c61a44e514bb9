/*
title = { zh = "各单位执行率最低的项目", en = "Each unit's projects of lowest rate" }
grain = ["project_id"]
source = "The seven projects of each unit and year with the lowest rate, those without one first."

[columns]
place = { zh = "名次", en = "place in its unit and year, from 1" }
project_id = "project_fact"
unit = "project_fact"
year = "project_fact"
project = { zh = "项目名称", en = "project" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
state = "project_fact"
*/
WITH ranked AS (
    SELECT project_id, unit, year, name AS project, rate, state,
           row_number() OVER (
               PARTITION BY unit_id, year
               ORDER BY CASE WHEN rate IS NULL THEN 0 ELSE 1 END, rate, position, project_id)
               AS place
    FROM project_fact
)
SELECT place, project_id, unit, year, project, rate, state
FROM ranked
WHERE place <= 7
ORDER BY year, unit, place
