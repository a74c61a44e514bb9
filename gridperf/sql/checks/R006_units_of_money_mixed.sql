/*
level = "warning"
title = { zh = "疑似元与万元混用", en = "Yuan and ten-thousand yuan seem mixed" }
message = { zh = "支出 {found} 与预算 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "Spent {found} and budget {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.initial]
message = { zh = "全年预算 {found} 与年初预算 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "The year's budget {found} and the initial one {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.source]
message = { zh = "“{label}”{found} 与合计 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "{label} {found} and the total {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.row]
message = { zh = "预算 {found} 约为本表其他项目（中位数 {expected}）的一万倍，疑似此行以元填报。请核对金额单位。", en = "A budget of {found} is near 10,000 times the other projects of the list (median {expected}): this row may be in yuan. Please check the unit of money." }

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

[[fires]]
variant = "initial"
form = "project_form"
projects = [{ name = "甲", budget_initial = "37.86", budget = "378600", spent = "377600" }]

[[fires]]
variant = "source"
projects = [{ name = "甲", budget = "37.86", spent = "37.76", funding = [{ source = "general_public", label = "一般公共预算", spent = "377600" }] }]

[[fires]]
variant = "row"
projects = [{ name = "甲", budget = "37.86", spent = "37.76" }, { name = "乙", budget = "56.00", spent = "50" }, { name = "丙", budget = "426500", spent = "420000" }, { name = "丁", budget = "98.42", spent = "98.42" }, { name = "戊", budget = "20.00", spent = "20" }]

[[silent]]
projects = [{ name = "甲", budget = "37.86", spent = "37.76" }, { name = "乙", budget = "56.00", spent = "50" }, { name = "土地储备", budget = "42650", spent = "42000" }, { name = "丁", budget = "98.42", spent = "98.42" }, { name = "戊", budget = "20.00", spent = "20" }]

[[silent]]
projects = [{ name = "甲", budget = "300", spent = "310" }, { name = "乙", budget = "4000", spent = "1" }]
*/
WITH amounts AS (
    SELECT submission_id, project_id, 'spent' AS path, '' AS variant, '' AS label, spent AS said, budget AS beside
    FROM project WHERE budget > 0 AND spent > 0
    UNION ALL
    SELECT submission_id, project_id, 'budget', 'initial', '', budget, budget_initial
    FROM project WHERE budget > 0 AND budget_initial > 0
    UNION ALL
    SELECT f.submission_id, f.project_id, 'funding.' || f.position || '.spent', 'source', f.label, f.spent, p.spent
    FROM funding f JOIN project p ON p.project_id = f.project_id
    WHERE f.spent > p.spent AND p.spent > 0
),
-- A row in yuan among rows in ten-thousands: some 10,000 times the usual, and beyond 1,000 million.
usual AS (
    SELECT form_id, median(budget) AS budget FROM project
    WHERE kind = 'project_list' AND budget > 0 GROUP BY form_id HAVING count(*) >= 5
)
SELECT a.submission_id, a.project_id, a.path, a.variant, a.label, said_amount(a.said) AS found,
       said_amount(a.beside) AS expected
FROM amounts a CROSS JOIN threshold t
WHERE a.said BETWEEN a.beside * CAST(t.low AS DECIMAL(9,1)) AND a.beside * CAST(t.high AS DECIMAL(9,1))
  -- Very little may be spent of a budget, so there the ratio must be nearer to 10,000.
   OR a.beside BETWEEN a.said * CAST(t.low * 4 AS DECIMAL(9,1)) AND a.said * CAST(t.high AS DECIMAL(9,1))
UNION ALL
SELECT p.submission_id, p.project_id, 'budget', 'row', '', said_amount(p.budget), said_amount(u.budget)
FROM project p JOIN usual u ON u.form_id = p.form_id CROSS JOIN threshold t
WHERE p.budget >= 100000
  AND p.budget BETWEEN u.budget * t.low AND u.budget * t.high
