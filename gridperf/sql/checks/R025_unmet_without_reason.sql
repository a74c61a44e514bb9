/*
level = "warning"
title = { zh = "指标未达未说明原因", en = "Unmet without a reason" }
message = { zh = "目标“{expected}”，完成“{found}”，未说明原因。请补充偏差原因和改进措施。", en = "Target “{expected}”, completion “{found}”, no reason given. Please add why, and what will be done." }

[variants.partly]
message = { zh = "目标“{expected}”仅部分达成（“{found}”），未说明原因。请补充偏差原因和改进措施。", en = "Target “{expected}” is met only in part (“{found}”), no reason given. Please add why, and what will be done." }

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]

[[fires]]
variant = "partly"
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "social", target = "健全长效机制", actual = "部分达成预期指标并具有一定效果", status = "partly_met" }] }]

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet", reason = "0" }] }]

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "social", target = "建立长效机制", actual = "未建立", status = "qualitative", weight = "10", stated_score = "0" }] }]

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥12场", actual = "未按时完成", target_value = "12", status = "undecided", weight = "10", stated_score = "0" }] }]

[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "social", target = "未发生事故", actual = "未发生", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "建立长效机制", actual = "未完成", status = "qualitative", weight = "10", stated_score = "0", reason = "人手不足" }] }]

[[silent]]
projects = [{ name = "甲", problems = "无", result = "因雨季停工，改造41栋。", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]

[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet", reason = "雨季停工" }] }]

[[silent]]
projects = [{ name = "甲", problems = "雨季停工，进度滞后", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", status = "unmet" }] }]
[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "other", name = "预算执行率", target = "100%", actual = "98.96%", target_value = "100", actual_value = "98.96", measure_unit = "%", status = "unmet" }] }]
[[silent]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "12场", actual = "10场（疫情影响）", status = "unmet" }, { dimension = "quantity", target = "12场", actual = "10场，剩余2场结转下年", status = "unmet" }, { dimension = "quantity", target = "12场", actual = "10场，2场改为线上", status = "unmet" }, { dimension = "quantity", target = "12场", actual = "年初目标12场，中期调整为10场，已全部完成", status = "unmet" }, { dimension = "quantity", target = "12场", actual = "10场（场地不足）", status = "unmet" }, { dimension = "quantity", target = "12场", actual = "10场，报名人数较少", status = "unmet" }, { dimension = "quantity", target = "12场", actual = "10场，资金未到位", status = "unmet" }] }]

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "12场", actual = "10场，扩大了市场影响面", status = "unmet" }] }]

[[fires]]
projects = [{ name = "甲", problems = "无", indicators = [{ dimension = "quantity", target = "12场", actual = "10场，参训人员较多", status = "unmet" }] }]
*/
SELECT i.submission_id, i.project_id, 'indicators.' || i.position || '.actual' AS path,
       left(i.actual, 40) AS found,
       left(coalesce(i.name || '：', '') || i.target, 40) AS expected,
       CASE WHEN i.status = 'partly_met' THEN 'partly' ELSE '' END AS variant
FROM indicator i
JOIN project p ON p.project_id = i.project_id
-- Words alone judge nothing; where the unit itself gives no points for them, it says so.
WHERE (i.status IN ('unmet', 'partly_met')
       OR i.status IN ('qualitative', 'undecided') AND i.weight > 0 AND i.stated_score = 0
       AND regexp_matches(i.actual, '^(未|没有?)(能|按[时期]|如期|及时|全部)*(达[成到标]|完成|实[现施]|开展|启动|建[立成]|形成|制[定订]|出台|印发|落实|举[办行]|组织|执行|进行|采购|验收|交付)')) AND says_nothing(i.reason) AND p.no_problem
  AND NOT gives_reason(concat_ws('。', i.actual, p.result, p.process, p.conclusion))
  AND NOT explains_shortfall(i.actual)
  AND NOT nearly_spent(i.name, i.actual_value)
  AND i.submission_id NOT IN (SELECT submission_id FROM unread_reason())
