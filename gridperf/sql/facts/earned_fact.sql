/*
title = { zh = "指标测算分", en = "Indicators' computed scores" }
grain = ["project_id", "indicator_id"]
source = "Indicators that apply, of the counted projects; weights as stated, one of several together in equal parts, else the profile's shared equally within a group."

[columns]
indicator_id = { zh = "指标编号（库内）", en = "number in the store" }
project_id = { zh = "项目编号（库内）", en = "project's number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
dimension = { zh = "指标维度", en = "dimension" }
status = { zh = "完成状态", en = "status" }
points = { unit = "points", zh = "计算所用分值", en = "weight that was used" }
score_low = { unit = "points", zh = "测算分下限", en = "computed score, at least" }
score_high = { unit = "points", zh = "测算分上限", en = "computed score, at most" }
remark = { zh = "值得一看", en = "unmet, at_bound, too_easy, unquantified, or null" }
*/
SELECT s.indicator_id, s.project_id, s.unit_id, u.name AS unit, s.year, s.dimension, s.status,
       s.weight AS points, s.low AS score_low, s.high AS score_high, s.remark
FROM record.indicator_score s
JOIN record.unit u ON u.unit_id = s.unit_id
