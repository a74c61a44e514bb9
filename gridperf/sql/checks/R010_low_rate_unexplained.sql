/*
level = "warning"
gives_way_to = "R006"
title = { zh = "执行率偏低未说明", en = "Low execution without a word about it" }
message = { zh = "执行率 {rate}，低于 {expected}，问题和原因栏均未说明。请补充原因。", en = "Execution is {rate}, below {expected}, and neither problems nor reasons say why. Please add the reason." }

[thresholds]
rate = 80

[meaning]
rate = { zh = "执行率低于（%）", en = "execution below (%)" }

[[fires]]
projects = [{ name = "甲", budget = "100", spent = "52.10", problems = "无" }]

[[fires]]
projects = [{ name = "甲", budget = "100", spent = "52.10", result = "完成招标采购，资金支付及时，按合同约定支付款项，开展节约用水宣传12场，合同履约率不低于95%，引进人才签订协议。" }]

[[fires]]
projects = [{ name = "甲", budget = "100", spent = "52.10", result = "上年结余资金已全部支付，2020年支付资金52.10万元，资金未全部支出。" }]

[[silent]]
projects = [{ name = "甲", budget = "100", spent = "52.10", problems = "无", result = "受雨季影响，改造工程推迟两个月，完成主体施工。" }]

[[silent]]
projects = [{ name = "甲", budget = "90", spent = "45", result = "完成宣传活动12场。合同尾款次年支付，执行率较低" }, { name = "乙", budget = "90", spent = "45", result = "年末财政收回资金45万元" }, { name = "丙", budget = "90", spent = "45", result = "项目跨年实施，按合同约定2021年支付剩余款项" }, { name = "丁", budget = "90", spent = "45", result = "采购节约资金，形成结余45万元" }, { name = "戊", budget = "90", spent = "45", result = "招标结余" }, { name = "己", budget = "90", spent = "45", result = "国库集中支付系统关闭，部分款项未及时支付" }, { name = "庚", budget = "90", spent = "45", result = "资金下达较晚，当年未能全部支出" }, { name = "辛", budget = "90", spent = "45", result = "指标年底才下达，剩余资金结转下年使用" }, { name = "壬", budget = "90", spent = "45", result = "剩余资金已由财政统筹收回" }, { name = "癸", budget = "90", spent = "45", result = "已完工，验收后于2021年支付尾款" }, { name = "子", budget = "90", spent = "45", result = "工程尚未结算" }]

[[silent]]
columns = ["name", "budget", "spent", "stated_rate"]
projects = [{ name = "甲", budget = "100", spent = "52.10" }]

[[silent]]
projects = [{ name = "甲", budget = "100", spent = "52.10", problems = "招标较晚，年底才付首款" }]

[[silent]]
projects = [{ name = "甲", budget = "100", spent = "80.00", problems = "无" }, { name = "乙", budget = "100", spent = "0", problems = "无" }]

[[silent]]
projects = [{ name = "甲", budget = "100", spent = "52.10", indicators = [{ dimension = "quantity", status = "unmet", reason = "招标较晚" }] }]
*/
WITH explained AS (
    SELECT DISTINCT project_id FROM indicator WHERE NOT says_nothing(reason)
)
SELECT p.submission_id, p.project_id, 'spent' AS path, said_amount(p.spent) AS found,
       CAST(CAST(t.rate AS DECIMAL(7,0)) AS VARCHAR) || '%' AS expected,
       said_percent(p.spent / p.budget) AS rate
FROM project p CROSS JOIN threshold t
WHERE p.budget > 0 AND p.spent > 0
  AND p.spent * 100 < p.budget * (CAST(t.rate AS DECIMAL(9,3)) - 0.005)
  AND p.no_problem AND says_nothing(p.execution_reason)
  AND NOT tells_why_of_money(concat_ws('。', p.result, p.process, p.conclusion), p.year)
  AND p.project_id NOT IN (SELECT project_id FROM explained)
  AND p.submission_id NOT IN (SELECT submission_id FROM unread_reason())
  AND p.submission_id NOT IN (SELECT submission_id FROM unread_money('预算|调[整增减]|追[加减]|核[增减]|批复|下达|支出|执行|决算|到位'))
  -- A list of bare figures leaves no room for a word.
  AND NOT (p.kind = 'project_list' AND p.fields <> ''
           AND NOT regexp_matches(p.fields, '=(goal|result|process|conclusion|problems|rectification|reason)'))
