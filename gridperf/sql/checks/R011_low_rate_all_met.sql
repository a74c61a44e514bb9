/*
level = "note"
gives_way_to = "R006"
title = { zh = "执行率偏低而指标全部达成", en = "Low execution while every indicator is fully met" }
message = { zh = "执行率 {rate}，低于 {expected}，而[ {met} 项指标均|能判断的 1 项指标]已达成。请核对预算是否偏高、目标是否偏低。", en = "Execution is {rate}, below {expected}, yet [all {met} indicators that can be judged are|the one indicator that can be judged is] met. Please check whether the budget was set too high or the targets too low." }

[thresholds]
rate = 80

[meaning]
rate = { zh = "执行率低于（%）", en = "execution below (%)" }

[[fires]]
projects = [{ name = "甲", budget = "100.00", spent = "52.10", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met" }, { dimension = "social", target = "有效改善", actual = "有效改善", status = "qualitative" }] }]

[[fires]]
projects = [{ name = "甲", budget = "100.00", spent = "0", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "52.10", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met" }, { dimension = "quality", target = "≥95%", actual = "90%", status = "unmet" }] }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "80.00", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "52.10", indicators = [{ dimension = "social", target = "有效改善", actual = "有效改善", status = "qualitative" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "100.00", spent = "52.10", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "有效改善", status = "qualitative", weight = "10", stated_score = "7" }] }]
*/
WITH low AS (
    SELECT p.submission_id, p.project_id, p.budget, p.spent, t.rate
    FROM project p CROSS JOIN threshold t
    WHERE p.budget > 0 AND p.spent >= 0
      AND p.spent * 100 < p.budget * (CAST(t.rate AS DECIMAL(9,3)) - 0.005)
),
told AS (
    SELECT i.project_id, sum(CASE WHEN i.status = 'met' THEN 1 ELSE 0 END) AS met,
           sum(CASE WHEN i.status = 'undecided' THEN 1 ELSE 0 END) AS undecided,
           sum(CASE WHEN i.status IN ('unmet', 'partly_met') OR i.stated_score < i.weight
                    THEN 1 ELSE 0 END) AS missed
    FROM indicator i JOIN low l ON l.project_id = i.project_id
    GROUP BY i.project_id
)
-- What can't be told contradicts nothing, as long as most can be.
SELECT l.submission_id, l.project_id, 'spent' AS path, said_amount(l.spent) AS found,
       CAST(CAST(l.rate AS DECIMAL(7,0)) AS VARCHAR) || '%' AS expected,
       said_percent(l.spent / l.budget) AS rate, CAST(t.met AS VARCHAR) AS met
FROM low l JOIN told t ON t.project_id = l.project_id
WHERE t.met > t.undecided AND t.missed = 0
  AND l.submission_id NOT IN (SELECT submission_id FROM unread_money('到位'))
