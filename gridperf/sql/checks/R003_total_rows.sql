/*
level = "error"
gives_way_to = "R006"
title = { zh = "合计行与各行之和不符", en = "Total row does not equal its rows" }
message = { zh = "“{label}”行支出为 {found}，各项目相加为 {expected}。请核对是否漏行或录入有误。", en = "The row {label} says {found} was spent, its projects add up to {expected}. Please check for a missing row or a slip." }

[variants.budget]
message = { zh = "“{label}”行预算为 {found}，各项目相加为 {expected}。请核对是否漏行或录入有误。", en = "The row {label} says a budget of {found}, its projects add up to {expected}. Please check for a missing row or a slip." }

[variants.source]
message = { zh = "“{label}”行“{source}”支出为 {found}，各项目相加为 {expected}。请核对是否漏行或录入有误。", en = "The row {label} says {found} was spent from {source}, its projects add up to {expected}. Please check for a missing row or a slip." }

[[fires]]
variant = "budget"
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "16.00", spent = "14.00" }]

[[fires]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "19.00" }]

[[fires]]
variant = "source"
projects = [{ name = "甲", budget = "10.00", spent = "9.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "9.00" }] }, { name = "乙", budget = "5.00", spent = "5.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "5.00" }] }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "17.00" }] }]

# A 小计 of a part of the rows, a 本页合计: any reading that adds up will do.
[[fires]]
variant = "source"
projects = [{ name = "甲", budget = "10.00", spent = "9.00", funding = [{ source = "fiscal", label = "中央", spent = "6.00" }, { source = "fiscal", label = "区级", spent = "3.00" }] }, { name = "乙", budget = "5.00", spent = "5.00", funding = [{ source = "fiscal", label = "中央", spent = "4.00" }, { source = "fiscal", label = "区级", spent = "1.00" }] }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.00", funding = [{ source = "fiscal", label = "中央", spent = "10.00" }, { source = "fiscal", label = "区级", spent = "7.00" }] }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00", funding = [{ source = "fiscal", label = "中央", spent = "6.00" }, { source = "fiscal", label = "区级", spent = "3.00" }] }, { name = "乙", budget = "5.00", spent = "5.00", funding = [{ source = "fiscal", label = "中央", spent = "4.00" }, { source = "fiscal", label = "区级", spent = "1.00" }] }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.00", funding = [{ source = "fiscal", label = "中央", spent = "10.00" }, { source = "fiscal", label = "区级", spent = "4.00" }] }]

[[silent]]
projects = [{ name = "甲", unit = "甲办", budget = "10.00", spent = "9.00", cells = { name = ["C7", "甲"] } }, { name = "乙", unit = "甲办", budget = "5.00", spent = "5.00", cells = { name = ["C9", "乙"] } }, { name = "丙", unit = "甲办", budget = "2.00", spent = "2.00", cells = { name = ["C10", "丙"] } }]
totals = [{ label = "小计", row = 8, unit = "甲办", budget = "10.00", spent = "9.00" }, { label = "小计", row = 11, unit = "甲办", budget = "7.00", spent = "7.00" }, { label = "合计", row = 12, budget = "17.00", spent = "16.00" }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "9.00" }] }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "14.00" }] }]

# A subtotal of 0 over blanks is its own rows', not another unit's; where it stands above them too.
[[silent]]
projects = [{ name = "甲", unit = "甲办", budget = "50.00", spent = "50.00", cells = { name = ["C5", "甲"] }, funding = [{ source = "general_public", label = "一般公共预算", spent = "50.00" }] }, { name = "乙", unit = "乙办", budget = "30.00", spent = "30.00", cells = { name = ["C7", "乙"] }, funding = [{ source = "general_public", label = "一般公共预算", spent = "20.00" }, { source = "government_fund", label = "政府性基金", spent = "10.00" }] }]
totals = [{ label = "小计", row = 4, budget = "50.00", spent = "50.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "50.00" }, { source = "government_fund", label = "政府性基金", spent = "0" }] }, { label = "小计", row = 6, unit = "甲办", budget = "30.00", spent = "30.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "20.00" }, { source = "government_fund", label = "政府性基金", spent = "10.00" }] }]

[[silent]]
projects = [{ name = "甲", unit = "甲办", budget = "50.00", spent = "50.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "50.00" }] }, { name = "乙", unit = "乙办", budget = "30.00", spent = "30.00", funding = [{ source = "government_fund", label = "政府性基金", spent = "30.00" }] }]
totals = [{ label = "小计", row = 8, unit = "甲办", budget = "50.00", spent = "50.00", funding = [{ source = "government_fund", label = "政府性基金", spent = "0" }] }]

[[fires]]
variant = "source"
projects = [{ name = "甲", unit = "甲办", budget = "50.00", spent = "50.00", funding = [{ source = "general_public", label = "一般公共预算", spent = "50.00" }] }, { name = "乙", unit = "乙办", budget = "30.00", spent = "30.00", funding = [{ source = "government_fund", label = "政府性基金", spent = "30.00" }] }]
totals = [{ label = "小计", row = 8, unit = "甲办", budget = "50.00", spent = "50.00", funding = [{ source = "government_fund", label = "政府性基金", spent = "5.00" }] }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.01" }]

[[silent]]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", spent = "5.00" }]
totals = [{ label = "合计", row = 9, budget = "15.00", spent = "14.00" }]
*/
WITH step AS (
    SELECT form_id, coalesce(min(money_step), 0.01) / 2 AS half
    FROM record.project WHERE form_id IN (SELECT form_id FROM total) GROUP BY form_id
),
-- All rows of the file's lists, other units' too: a 合计 stands under the whole table, or at the
-- end of one that goes on over several sheets.
row_of AS (
    SELECT p.form_id, p.project_id, s.upload_id, s.unit_id, p.budget, p.spent
    FROM record.project p JOIN record.submission s ON s.submission_id = p.submission_id
    WHERE s.kind = 'project_list' AND s.upload_id IN (
        SELECT o.upload_id FROM record.submission o JOIN total t ON t.submission_id = o.submission_id)
),
sources AS (
    SELECT DISTINCT r.form_id, f.source
    FROM row_of r JOIN record.funding f ON f.project_id = r.project_id
),
-- A row without an amount of a source adds nothing to it: `part` counts those that have one.
amount AS (
    SELECT upload_id, form_id, unit_id, project_id, 'budget' AS variant, '' AS source, budget AS amount,
           1 AS part FROM row_of
    UNION ALL
    SELECT upload_id, form_id, unit_id, project_id, '', '', spent, 1 FROM row_of
    UNION ALL
    SELECT r.upload_id, r.form_id, r.unit_id, r.project_id, 'source', c.source,
           CASE WHEN f.project_id IS NULL THEN 0 ELSE f.spent END,
           CASE WHEN f.project_id IS NULL THEN 0 ELSE 1 END
    FROM row_of r
    JOIN sources c ON c.form_id = r.form_id
    LEFT JOIN record.funding f ON f.project_id = r.project_id AND f.source = c.source
),
-- A department's whole money stands beside its projects; they don't make it.
whole_department AS (
    SELECT total_id, form_id, source, budget, spent
    FROM record.total WHERE regexp_matches(label, '整体(支出|绩效|预算)[^计]*$')
),
claim AS (SELECT * FROM total WHERE total_id NOT IN (SELECT total_id FROM whole_department)),
line AS (
    SELECT total_id, submission_id, sheet, form_id, label, line, unit_id, 'budget' AS variant, '' AS source,
           budget AS said, budget_cell AS cell FROM claim WHERE source IS NULL AND budget IS NOT NULL
    UNION ALL
    SELECT total_id, submission_id, sheet, form_id, label, line, unit_id, '', '', spent, spent_cell
    FROM claim WHERE source IS NULL AND spent IS NOT NULL
    UNION ALL
    -- Several columns of one source (中央, 省级) have a total each: together they are the source's.
    SELECT min(total_id), submission_id, sheet, form_id, label, line, unit_id, 'source', source,
           sum(spent), min_by(spent_cell, total_id)
    FROM claim WHERE source IS NOT NULL
    GROUP BY submission_id, sheet, form_id, label, line, unit_id, source
    HAVING count(*) = count(spent)
),
whole AS (
    SELECT form_id, variant, source, sum(part) AS parts,
           sum(CASE WHEN amount IS NOT NULL THEN part END) AS known, sum(amount) AS added
    FROM amount GROUP BY form_id, variant, source
),
own AS (
    SELECT form_id, unit_id, variant, source, sum(part) AS parts,
           sum(CASE WHEN amount IS NOT NULL THEN part END) AS known, sum(amount) AS added
    FROM amount GROUP BY form_id, unit_id, variant, source
),
-- Rows whose sources don't add up to what they spent leave open what a source's total holds.
unsure AS (
    SELECT r.form_id
    FROM row_of r
    LEFT JOIN (SELECT project_id, sum(spent) AS spent FROM record.funding GROUP BY project_id) f
        ON f.project_id = r.project_id
    WHERE coalesce(abs(r.spent - f.spent) > 0.03, TRUE)
),
off AS (
    SELECT l.*, coalesce(o.parts, w.parts) AS parts, coalesce(o.added, w.added) AS added, s.half
    FROM line l
    JOIN step s ON s.form_id = l.form_id
    JOIN whole w ON w.form_id = l.form_id AND w.variant = l.variant AND w.source = l.source
    LEFT JOIN own o ON o.form_id = l.form_id AND o.unit_id = l.unit_id AND o.variant = l.variant AND o.source = l.source
    WHERE coalesce(o.known = o.parts, w.known = w.parts)
      AND abs(l.said - coalesce(o.added, w.added)) > (coalesce(o.parts, w.parts) + 1) * s.half
      AND abs(l.said - w.added) > (w.parts + 1) * s.half
      AND NOT (l.variant = 'source' AND l.form_id IN (SELECT form_id FROM unsure))
),
-- Other readings of a total: all rows above, those since the total row above, since the one of the
-- same name above, or down to the next. Only rows of forms that seem wrong are placed.
bound AS (
    SELECT total_id, form_id, line,
           lag(line) OVER (PARTITION BY form_id ORDER BY line) AS above,
           lag(line) OVER (PARTITION BY form_id, label ORDER BY line) AS same_above,
           lead(line) OVER (PARTITION BY form_id ORDER BY line) AS below
    FROM record.total
    WHERE source IS NULL AND form_id IN (SELECT form_id FROM off)
      AND total_id NOT IN (SELECT total_id FROM whole_department)
),
placed AS (
    SELECT a.form_id, a.variant, a.source, a.amount, a.part,
           TRY_CAST(regexp_extract(c.address, '[0-9]+') AS INTEGER) AS line
    FROM amount a
    JOIN record.source_cell c ON c.project_id = a.project_id AND c.path = 'name'
    WHERE a.form_id IN (SELECT form_id FROM off)
),
read_otherwise AS (
    SELECT o.total_id, o.variant, o.source, o.said, o.half, sum(p.part) AS parts,
           sum(CASE WHEN p.line < o.line THEN p.amount END) AS all_above,
           sum(CASE WHEN p.line < o.line AND p.line > coalesce(b.above, 0) THEN p.amount END) AS since_above,
           sum(CASE WHEN p.line < o.line AND p.line > coalesce(b.same_above, 0) THEN p.amount END) AS since_same,
           sum(CASE WHEN p.line > o.line AND p.line < coalesce(b.below, 1e9) THEN p.amount END) AS down_to_next
    FROM off o
    JOIN bound b ON b.form_id = o.form_id AND b.line = o.line
    JOIN placed p ON p.form_id = o.form_id AND p.variant = o.variant AND p.source = o.source
    GROUP BY o.total_id, o.variant, o.source, o.said, o.half
),
-- All lists of the file, or those down to this one: the table goes on from the sheet before.
of_file AS (
    SELECT o.total_id, o.variant, o.source, o.said, o.half, sum(a.part) AS parts, sum(a.amount) AS whole,
           sum(CASE WHEN a.form_id <= o.form_id THEN a.amount END) AS so_far,
           sum(CASE WHEN a.form_id < o.form_id THEN a.amount END) AS before
    FROM off o
    JOIN submission s ON s.submission_id = o.submission_id
    JOIN amount a ON a.upload_id = s.upload_id AND a.variant = o.variant AND a.source = o.source
    GROUP BY o.total_id, o.variant, o.source, o.said, o.half
),
-- Of a row over others, any rows right below: one without a level of its own may follow them.
running AS (
    SELECT o.total_id, o.variant, o.source, o.said, o.half,
           sum(p.amount) OVER down AS added, sum(p.part) OVER down AS parts
    FROM off o
    JOIN placed p ON p.form_id = o.form_id AND p.variant = o.variant AND p.source = o.source
        AND p.line > o.line
    WHERE NOT contains(o.label, '计')
    WINDOW down AS (PARTITION BY o.total_id, o.variant, o.source ORDER BY p.line)
),
adds_up AS (
    SELECT total_id, variant FROM of_file
    WHERE abs(said - whole) <= (parts + 1) * half OR abs(said - so_far) <= (parts + 1) * half
    UNION ALL
    SELECT total_id, variant FROM read_otherwise
    WHERE abs(said - since_above) <= (parts + 1) * half OR abs(said - since_same) <= (parts + 1) * half
       OR abs(said - down_to_next) <= (parts + 1) * half OR abs(said - all_above) <= (parts + 1) * half
    UNION ALL
    SELECT total_id, variant FROM running WHERE abs(said - added) <= (parts + 1) * half
    UNION ALL
    -- A page brings what all pages before it come to, and the rows above on its own.
    SELECT f.total_id, f.variant FROM of_file f
    LEFT JOIN read_otherwise r ON r.total_id = f.total_id AND r.variant = f.variant AND r.source = f.source
    WHERE abs(f.said - f.before - coalesce(r.all_above, 0)) <= (f.parts + 1) * f.half
    UNION ALL
    -- The sheet's own sum may count the whole department in.
    SELECT o.total_id, o.variant FROM off o
    JOIN (SELECT form_id, sum(budget) AS budget, sum(spent) AS spent
          FROM whole_department WHERE source IS NULL GROUP BY form_id) w ON w.form_id = o.form_id
    WHERE abs(o.said - o.added - CASE o.variant WHEN 'budget' THEN w.budget WHEN '' THEN w.spent END)
          <= (o.parts + 2) * o.half
)
SELECT o.submission_id, NULL AS project_id, o.sheet, o.cell, o.label, o.variant,
       coalesce(f.label, '') AS source, said_amount(o.said) AS found,
       -- A page brings what stands above it; a row over others that names no unit sums those below.
       said_amount(CASE WHEN contains(o.label, '页') AND NOT contains(o.label, '计') 
                             THEN coalesce(r.all_above + coalesce(w.before, 0), w.before, o.added)
                        WHEN o.unit_id IS NULL AND NOT contains(o.label, '计') THEN coalesce(r.down_to_next, o.added)
                        ELSE o.added END) AS expected
FROM off o
LEFT JOIN read_otherwise r ON r.total_id = o.total_id AND r.variant = o.variant AND r.source = o.source
LEFT JOIN of_file w ON w.total_id = o.total_id AND w.variant = o.variant AND w.source = o.source
LEFT JOIN (SELECT p.form_id, f.source, min(f.label) AS label FROM record.funding f
           JOIN row_of p ON p.project_id = f.project_id GROUP BY p.form_id, f.source) f
    ON f.form_id = o.form_id AND f.source = o.source
WHERE NOT EXISTS (SELECT 1 FROM adds_up a WHERE a.total_id = o.total_id AND a.variant = o.variant)
