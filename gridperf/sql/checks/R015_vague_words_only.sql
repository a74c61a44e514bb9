/*
level = "warning"
title = { zh = "指标仅有笼统表述", en = "Vague words only" }
message = { zh = "指标“{found}”[（共 {times} 项）]只有笼统表述，难以衡量。请写明具体内容和标准。", en = "The target “{found}”[ ({times} such targets)] uses general words only and can hardly be measured. Please say what exactly, and by which standard." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的指标只有笼统表述（如“{found}”）。请写明具体内容和标准。", en = "In {projects} of this unit's {of} projects targets use general words only (as “{found}”). Please say what exactly, and by which standard." }

[thresholds]
rest = 2

[meaning]
rest = { zh = "产出指标去掉笼统词后所剩字数，至多", en = "characters left of an output target without its general words, at most" }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "进一步加强管理", actual = "已加强" }, { dimension = "quality", target = "验收合格率≥95%", actual = "100%", target_value = "95" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场", target_value = "12" }, { dimension = "social", target = "有效提升工作水平", actual = "有提升", status = "qualitative" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "有效降低事故发生率5%", actual = "6%" }, { dimension = "social", target = "提升救援能力", actual = "达成预期指标", status = "qualitative" }, { dimension = "social", target = "保障住户正常居住", actual = "达成预期指标", status = "qualitative" }, { dimension = "timeliness", target = "及时", actual = "及时", status = "qualitative" }, { dimension = "ecological", name = "城区河道水质", target = "有效改善", actual = "达成预期指标", status = "qualitative" }] }]
*/
WITH promised AS (
    SELECT i.submission_id, i.project_id, i.position, i.dimension, i.target,
           coalesce(i.name, '') || i.target AS words,
           CASE WHEN i.target_value IS NOT NULL OR measurable(coalesce(i.name, '') || i.target)
                THEN 1 ELSE 0 END AS measured,
           CASE WHEN i.actual_value IS NOT NULL THEN 1 ELSE 0 END AS answered,
           i.dimension IN ('quantity', 'quality', 'timeliness', 'cost') AS output
    FROM indicator i
    WHERE i.status <> 'not_applicable' AND i.dimension <> 'satisfaction' AND i.target IS NOT NULL
),
-- Where nothing at all is measured, that is said of the outputs as a whole.
unmeasured AS (
    SELECT project_id FROM promised GROUP BY project_id
    HAVING sum(measured) = 0 AND sum(answered) = 0 AND count(*) > 1 AND bool_or(output)
)
SELECT submission_id, project_id, 'indicators.' || position || '.target' AS path,
       left(target, 40) AS found, '' AS variant
FROM promised CROSS JOIN threshold t
WHERE measured = 0 AND length(words) > 1
  AND vague(words, CASE WHEN output THEN t.rest ELSE 0 END)
  AND (NOT output OR project_id NOT IN (SELECT project_id FROM unmeasured))
