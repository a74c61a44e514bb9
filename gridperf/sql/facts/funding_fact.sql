/*
title = { zh = "资金来源", en = "Sources of money" }
grain = ["project_id", "position"]
source = "Counted projects, a summary's sources from the full list that it replaced; a project that names no source at all stands whole under unconfirmed."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
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
SELECT k.project_id, k.unit_id, u.name AS unit, k.year, p.name AS project,
       f.position, f.source, f.label, f.budget_initial, f.budget, f.spent
FROM record.standing k
JOIN record.project p ON p.project_id = k.project_id
JOIN record.unit u ON u.unit_id = k.unit_id
JOIN record.funding f ON f.project_id = coalesce(k.funding_from, k.project_id)
UNION ALL
SELECT k.project_id, k.unit_id, u.name, k.year, p.name,
       -1, 'unconfirmed', NULL, p.budget_initial, p.budget, p.spent
FROM record.standing k
JOIN record.project p ON p.project_id = k.project_id
JOIN record.unit u ON u.unit_id = k.unit_id
WHERE coalesce(k.funding_from, k.project_id) NOT IN (SELECT project_id FROM record.funding)
