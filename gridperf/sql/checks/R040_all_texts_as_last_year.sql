/*
level = "note"
title = { zh = "全部文字与上年相同", en = "All texts are last year's" }
message = { zh = "本项目目标、完成情况、指标等 {texts} 处文字与上年完全相同（年份除外）。请核对是否为本年情况。", en = "All {texts} texts of this project (goal, result, indicators) are last year's but for the year itself. Please check that they tell of this year." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的全部文字与上年完全相同（年份除外）。请核对是否为本年情况。", en = "In {projects} of this unit's {of} projects all texts are last year's but for the year itself. Please check that they tell of this year." }

[thresholds]
texts = 5

[meaning]
texts = { zh = "目标、完成情况和指标的数量，至少", en = "goal, result and indicators taken together, at least" }

[[fires]]
projects = [{ name = "甲", goal = "完成2020年培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }]
last_year = [{ name = "甲", goal = "完成2019年培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }]

[[silent]]
projects = [{ name = "甲", goal = "完成培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "13场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }, { name = "乙", goal = "完成发放", result = "已完成" }]
last_year = [{ name = "甲", goal = "完成培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }, { name = "乙", goal = "完成发放", result = "已完成" }]
*/
WITH now AS (
    SELECT k.unit_id, k.year, p.submission_id, p.project_id, p.code, p.name_key,
           l.texts_key, l.texts, p.result
    FROM record.standing k
    JOIN project p ON p.project_id = k.project_id
    JOIN record.project_likeness l ON l.project_id = p.project_id
    CROSS JOIN threshold t
    WHERE l.texts >= t.texts
),
before AS (
    SELECT k.unit_id, k.year + 1 AS year, p.code, p.name_key, l.texts_key
    FROM record.standing k
    JOIN record.project p ON p.project_id = k.project_id
    JOIN record.project_likeness l ON l.project_id = p.project_id
)
SELECT n.submission_id, n.project_id,
       CASE WHEN max(n.result) IS NULL THEN 'goal' ELSE 'result' END AS path,
       CAST(max(n.texts) AS VARCHAR) AS texts, '' AS variant
FROM now n
JOIN before b ON b.unit_id = n.unit_id AND b.year = n.year AND b.texts_key = n.texts_key
 AND (b.name_key = n.name_key OR b.code = n.code)
GROUP BY n.submission_id, n.project_id
