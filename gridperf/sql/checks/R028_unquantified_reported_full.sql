/*
level = "warning"
title = { zh = "未量化目标报 100%", en = "An unquantified target reported as 100%" }
message = { zh = "目标“{expected}”[（共 {times} 项）]没有数值，完成填“{found}”，无从计算。请补充可核对的数值，或按实际情况描述。", en = "The target “{expected}”[ ({times} such)] has no number, so its completion of “{found}” can't be computed. Please add a number that can be checked, or say in words what came of it." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的未量化目标填报“{found}”（如“{expected}”）。请补充可核对的数值，或按实际情况描述。", en = "In {projects} of this unit's {of} projects targets without a number are reported as “{found}” (as “{expected}”). Please add numbers that can be checked, or say in words what came of them." }

[[fires]]
projects = [{ name = "机动经费", indicators = [{ dimension = "quantity", target = "发放补助", actual = "100%", actual_value = "100", measure_unit = "%", status = "undecided" }] }]

[[fires]]
projects = [{ name = "机动经费", indicators = [{ dimension = "timeliness", target = "及时发放", actual = "完成100%", actual_value = "100", measure_unit = "%", status = "undecided" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "全覆盖", actual = "100%", actual_value = "100", measure_unit = "%", status = "undecided" }, { dimension = "quality", target = "应保尽保", actual = "100%", actual_value = "100", measure_unit = "%", status = "undecided" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "验收合格", actual = "95%", actual_value = "95", measure_unit = "%", status = "undecided" }, { dimension = "quality", target = "≥95%", actual = "100%", target_value = "95", actual_value = "100", measure_unit = "%", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "验收合格率≥9S%", actual = "100%", actual_value = "100", measure_unit = "%", status = "undecided" }, { dimension = "quality", target = "验收合格率≥9 5%", actual = "100%", actual_value = "100", measure_unit = "%", status = "undecided" }] }]
*/
SELECT submission_id, project_id, 'indicators.' || position || '.actual' AS path,
       left(actual, 40) AS found, left(coalesce(name || '：', '') || target, 40) AS expected,
       '' AS variant
FROM indicator
WHERE status = 'undecided' AND target_value IS NULL AND target IS NOT NULL
  AND actual_value = '100' AND measure_unit = '%'
  -- A percentage that can't be read (≥9S%) is a number all the same.
  AND NOT regexp_matches(target, '\d[OolISB\d. ]{0,6}[%％]')
  -- Words that mean all of it (全覆盖, 应保尽保, 足额) do say how much.
  AND NOT regexp_matches(target, '全(覆盖|部|面|员|额|程|数|体)|足额|应.{1,3}尽.|百分|所有|均|不适用|^无|零|杜绝|不(发生|出现|存在)')
