/*
level = "warning"
title = { zh = "指标未量化", en = "Targets not quantified" }
message = { zh = "数量指标“{found}”[（共 {times} 项）]没有数值。请写明数量和计量单位。", en = "The quantity target “{found}”[ ({times} such)] has no number. Please say how many, and of what." }

[variants.whole]
message = { zh = "除满意度外，{times} 项指标均没有可衡量的数值（如“{found}”）。请能量化的尽量量化。", en = "Apart from satisfaction, none of the {times} targets can be measured (as “{found}”). Please put numbers where there can be any." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的主要指标没有数值（如“{found}”）。请能量化的尽量量化。", en = "In {projects} of this unit's {of} projects the main targets have no number (as “{found}”). Please put numbers where there can be any." }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "按实际需求采购设备", actual = "已采购电脑、空调" }, { dimension = "quality", target = "验收合格率≥95%", actual = "100%", target_value = "95", actual_value = "100" }] }]

[[fires]]
variant = "whole"
projects = [{ name = "办公设备购置", indicators = [{ dimension = "quantity", target = "按实际需求采购", actual = "已购买办公设备", status = "qualitative" }, { dimension = "quality", target = "新设备的质量得到保证", actual = "质量有保障", status = "qualitative" }, { dimension = "satisfaction", target = "≥95%", actual = "95%", target_value = "95", actual_value = "95" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场", target_value = "12", actual_value = "12" }, { dimension = "social", target = "提高居民健康意识", actual = "有所提高", status = "qualitative" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "每月开展巡查", actual = "已按月巡查", status = "qualitative" }, { dimension = "quality", target = "应保尽保", actual = "已全部保障", status = "qualitative" }, { dimension = "quantity", target = "举办十二场培训", actual = "已举办", status = "undecided" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "发放补助", actual = "100%", actual_value = "100" }, { dimension = "quantity", target = "不适用", actual = "不适用", status = "not_applicable" }] }]
*/
WITH promised AS (
    SELECT submission_id, project_id, position, dimension, target,
           coalesce(name, '') || target AS words,
           CASE WHEN target_value IS NOT NULL OR measurable(coalesce(name, '') || target)
                THEN 1 ELSE 0 END AS measured,
           -- A number as completion of such a target is another matter.
           CASE WHEN actual_value IS NOT NULL THEN 1 ELSE 0 END AS answered
    FROM indicator
    WHERE status <> 'not_applicable' AND dimension <> 'satisfaction'
      AND target IS NOT NULL AND NOT not_applicable(target)
),
whole AS (
    SELECT project_id
    FROM promised GROUP BY project_id
    HAVING sum(measured) = 0 AND sum(answered) = 0 AND count(*) > 1
       AND sum(CASE WHEN dimension IN ('quantity', 'quality', 'timeliness', 'cost') THEN 1 ELSE 0 END) > 0
)
SELECT p.submission_id, p.project_id, 'indicators.' || p.position || '.target' AS path,
       left(p.target, 40) AS found, CASE WHEN w.project_id IS NULL THEN '' ELSE 'whole' END AS variant
FROM promised p LEFT JOIN whole w ON w.project_id = p.project_id
WHERE w.project_id IS NOT NULL
   OR p.dimension = 'quantity' AND p.measured = 0 AND p.answered = 0 AND NOT vague(p.words, 2)
