/*
title = { zh = "资金来源构成", en = "Money by source" }
grain = ["unit", "year", "source"]
source = "Sums over what is known; projects that name no source stand under unconfirmed."

[columns]
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
source = { zh = "资金来源", en = "source" }
projects = { unit = "1", zh = "项目数", en = "projects with this source" }
budget = { unit = "万元", zh = "全年预算数", en = "budget; null where no form divides it" }
spent = { unit = "万元", zh = "全年执行数", en = "spent" }
*/
SELECT unit_id, unit, year, source, count(DISTINCT project_id) AS projects,
       sum(budget) AS budget, sum(spent) AS spent
FROM funding_fact
GROUP BY unit_id, unit, year, source
ORDER BY year, unit, source
