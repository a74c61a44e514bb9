/*
level = "error"
title = { zh = "执行率与金额不符", en = "Printed rate does not follow from the amounts" }
message = { zh = "表内执行率 {found}，按支出 {spent} ÷ 预算 {budget} 应为 {expected}（已考虑四舍五入）。请核对金额或执行率。", en = "The printed rate is {found}; spent {spent} ÷ budget {budget} gives {expected}, rounding allowed for. Please check the amounts or the rate." }

[variants.initial]
level = "warning"
message = { zh = "表内执行率 {found}，是按年初预算 {initial} 计算的；按全年预算 {budget} 应为 {expected}。请统一口径。", en = "The printed rate of {found} follows from the initial budget {initial}; from the year's budget {budget} it is {expected}. Please use one base." }

[[fires]]
projects = [{ name = "甲", budget = "96.40", spent = "95.04", stated_rate = "0.9999", cells = { stated_rate = ["I7", "99.99%"] } }]

[[fires]]
projects = [{ name = "甲", budget = "300", spent = "310", stated_rate = "1", cells = { stated_rate = ["I7", "100.00%"] } }]

[[fires]]
variant = "initial"
form = "project_form"
projects = [{ name = "甲", budget_initial = "80.00", budget = "100.00", spent = "72.00", stated_rate = "0.9", cells = { stated_rate = ["H6", "90.00%"] } }]

[[silent]]
projects = [{ name = "应急指挥工作", budget = "37.86", spent = "37.76", stated_rate = "0.9975", cells = { stated_rate = ["I7", "99.75%"] } }]

[[silent]]
projects = [{ name = "甲", budget = "310.2", spent = "154.74", stated_rate = "0.5", cells = { stated_rate = ["I7", "50%"] } }]

[[silent]]
projects = [{ name = "甲", budget = "0", spent = "0", stated_rate = "0", cells = { stated_rate = ["I7", "0.00%"] } }]
*/
WITH reach AS (
    SELECT p.*, coalesce(p.money_step, 0.01) / 2 AS half, coalesce(p.rate_step, 0.01) / 2 AS slack
    FROM project p
    WHERE p.budget > 0 AND p.spent >= 0 AND p.stated_rate IS NOT NULL
)
SELECT submission_id, project_id, 'stated_rate' AS path,
       said_percent(stated_rate) AS found, said_percent(spent / budget) AS expected,
       said_amount(spent) AS spent, said_amount(budget) AS budget,
       coalesce(said_amount(budget_initial), '') AS initial,
       -- A rate that follows from the initial budget is another base, not a slip.
       CASE WHEN budget_initial > half AND budget_initial <> budget
                 AND CAST(stated_rate AS DOUBLE) + slack + 1e-9 >= (spent - half) / CAST(budget_initial + half AS DOUBLE)
                 AND CAST(stated_rate AS DOUBLE) - slack - 1e-9 <= (spent + half) / CAST(budget_initial - half AS DOUBLE)
            THEN 'initial' ELSE '' END AS variant
FROM reach
-- The rate may be of a budget or of spending that the reader could not read.
WHERE submission_id NOT IN (SELECT submission_id FROM unread_money('预算|调[整增减]|追[加减]|核[增减]|批复|下达|支出|执行|决算|到位'))
  AND (CAST(stated_rate AS DOUBLE) + slack + 1e-9 < (spent - half) / CAST(budget + half AS DOUBLE)
       OR (budget > half
           AND CAST(stated_rate AS DOUBLE) - slack - 1e-9 > (spent + half) / CAST(budget - half AS DOUBLE)))
