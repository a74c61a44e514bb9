/*
level = "warning"
title = { zh = "量化目标只填“完成”", en = "A quantified target answered only by “done”" }
message = { zh = "目标“{expected}”[（共 {times} 项）]有数值，完成只填“{found}”。请填写实际完成的数值。", en = "The target “{expected}”[ ({times} such)] has a number, its completion only says “{found}”. Please enter the number that was reached." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的量化目标只填“{found}”（如“{expected}”）。请填写实际完成的数值。", en = "In {projects} of this unit's {of} projects targets with a number are answered only by “{found}” (as “{expected}”). Please enter the numbers that were reached." }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "cost", target = "≤30万元", actual = "完成", comparator = "<=", target_value = "30", measure_unit = "万元", status = "undecided" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "不少于12场", actual = "已按计划全部完成。", comparator = ">=", target_value = "12", measure_unit = "场", status = "undecided" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "2020年12月31日前", actual = "按时完成", comparator = "<=", target_value = "2020-12-31", measure_unit = "date", status = "undecided" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "不少于12场", actual = "完成12场", comparator = ">=", target_value = "12", actual_value = "12", measure_unit = "场", status = "met" }, { dimension = "quality", target = "≥95%", actual = "培训工作进展顺利，学员反映良好", comparator = ">=", target_value = "95", measure_unit = "%", status = "undecided" }] }]
*/
SELECT submission_id, project_id, 'indicators.' || position || '.actual' AS path,
       left(actual, 40) AS found, left(coalesce(name || '：', '') || target, 40) AS expected,
       '' AS variant
FROM indicator
WHERE status = 'undecided' AND target_value IS NOT NULL AND actual_value IS NULL
  -- A date is answered by 按时完成.
  AND coalesce(measure_unit, '') <> 'date' AND length(actual) <= 16
  AND regexp_full_match(actual, '\s*(已|均|全部|全面|圆满|顺利|基本|按时|按期|如期|按计划|按要求|及时|足额|年度|目标|指标|任务|预期|设定|各项)*(完成|达成|达标|达到|实现|合格|符合)(了)?(年度|预期|全部|绩效|设定|工作)*(目标|指标|任务|要求|效果|值)?\s*[。.！!]?\s*')
