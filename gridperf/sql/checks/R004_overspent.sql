/*
level = "warning"
gives_way_to = "R006"
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

# Beside an indicator stands the only reason that many a form has room for.
[[fires]]
variant = "explained"
form = "project_form"
projects = [{ name = "甲", budget = "95.50", spent = "98.20", indicators = [{ dimension = "cost", target = "≤95.5万元", actual = "98.2万元", status = "unmet", reason = "年末追加人员补贴，支出超出预算，已办理调剂手续" }] }]

[[fires]]
variant = "explained"
projects = [{ name = "甲", budget = "95.50", spent = "98.20", result = "全年共巡查12680次。支出超预算2.7万元，系年末追加人员补贴，由其他资金垫付。" }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", budget = "95.50", spent = "98.20", indicators = [{ dimension = "quantity", target = "≥12场", actual = "9场", status = "unmet", reason = "受天气影响，场次减少" }] }]

[[silent]]
projects = [{ name = "甲", budget = "300", spent = "300" }]

[[silent]]
projects = [{ name = "甲", budget = "0", spent = "5" }]
*/
WITH reasoned AS (
    SELECT DISTINCT i.project_id FROM indicator i JOIN project p ON p.project_id = i.project_id
    WHERE p.spent > p.budget AND reason_of_money(i.reason, p.year)
)
SELECT submission_id, project_id, 'spent' AS path, said_amount(spent) AS found,
       said_amount(budget) AS expected, said_percent(spent / budget) AS rate,
       CASE WHEN (no_problem OR NOT tells_of_execution(problems)) AND says_nothing(execution_reason)
                 AND NOT tells_why_of_money(concat_ws('。', result, process, conclusion), year)
                 AND NOT tells_of_adjustment(concat_ws('。', result, process, conclusion))
                 AND project_id NOT IN (SELECT project_id FROM reasoned)
            THEN '' ELSE 'explained' END AS variant
FROM project
WHERE budget > 0 AND spent > budget
  -- A budget that the reader could not read may be the one that was spent.
  AND submission_id NOT IN (SELECT submission_id FROM unread_money('预算|调[整增减]|追[加减]|核[增减]|批复|下达|结转'))
