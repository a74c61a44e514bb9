/*
title = { zh = "值得一看的指标", en = "Indicators worth a look" }
grain = ["year", "dimension", "remark"]
source = "Unmet, exactly at the bound, far above the target, without a measure; the profile says what far is."

[columns]
year = "earned_fact"
dimension = "earned_fact"
remark = { zh = "类别", en = "unmet, at_bound, too_easy, unquantified" }
indicators = { unit = "1", zh = "指标数", en = "indicators" }
*/
SELECT year, dimension, remark, count(*) AS indicators
FROM earned_fact
WHERE remark IS NOT NULL
GROUP BY year, dimension, remark
ORDER BY year, dimension, remark
