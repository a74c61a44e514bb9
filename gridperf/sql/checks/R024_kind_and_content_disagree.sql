/*
level = "warning"
title = { zh = "指标类别与内容不符", en = "Kind and content of an indicator disagree" }
message = { zh = "时效指标“{found}”[（共 {times} 项）]未写完成时间或及时性要求。请补充时限，或调整指标类别。", en = "The timeliness target “{found}”[ ({times} such)] names no time. Please add by when, or put it under another kind." }

[variants.quality]
message = { zh = "质量指标“{found}”[（共 {times} 项）]反映的是数量。请改为质量要求，或调整到数量指标。", en = "The quality target “{found}”[ ({times} such)] tells how many, not how well. Please state a quality, or move it to quantity." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的指标类别与内容不符（如“{found}”）。请按类别调整。", en = "In {projects} of this unit's {of} projects kind and content of an indicator disagree (as “{found}”). Please put each under its kind." }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "张贴宣传资料率: ≥98%", actual = "100%", target_value = "98", measure_unit = "%" }] }]

[[fires]]
variant = "quality"
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "开展培训不少于12场", actual = "12场", comparator = ">=", target_value = "12", measure_unit = "场" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "群众投诉少于3次", actual = "1次", comparator = "<", target_value = "3", measure_unit = "次" }, { dimension = "quality", target = "设备验收合格12台", actual = "12台", target_value = "12", measure_unit = "台" }, { dimension = "quality", target = "0起", actual = "0起", target_value = "0", measure_unit = "起" }, { dimension = "quality", target = "验收合格率≥95%", actual = "100%", target_value = "95", measure_unit = "%" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "12月底前完成", actual = "11月完成", measure_unit = "date" }, { dimension = "timeliness", target = "资金支付及时率100%", actual = "100%" }, { dimension = "timeliness", target = "在年度内完成采购", actual = "已完成" }, { dimension = "timeliness", target = "按计划完成验收", actual = "已完成" }, { dimension = "timeliness", target = "资金支付率100%", actual = "100%" }, { dimension = "timeliness", target = "不适用", actual = "不适用", status = "not_applicable" }] }]
*/
WITH said AS (
    SELECT i.submission_id, i.project_id, i.position, i.dimension, i.target, i.comparator,
           i.measure_unit, i.target_value, i.indicator_id,
           coalesce(i.name, '') || i.target AS words
    FROM indicator i
    WHERE i.dimension IN ('quantity', 'quality', 'timeliness') AND i.status <> 'not_applicable'
      AND i.target IS NOT NULL AND NOT not_applicable(i.target)
),
untimed AS (
    SELECT * FROM said
    WHERE dimension = 'timeliness' AND coalesce(measure_unit, '') <> 'date'
      AND NOT regexp_matches(words, '[年月日天周季时分秒期早晚快]|及时|节点|进度|计划|前|后|内|全程|当场|立即|同步|效率|速度|急')
      AND NOT regexp_matches(words, '(支付|支出|拨付|执行)率')
),
-- Payment and a text that stands under several dimensions are matters of their own.
repeated AS (
    SELECT u.indicator_id
    FROM untimed u JOIN said s ON s.project_id = u.project_id AND s.indicator_id <> u.indicator_id
    WHERE plain_text(s.words) = plain_text(u.words)
),
astray AS (
    SELECT *, '' AS variant FROM untimed
    WHERE indicator_id NOT IN (SELECT indicator_id FROM repeated)
    UNION ALL
    SELECT *, 'quality' FROM said
    WHERE dimension = 'quality' AND target_value IS NOT NULL AND coalesce(comparator, '>=') IN ('>=', '=')
      AND regexp_full_match(measure_unit, '次|场|场次|个|人|人次|台|套|份|家|批|批次|期|件|处|名|户|栋|篇|条|座|辆|间|项|张|册|棵|株|宗|起|公里|平方米|亩|吨')
      AND target_value <> '0' AND NOT regexp_matches(words, '率|合格|达标|优|良|准确|完好|有效|质量|满意|符合|标准|规范|验收|通过|等级|评|完整|精|差错|事故|投诉|故障|失误|违|返工|缺陷|问题|不良|零|无|正常|成功|获|奖|高')
)
SELECT submission_id, project_id, 'indicators.' || position || '.target' AS path,
       left(target, 40) AS found, variant
FROM astray
