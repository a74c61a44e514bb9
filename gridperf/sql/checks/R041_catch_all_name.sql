/*
level = "note"
title = { zh = "项目名称笼统", en = "A catch-all project name" }
message = { zh = "项目“{found}”名称笼统，预算 {budget} 万元。请按实际用途细化。", en = "The project name “{found}” says little; its budget is {budget}. Please name what the money is for." }

[[fires]]
projects = [{ name = "机动经费", budget = "0.20", spent = "0.20" }, { name = "其他一般管理事务", budget = "98.42" }, { name = "当年财力(通用项目)", budget = "4.35" }]

[[silent]]
projects = [{ name = "网格管理事务", budget = "62.00" }, { name = "机动车停车场改造", budget = "10" }]
*/
SELECT submission_id, project_id, 'name' AS path, name AS found,
       coalesce(said_amount(budget), '—') AS budget
FROM project
WHERE regexp_matches(name_key, '机动(经费|资金|金)|预备|^其他|通用项目|一般(行政)?管理事务')
