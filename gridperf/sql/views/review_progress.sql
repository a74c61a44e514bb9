/*
title = { zh = "核查进度", en = "Findings by level and state" }
grain = ["year", "level", "state"]
source = "Findings over the current versions, counted."

[columns]
year = { zh = "年度", en = "year" }
level = { zh = "级别", en = "error, warning, note" }
state = { zh = "处理状态", en = "to_review, true, explained, false_alarm, put_right" }
findings = { unit = "1", zh = "发现数", en = "findings" }
*/
SELECT year, level, state, count(*) AS findings
FROM finding_fact
GROUP BY year, level, state
ORDER BY year, level, state
