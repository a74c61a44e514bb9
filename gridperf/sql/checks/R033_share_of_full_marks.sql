/*
level = "note"
title = { zh = "满分率偏高", en = "A high share of full marks" }
message = { zh = "本单位 {all} 项评分指标中 {times} 项给了满分，满分率 {found}。请对照完成情况复核。", en = "{times} of this unit's {all} scored indicators got full marks, a share of {found}. Please look at them again beside their completions." }

[thresholds]
share = 95
indicators = 20

[meaning]
share = { zh = "满分率达到（%）", en = "share of full marks from (%)" }
indicators = { zh = "评分指标不少于（项）", en = "scored indicators, at least" }

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "5", stated_score = "5" }, { dimension = "quantity", weight = "5", stated_score = "5" }, { dimension = "quantity", weight = "5", stated_score = "5" }, { dimension = "quantity", weight = "5", stated_score = "5" }, { dimension = "quality", weight = "5", stated_score = "5" }, { dimension = "quality", weight = "5", stated_score = "5" }, { dimension = "quality", weight = "5", stated_score = "5" }, { dimension = "quality", weight = "5", stated_score = "5" }, { dimension = "timeliness", weight = "5", stated_score = "5" }, { dimension = "timeliness", weight = "5", stated_score = "5" }, { dimension = "economic", weight = "5", stated_score = "5" }, { dimension = "economic", weight = "5", stated_score = "5" }, { dimension = "social", weight = "5", stated_score = "5" }, { dimension = "social", weight = "5", stated_score = "5" }, { dimension = "ecological", weight = "5", stated_score = "5" }, { dimension = "ecological", weight = "5", stated_score = "5" }, { dimension = "satisfaction", weight = "5", stated_score = "5" }, { dimension = "satisfaction", weight = "5", stated_score = "5" }, { dimension = "cost", weight = "5", stated_score = "5" }, { dimension = "cost", weight = "5", stated_score = "5" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "30", stated_score = "30" }] }]
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H10", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H11", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H12", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H12", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H14", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H15", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H16", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H17", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H18", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H19", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H20", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H21", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H22", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H23", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H24", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H25", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H26", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H27", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H28", "5"] } }, { dimension = "quantity", weight = "5", stated_score = "5", cells = { weight = ["H29", "5"] } }] }]
*/
WITH scored AS (
    SELECT i.submission_id, i.project_id, i.position, i.weight, i.stated_score, p.unit_id, p.year
    FROM indicator i JOIN project p ON p.project_id = i.project_id
    WHERE i.weight > 0 AND i.stated_score IS NOT NULL
),
-- Points that stand once for several indicators together are one mark.
mark AS (
    SELECT s.project_id, s.unit_id, s.year, max(s.submission_id) AS submission_id,
           any_value(s.weight) AS weight, min(s.stated_score) AS least, sum(s.stated_score) AS whole
    FROM scored s
    LEFT JOIN record.source_cell c
      ON c.project_id = s.project_id AND c.path = 'indicators.' || s.position || '.weight'
    GROUP BY s.project_id, s.unit_id, s.year, coalesce(c.address, CAST(s.position AS VARCHAR))
),
counted AS (
    SELECT unit_id, year, max(submission_id) AS submission_id, count(*) AS total,
           count(*) FILTER (WHERE weight IN (least, whole)) AS times
    FROM mark GROUP BY unit_id, year
)
SELECT c.submission_id, NULL AS project_id, said_percent(CAST(c.times AS DOUBLE) / c.total) AS found,
       CAST(c.times AS VARCHAR) AS times, CAST(c.total AS VARCHAR) AS "all"
FROM counted c CROSS JOIN threshold t
WHERE c.total >= t.indicators AND c.times * 100 >= c.total * t.share
