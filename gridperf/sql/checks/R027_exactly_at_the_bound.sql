/*
level = "warning"
title = { zh = "完成值屡次恰为下限", en = "Exactly at the bound again and again" }
message = { zh = "本单位 {all} 个满意度指标中有 {times} 个恰为下限（{found}）。请提供调查依据。", en = "{times} of this unit's {all} satisfaction indicators stand exactly at their bound ({found}). Please give the survey behind them." }

[thresholds]
times = 3
share = 0.8

[meaning]
times = { zh = "恰为下限的满意度指标数，至少", en = "satisfaction indicators exactly at their bound, at least" }
share = { zh = "占满意度指标的比例，至少（0–1）", en = "their share of all satisfaction indicators, at least (0–1)" }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "95%", comparator = ">=", target_value = "95", actual_value = "95" }] }, { name = "乙", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "95%", comparator = ">=", target_value = "95", actual_value = "95" }] }, { name = "丙", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "95%", comparator = ">=", target_value = "95", actual_value = "95" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "95%", comparator = ">=", target_value = "95", actual_value = "95" }] }, { name = "乙", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "97%", comparator = ">=", target_value = "95", actual_value = "97" }] }, { name = "丙", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "95%", comparator = ">=", target_value = "95", actual_value = "95" }] }]
*/
WITH surveyed AS (
    SELECT submission_id, actual,
           CASE WHEN coalesce(comparator, '>=') = '>=' AND target_value = actual_value THEN 1 ELSE 0 END AS at_bound
    FROM indicator
    WHERE dimension = 'satisfaction' AND target_value IS NOT NULL AND actual_value IS NOT NULL
),
counted AS (
    SELECT submission_id, count(*) AS total, sum(at_bound) AS times,
           min(CASE WHEN at_bound = 1 THEN left(actual, 20) END) AS found
    FROM surveyed GROUP BY submission_id
)
SELECT c.submission_id, NULL AS project_id, c.found, CAST(c.times AS VARCHAR) AS times,
       CAST(c.total AS VARCHAR) AS "all"
FROM counted c CROSS JOIN threshold t
WHERE c.times >= t.times AND c.times >= c.total * t.share
