/*
title = { zh = "年度", en = "Years" }
grain = ["year"]
source = "Every year in which a unit filed or was expected to."

[columns]
year = "filing_fact"
units_filed = { unit = "1", zh = "已报单位", en = "units that filed" }
*/
SELECT year, CAST(sum(CASE WHEN filed THEN 1 ELSE 0 END) AS BIGINT) AS units_filed
FROM filing_fact
GROUP BY year
ORDER BY year
