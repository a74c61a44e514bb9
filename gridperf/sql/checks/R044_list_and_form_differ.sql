/*
level = "warning"
title = { zh = "汇总表与单项表不一致", en = "List and project form differ" }
message = { zh = "单项表支出 {found}，汇总表为 {expected}，以汇总表为准。请核对。", en = "The project form says {found} was spent, the list {expected}; the list counts. Please check." }

[variants.budget]
message = { zh = "单项表预算 {found}，汇总表为 {expected}，以汇总表为准。请核对。", en = "The project form says a budget of {found}, the list {expected}; the list counts. Please check." }

[[fires]]
variant = "budget"
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }]
also = [{ name = "甲", budget = "12.00", spent = "9.00" }]

[[fires]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }]
also = [{ name = "甲", budget = "10.00", spent = "8.00" }]

[[silent]]
projects = [{ name = "甲", budget = "6.00", spent = "5.00" }, { name = "甲", budget = "4.00", spent = "4.00" }]
also = [{ name = "甲", budget = "10.00", spent = "9.00" }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }]
also = [{ name = "甲", budget = "10.00", spent = "9.0" }, { name = "乙", budget = "1", spent = "1" }]
*/
WITH pair AS (
    SELECT f.submission_id, f.project_id, f.budget, f.spent, l.budget AS list_budget,
           l.spent AS list_spent, (coalesce(f.money_step, 0.01) + coalesce(l.money_step, 0.01)) / 2 AS slack
    FROM record.standing k
    JOIN project f ON f.project_id = k.form_project_id
    JOIN record.project l ON l.project_id = k.project_id
    -- Several rows of the list to one form: which of them it tells of can't be said.
    QUALIFY count(*) OVER (PARTITION BY k.form_project_id) = 1
)
SELECT submission_id, project_id, 'spent' AS path, said_amount(spent) AS found,
       said_amount(list_spent) AS expected, '' AS variant
FROM pair WHERE abs(spent - list_spent) > slack
UNION ALL
SELECT submission_id, project_id, 'budget', said_amount(budget), said_amount(list_budget), 'budget'
FROM pair WHERE abs(budget - list_budget) > slack
