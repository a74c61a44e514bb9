/*
title = { zh = "指标完成情况", en = "Indicators by dimension and status" }
grain = ["year", "dimension", "status"]
source = "Indicators of the counted projects."

[columns]
year = "indicator_fact"
dimension = "indicator_fact"
status = "indicator_fact"
indicators = { unit = "1", zh = "指标数", en = "indicators" }
*/
SELECT year, dimension, status, count(*) AS indicators
FROM indicator_fact
GROUP BY year, dimension, status
ORDER BY year, dimension, status
