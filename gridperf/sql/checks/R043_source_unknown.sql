/*
level = "warning"
title = { zh = "资金来源不明", en = "Source of money unknown" }
message = { zh = "金额 {found} 的来源无法从表头“{expected}”确定。请确认资金来源。", en = "The source of {found} can't be told from the heading “{expected}”. Please confirm the source." }

[variants.blank]
message = { zh = "支出 {found} 未填资金来源，各来源栏均为空。请补填。", en = "{found} was spent, and every column of its sources is blank. Please fill them in." }

[[fires]]
projects = [{ name = "机动经费", budget = "0.20", spent = "0.20", funding = [{ source = "unconfirmed", label = "政府性基金/非财政资金", spent = "0.20" }] }]

[[fires]]
variant = "blank"
columns = ["name", "budget", "spent", "spent.general_public", "spent.government_fund"]
projects = [{ name = "甲", budget = "10.00", spent = "9.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "9.00" }] }, { name = "乙", budget = "10.00", spent = "9.00" }]

[[silent]]
columns = ["name", "budget", "spent"]
projects = [{ name = "机动经费", budget = "0.20", spent = "0.20", funding = [{ source = "general_public", label = "一般公共预算", spent = "0.20" }, { source = "unconfirmed", label = "政府性基金/非财政资金", spent = "0" }] }, { name = "乙", budget = "10.00", spent = "9.00" }]
*/
WITH open_source AS (
    SELECT submission_id, project_id, 'funding.' || position || '.' ||
               CASE WHEN spent <> 0 THEN 'spent' WHEN budget <> 0 THEN 'budget' ELSE 'budget_initial' END AS path,
           CASE WHEN spent <> 0 THEN spent WHEN budget <> 0 THEN budget ELSE budget_initial END AS amount,
           label
    FROM funding
    WHERE source = 'unconfirmed' AND (spent <> 0 OR budget <> 0 OR budget_initial <> 0)
)
SELECT submission_id, project_id, path, said_amount(amount) AS found, label AS expected, '' AS variant
FROM open_source
UNION ALL
-- The list asks for sources, this row names none.
SELECT p.submission_id, p.project_id, 'spent', said_amount(p.spent), '', 'blank'
FROM project p
WHERE p.spent > 0 AND contains(p.fields, 'spent.')
  AND p.project_id NOT IN (SELECT project_id FROM funding)
  -- A line of text that lost cells on its way may have lost the source.
  AND p.project_id NOT IN (SELECT project_id FROM record.finding WHERE rule = 'R121' AND project_id IS NOT NULL)
