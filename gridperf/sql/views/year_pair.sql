/*
title = { zh = "跨年项目对应", en = "Projects across years" }
grain = ["project_id"]
source = "Counted projects that stood in the year before too, and what of their texts is last year's."

[columns]
project_id = "match_fact"
unit_id = "match_fact"
unit = "match_fact"
year = "match_fact"
project = "match_fact"
before_id = "match_fact"
before = "match_fact"
how = "match_fact"
likeness = "match_fact"
same_goal = "match_fact"
same_indicators = "match_fact"
same_problem = "match_fact"
*/
SELECT project_id, unit_id, unit, year, project, before_id, before, how, likeness, same_goal,
       same_indicators, same_problem
FROM match_fact
ORDER BY year, unit, project_id
