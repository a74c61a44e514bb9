/*
title = { zh = "项目名单", en = "Projects by name" }
grain = ["project_id"]
source = "The first 2,000 counted projects of each year, in the order of units and forms: what can be chosen from."

[columns]
project_id = "project_fact"
unit = "project_fact"
year = "project_fact"
project = { zh = "项目名称", en = "project" }
*/
WITH ranked AS (
    SELECT project_id, unit, year, name AS project,
           row_number() OVER (PARTITION BY year ORDER BY unit, position, project_id) AS place
    FROM project_fact
)
SELECT project_id, unit, year, project
FROM ranked
WHERE place <= 2000
ORDER BY year, unit, place
