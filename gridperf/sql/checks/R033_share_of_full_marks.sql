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
*/
WITH counted AS (
    SELECT p.unit_id, p.year, max(p.submission_id) AS submission_id, count(*) AS total,
           sum(CASE WHEN i.stated_score = i.weight THEN 1 ELSE 0 END) AS times
    FROM indicator i JOIN project p ON p.project_id = i.project_id
    WHERE i.weight > 0 AND i.stated_score IS NOT NULL
    GROUP BY p.unit_id, p.year
)
SELECT c.submission_id, NULL AS project_id, said_percent(CAST(c.times AS DOUBLE) / c.total) AS found,
       CAST(c.times AS VARCHAR) AS times, CAST(c.total AS VARCHAR) AS "all"
FROM counted c CROSS JOIN threshold t
WHERE c.total >= t.indicators AND c.times * 100 >= c.total * t.share
