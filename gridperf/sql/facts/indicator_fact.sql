/*
title = { zh = "绩效指标", en = "Indicators" }
grain = ["indicator_id"]
source = "Counted projects; a list's own indicators, else its form's, else the replaced full list's."

[columns]
indicator_id = { zh = "指标编号（库内）", en = "number in the store" }
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project = { zh = "项目名称", en = "project" }
position = { zh = "表内次序", en = "order in the form, from 0" }
grp = { zh = "一级指标", en = "group" }
dimension = { zh = "指标维度", en = "dimension" }
name = { zh = "指标名称", en = "indicator" }
target = { zh = "年度指标值", en = "target as written" }
actual = { zh = "实际完成值", en = "completion as written" }
comparator = { zh = "比较符", en = "comparator" }
target_value = { zh = "目标数值", en = "target's number or date" }
actual_value = { zh = "完成数值", en = "completion's number or date" }
measure_unit = { zh = "计量单位", en = "unit of measure" }
status = { zh = "完成状态", en = "status" }
weight = { unit = "points", zh = "分值", en = "weight" }
stated_score = { unit = "points", zh = "自评得分", en = "score as stated" }
reason = { zh = "偏差原因", en = "reason for the deviation" }
inferred = { zh = "推断填入", en = "placed by inference" }
reason_asked = { zh = "表中有原因栏", en = "whether the form asks for a reason" }
*/
SELECT i.indicator_id, k.project_id, k.unit_id, u.name AS unit, k.year, p.name AS project,
       i.position, i.grp, i.dimension, i.name, i.target, i.actual, i.comparator,
       i.target_value, i.actual_value, i.measure_unit, i.status, i.weight, i.stated_score,
       i.reason, i.inferred, asks_reason(a.fields) AS reason_asked
FROM record.standing k
JOIN record.project p ON p.project_id = k.project_id
JOIN record.unit u ON u.unit_id = k.unit_id
JOIN record.project a ON a.project_id = k.indicators_from
JOIN record.indicator i ON i.project_id = k.indicators_from
