/*
title = { zh = "项目资金来源", en = "Money by project and source" }
grain = ["project_id", "source"]
source = "The hundred projects with most money; sums over what is known."

[columns]
project_id = "funding_fact"
project = "funding_fact"
unit = "funding_fact"
year = "funding_fact"
source = "funding_fact"
spent = "funding_fact"
total = { unit = "万元", zh = "项目合计", en = "spent from all sources of the project" }
*/
WITH totals AS (
    SELECT project_id, sum(spent) AS total
    FROM funding_fact
    WHERE spent IS NOT NULL
    GROUP BY project_id
    ORDER BY total DESC, project_id
    LIMIT 100
)
SELECT f.project_id, f.project, f.unit, f.year, f.source, sum(f.spent) AS spent, t.total
FROM funding_fact f
JOIN totals t ON t.project_id = f.project_id
GROUP BY f.project_id, f.project, f.unit, f.year, f.source, t.total
ORDER BY t.total DESC, f.project_id, f.source
