/*
level = "error"
title = { zh = "无预算有支出，或有预算未支出", en = "Spending without a budget, or nothing spent" }
message = { zh = "预算为 0，支出为 {found}。请补填预算数或核对支出。", en = "The budget is 0, yet {found} was spent. Please fill in the budget or check what was spent." }

[variants.nothing_spent]
level = "warning"
message = { zh = "预算 {expected}，全年支出为 0。请核对或填写原因。", en = "Of a budget of {expected} nothing was spent. Please check, or give the reason." }

[[fires]]
projects = [{ name = "甲", budget = "0", spent = "5.00" }]

[[fires]]
variant = "nothing_spent"
projects = [{ name = "甲", budget = "12.00", spent = "0" }]

[[silent]]
projects = [{ name = "甲", budget = "12.00", spent = "11.00" }, { name = "乙", budget = "0", spent = "0" }]

[[silent]]
projects = [{ name = "甲", budget = "12.00" }, { name = "乙", spent = "3.00" }]
*/
SELECT submission_id, project_id, 'spent' AS path, said_amount(spent) AS found,
       said_amount(budget) AS expected,
       CASE WHEN budget = 0 THEN '' ELSE 'nothing_spent' END AS variant
FROM project
WHERE (budget = 0 AND spent > 0) OR (budget > 0 AND spent = 0)
