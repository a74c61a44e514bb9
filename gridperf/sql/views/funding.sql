/*
title = { zh = "资金来源构成", en = "Money by source" }
grain = ["unit", "year", "source"]
source = "Sums over what is known; projects that name no source stand under unconfirmed."

[columns]
unit_id = "funding_fact"
unit = "funding_fact"
year = "funding_fact"
source = "funding_fact"
projects = { unit = "1", zh = "项目数", en = "projects with this source" }
budget = { unit = "万元", zh = "全年预算数", en = "budget; null where no form divides it" }
spent = "funding_fact"
*/
SELECT unit_id, unit, year, source, count(DISTINCT project_id) AS projects,
       sum(budget) AS budget, sum(spent) AS spent
FROM funding_fact
GROUP BY unit_id, unit, year, source
ORDER BY year, unit, source
