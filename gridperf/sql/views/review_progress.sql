/*
title = { zh = "核查进度", en = "Findings by level and state" }
grain = ["year", "level", "state"]
source = "Findings over the current versions, counted."

[columns]
year = "finding_fact"
level = "finding_fact"
state = "finding_fact"
findings = { unit = "1", zh = "发现数", en = "findings" }
*/
SELECT year, level, state, count(*) AS findings
FROM finding_fact
GROUP BY year, level, state
ORDER BY year, level, state
