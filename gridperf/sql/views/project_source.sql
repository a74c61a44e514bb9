/*
title = { zh = "项目资金来源明细", en = "Every source of every project" }
grain = ["project_id", "position"]
source = "Counted projects' sources as their forms name them; unconfirmed where a form names none."

[columns]
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit = "funding_fact"
year = "funding_fact"
project = "funding_fact"
position = "funding_fact"
source = "funding_fact"
label = "funding_fact"
budget_initial = "funding_fact"
budget = "funding_fact"
spent = "funding_fact"
*/
SELECT project_id, unit, year, project, position, source, label, budget_initial, budget, spent
FROM funding_fact
ORDER BY year, unit, project_id, position
