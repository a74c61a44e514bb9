/*
title = { zh = "跨年项目", en = "Projects and the same ones a year before" }
grain = ["project_id"]
source = "Same code, else same name without its years, else an assumed rename by likeness of names or the same texts throughout."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
project = { zh = "项目名称", en = "project" }
before_id = { zh = "上年项目编号（库内）", en = "last year's number in the store" }
before = { zh = "上年项目名称", en = "its name last year" }
how = { zh = "对应依据", en = "code, name, or likeness: an assumed rename" }
likeness = { unit = "share", zh = "名称相似度", en = "likeness of the names; 1 also where all texts are the same" }
same_goal = { unit = "1", zh = "目标照搬上年", en = "1 where the goal is last year's but for years" }
same_indicators = { unit = "1", zh = "指标照搬上年", en = "1 where at least three indicators are last year's but for years" }
same_problem = { unit = "1", zh = "问题照搬上年", en = "1 where the problem is last year's but for numbers" }
*/
SELECT m.project_id, m.unit_id, u.name AS unit, m.year, p.name AS project, m.before_id,
       b.name AS before, m.how, m.likeness,
       CASE WHEN m.same_goal THEN 1 ELSE 0 END AS same_goal,
       CASE WHEN m.same_indicators THEN 1 ELSE 0 END AS same_indicators,
       CASE WHEN m.same_problem THEN 1 ELSE 0 END AS same_problem
FROM record.project_match m
JOIN record.project p ON p.project_id = m.project_id
JOIN record.project b ON b.project_id = m.before_id
JOIN record.unit u ON u.unit_id = m.unit_id
