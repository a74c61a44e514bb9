/*
level = "error"
title = { zh = "合计行与各行之和不符", en = "Total row does not equal its rows" }
message = { zh = "“{label}”行支出为 {found}，各项目相加为 {expected}。请核对是否漏行或录入有误。", en = "The row {label} says {found} was spent, its projects add up to {expected}. Please check for a missing row or a slip." }

[variants.budget]
message = { zh = "“{label}”行预算为 {found}，各项目相加为 {expected}。请核对是否漏行或录入有误。", en = "The row {label} says a budget of {found}, its projects add up to {expected}. Please check for a missing row or a slip." }

[[fires]]
variant = "budget"
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "16.00", spent = "14.00" }]

[[fires]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "19.00" }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.01" }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.00" }]
*/
WITH step AS (
    SELECT form_id, coalesce(min(money_step), 0.01) / 2 AS half
    FROM record.project GROUP BY form_id
),
-- All rows of the form, other units' too: a 合计 stands under the whole table.
whole AS (
    SELECT form_id, count(*) AS parts, count(budget) AS budgets, count(spent) AS spents,
           sum(budget) AS budget, sum(spent) AS spent
    FROM record.project GROUP BY form_id
),
own AS (
    SELECT p.form_id, s.unit_id, count(*) AS parts, count(p.budget) AS budgets,
           count(p.spent) AS spents, sum(p.budget) AS budget, sum(p.spent) AS spent
    FROM record.project p JOIN record.submission s ON s.submission_id = p.submission_id
    GROUP BY p.form_id, s.unit_id
),
line AS (
    SELECT t.submission_id, t.sheet, t.label, t.form_id, t.unit_id, t.budget AS said_budget,
           t.spent AS said_spent, t.budget_cell, t.spent_cell
    FROM total t WHERE t.source IS NULL
),
claim AS (
    SELECT l.*, w.parts, w.budgets, w.spents, w.budget, w.spent
    FROM line l JOIN whole w ON w.form_id = l.form_id WHERE l.unit_id IS NULL
    UNION ALL
    SELECT l.*, o.parts, o.budgets, o.spents, o.budget, o.spent
    FROM line l JOIN own o ON o.form_id = l.form_id AND o.unit_id = l.unit_id
),
said AS (
    SELECT submission_id, sheet, form_id, label, budget_cell AS cell, 'budget' AS variant,
           said_budget AS said, budget AS added, parts, budgets AS known FROM claim
    UNION ALL
    SELECT submission_id, sheet, form_id, label, spent_cell, '', said_spent, spent, parts, spents
    FROM claim
)
SELECT d.submission_id, NULL AS project_id, d.sheet, d.cell, d.label, d.variant,
       said_amount(d.said) AS found, said_amount(d.added) AS expected
FROM said d JOIN step s ON s.form_id = d.form_id
WHERE d.known = d.parts AND abs(d.said - d.added) > (d.parts + 1) * s.half
