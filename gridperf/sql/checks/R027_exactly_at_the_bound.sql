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
    SELECT p.unit_id, p.year, i.submission_id, i.project_id, i.position, i.actual,
           CASE WHEN coalesce(i.comparator, '>=') IN ('>=', '=')
                     AND TRY_CAST(i.target_value AS DOUBLE) = TRY_CAST(i.actual_value AS DOUBLE)
                THEN 1 ELSE 0 END AS at_bound
    FROM indicator i JOIN project p ON p.project_id = i.project_id
    WHERE i.dimension = 'satisfaction' AND i.target_value IS NOT NULL AND i.actual_value IS NOT NULL
      -- No survey can be better than 100%.
      AND TRY_CAST(i.target_value AS DOUBLE) <> 100
),
counted AS (
    SELECT unit_id, year, count(*) AS total, sum(at_bound) AS times,
           max(CASE WHEN at_bound = 1 THEN submission_id END) AS submission_id,
           min(CASE WHEN at_bound = 1 THEN left(actual, 20) END) AS found
    FROM surveyed GROUP BY unit_id, year
),
often AS (
    SELECT c.* FROM counted c CROSS JOIN threshold t
    WHERE c.times >= t.times AND c.times >= c.total * t.share
),
-- The cells that stand at their bound (at most twenty are named), of the filing that the finding is kept with.
numbered AS (
    SELECT *, row_number() OVER (PARTITION BY submission_id ORDER BY project_id, position) AS place
    FROM surveyed WHERE at_bound = 1
),
cells AS (
    SELECT s.submission_id, min(c.sheet) AS sheet,
           string_agg(c.address, ',' ORDER BY s.place) FILTER (WHERE s.place <= 20) AS cell,
           CASE WHEN max(s.place) > 20 THEN CAST(count(c.address) AS VARCHAR) END AS cells
    FROM numbered s
    JOIN often o ON o.submission_id = s.submission_id
    JOIN record.source_cell c ON c.submission_id = s.submission_id AND c.project_id = s.project_id
        AND c.path = 'indicators.' || s.position || '.actual'
    GROUP BY s.submission_id
)
SELECT o.submission_id, NULL AS project_id, c.sheet, c.cell, c.cells, o.found,
       CAST(o.times AS VARCHAR) AS times, CAST(o.total AS VARCHAR) AS "all"
FROM often o LEFT JOIN cells c ON c.submission_id = o.submission_id
