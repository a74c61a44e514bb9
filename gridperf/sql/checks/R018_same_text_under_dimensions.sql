/*
level = "warning"
title = { zh = "不同维度指标文字相同", en = "The same text under several dimensions" }
message = { zh = "“{found}”在 {times} 项不同维度的指标中重复填写。请按各维度分别设置。", en = "“{found}” stands as {times} indicators of different dimensions. Please set one for each dimension." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个在不同维度重复填写同一指标（如“{found}”）。请按各维度分别设置。", en = "In {projects} of this unit's {of} projects one text stands under several dimensions (as “{found}”). Please set one for each dimension." }

[thresholds]
letters = 4

[meaning]
letters = { zh = "指标文字的字数，至少", en = "characters of the text, at least" }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "发放网格员补助", actual = "100%" }, { dimension = "quality", target = "发放网格员补助", actual = "100%" }, { dimension = "timeliness", target = "发放网格员补助。", actual = "100%" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥95%", actual = "100%" }, { dimension = "quality", target = "≥95%", actual = "100%" }, { dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "不适用", actual = "不适用", status = "not_applicable" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", name = "设备验收合格率", target = "≥95%", actual = "100%" }, { dimension = "quality", name = "设备验收合格率", target = "≥95%", actual = "100%" }] }, { name = "乙", indicators = [{ dimension = "timeliness", name = "设备验收合格率", target = "≥95%", actual = "100%" }] }]
*/
WITH said AS (
    SELECT i.project_id, i.position, i.dimension, hash(l.text) AS text_key
    FROM indicator i
    JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
    CROSS JOIN threshold t
    WHERE i.status <> 'not_applicable' AND l.letters >= t.letters
),
same AS (
    SELECT project_id, text_key
    FROM said GROUP BY project_id, text_key HAVING min(dimension) <> max(dimension)
)
SELECT i.submission_id, i.project_id, 'indicators.' || i.position || '.target' AS path,
       left(coalesce(i.name || '：', '') || coalesce(i.target, ''), 40) AS found, '' AS variant
FROM same m
JOIN said s ON s.project_id = m.project_id AND s.text_key = m.text_key
JOIN indicator i ON i.project_id = s.project_id AND i.position = s.position
