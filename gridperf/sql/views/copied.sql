/*
title = { zh = "照搬上年", en = "Copied from last year, by unit" }
grain = ["unit_id", "year"]
source = "Projects that stood in the year before too; texts compared without years, problems without numbers."

[columns]
unit_id = "match_fact"
unit = "match_fact"
year = "match_fact"
pairs = { unit = "1", zh = "延续项目", en = "projects of the year before that go on" }
renamed = { unit = "1", zh = "疑似更名", en = "of these, assumed renames" }
same_goal = { unit = "1", zh = "目标照搬", en = "with last year's goal" }
same_indicators = { unit = "1", zh = "指标照搬", en = "with last year's indicators" }
same_problem = { unit = "1", zh = "问题照搬", en = "with last year's problem" }
*/
SELECT unit_id, unit, year, count(*) AS pairs,
       CAST(sum(CASE WHEN how = 'likeness' THEN 1 ELSE 0 END) AS BIGINT) AS renamed,
       CAST(sum(same_goal) AS BIGINT) AS same_goal,
       CAST(sum(same_indicators) AS BIGINT) AS same_indicators,
       CAST(sum(same_problem) AS BIGINT) AS same_problem
FROM match_fact
GROUP BY unit_id, unit, year
ORDER BY year, unit
