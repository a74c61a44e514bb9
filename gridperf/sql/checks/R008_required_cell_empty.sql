/*
level = "error"
title = { zh = "必填单元格为空", en = "A required cell is empty" }
message = { zh = "未填项目名称。请补填。", en = "The project's name is missing. Please fill it in." }

[variants.budget]
message = { zh = "未填预算数。请补填；确为零的填 0。", en = "The budget is missing. Please fill it in, 0 where it is truly zero." }

[variants.spent]
message = { zh = "未填支出数。请补填；确为零的填 0。", en = "The amount spent is missing. Please fill it in, 0 where it is truly zero." }

[variants.goal]
message = { zh = "未填绩效目标。请补填年初批复的目标。", en = "The goal is missing. Please fill in what was approved at the beginning of the year." }

[variants.result]
message = { zh = "未填完成情况。请补填目标的实际完成情况。", en = "The result is missing. Please fill in what came of the goal." }

[variants.weight]
level = "warning"
message = { zh = "指标“{found}”未填分值，其余指标均已填写。请补填。", en = "The indicator “{found}” has no weight, all the others have one. Please fill it in." }

[variants.stated_score]
level = "warning"
message = { zh = "指标“{found}”未填得分，其余指标均已填写。请补填。", en = "The indicator “{found}” has no score, all the others have one. Please fill it in." }

[[fires]]
variant = "weight"
form = "project_form"
projects = [{ name = "甲", budget = "5.00", spent = "5.00", goal = "完成采购", result = "已完成", stated_score = "98", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", name = "采购数", stated_score = "10" }, { dimension = "quality", name = "合格率", weight = "40", stated_score = "40" }, { dimension = "social", name = "知晓率", weight = "40", stated_score = "38" }] }]

[[fires]]
variant = "stated_score"
form = "project_form"
projects = [{ name = "甲", budget = "5.00", spent = "5.00", goal = "完成采购", result = "已完成", stated_score = "98", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", name = "采购数", weight = "10" }, { dimension = "quality", name = "合格率", weight = "40", stated_score = "40" }, { dimension = "social", name = "知晓率", weight = "40", stated_score = "38" }] }]

# A row that makes no part of the hundred points, a form that prints no total, points for a group only.
[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "5.00", spent = "5.00", goal = "完成采购", result = "已完成", stated_score = "98", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", name = "采购数" }, { dimension = "quality", name = "合格率", weight = "50", stated_score = "50" }, { dimension = "social", name = "知晓率", weight = "40", stated_score = "38" }] }, { name = "乙", budget = "5.00", spent = "5.00", goal = "完成采购", result = "已完成", indicators = [{ dimension = "quantity", name = "采购数", weight = "10" }, { dimension = "quality", name = "合格率", weight = "50", stated_score = "50" }, { dimension = "social", name = "知晓率", weight = "40", stated_score = "38" }] }, { name = "丙", budget = "5.00", spent = "5.00", goal = "完成采购", result = "已完成", stated_score = "88", indicators = [{ dimension = "quantity", name = "采购数", weight = "50", stated_score = "50" }, { dimension = "quality", name = "合格率" }, { dimension = "social", name = "知晓率", weight = "40", stated_score = "38" }, { dimension = "social", name = "满意度" }] }]

[[fires]]
variant = "spent"
columns = ["sequence", "name", "budget", "spent"]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00" }]

[[fires]]
variant = "result"
columns = ["sequence", "name", "budget", "spent", "goal", "result"]
projects = [{ name = "甲", budget = "10.00", spent = "9.00", goal = "完成培训", result = "已完成" }, { name = "乙", budget = "5.00", spent = "5.00", goal = "完成采购" }]

[[fires]]
variant = "budget"
columns = ["sequence", "name", "budget_initial", "budget_part", "spent"]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", spent = "5.00" }]

[[fires]]
columns = ["sequence", "name", "budget", "spent"]
projects = [{ sequence = "1", budget = "10.00", spent = "9.00" }]

[[fires]]
variant = "spent"
form = "project_form"
projects = [{ name = "甲", budget = "5.00", goal = "完成采购", result = "已完成" }]

[[fires]]
variant = "result"
form = "project_form"
projects = [{ name = "甲", budget = "5.00", spent = "5.00", goal = "完成采购", cells = { goal = ["C12", "完成采购"], result = ["F12", ""] } }]

# A form that has no place for the result asks for none.
[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "5.00", spent = "5.00", goal = "完成采购", cells = { goal = ["C12", "完成采购"] } }]

[[silent]]
columns = ["sequence", "name", "budget", "spent"]
projects = [{ name = "甲", budget = "10.00", spent = "9.00" }, { name = "乙", budget = "5.00", spent = "0" }]

# What stands there but can't be read is no empty cell; columns that a list lacks ask for nothing.
[[silent]]
columns = ["name", "budget", "spent"]
projects = [{ name = "甲", budget = "10.00", cells = { spent = ["E7", "约350万"] } }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", goal = "完成采购", result = "已完成" }]

[[silent]]
form = "unit_form"
projects = [{ budget = "5.00", spent = "4.00" }]
*/
WITH field AS (
    SELECT * FROM (VALUES ('name'), ('budget'), ('spent'), ('goal'), ('result')) AS f(path)
),
-- Where a form of one project asks for goal and result; some have no place for what came of the goal.
place AS (
    SELECT c.project_id, c.path
    FROM project p JOIN record.source_cell c ON c.project_id = p.project_id
    WHERE p.kind <> 'project_list' AND c.path IN ('goal', 'result')
),
-- What a form asks for: a list by its columns, a form of one project where the half beside is filled.
asked AS (
    SELECT p.submission_id, p.project_id, f.path
    FROM project p CROSS JOIN field f
    LEFT JOIN place a ON a.project_id = p.project_id AND a.path = f.path
    WHERE CASE f.path WHEN 'name' THEN p.name WHEN 'goal' THEN p.goal WHEN 'result' THEN p.result
               WHEN 'budget' THEN CAST(p.budget AS VARCHAR) ELSE CAST(p.spent AS VARCHAR) END IS NULL
      AND CASE WHEN p.kind = 'project_list' THEN has_column(p.fields, f.path) OR has_column(p.fields, f.path || '_part')
               WHEN f.path = 'name' THEN FALSE
               WHEN f.path IN ('goal', 'result') THEN coalesce(p.goal, p.result) IS NOT NULL AND a.path IS NOT NULL
               ELSE coalesce(p.budget, p.spent, p.budget_initial, p.execution_weight) IS NOT NULL END
),
read_badly AS (
    SELECT project_id FROM record.finding WHERE rule IN ('R120', 'R121') AND project_id IS NOT NULL
),
-- Amounts that lie in one merged cell with another project's: they are there, and said already.
merged AS (
    SELECT submission_id, project, regexp_extract(gaps, '"merged": "([^"]*)"', 1) AS paths
    FROM record.finding WHERE rule = 'R147' AND contains(gaps, '"merged"')
),
-- Amounts of a form that nobody understood where they stand: said already, and no empty cells.
-- `paths` are those that lack a column; of a row, they may be both.
unread AS (
    SELECT submission_id, project, rule, regexp_extract(gaps, '"open": "([^"]*)"', 1) AS paths
    FROM record.finding WHERE rule = 'R147' OR (rule = 'R126' AND contains(gaps, '"open"'))
),
-- The one indicator of a scored form that lacks its points. A row without any of both makes no part
-- of the hundred points where the others make them.
points AS (
    SELECT i.submission_id, i.project_id, i.position, s.path, s.amount, s.other,
           left(coalesce(i.name, i.target, ''), 40) AS found, p.execution_weight,
           count(*) OVER both_all AS parts, count(s.amount) OVER both_all AS filled, sum(i.weight) OVER both_all AS weights
    FROM indicator i
    JOIN project p ON p.project_id = i.project_id
    CROSS JOIN LATERAL (VALUES ('weight', i.weight, i.stated_score), ('stated_score', i.stated_score, i.weight)) s(path, amount, other)
    WHERE p.kind <> 'project_list' AND p.stated_score IS NOT NULL AND i.status <> 'not_applicable'
    WINDOW both_all AS (PARTITION BY i.project_id, s.path)
)
SELECT o.submission_id, o.project_id, 'indicators.' || o.position || '.' || o.path AS path, o.path AS variant, o.found
FROM points o
LEFT JOIN record.source_cell c ON c.submission_id = o.submission_id AND c.project_id = o.project_id
    AND c.path = 'indicators.' || o.position || '.' || o.path AND c.raw <> ''
WHERE o.amount IS NULL AND o.filled = o.parts - 1 AND o.parts > 2 AND c.project_id IS NULL
  AND (o.other > 0 OR o.path = 'weight' AND o.weights + coalesce(o.execution_weight, 0) < 99.5)
UNION ALL
SELECT a.submission_id, a.project_id, a.path,
       CASE WHEN a.path = 'name' THEN '' ELSE a.path END AS variant, NULL AS found
FROM asked a
JOIN project p ON p.project_id = a.project_id
LEFT JOIN merged m ON m.submission_id = a.submission_id AND m.project IS NOT DISTINCT FROM p.name
    AND contains(' ' || m.paths || ' ', ' ' || a.path || ' ')
LEFT JOIN record.source_cell c ON c.submission_id = a.submission_id AND c.project_id = a.project_id AND c.path = a.path
    AND c.raw <> ''
WHERE c.project_id IS NULL AND m.submission_id IS NULL
  AND NOT (p.kind <> 'project_list' AND a.path IN ('budget', 'spent') AND EXISTS (
      SELECT 1 FROM unread u WHERE u.submission_id = a.submission_id AND u.project IS NOT DISTINCT FROM p.name
        AND (contains(u.paths, a.path) OR (u.rule = 'R147' AND coalesce(p.budget, p.spent) IS NULL))))
  -- A line of text that lost cells on its way is not the unit's omission.
  AND a.project_id NOT IN (SELECT project_id FROM read_badly)
