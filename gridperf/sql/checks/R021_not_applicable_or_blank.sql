/*
level = "warning"
title = { zh = "效益指标均不适用，或指标只填一边", en = "No benefit applies, or half a pair is missing" }
message = { zh = "效益指标[（{times} 项）均填|填]“{found}”。请核对是否确无效益。", en = "[All benefit indicators ({times}) say|The benefit indicator says] “{found}”. Please check that there is none indeed." }

[variants.economic]
message = { zh = "本单位 {times} 个项目的经济效益均填“{found}”。请核对是否确无此类效益。", en = "The economic benefit says “{found}” in all {times} projects of this unit. Please check that there is none indeed." }

[variants.social]
message = { zh = "本单位 {times} 个项目的社会效益均填“{found}”。请核对是否确无此类效益。", en = "The social benefit says “{found}” in all {times} projects of this unit. Please check that there is none indeed." }

[variants.one_side]
message = { zh = "目标与完成情况只有一边填“{found}”，另一边为“{expected}”[（共 {times} 项）]。请核对后补齐。", en = "Of target and completion one says “{found}”, the other “{expected}”[ ({times} such)]. Please check, and fill in both." }

[variants.no_target]
message = { zh = "有完成情况“{found}”，未见目标[（共 {times} 项）]。请对照原表补填。", en = "There is a completion, “{found}”, and no target[ ({times} such)]. Please look at the form and fill it in." }

[variants.no_completion]
message = { zh = "有目标“{found}”，未见完成情况[（共 {times} 项）]。请对照原表补填。", en = "There is a target, “{found}”, and no completion[ ({times} such)]. Please look at the form and fill it in." }

[variants.neither]
message = { zh = "“{found}”的目标和完成情况均未填[（共 {times} 项）]。请补填；如系上一行跨页断开的部分，请并入上一行。", en = "“{found}” has neither target nor completion[ ({times} such)]. Please fill them in; if a page break has parted this row from the one above, please join the two." }

[variants.unread_target]
level = "note"
message = { zh = "读到完成情况“{found}”，未读到目标[（共 {times} 项）]，原文此处可能缺失。请对照原表。", en = "A completion was read, “{found}”, but no target[ ({times} such)]: the text may have lost it. Please look at the form." }

[variants.unread_completion]
level = "note"
message = { zh = "读到目标“{found}”，未读到完成情况[（共 {times} 项）]，原文此处可能缺失。请对照原表。", en = "A target was read, “{found}”, but no completion[ ({times} such)]: the text may have lost it. Please look at the form." }

[thresholds]
projects = 5

[meaning]
projects = { zh = "全部填“不适用”的项目数，至少", en = "projects that all say not applicable, at least" }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "12场", actual = "12场" }, { dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "不适用", actual = "不适用", status = "not_applicable" }] }]

[[fires]]
variant = "one_side"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "不适用", actual = "有效提升" }] }]

[[fires]]
variant = "no_completion"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "提升治理水平" }] }]

[[fires]]
variant = "no_target"
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", actual = "已于11月完成" }] }]

[[fires]]
variant = "neither"
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "象人次", reason = "少，下年提前安排。" }] }]

[[fires]]
variant = "unread_completion"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "提升治理水平", inferred = true }] }]

[[fires]]
variant = "economic"
projects = [{ name = "甲", indicators = [{ dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "方便出行", actual = "达成预期指标" }] }, { name = "乙", indicators = [{ dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "方便就医", actual = "达成预期指标" }] }, { name = "丙", indicators = [{ dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "方便上学", actual = "达成预期指标" }] }, { name = "丁", indicators = [{ dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "方便养老", actual = "达成预期指标" }] }, { name = "戊", indicators = [{ dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "方便办事", actual = "达成预期指标" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "economic", target = "不适用", actual = "不适用", status = "not_applicable" }, { dimension = "social", target = "方便群众出行", actual = "达成预期指标" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "ecological", target = "不适用", status = "not_applicable" }, { dimension = "social", target = "安全事故0起", actual = "无" }] }]
*/
WITH benefit AS (
    SELECT submission_id, project_id, position, dimension, target, status
    FROM indicator WHERE dimension IN ('economic', 'social', 'ecological', 'sustainable')
),
none AS (
    SELECT project_id, min(position) AS position, count(*) AS times
    FROM benefit GROUP BY project_id
    HAVING sum(CASE WHEN status = 'not_applicable' THEN 0 ELSE 1 END) = 0
),
-- Offices often have nothing to do with ecology: that nobody has is no matter.
spread AS (
    SELECT submission_id, dimension, min(project_id) AS project_id,
           count(DISTINCT project_id) AS times
    FROM benefit WHERE dimension IN ('economic', 'social') GROUP BY submission_id, dimension
    HAVING sum(CASE WHEN status = 'not_applicable' THEN 0 ELSE 1 END) = 0
),
unasked AS (
    SELECT project_id, contains(fields, 'target') AS targets, contains(fields, 'actual') AS completions
    FROM project
    WHERE kind = 'project_list' AND fields <> ''
      AND NOT (contains(fields, 'target') AND contains(fields, 'actual'))
),
-- Lines of text that lost cells on their way.
short_line AS (
    SELECT project_id FROM record.finding
    WHERE rule = 'R121' AND level = 'warning' AND project_id IS NOT NULL
),
-- Cells that hold a formula without a result or show an error: said of the cell already.
unknown AS (
    SELECT s.submission_id, f.sheet, regexp_extract(f.cell, '[A-Z]+') AS letter,
           regexp_extract(f.cell, '[0-9]+') AS line
    FROM record.finding f
    JOIN record.submission o ON o.submission_id = f.submission_id
    JOIN record.submission s ON s.upload_id = o.upload_id
    WHERE f.rule IN ('R128', 'R129') AND s.submission_id IN (SELECT submission_id FROM submission)
),
-- Indicators of which a side stands there, only nobody knows what it comes to.
uncomputed AS (
    SELECT DISTINCT i.indicator_id
    FROM (SELECT *, CASE WHEN target IS NULL THEN 'target' ELSE 'actual' END AS side,
                 CASE WHEN target IS NULL AND actual IS NULL THEN '.name'
                      WHEN target IS NULL THEN '.actual' ELSE '.target' END AS other_side
          FROM indicator WHERE target IS NULL OR actual IS NULL) i
    JOIN project p ON p.project_id = i.project_id
    JOIN record.source_cell c ON c.submission_id = i.submission_id AND c.project_id = i.project_id
        AND c.path = 'indicators.' || i.position || i.other_side
    JOIN unknown u ON u.submission_id = i.submission_id AND u.sheet = c.sheet
        AND u.line = regexp_extract(c.address, '[0-9]+')
    WHERE i.submission_id IN (SELECT submission_id FROM unknown)
      AND (contains(',' || p.fields || ',', ',' || u.letter || '=' || i.side || ',')
           OR contains(',' || p.fields || ',', ',' || u.letter || '=' || i.dimension || '.' || i.side || ','))
),
-- What is missing may stand in a column that nobody understood.
half AS (
    SELECT submission_id, project_id, position, name, target, actual, not_applicable(actual) AS idle,
           CASE WHEN target IS NULL AND actual IS NULL AND name IS NOT NULL THEN 'neither'
                WHEN target IS NULL THEN
                    CASE WHEN inferred OR lacking OR submission_id IN (SELECT submission_id FROM unread('目标|指标|计划|预期'))
                         THEN 'unread_target' ELSE 'no_target' END
                WHEN actual IS NULL THEN
                    CASE WHEN inferred OR lacking OR submission_id IN (SELECT submission_id FROM unread('完成|实际|实现|达成|达到|结果'))
                         THEN 'unread_completion' ELSE 'no_completion' END
                ELSE 'one_side' END AS variant
    FROM (SELECT *, project_id IN (SELECT project_id FROM short_line) AS lacking FROM indicator)
    WHERE (status <> 'not_applicable' AND not_applicable(target) IS DISTINCT FROM not_applicable(actual)
           OR target IS NULL AND NOT not_applicable(actual)
           OR actual IS NULL AND NOT not_applicable(target))
      AND indicator_id NOT IN (SELECT indicator_id FROM uncomputed)
      -- A list without a column of targets, or of completions, asks for none.
      AND NOT (target IS NULL AND project_id IN (SELECT project_id FROM unasked WHERE NOT targets)
               OR actual IS NULL AND project_id IN (SELECT project_id FROM unasked WHERE NOT completions))
),
-- Said once a project, at the first of its indicators.
counted AS (
    SELECT project_id, variant, min(position) AS position, count(*) AS times
    FROM half WHERE target IS NOT NULL OR NOT idle GROUP BY project_id, variant
)
SELECT b.submission_id, b.project_id, 'indicators.' || b.position || '.target' AS path,
       left(b.target, 20) AS found, '' AS expected, CAST(n.times AS VARCHAR) AS times,
       '' AS variant
FROM none n JOIN benefit b ON b.project_id = n.project_id AND b.position = n.position
UNION ALL
SELECT s.submission_id, s.project_id, 'indicators.' || b.position || '.target', left(b.target, 20),
       '', CAST(s.times AS VARCHAR), s.dimension
FROM spread s
JOIN benefit b ON b.project_id = s.project_id AND b.dimension = s.dimension
CROSS JOIN threshold t
WHERE s.times >= t.projects
UNION ALL
SELECT h.submission_id, h.project_id,
       'indicators.' || h.position || CASE WHEN h.variant = 'neither' THEN '.name'
                                           WHEN h.target IS NULL OR h.idle THEN '.actual' ELSE '.target' END,
       left(CASE WHEN h.variant = 'neither' THEN h.name WHEN h.target IS NULL OR h.idle THEN h.actual ELSE h.target END, 40),
       left(CASE WHEN h.idle THEN h.target ELSE h.actual END, 40), CAST(c.times AS VARCHAR), h.variant
FROM counted c
JOIN half h ON h.project_id = c.project_id AND h.position = c.position
