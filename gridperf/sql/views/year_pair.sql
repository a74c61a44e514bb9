/*
title = { zh = "跨年项目对应", en = "Projects across years" }
grain = ["project_id"]
source = "Counted projects that stood in the year before too, and what of their texts is last year's."

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
SELECT project_id, unit_id, unit, year, project, before_id, before, how, likeness, same_goal,
       same_indicators, same_problem
FROM match_fact
ORDER BY year, unit, project_id
