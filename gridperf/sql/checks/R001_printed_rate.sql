/*
level = "error"
gives_way_to = "R006"
title = { zh = "执行率与金额不符", en = "Printed rate does not follow from the amounts" }
message = { zh = "表内执行率 {found}，按支出 {spent} ÷ 预算 {budget} 应为 {expected}（已考虑四舍五入）。请核对金额或执行率。", en = "The printed rate is {found}; spent {spent} ÷ budget {budget} gives {expected}, rounding allowed for. Please check the amounts or the rate." }

[variants.initial]
level = "warning"
message = { zh = "表内执行率 {found}，是按年初预算 {initial} 计算的；按全年预算 {budget} 应为 {expected}。请统一口径。", en = "The printed rate of {found} follows from the initial budget {initial}; from the year's budget {budget} it is {expected}. Please use one base." }

[variants.total]
message = { zh = "“{label}”行执行率 {found}，按该行支出 {spent} ÷ 预算 {budget} 应为 {expected}（已考虑四舍五入）。合计执行率不是各行的平均数。请核对。", en = "The row {label} prints a rate of {found}; its spent {spent} ÷ budget {budget} gives {expected}, rounding allowed for. The rate of a total is no mean of rates. Please check." }

[[fires]]
projects = [{ name = "甲", budget = "96.40", spent = "95.04", stated_rate = "0.9999", cells = { stated_rate = ["I7", "99.99%"] } }]

[[fires]]
projects = [{ name = "甲", budget = "300", spent = "310", stated_rate = "1", cells = { stated_rate = ["I7", "100.00%"] } }]

[[fires]]
variant = "initial"
form = "project_form"
projects = [{ name = "甲", budget_initial = "80.00", budget = "100.00", spent = "72.00", stated_rate = "0.9", cells = { stated_rate = ["H6", "90.00%"] } }]

[[fires]]
variant = "total"
projects = [{ name = "甲", budget = "10.00", spent = "10.00" }, { name = "乙", budget = "90.00", spent = "45.00" }]
totals = [{ label = "合计", row = 9, budget = "100.00", spent = "55.00", stated_rate = "0.75", cells = { stated_rate = ["I9", "75.00%"] } }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "10.00" }, { name = "乙", budget = "90.00", spent = "45.00" }]
totals = [{ label = "合计", row = 9, budget = "100.00", spent = "55.00", stated_rate = "0.55", cells = { stated_rate = ["I9", "55.00%"] } }]

# Of a line of text that lost cells nothing is proved, of the total below it all the same.
[[fires]]
variant = "total"
projects = [{ name = "甲", budget = "10.00", spent = "10.00", stated_rate = "0.5", inferred = ["budget"], cells = { budget = ["D7", "10.00"], stated_rate = ["I7", "50.00%"] } }, { name = "乙", budget = "90.00", spent = "45.00" }]
totals = [{ label = "合计", row = 9, budget = "100.00", spent = "55.00", stated_rate = "0.75", cells = { stated_rate = ["I9", "75.00%"] } }]

# The amount is wrong, its rate that of the rows.
[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "10.00" }, { name = "乙", budget = "90.00", spent = "45.00" }]
totals = [{ label = "合计", row = 9, budget = "120.00", spent = "55.00", stated_rate = "0.55", cells = { stated_rate = ["I9", "55.00%"] } }]

[[silent]]
projects = [{ name = "应急指挥工作", budget = "37.86", spent = "37.76", stated_rate = "0.9975", cells = { stated_rate = ["I7", "99.75%"] } }]

[[silent]]
projects = [{ name = "甲", budget = "310.2", spent = "154.74", stated_rate = "0.5", cells = { stated_rate = ["I7", "50%"] } }]

[[silent]]
projects = [{ name = "甲", budget = "0", spent = "0", stated_rate = "0", cells = { stated_rate = ["I7", "0.00%"] } }]
*/
WITH rows_added AS (
    SELECT p.form_id, s.unit_id, sum(p.spent) / nullif(sum(p.budget), 0) AS rate
    FROM record.project p JOIN record.submission s ON s.submission_id = p.submission_id
    WHERE p.form_id IN (SELECT form_id FROM total WHERE stated_rate IS NOT NULL)
    GROUP BY GROUPING SETS ((p.form_id, s.unit_id), (p.form_id))
),
printed AS (
    SELECT submission_id, project_id, NULL AS sheet, NULL AS cell, '' AS label, budget_initial, budget, spent,
           stated_rate, money_step, rate_step
    FROM project
    UNION ALL
    -- Where a total's rate is that of its rows, its amounts are what is wrong: R003 says so.
    SELECT submission_id, NULL, sheet, rate_cell, label, NULL, budget, spent, stated_rate, money_step, rate_step
    FROM total t
    WHERE source IS NULL AND NOT EXISTS (
        SELECT 1 FROM rows_added r
        WHERE r.form_id = t.form_id AND coalesce(r.unit_id, t.unit_id, 0) = coalesce(t.unit_id, 0)
          AND abs(CAST(t.stated_rate AS DOUBLE) - CAST(r.rate AS DOUBLE)) <= coalesce(t.rate_step, 0.01)
    )
),
reach AS (
    SELECT *, coalesce(money_step, 0.01) / 2 AS half, coalesce(rate_step, 0.01) / 2 AS slack
    FROM printed
    WHERE budget > 0 AND spent >= 0 AND stated_rate IS NOT NULL
)
SELECT submission_id, project_id, 'stated_rate' AS path, sheet, cell, label,
       said_percent(stated_rate) AS found, said_percent(spent / budget) AS expected,
       said_amount(spent) AS spent, said_amount(budget) AS budget,
       coalesce(said_amount(budget_initial), '') AS initial,
       -- A rate that follows from the initial budget is another base, not a slip.
       CASE WHEN budget_initial > half AND budget_initial <> budget
                 AND CAST(stated_rate AS DOUBLE) + slack + 1e-9 >= (spent - half) / CAST(budget_initial + half AS DOUBLE)
                 AND CAST(stated_rate AS DOUBLE) - slack - 1e-9 <= (spent + half) / CAST(budget_initial - half AS DOUBLE)
            THEN 'initial' WHEN project_id IS NULL THEN 'total' ELSE '' END AS variant
FROM reach
-- The rate may be of a budget or of spending that the reader could not read.
WHERE submission_id NOT IN (SELECT submission_id FROM unread_money('预算|调[整增减]|追[加减]|核[增减]|批复|下达|支出|执行|决算|到位'))
  -- Nor do figures speak against each other that a line of text lost from their places.
  AND coalesce(project_id, 0) NOT IN (SELECT project_id FROM record.source_cell
                                      WHERE inferred AND path IN ('budget', 'spent', 'stated_rate'))
  AND (CAST(stated_rate AS DOUBLE) + slack + 1e-9 < (spent - half) / CAST(budget + half AS DOUBLE)
       OR (budget > half
           AND CAST(stated_rate AS DOUBLE) - slack - 1e-9 > (spent + half) / CAST(budget - half AS DOUBLE)))
