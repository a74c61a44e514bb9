/*
title = { zh = "记分卡", en = "Scorecard: projects by dimension" }
grain = ["project_id", "dimension"]
source = "The worst indicator of each project and dimension: unmet, partly met, undecided, qualitative, met, not applicable."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
project = "indicator_fact"
unit = "indicator_fact"
year = "indicator_fact"
dimension = "indicator_fact"
status = { zh = "完成状态", en = "the worst status" }
indicators = { unit = "1", zh = "指标数", en = "indicators in the cell" }
indicator_id = { zh = "指标编号（库内）", en = "the worst indicator" }
name = { zh = "指标名称", en = "its name" }
target = { zh = "年度指标值", en = "its target" }
actual = { zh = "实际完成值", en = "its completion" }
target_value = { zh = "目标数值", en = "its target's number or date" }
actual_value = { zh = "完成数值", en = "its completion's number or date" }
measure_unit = { zh = "计量单位", en = "its unit of measure" }
*/
WITH ranked AS (
    SELECT indicator_id, project_id, dimension,
           indicator_id + 1000000000000 * CASE status
               WHEN 'unmet' THEN 0 WHEN 'partly_met' THEN 1 WHEN 'undecided' THEN 2
               WHEN 'qualitative' THEN 3 WHEN 'met' THEN 4 ELSE 5 END AS place
    FROM indicator_fact
),
worst AS (
    SELECT min(place) % 1000000000000 AS indicator_id, count(*) AS indicators
    FROM ranked GROUP BY project_id, dimension
)
SELECT i.project_id, i.project, i.unit, i.year, i.dimension, i.status, w.indicators,
       i.indicator_id, i.name, i.target, i.actual, i.target_value, i.actual_value, i.measure_unit
FROM worst w
JOIN indicator_fact i ON i.indicator_id = w.indicator_id
ORDER BY i.year, i.unit, i.project_id, i.dimension
