/*
level = "warning"
title = { zh = "疑似元与万元混用", en = "Yuan and ten-thousand yuan seem mixed" }
message = { zh = "支出 {found} 与预算 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "Spent {found} and budget {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[thresholds]
low = 2000
high = 50000

[meaning]
low = { zh = "金额相差倍数：从", en = "ratio of amounts, from" }
high = { zh = "金额相差倍数：到", en = "ratio of amounts, to" }

[[fires]]
projects = [{ name = "甲", budget = "37.86", spent = "377600" }]

[[fires]]
projects = [{ name = "甲", budget = "378600", spent = "37.76" }]

[[silent]]
projects = [{ name = "甲", budget = "300", spent = "310" }, { name = "乙", budget = "4000", spent = "1" }]
*/
SELECT p.submission_id, p.project_id, 'spent' AS path, said_amount(p.spent) AS found,
       said_amount(p.budget) AS expected
FROM project p CROSS JOIN threshold t
WHERE p.budget > 0 AND p.spent > 0
  AND (p.spent BETWEEN p.budget * CAST(t.low AS DECIMAL(9,1)) AND p.budget * CAST(t.high AS DECIMAL(9,1))
       OR (p.budget BETWEEN p.spent * CAST(t.low * 4 AS DECIMAL(9,1))
                        AND p.spent * CAST(t.high AS DECIMAL(9,1))))
