/*
title = { zh = "未达指标（前列）", en = "Unmet targets, the first of them" }
grain = ["indicator_id"]
source = "The first 60 unmet or partly met indicators of each year, unmet ones first, with how many there are in all."

[columns]
place = { zh = "名次", en = "place in its year, from 1" }
unmet = { unit = "1", zh = "未达与部分达成", en = "unmet and partly met indicators of the year" }
explained = { unit = "1", zh = "其中写明原因", en = "of these, with a reason" }
indicator_id = { zh = "指标编号（库内）", en = "number in the store" }
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project = { zh = "项目名称", en = "project" }
dimension = { zh = "指标维度", en = "dimension" }
name = { zh = "指标名称", en = "indicator" }
target = { zh = "年度指标值", en = "target as written" }
actual = { zh = "实际完成值", en = "completion as written" }
status = { zh = "完成状态", en = "status" }
reason = { zh = "偏差原因", en = "reason for the deviation" }
*/
WITH ranked AS (
    SELECT indicator_id, project_id, unit, year, project, dimension, name, target, actual, status,
           reason,
           row_number() OVER (
               PARTITION BY year
               ORDER BY CASE status WHEN 'unmet' THEN 0 ELSE 1 END, unit, project_id, position,
                        indicator_id) AS place,
           count(*) OVER (PARTITION BY year) AS unmet,
           count(reason) OVER (PARTITION BY year) AS explained
    FROM indicator_fact
    WHERE status IN ('unmet', 'partly_met')
)
SELECT place, unmet, explained, indicator_id, project_id, unit, year, project, dimension, name,
       target, actual, status, reason
FROM ranked
WHERE place <= 60
ORDER BY year, place
