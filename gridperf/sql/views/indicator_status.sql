/*
title = { zh = "指标完成情况", en = "Indicators by dimension and status" }
grain = ["year", "dimension", "status"]
source = "Indicators of the counted projects."

[columns]
year = { zh = "年度", en = "year" }
dimension = { zh = "指标维度", en = "dimension" }
status = { zh = "完成状态", en = "status" }
indicators = { unit = "1", zh = "指标数", en = "indicators" }
*/
SELECT year, dimension, status, count(*) AS indicators
FROM indicator_fact
GROUP BY year, dimension, status
ORDER BY year, dimension, status
