/*
level = "error"
title = { zh = "无预算有支出，或有预算未支出", en = "Spending without a budget, or nothing spent" }
message = { zh = "预算为 0，支出为 {found}。请补填预算数或核对支出。", en = "The budget is 0, yet {found} was spent. Please fill in the budget or check what was spent." }

[variants.nothing_spent]
level = "warning"
message = { zh = "预算 {expected}，全年支出为 0。请核对或填写原因。", en = "Of a budget of {expected} nothing was spent. Please check, or give the reason." }

[variants.nothing_explained]
level = "warning"
message = { zh = "预算 {expected}，全年支出为 0，表内已说明原因。请核对资金是否收回或结转。", en = "Of a budget of {expected} nothing was spent; the form says why. Please check whether the money was taken back or carried over." }

[[fires]]
projects = [{ name = "甲", budget = "0", spent = "5.00" }]

[[fires]]
variant = "nothing_spent"
projects = [{ name = "甲", budget = "12.00", spent = "0" }]

[[fires]]
variant = "nothing_spent"
projects = [{ name = "甲", budget = "12.00", spent = "0", problems = "夜间巡查人手不足" }]

[[fires]]
variant = "nothing_explained"
projects = [{ name = "甲", budget = "12.00", spent = "0", problems = "招标较晚" }]

[[fires]]
variant = "nothing_explained"
projects = [{ name = "甲", budget = "12.00", spent = "0", problems = "项目取消，资金由财政收回" }]

[[fires]]
variant = "nothing_explained"
projects = [{ name = "甲", budget = "12.00", spent = "0", result = "项目已于12月完成招标，合同约定次年支付，当年未支出。" }]

# Beside an indicator stands the only reason that many a form has room for.
[[fires]]
variant = "nothing_explained"
form = "project_form"
projects = [{ name = "甲", budget = "12.00", spent = "0", indicators = [{ dimension = "quantity", target = "≥12场", actual = "0场", status = "unmet", reason = "受疫情影响项目未能开展，资金未支出" }] }]

[[fires]]
variant = "nothing_spent"
form = "project_form"
projects = [{ name = "甲", budget = "12.00", spent = "0", indicators = [{ dimension = "quantity", target = "≥12场", actual = "9场", status = "unmet", reason = "受天气影响，场次减少" }] }]

[[silent]]
projects = [{ name = "甲", budget = "12.00", spent = "11.00" }, { name = "乙", budget = "0", spent = "0" }]

[[silent]]
projects = [{ name = "甲", budget = "12.00" }, { name = "乙", spent = "3.00" }]
*/
WITH reasoned AS (
    SELECT DISTINCT i.project_id FROM indicator i JOIN project p ON p.project_id = i.project_id
    WHERE p.spent = 0 AND reason_of_money(i.reason, p.year)
)
SELECT submission_id, project_id, 'spent' AS path, said_amount(spent) AS found,
       said_amount(budget) AS expected,
       CASE WHEN budget = 0 THEN ''
            WHEN (no_problem OR NOT tells_of_execution(problems)) AND says_nothing(execution_reason)
                 AND NOT tells_why_of_money(concat_ws('。', result, process, conclusion), year)
                 AND project_id NOT IN (SELECT project_id FROM reasoned)
                 AND submission_id NOT IN (SELECT submission_id FROM unread_reason())
            THEN 'nothing_spent' ELSE 'nothing_explained' END AS variant
FROM project
WHERE ((budget = 0 AND spent > 0) OR (budget > 0 AND spent = 0))
  AND project_id NOT IN (SELECT project_id FROM record.source_cell
                         WHERE inferred AND path IN ('budget', 'spent'))
