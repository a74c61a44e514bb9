/*
level = "warning"
title = { zh = "支出大于预算", en = "Spent more than the budget" }
message = { zh = "执行率 {rate}：支出 {found} 大于预算 {expected}。请核对金额或填写原因。", en = "Execution rate {rate}: spent {found} exceeds the budget {expected}. Please check the amounts or give the reason." }

[variants.explained]
message = { zh = "执行率 {rate}：支出 {found} 大于预算 {expected}，表内已说明原因。请核对是否办理了预算调整。", en = "Execution rate {rate}: spent {found} exceeds the budget {expected}; the form says why. Please check that the budget was adjusted." }

[[fires]]
projects = [{ name = "甲", budget = "300", spent = "310" }]

[[fires]]
projects = [{ name = "甲", budget = "300", spent = "310", problems = "夜间巡查人手不足" }]

[[fires]]
variant = "explained"
projects = [{ name = "甲", budget = "300", spent = "310", problems = "材料涨价，超支部分由自有资金解决" }]

[[silent]]
projects = [{ name = "甲", budget = "300", spent = "300" }]

[[silent]]
projects = [{ name = "甲", budget = "0", spent = "5" }]
*/
SELECT submission_id, project_id, 'spent' AS path, said_amount(spent) AS found,
       said_amount(budget) AS expected, said_percent(spent / budget) AS rate,
       CASE WHEN (no_problem OR NOT tells_of_execution(problems)) AND says_nothing(execution_reason)
                 AND NOT gives_reason(concat_ws('。', result, process, conclusion))
            THEN '' ELSE 'explained' END AS variant
FROM project
WHERE budget > 0 AND spent > budget
  -- A budget that the reader could not read may be the one that was spent.
  AND submission_id NOT IN (SELECT submission_id FROM unread_money('预算|调[整增减]|追[加减]|核[增减]|批复|下达|结转'))
