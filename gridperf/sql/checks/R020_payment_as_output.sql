/*
level = "warning"
title = { zh = "以资金支付率作产出指标", en = "A payment rate serves as output" }
message = { zh = "“{found}”[等 {times} 项]反映的是资金支付，不是产出。请改用项目实际产出设指标。", en = "“{found}”[ ({times} such indicators)] tells of payment, not of output. Please set indicators of what the project brought forth." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个以资金支付率作产出指标（如“{found}”）。请改用项目实际产出设指标。", en = "In {projects} of this unit's {of} projects payment serves as output (as “{found}”). Please set indicators of what the projects brought forth." }

[[fires]]
projects = [{ name = "防控一线工作", indicators = [{ dimension = "quantity", target = "预算资金支出率 ≥95%", actual = "100%" }] }]

[[fires]]
projects = [{ name = "防控一线工作", indicators = [{ dimension = "timeliness", name = "资金支付及时率", target = "100%", actual = "100%" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", name = "预算执行率", target = "≥90%", actual = "98%" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "经费支出进度", target = "100%", actual = "100%" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", name = "经费支付进度", target = "100%", actual = "100%" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", name = "支出执行率", target = "≥90%", actual = "98%" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "预算完成率", target = "≥95%", actual = "98%" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "资金到位率", target = "100%", actual = "100%" }, { dimension = "quantity", name = "补助资金发放率", target = "100%", actual = "100%" }, { dimension = "timeliness", name = "工程建设进度", target = "100%", actual = "100%" }, { dimension = "quality", name = "任务完成率", target = "100%", actual = "100%" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "法律文书执行率≥90%", actual = "95%" }, { dimension = "quality", target = "设施使用率≥90%", actual = "95%" }] }]

[[silent]]
projects = [{ name = "根治欠薪专项行动", indicators = [{ dimension = "quality", target = "在建工程农民工工资支付率100%", actual = "100%" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "验收合格率≥95%", actual = "100%" }, { dimension = "cost", target = "资金支付率100%", actual = "100%" }] }]
*/
SELECT submission_id, project_id, 'indicators.' || position || '.target' AS path,
       left(coalesce(name || '：', '') || coalesce(target, ''), 40) AS found, '' AS variant
FROM indicator
-- That others pay what they owe is what such a project is for.
WHERE NOT regexp_matches(coalesce(name, '') || coalesce(target, ''), '农民工|欠薪|企业')
  AND dimension IN ('quantity', 'quality', 'timeliness')
  AND regexp_matches(coalesce(name, '') || coalesce(target, ''), '率|进度')
  AND regexp_matches(coalesce(name, '') || coalesce(target, ''),
      '(支付|支出|拨付)(及时|完成|进度|执行)?率|(预算|资金|经费|款项?)[^，,；;。率]{0,6}(执行|使用)(及时|完成)?率'
      '|预算(资金)?完成率|(资金|经费|款项?|预算)(支付|支出|拨付|执行|使用)进度|支[付出]进度')
