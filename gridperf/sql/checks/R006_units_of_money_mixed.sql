/*
level = "warning"
title = { zh = "疑似元与万元混用", en = "Yuan and ten-thousand yuan seem mixed" }
message = { zh = "支出 {found} 与预算 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "Spent {found} and budget {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.budget]
message = { zh = "预算 {found} 与支出 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "The budget {found} and the amount spent {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.initial]
message = { zh = "全年预算 {found} 与年初预算 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "The year's budget {found} and the initial one {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.source]
message = { zh = "“{label}”{found} 与合计 {expected} 相差约一万倍，疑似元与万元混用。请核对金额单位。", en = "{label} {found} and the total {expected} differ by a factor near 10,000: yuan and ten-thousand yuan may be mixed. Please check the unit of money." }

[variants.row]
message = { zh = "预算 {found} 约为本表其他项目（中位数 {expected}）的一万倍，疑似此行以元填报。请核对金额单位。", en = "A budget of {found} is near 10,000 times the other projects of the list (median {expected}): this row may be in yuan. Please check the unit of money." }

[variants.cost]
message = { zh = "金额 {found} 万元与本表成本类指标“{expected}”相差一万倍，疑似金额单位标错。请核对金额单位。", en = "The amount {found} (in 10,000 yuan) and the form's own cost indicator “{expected}” differ by a factor of 10,000: the stated unit of money may be wrong. Please check it." }

[variants.list]
message = { zh = "本表最小的项目预算也有 {found} 万元。如表中金额以元填报，请改正金额单位。", en = "Even the smallest budget here is {found} (in 10,000 yuan). If the amounts are in yuan, please correct the unit of money." }

[thresholds]
low = 2000
high = 50000

[meaning]
low = { zh = "金额相差倍数：从", en = "ratio of amounts, from" }
high = { zh = "金额相差倍数：到", en = "ratio of amounts, to" }

[[fires]]
projects = [{ name = "甲", budget = "37.86", spent = "377600" }]

[[fires]]
variant = "budget"
projects = [{ name = "甲", budget = "378600", spent = "37.76" }]

# Said once, at the cell that the other figures contradict.
[[fires]]
form = "project_form"
projects = [{ name = "甲", budget_initial = "90", budget = "95.5", spent = "923700", stated_rate = "0.9672", funding = [{ source = "fiscal", label = "当年财政拨款", budget_initial = "90", budget = "95.5", spent = "873700" }, { source = "carried_over", label = "上年结转资金", spent = "50000" }], indicators = [{ dimension = "cost", name = "项目总成本", target = "≤95.5万元", actual = "92.37万元", target_value = "95.5", actual_value = "92.37", measure_unit = "万元", status = "met" }] }]

[[fires]]
variant = "budget"
projects = [{ name = "甲", budget = "37.86", spent = "37.76" }, { name = "乙", budget = "56.00", spent = "50" }, { name = "丙", budget = "426500", spent = "42" }, { name = "丁", budget = "98.42", spent = "98.42" }, { name = "戊", budget = "20.00", spent = "20" }]

[[fires]]
variant = "budget"
form = "project_form"
projects = [{ name = "甲", budget_initial = "37.86", budget = "378600", spent = "37.76" }]

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

# A whole list in yuan agrees with itself; of three projects the smallest is rarely 500 million.
[[fires]]
variant = "list"
projects = [{ name = "甲", budget = "1080000", spent = "1053000" }, { name = "乙", budget = "585000", spent = "571000" }, { name = "丙", budget = "123400", spent = "120000" }]

[[silent]]
projects = [{ name = "甲", budget = "1080000", spent = "1053000" }, { name = "乙", budget = "585000", spent = "571000" }, { name = "丙", budget = "320.5", spent = "318" }]

[[silent]]
projects = [{ name = "城乡居民养老保险", budget = "120000", spent = "119000" }, { name = "医疗保险", budget = "85000", spent = "84000" }]

[[silent]]
projects = [{ name = "甲", budget = "300", spent = "310" }, { name = "乙", budget = "4000", spent = "1" }]

# The cost that the form itself promises tells that 923600 is in yuan, or 0.009236 in ten-thousands.
[[fires]]
variant = "cost"
form = "project_form"
projects = [{ name = "甲", budget = "923600", spent = "884100", indicators = [{ dimension = "cost", name = "项目总成本", target = "≤92.36万元", actual = "88.41万元", target_value = "92.36", actual_value = "88.41", measure_unit = "万元", status = "met" }] }]

[[fires]]
variant = "cost"
form = "project_form"
projects = [{ name = "甲", budget = "0.009236", spent = "0.008841", indicators = [{ dimension = "cost", name = "项目总成本", target = "≤92.36万元", actual = "88.41万元", target_value = "92.36", actual_value = "88.41", measure_unit = "万元", status = "met" }] }]

[[fires]]
variant = "cost"
form = "project_form"
projects = [{ name = "甲", budget = "0.005", spent = "0.004", indicators = [{ dimension = "cost", name = "项目总成本", target = "≤50万元", actual = "40万元", target_value = "50", actual_value = "40", measure_unit = "万元", status = "met" }] }]

[[fires]]
variant = "cost"
form = "project_form"
projects = [{ name = "甲", budget = "923600", spent = "884100", indicators = [{ dimension = "cost", name = "项目总成本", target = "≤923600元", actual = "884100元", target_value = "923600", actual_value = "884100", measure_unit = "元", status = "met" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "92.36", spent = "88.41", indicators = [{ dimension = "cost", name = "项目总成本", target = "≤92.36万元", actual = "88.41万元", target_value = "92.36", actual_value = "88.41", measure_unit = "万元", status = "met" }] }]

# A price, or a round sum, may have the digits of the budget.
[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "125", spent = "120", indicators = [{ dimension = "cost", name = "补助标准", target = "≤125元", actual = "120元", target_value = "125", actual_value = "120", measure_unit = "元", status = "met" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "500000", spent = "480000", indicators = [{ dimension = "cost", name = "项目总成本", target = "≤50万元", actual = "48万元", target_value = "50", actual_value = "48", measure_unit = "万元", status = "met" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "923600", spent = "884100", indicators = [{ dimension = "economic", name = "销售额", target = "≥92.36万元", actual = "93.1万元", target_value = "92.36", actual_value = "93.1", measure_unit = "万元", status = "met" }] }]
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
),
-- What the form's own indicators of cost come to in ten-thousands; a small one may be a price.
cost AS (
    SELECT i.project_id, i.position, left(coalesce(i.name || '：', '') || s.text, 40) AS words, s.value,
           TRY_CAST(s.value AS DOUBLE) * CASE i.measure_unit WHEN '元' THEN 0.0001 WHEN '亿元' THEN 10000 ELSE 1 END AS said,
           length(trim(replace(s.value, '.', ''), '0')) AS digits
    FROM indicator i
    CROSS JOIN LATERAL (VALUES (i.target, i.target_value), (i.actual, i.actual_value)) s(text, value)
    WHERE i.measure_unit IN ('元', '万元', '亿元')
      AND (i.dimension = 'cost' OR regexp_matches(coalesce(i.name, ''), '成本|预算|支出|经费|资金|投入'))
),
money AS (
    SELECT submission_id, project_id, 1 AS rank, 'budget' AS path, CAST(budget AS DOUBLE) AS amount FROM project WHERE budget > 0
    UNION ALL
    SELECT submission_id, project_id, 2, 'budget_initial', CAST(budget_initial AS DOUBLE) FROM project WHERE budget_initial > 0
    UNION ALL
    SELECT submission_id, project_id, 3, 'spent', CAST(spent AS DOUBLE) FROM project WHERE spent > 0
),
mislabelled AS (
    SELECT m.submission_id, m.project_id, m.path, m.amount, c.words
    FROM money m JOIN cost c ON c.project_id = m.project_id
    WHERE c.said >= 1
      AND (c.digits >= 3 AND (abs(m.amount / (c.said * 10000) - 1) < 0.001 OR abs(m.amount * 10000 / c.said - 1) < 0.001)
           -- Nobody is given fifty yuan to spend half a million.
           OR m.path = 'budget' AND m.amount < 0.1 AND abs(m.amount * 10000 / c.said - 1) < 0.001)
    QUALIFY row_number() OVER (PARTITION BY m.project_id ORDER BY m.rank, c.position) = 1
),
off AS (
    SELECT a.* FROM amounts a CROSS JOIN threshold t
    WHERE a.said BETWEEN a.beside * CAST(t.low AS DECIMAL(9,1)) AND a.beside * CAST(t.high AS DECIMAL(9,1))
      -- Very little may be spent of a budget, so there the ratio must be nearer to 10,000.
       OR a.beside BETWEEN a.said * CAST(t.low * 4 AS DECIMAL(9,1)) AND a.said * CAST(t.high AS DECIMAL(9,1))
),
outlying AS (
    SELECT p.submission_id, p.project_id, p.budget AS said, u.budget AS beside
    FROM project p JOIN usual u ON u.form_id = p.form_id CROSS JOIN threshold t
    WHERE p.budget >= 100000
      AND p.budget BETWEEN u.budget * t.low AND u.budget * t.high
),
-- Lists of which even the smallest project is beyond belief, and single forms of ten billion.
vast AS (
    SELECT submission_id, project_id, budget FROM project WHERE budget > 0
    QUALIFY row_number() OVER (PARTITION BY form_id ORDER BY budget) = 1
        AND budget >= CASE WHEN count(*) OVER (PARTITION BY form_id) >= 3 THEN 50000 ELSE 1000000 END
),
-- Whether the budget is what is wrong of the two: by what the form's costs say, by the initial budget,
-- by the other projects; else the one of them that is beyond belief, in ten-thousands.
judged AS (
    SELECT o.*,
           CASE WHEN o.variant <> '' THEN FALSE
                WHEN m.path IN ('budget', 'spent') THEN m.path = 'budget'
                WHEN i.project_id IS NOT NULL OR r.project_id IS NOT NULL THEN TRUE
                WHEN p.budget_initial > 0 THEN FALSE
                WHEN greatest(o.said, o.beside) < 100000 AND least(o.said, o.beside) < 0.1 THEN o.beside < o.said
                ELSE o.beside > o.said END AS of_budget
    FROM off o
    JOIN project p ON p.project_id = o.project_id
    LEFT JOIN mislabelled m ON m.project_id = o.project_id
    LEFT JOIN off i ON i.project_id = o.project_id AND i.variant = 'initial'
    LEFT JOIN outlying r ON r.project_id = o.project_id
),
told AS (
    SELECT submission_id, project_id, CASE WHEN of_budget THEN 'budget' ELSE path END AS path,
           CASE WHEN of_budget THEN 'budget' ELSE variant END AS variant, label,
           said_amount(CASE WHEN of_budget THEN beside ELSE said END) AS found,
           said_amount(CASE WHEN of_budget THEN said ELSE beside END) AS expected,
           CASE variant WHEN '' THEN 1 WHEN 'initial' THEN 2 ELSE 4 END AS rank
    FROM judged
    UNION ALL
    SELECT submission_id, project_id, 'budget', 'row', '', said_amount(said), said_amount(beside), 3 FROM outlying
    UNION ALL
    SELECT submission_id, project_id, path, 'cost', '', said_amount(amount), words, 5 FROM mislabelled
    UNION ALL
    SELECT submission_id, project_id, 'budget', 'list', '', said_amount(budget), NULL, 6 FROM vast
)
-- One slip shows in several figures: the first of them tells it.
SELECT submission_id, project_id, path, variant, label, found, expected
FROM told QUALIFY rank = min(rank) OVER (PARTITION BY project_id)
