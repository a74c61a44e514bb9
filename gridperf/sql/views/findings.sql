/*
title = { zh = "核查发现", en = "Findings" }
grain = ["finding_id"]
source = "Reading faults and checks over the current versions, errors first."

[columns]
finding_id = "finding_fact"
rule = "finding_fact"
level = "finding_fact"
unit = "finding_fact"
year = "finding_fact"
project_id = "finding_fact"
project = "finding_fact"
submission_id = "finding_fact"
file = "finding_fact"
sheet = "finding_fact"
cell = "finding_fact"
found = "finding_fact"
expected = "finding_fact"
gaps = "finding_fact"
mark = "finding_fact"
state = "finding_fact"
*/
SELECT finding_id, rule, level, unit, year, project_id, project, submission_id, file, sheet, cell,
       found, expected, gaps, mark, state
FROM finding_fact
ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, year, unit, rule, finding_id
