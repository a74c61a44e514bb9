/*
title = { zh = "指标明细", en = "Indicators, one by one" }
grain = ["indicator_id"]
source = "Indicators of the counted projects."

[columns]
indicator_id = "indicator_fact"
project_id = "indicator_fact"
unit = "indicator_fact"
year = "indicator_fact"
project = "indicator_fact"
position = "indicator_fact"
grp = "indicator_fact"
dimension = "indicator_fact"
name = "indicator_fact"
target = "indicator_fact"
actual = "indicator_fact"
comparator = "indicator_fact"
target_value = "indicator_fact"
actual_value = "indicator_fact"
measure_unit = "indicator_fact"
status = "indicator_fact"
weight = "indicator_fact"
stated_score = "indicator_fact"
reason = "indicator_fact"
inferred = "indicator_fact"
points = "earned_fact"
score_low = "earned_fact"
score_high = "earned_fact"
remark = "earned_fact"
reason_asked = "indicator_fact"
*/
SELECT i.indicator_id, i.project_id, i.unit, i.year, i.project, i.position, i.grp, i.dimension,
       i.name, i.target, i.actual, i.comparator, i.target_value, i.actual_value, i.measure_unit,
       i.status, i.weight, i.stated_score, i.reason, i.inferred, e.points, e.score_low,
       e.score_high, e.remark, i.reason_asked
FROM indicator_fact i
LEFT JOIN earned_fact e ON e.indicator_id = i.indicator_id AND e.project_id = i.project_id
ORDER BY i.year, i.unit, i.project_id, i.position
