/*
level = "error"
title = { zh = "合计与资金来源不符", en = "Total does not equal its sources" }
message = { zh = "支出合计 {found}，各资金来源相加为 {expected}。请核对。", en = "The total spent is {found}, its sources add up to {expected}. Please check." }

[variants.budget]
message = { zh = "预算合计 {found}，各资金来源相加为 {expected}。请核对。", en = "The total budget is {found}, its sources add up to {expected}. Please check." }

[variants.budget_initial]
message = { zh = "年初预算合计 {found}，各资金来源相加为 {expected}。请核对。", en = "The total initial budget is {found}, its sources add up to {expected}. Please check." }

[variants.parts_spent]
message = { zh = "支出合计 {found}，基本支出与项目支出相加为 {expected}。请核对。", en = "The total spent is {found}, basic and project expenditure add up to {expected}. Please check." }

[variants.parts_budget]
message = { zh = "预算合计 {found}，基本支出与项目支出相加为 {expected}。请核对。", en = "The total budget is {found}, basic and project expenditure add up to {expected}. Please check." }

[[fires]]
projects = [{ name = "甲", budget = "100.00", spent = "90.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "80.00" }, { source = "non_fiscal", label = "非财政资金", spent = "5.00" }] }]

[[fires]]
variant = "budget"
projects = [{ name = "甲", budget = "0", spent = "0", funding = [{ source = "fiscal", label = "财政拨款", budget = "90.00" }] }]

[[fires]]
variant = "budget_initial"
form = "project_form"
projects = [{ name = "甲", budget_initial = "90.00", budget = "90.00", spent = "80.00", funding = [{ source = "fiscal", label = "当年财政拨款", budget_initial = "60.00", budget = "60.00", spent = "60.00" }, { source = "other", label = "其他资金", budget_initial = "20.00", budget = "30.00", spent = "20.00" }] }]

[[fires]]
variant = "parts_spent"
form = "unit_form"
projects = [{ budget = "100.00", spent = "90.00" }]
unit_totals = { budget = "100.00", spent = "90.00", basic = { source = "fiscal", label = "基本支出", budget = "60.00", spent = "60.00" }, project = { source = "fiscal", label = "项目支出", budget = "40.00", spent = "20.00" } }

[[silent]]
form = "unit_form"
projects = [{ budget = "100.00", spent = "90.00" }]
unit_totals = { budget = "100.00", spent = "90.00", basic = { source = "fiscal", label = "基本支出", budget = "60.00", spent = "60.00" }, project = { source = "fiscal", label = "项目支出", budget = "40.00", spent = "30.00" } }

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "90.00", budget = "110.00", spent = "80.00", funding = [{ source = "fiscal", label = "当年财政拨款", budget_initial = "90.00", budget = "90.00", spent = "60.00" }, { source = "carried_over", label = "上年结转资金", budget = "20.00", spent = "20.00" }] }]

[[silent]]
projects = [{ name = "当年财力", budget = "4.35", spent = "4.35", funding = [{ source = "general_public", label = "一般公共预算", spent = "4.15" }, { source = "unconfirmed", label = "政府性基金/非财政资金", spent = "0.20" }] }]

[[silent]]
projects = [{ name = "三位四舍五入", budget = "10.00", spent = "10.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "3.33" }, { source = "government_fund", label = "政府性基金", spent = "3.33" }, { source = "other", label = "其他资金", spent = "3.33" }] }]

[[silent]]
projects = [{ name = "只列财政拨款", budget = "100.00", spent = "90.00", funding = [{ source = "fiscal", label = "其中：财政拨款", spent = "80.00" }] }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "5.00" }, { source = "government_fund", label = "政府性基金", spent = "1.00" }, { source = "non_fiscal", label = "非财政资金" }] }]
*/
WITH claim AS (
    SELECT submission_id, project_id, 'spent' AS path, '' AS variant, spent AS total,
           coalesce(money_step, 0.01) / 2 AS half
    FROM project WHERE spent IS NOT NULL
    UNION ALL
    SELECT submission_id, project_id, 'budget', 'budget', budget, coalesce(money_step, 0.01) / 2
    FROM project WHERE budget IS NOT NULL
    UNION ALL
    SELECT submission_id, project_id, 'budget_initial', 'budget_initial', budget_initial, coalesce(money_step, 0.01) / 2
    FROM project WHERE budget_initial IS NOT NULL
),
part AS (
    SELECT project_id, position, 'spent' AS path, source, spent AS amount FROM funding
    UNION ALL
    SELECT project_id, position, 'budget', source, budget FROM funding
    UNION ALL
    SELECT project_id, position, 'budget_initial', source, budget_initial FROM funding
),
-- A department's form: basic and project expenditure are all that there is.
department AS (
    SELECT submission_id, count(*) AS parts, sum(budget) AS budget, sum(spent) AS spent,
           count(budget) AS budgets, count(spent) AS spents
    FROM record.unit_part WHERE part IN ('basic', 'project') GROUP BY submission_id HAVING count(*) = 2
),
added AS (
    SELECT project_id, path, count(amount) AS parts, sum(amount) AS amount,
           sum(CASE WHEN source <> 'fiscal' THEN amount END) AS without_fiscal,
           sum(CASE WHEN source NOT IN ('general_public', 'government_fund', 'state_capital')
                    THEN amount END) AS without_kinds
    FROM part GROUP BY project_id, path
),
-- Projects with a source of which nothing could be read, or not the amount that its cell holds (a
-- formula that was never calculated, 约350万): what is missing may be its.
unread_source AS (
    SELECT project_id, unnest(['spent', 'budget', 'budget_initial']) AS path
    FROM funding WHERE spent IS NULL AND budget IS NULL AND budget_initial IS NULL
    UNION
    SELECT p.project_id, p.path
    FROM part p
    JOIN record.source_cell c ON c.project_id = p.project_id
         AND c.path = concat('funding.', p.position, '.', p.path) AND c.raw <> ''
    WHERE p.amount IS NULL
)
-- 财政拨款 may stand beside the kinds that it is made of: then either reading may add up. A single
-- source below the total says nothing: the others may not have been asked for. What is missing may
-- be what the reader could not read.
SELECT c.submission_id, c.project_id, c.path, c.variant,
       said_amount(c.total) AS found, said_amount(a.amount) AS expected
FROM claim c
JOIN added a ON a.project_id = c.project_id AND a.path = c.path
WHERE abs(a.amount - c.total) > (a.parts + 1) * c.half
  AND coalesce(abs(a.without_fiscal - c.total) > (a.parts + 1) * c.half, TRUE)
  AND coalesce(abs(a.without_kinds - c.total) > (a.parts + 1) * c.half, TRUE)
  AND (a.parts > 1 OR a.amount > c.total)
  AND c.project_id NOT IN (SELECT project_id FROM record.source_cell
                           WHERE inferred AND regexp_matches(path, '(^|[.])(budget_initial|budget|spent)$'))
  AND (a.amount > c.total OR (c.project_id, c.path) NOT IN (SELECT (project_id, path) FROM unread_source))
  AND (a.amount > c.total OR c.submission_id NOT IN (SELECT submission_id FROM unread_money('资金|收入|拨款|补助|经费|债|款|金额')))
UNION ALL
SELECT p.submission_id, p.project_id, 'spent', 'parts_spent', said_amount(p.spent), said_amount(d.spent)
FROM project p JOIN department d ON d.submission_id = p.submission_id
WHERE d.spents = 2 AND abs(p.spent - d.spent) > 1.5 * coalesce(p.money_step, 0.01)
UNION ALL
SELECT p.submission_id, p.project_id, 'budget', 'parts_budget', said_amount(p.budget), said_amount(d.budget)
FROM project p JOIN department d ON d.submission_id = p.submission_id
WHERE d.budgets = 2 AND abs(p.budget - d.budget) > 1.5 * coalesce(p.money_step, 0.01)
