/*
level = "error"
title = { zh = "得分与分值不符", en = "Scores and weights do not agree" }
message = { zh = "得分 {found} 高于分值 {expected}。请核对。", en = "The score {found} is above its weight {expected}. Please check." }

[variants.weights]
message = { zh = "各项分值合计为 {found}，应为 {expected}。请核对。", en = "The weights add up to {found} instead of {expected}. Please check." }

[variants.total]
message = { zh = "总分 {found}，各项得分相加为 {expected}。请核对。", en = "The total score is {found}, the scores add up to {expected}. Please check." }

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "10", stated_score = "11" }] }]

[[fires]]
variant = "weights"
form = "project_form"
projects = [{ name = "甲", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "45", stated_score = "40" }] }]

[[fires]]
variant = "total"
form = "project_form"
projects = [{ name = "甲", stated_score = "99", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "30" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "96.6", execution = { weight = "10", stated_score = "9.62" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "37" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "50" }, { dimension = "social" }] }]
*/
WITH item AS (
    SELECT submission_id, project_id, 'indicators.' || position || '.stated_score' AS path, weight,
           stated_score, status
    FROM indicator
    UNION ALL
    SELECT submission_id, project_id, 'execution.stated_score', execution_weight, execution_score, ''
    FROM project WHERE execution_weight IS NOT NULL
),
added AS (
    SELECT project_id, count(*) AS parts, count(weight) AS weights, count(stated_score) AS scores,
           sum(weight) AS weight, sum(stated_score) AS score
    FROM item GROUP BY project_id
)
SELECT submission_id, project_id, path, said_amount(stated_score) AS found,
       said_amount(weight) AS expected, '' AS variant
FROM item WHERE stated_score > weight
UNION ALL
SELECT p.submission_id, p.project_id, NULL, said_amount(a.weight), '100', 'weights'
FROM project p JOIN added a ON a.project_id = p.project_id
-- Only a form that scores execution too shows all of its hundred points.
WHERE p.execution_weight IS NOT NULL AND a.weights = a.parts AND a.parts > 1
  AND abs(a.weight - 100) > 0.01 * a.parts
UNION ALL
SELECT p.submission_id, p.project_id, 'stated_score', said_amount(p.stated_score),
       said_amount(a.score), 'total'
FROM project p JOIN added a ON a.project_id = p.project_id
WHERE p.execution_weight IS NOT NULL AND a.scores = a.parts AND a.parts > 1
  AND abs(p.stated_score - a.score) > 0.05 + 0.005 * a.parts
