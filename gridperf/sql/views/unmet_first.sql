/*
title = { zh = "未达指标（前列）", en = "Unmet targets, the first of them" }
grain = ["indicator_id"]
source = "The first 60 unmet or partly met indicators of each year, unmet ones first, with how many there are in all."

[columns]
place = { zh = "名次", en = "place in its year, from 1" }
unmet = { unit = "1", zh = "未达与部分达成", en = "unmet and partly met indicators of the year" }
explained = { unit = "1", zh = "其中写明原因", en = "of these, with a reason" }
indicator_id = "indicator_fact"
project_id = "indicator_fact"
unit = "indicator_fact"
year = "indicator_fact"
project = "indicator_fact"
dimension = "indicator_fact"
name = "indicator_fact"
target = "indicator_fact"
actual = "indicator_fact"
status = "indicator_fact"
reason = "indicator_fact"
reason_asked = "indicator_fact"
*/
WITH ranked AS (
    SELECT indicator_id, project_id, unit, year, project, dimension, name, target, actual, status,
           reason, reason_asked,
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
       target, actual, status, reason, reason_asked
FROM ranked
WHERE place <= 60
ORDER BY year, place
