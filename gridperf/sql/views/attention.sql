/*
title = { zh = "需关注事项", en = "What needs attention" }
grain = ["kind", "year", "unit", "project_id"]
source = "The hundred worst: proved errors, not filed, overspent, nothing spent, low, unmet, source unconfirmed."

[columns]
kind = { zh = "类别", en = "error, not_filed, over, zero, low, unmet, unconfirmed" }
severity = { zh = "轻重", en = "the higher, the worse" }
year = "finding_fact"
unit = "finding_fact"
project_id = { zh = "项目编号（库内）", en = "number in the store; null where the whole unit is meant" }
project = "finding_fact"
number1 = { zh = "数值一", en = "over, low: rate; zero: budget; error, unmet: how many; unconfirmed: 万元" }
number2 = { zh = "数值二", en = "over, low: spent, 万元; unmet: indicators in all" }
number3 = { zh = "数值三", en = "over, low: budget, 万元" }
*/
WITH threshold AS (SELECT good, watch FROM threshold_fact),
errors AS (
    SELECT year, unit, project_id, min(project) AS project, count(*) AS findings
    FROM finding_fact WHERE level = 'error' AND open = 1
    GROUP BY year, unit, project_id
),
outcome AS (
    SELECT project_id, sum(CASE WHEN status = 'unmet' THEN 1 ELSE 0 END) AS unmet,
           count(*) AS indicators
    FROM indicator_fact GROUP BY project_id
),
-- Names are fetched for the projects that have something unmet, not for every indicator.
unmet AS (
    SELECT p.year, p.unit, p.project_id, p.name AS project, o.unmet, o.indicators
    FROM outcome o JOIN project_fact p ON p.project_id = o.project_id
    WHERE o.unmet > 0
),
open_source AS (
    SELECT year, unit, sum(coalesce(spent, budget)) AS amount
    FROM funding_fact WHERE source = 'unconfirmed' AND position >= 0
    GROUP BY year, unit
),
everything AS (
    SELECT 'error' AS kind, 90 AS severity, year, unit, project_id, project,
           CAST(findings AS DOUBLE) AS number1, CAST(NULL AS DOUBLE) AS number2,
           CAST(NULL AS DOUBLE) AS number3, CAST(findings AS DOUBLE) AS weight
    FROM errors
    UNION ALL
    SELECT 'not_filed', 85, year, unit, NULL, NULL, NULL, NULL, NULL, 0
    FROM filing_fact WHERE NOT filed
    UNION ALL
    SELECT 'over', 80, year, unit, project_id, name, rate, CAST(spent AS DOUBLE),
           CAST(budget AS DOUBLE), CAST(spent - budget AS DOUBLE)
    FROM project_fact WHERE state = 'over'
    UNION ALL
    SELECT 'zero', 75, year, unit, project_id, name, CAST(budget AS DOUBLE), NULL, NULL,
           CAST(budget AS DOUBLE)
    FROM project_fact WHERE budget > 0 AND spent = 0
    UNION ALL
    SELECT 'low', 70, year, unit, project_id, name, rate, CAST(spent AS DOUBLE),
           CAST(budget AS DOUBLE), CAST(unspent AS DOUBLE)
    FROM project_fact WHERE state = 'bad' AND spent <> 0
    UNION ALL
    SELECT 'unmet', 60, year, unit, project_id, project, CAST(unmet AS DOUBLE),
           CAST(indicators AS DOUBLE), NULL, CAST(unmet AS DOUBLE)
    FROM unmet
    UNION ALL
    SELECT 'unconfirmed', 40, year, unit, NULL, NULL, CAST(amount AS DOUBLE), NULL, NULL,
           CAST(amount AS DOUBLE)
    FROM open_source
)
SELECT kind, severity, year, unit, project_id, project, number1, number2, number3
FROM everything
ORDER BY severity DESC, weight DESC, year DESC, unit, project_id
LIMIT 100
