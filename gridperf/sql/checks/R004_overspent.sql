/*
level = "warning"
title = { zh = "支出大于预算", en = "Spent more than the budget" }
message = { zh = "执行率 {rate}：支出 {found} 大于预算 {expected}。请核对金额或填写原因。", en = "Execution rate {rate}: spent {found} exceeds the budget {expected}. Please check the amounts or give the reason." }

[[fires]]
projects = [{ name = "甲", budget = "300", spent = "310" }]

[[silent]]
projects = [{ name = "甲", budget = "300", spent = "300" }]

[[silent]]
projects = [{ name = "甲", budget = "0", spent = "5" }]
*/
SELECT submission_id, project_id, 'spent' AS path, said_amount(spent) AS found,
       said_amount(budget) AS expected, said_percent(spent / budget) AS rate
FROM project
WHERE budget > 0 AND spent > budget
