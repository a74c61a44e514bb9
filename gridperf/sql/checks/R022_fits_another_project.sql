/*
level = "note"
title = { zh = "指标与其他项目更相符", en = "An indicator that fits another project better" }
message = { zh = "指标“{found}”与本项目其他内容未见关联，与项目“{expected}”相符。请核对是否填错行。", en = "The indicator “{found}” has nothing in common with the rest of this project and goes with the project “{expected}”. Please check whether it stands in the wrong row." }

[thresholds]
own = 0.1
other = 0.4

[meaning]
own = { zh = "与本项目其他文字的重合度，至多（0–1）", en = "share in common with the rest of its own project, at most (0–1)" }
other = { zh = "与另一项目其他文字的重合度，至少（0–1）", en = "share in common with the rest of the other project, at least (0–1)" }

[[fires]]
projects = [{ name = "机动经费", goal = "发放网格员夜间疫情补助", indicators = [{ dimension = "social", target = "发放方夜间疫情补助", actual = "有助日常工作" }] }, { name = "应急指挥工作", goal = "完成应急事件管理工作", indicators = [{ dimension = "social", target = "发放方夜间疫情补助", actual = "开展防灾减灾宣传活动" }] }]

[[silent]]
projects = [{ name = "网格化管理", goal = "提升基层治理水平", indicators = [{ dimension = "social", target = "提升基层治理水平", actual = "达成预期指标" }] }, { name = "党群服务中心", goal = "运营党群服务中心", indicators = [{ dimension = "social", target = "提升基层治理水平", actual = "有效提升基层治理水平" }] }]

[[silent]]
projects = [{ name = "甲", goal = "甲项任务", indicators = [{ dimension = "social", target = "维护群众健康权益和社会稳定", actual = "达成预期指标" }] }, { name = "乙", goal = "乙项任务", indicators = [{ dimension = "social", target = "维护群众健康权益和社会稳定", actual = "达成预期指标" }] }]
*/
WITH own AS (
    -- Two rows of a list can share one form's indicators: these are looked at once.
    SELECT k.unit_id, k.year, l.project_id, l.indicator_id, hash(l.text) AS text_key
    FROM (SELECT DISTINCT unit_id, year, indicators_from FROM record.standing) k
    JOIN indicator i ON i.project_id = k.indicators_from
    JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
    WHERE l.letters > 5 AND i.status <> 'not_applicable'
      AND i.dimension NOT IN ('satisfaction', 'timeliness')
),
-- A text that many projects have is nobody's own.
shared AS (
    SELECT unit_id, year, text_key
    FROM own GROUP BY unit_id, year, text_key
    HAVING min(project_id) <> max(project_id) AND count(*) < 6
),
candidate AS (
    SELECT o.unit_id, o.year, p.submission_id, o.project_id, p.name, o.indicator_id, l.text
    FROM shared s
    JOIN own o ON o.unit_id = s.unit_id AND o.year = s.year AND o.text_key = s.text_key
    JOIN project p ON p.project_id = o.project_id
    JOIN record.indicator_likeness l ON l.indicator_id = o.indicator_id
),
told AS (
    SELECT i.project_id,
           string_agg(l.text || '|' || l.done, '|') AS words
    FROM indicator i JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
    WHERE i.project_id IN (SELECT project_id FROM candidate)
    GROUP BY i.project_id
),
whole AS (
    SELECT l.project_id, l.words || '|' || t.words AS words
    FROM record.project_likeness l JOIN told t ON t.project_id = l.project_id
),
-- Made once a row, not once a piece of the text: so it must be a column before it is looked through.
rest AS MATERIALIZED (
    SELECT c.*, replace(w.words, c.text, '') AS words
    FROM candidate c JOIN whole w ON w.project_id = c.project_id
),
fit AS MATERIALIZED (SELECT * EXCLUDE (words), shared_part(text, words) AS fits FROM rest),
best AS (
    SELECT unit_id, year, text, name, fits,
           row_number() OVER (PARTITION BY unit_id, year, text ORDER BY fits DESC, project_id) AS place
    FROM fit
)
SELECT f.submission_id, f.project_id, 'indicators.' || i.position || '.target' AS path,
       left(i.target, 40) AS found, b.name AS expected
FROM fit f
JOIN best b ON b.unit_id = f.unit_id AND b.year = f.year AND b.text = f.text AND b.place = 1
JOIN indicator i ON i.indicator_id = f.indicator_id
CROSS JOIN threshold t
WHERE f.fits <= t.own AND b.fits >= t.other
