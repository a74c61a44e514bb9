/*
level = "note"
title = { zh = "指标值缺计量单位", en = "A target without its unit of measure" }
message = { zh = "指标值“{found}”[（共 {times} 项）]未写计量单位，似缺“%”。请补充。", en = "The target “{found}”[ ({times} such)] names no unit of measure; a per cent sign seems to be missing. Please add it." }

[variants.count]
message = { zh = "指标值“{found}”[（共 {times} 项）]未写计量单位。请补充。", en = "The target “{found}”[ ({times} such)] names no unit of measure. Please add it." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的指标值未写计量单位（如“{found}”）。请补充。", en = "In {projects} of this unit's {of} projects targets name no unit of measure (as “{found}”). Please add it." }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "satisfaction", target = "辖区居民群众满意度: ≥95", actual = "95%", target_value = "95", actual_value = "95", measure_unit = "%" }] }]

[[fires]]
variant = "count"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "宣传活动", target = "≥12", actual = "13", target_value = "12", actual_value = "13" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "satisfaction", target = "服务群众满意度) 95", actual = "95%", target_value = "95", actual_value = "95", measure_unit = "%", inferred = true }, { dimension = "satisfaction", target = "≥95%", actual = "95", target_value = "95", actual_value = "95", measure_unit = "%" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "培训场次", target = "12", actual = "12", target_value = "12" }, { dimension = "quantity", name = "培训人数（人）", target = "12", actual = "12", target_value = "12" }, { dimension = "quantity", name = "培训", target = "12", actual = "12场", target_value = "12", measure_unit = "场" }, { dimension = "quality", name = "合格率", target = "0.95", actual = "0.95", target_value = "0.95" }] }]
*/
SELECT submission_id, project_id, 'indicators.' || position || '.target' AS path,
       left(target, 40) AS found,
       -- 满意度 and 率 are shares; a number up to 1 may be one as it stands.
       CASE WHEN dimension = 'satisfaction' OR regexp_matches(words, '率|满意度|比例|占比|比重')
            THEN '' ELSE 'count' END AS variant
FROM (
    SELECT submission_id, project_id, position, dimension, target, measure_unit,
           TRY_CAST(target_value AS DOUBLE) AS value, coalesce(name, '') || target AS words,
           coalesce(name, '') AS named
    FROM indicator
    WHERE target_value IS NOT NULL AND status <> 'not_applicable'
      AND regexp_matches(target, '[0-9]\s*$')
) q
WHERE NOT regexp_matches(words, '[%％‰]|百分|[)）]\s*[0-9.]+\s*$') AND value > 1
  AND ((dimension = 'satisfaction' OR regexp_matches(words, '率|比例|占比|比重')) AND value <= 100
       OR dimension = 'quantity' AND measure_unit IS NULL
          AND NOT regexp_matches(words, '率|满意度|比例|占比|比重')
          AND NOT regexp_matches(named, '[次场个人数量项套台份家批期件处名户栋篇条座辆间米里亩吨元天度长积率)）]\s*[:：]?\s*$'))
