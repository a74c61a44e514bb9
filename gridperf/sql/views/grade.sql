/*
title = { zh = "测算等级", en = "Computed grades" }
grain = ["year", "grade"]
source = "Projects with a computed score; empty where its two ends lie in different grades."

[columns]
year = "score_fact"
grade = { zh = "测算等级", en = "grade; empty where it is open" }
projects = { unit = "1", zh = "项目数", en = "projects" }
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
best = { unit = "points", zh = "最高测算分", en = "the highest score in it" }
*/
SELECT year, coalesce(grade, '') AS grade, count(*) AS projects, sum(budget) AS budget,
       max(CASE WHEN grade IS NULL THEN -1 ELSE score_high END) AS best
FROM score_fact
WHERE score_low IS NOT NULL
GROUP BY year, coalesce(grade, '')
ORDER BY year, best DESC
