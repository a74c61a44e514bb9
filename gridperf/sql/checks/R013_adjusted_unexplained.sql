/*
level = "warning"
gives_way_to = "R006"
title = { zh = "年中调整幅度大而未说明", en = "A large adjustment in the year, unexplained" }
message = { zh = "年初预算 {expected}，全年预算 {found}，调整 {change}，未说明原因。请补充调整依据和原因。", en = "The initial budget was {expected}, the year's {found}: adjusted by {change}, and nothing says why. Please add the ground and the reason." }

[thresholds]
share = 30
amount = 10

[meaning]
share = { zh = "调整幅度达到（%）", en = "adjusted by at least (%)" }
amount = { zh = "调整金额达到（万元）", en = "adjusted by at least (10,000 yuan)" }

[[fires]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "100.00", budget = "160.00", spent = "150.00" }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "100.00", budget = "60.00", spent = "60.00", problems = "无" }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "0", budget = "50.00", spent = "50.00" }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "90", budget = "150", spent = "149", result = "完成上级下达任务12项，增加宣传活动2场，财政补助资金及时拨付，省级资金及时下达各镇。" }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "90", budget = "150", spent = "149", result = "完成宣传活动12场。上级下达专项资金60万元" }, { name = "乙", budget_initial = "90", budget = "150", spent = "149", result = "年中增加中央资金60万元" }, { name = "丙", budget_initial = "90", budget = "150", spent = "149", result = "从其他项目调剂60万元" }, { name = "丁", budget_initial = "90", budget = "150", spent = "149", result = "省级补助资金60万元于8月下达" }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "100.00", budget = "129.00", spent = "120.00" }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "100.00", budget = "160.00", spent = "150.00", execution = { reason = "年中追加改造任务" } }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "100.00", budget = "160.00", spent = "150.00", result = "年中追加预算60万元，已完成改造。" }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "100.00", budget = "160.00", spent = "150.00", funding = [{ source = "fiscal", label = "当年财政拨款", budget_initial = "100.00", budget = "100.00", spent = "100.00" }, { source = "carried_over", label = "上年结转资金", budget = "60.00", spent = "50.00" }] }]

[[silent]]
projects = [{ name = "甲", budget_initial = "200.00", budget = "260.00", spent = "258.00", funding = [{ source = "carried_over", label = "上年结转", spent = "60.00" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "2.00", budget = "4.00", spent = "4.00" }]
*/
WITH adjusted AS (
    SELECT p.submission_id, p.project_id, p.budget_initial, p.budget, p.budget - p.budget_initial AS change,
           CAST(t.share AS DECIMAL(9,3)) AS share, CAST(t.amount AS DECIMAL(18,6)) AS amount
    FROM project p CROSS JOIN threshold t
    WHERE p.budget_initial >= 0 AND p.budget >= 0 AND p.budget <> p.budget_initial
      AND abs(p.budget - p.budget_initial) >= CAST(t.amount AS DECIMAL(18,6))
      AND abs(p.budget - p.budget_initial) * 100 >= p.budget_initial * CAST(t.share AS DECIMAL(9,3))
      AND p.no_problem AND says_nothing(p.execution_reason)
      AND p.submission_id NOT IN (SELECT submission_id FROM unread_reason())
      AND NOT tells_of_adjustment(concat_ws('。', p.goal, p.result, p.process, p.conclusion, p.rectification))
),
-- Money carried over from the year before is no adjustment: it was known from the start. Where only
-- what was spent of it is told, that much was there.
carried AS (
    SELECT f.project_id,
           sum(coalesce(f.budget, f.spent, 0) - coalesce(f.budget_initial, 0)) AS amount
    FROM funding f JOIN adjusted a ON a.project_id = f.project_id
    WHERE f.source = 'carried_over' GROUP BY f.project_id
)
SELECT a.submission_id, a.project_id, 'budget' AS path, said_amount(a.budget) AS found,
       said_amount(a.budget_initial) AS expected,
       CASE WHEN a.change > 0 THEN '+' ELSE '' END || said_amount(a.change) AS change
FROM adjusted a LEFT JOIN carried c ON c.project_id = a.project_id
WHERE abs(a.change - coalesce(c.amount, 0)) >= a.amount
  AND abs(a.change - coalesce(c.amount, 0)) * 100 >= a.budget_initial * a.share
