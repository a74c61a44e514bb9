/*
title = { zh = "项目资金来源明细", en = "Every source of every project" }
grain = ["project_id", "position"]
source = "Counted projects' sources as their forms name them; unconfirmed where a form names none."

[columns]
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project = { zh = "项目名称", en = "project" }
position = { zh = "表内次序", en = "order in the form, from 0; -1 where no source is named" }
source = { zh = "资金来源", en = "source" }
label = { zh = "表内名称", en = "heading in the form" }
budget_initial = { unit = "万元", zh = "年初预算数", en = "initial budget" }
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = { unit = "万元", zh = "全年执行数", en = "spent" }
*/
SELECT project_id, unit, year, project, position, source, label, budget_initial, budget, spent
FROM funding_fact
ORDER BY year, unit, project_id, position
