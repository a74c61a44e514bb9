/*
title = { zh = "指标明细", en = "Indicators, one by one" }
grain = ["indicator_id"]
source = "Indicators of the counted projects."

[columns]
indicator_id = { zh = "指标编号（库内）", en = "number in the store" }
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
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
points = { unit = "points", zh = "计算所用分值", en = "weight that was used" }
score_low = { unit = "points", zh = "测算分下限", en = "computed score, at least" }
score_high = { unit = "points", zh = "测算分上限", en = "computed score, at most" }
remark = { zh = "值得一看", en = "unmet, at_bound, too_easy, unquantified, or null" }
*/
SELECT i.indicator_id, i.project_id, i.unit, i.year, i.project, i.position, i.grp, i.dimension,
       i.name, i.target, i.actual, i.comparator, i.target_value, i.actual_value, i.measure_unit,
       i.status, i.weight, i.stated_score, i.reason, i.inferred, e.points, e.score_low,
       e.score_high, e.remark
FROM indicator_fact i
LEFT JOIN earned_fact e ON e.indicator_id = i.indicator_id AND e.project_id = i.project_id
ORDER BY i.year, i.unit, i.project_id, i.position
