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

# A form that scores no execution can't hold more than a hundred points either.
[[fires]]
variant = "weights"
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "60" }, { dimension = "social", weight = "50" }] }]

[[fires]]
variant = "total"
form = "project_form"
projects = [{ name = "甲", stated_score = "85", indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "40" }] }]

# Two targets in one row share its weight and its score: counted once.
[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "100", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50", cells = { weight = ["G13", "50"], stated_score = ["H13", "50"] } }, { dimension = "quantity", weight = "50", stated_score = "50", cells = { weight = ["G13", "50"], stated_score = ["H13", "50"] } }, { dimension = "social", weight = "40", stated_score = "40", cells = { weight = ["G14", "40"], stated_score = ["H14", "40"] } }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "99", indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "40" }] }]

# What stands there and could not be read may be what is missing.
[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "100", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", cells = { weight = ["G13", "10\n40"], stated_score = ["H13", "10\n40"] } }, { dimension = "quantity", weight = "20", stated_score = "20" }, { dimension = "social", weight = "20", stated_score = "20" }] }]

[[fires]]
variant = "total"
form = "project_form"
projects = [{ name = "甲", stated_score = "100", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", cells = { weight = ["G13", "—"], stated_score = ["H13", "/"] } }, { dimension = "quantity", weight = "40", stated_score = "40" }, { dimension = "social", weight = "50", stated_score = "30" }] }]

# What doesn't apply drops out, and the rest may be scaled up.
[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "98.9", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "49" }, { dimension = "social", weight = "30", stated_score = "30" }, { dimension = "satisfaction", weight = "10", status = "not_applicable" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "97", execution = { weight = "10", stated_score = "10" }, indicators = [{ dimension = "quantity", weight = "55", stated_score = "55" }, { dimension = "social", weight = "35", stated_score = "32" }, { dimension = "satisfaction", weight = "10", status = "not_applicable" }] }]

# A total may be rounded to the whole point; over whole points there is nothing to round.
[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "97", execution = { weight = "10", stated_score = "9.62" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "37" }] }]

[[fires]]
variant = "total"
form = "project_form"
projects = [{ name = "甲", stated_score = "98", execution = { weight = "10", stated_score = "9.62" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "37" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "96.6", execution = { weight = "10", stated_score = "9.62" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "37" }] }]

# The total of a table that execution stands apart from.
[[silent]]
form = "project_form"
projects = [{ name = "甲", stated_score = "88", execution = { weight = "10", stated_score = "9.5" }, indicators = [{ dimension = "quantity", weight = "50", stated_score = "50" }, { dimension = "social", weight = "40", stated_score = "38" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", weight = "50" }, { dimension = "social" }] }]
*/
WITH plain AS (
    SELECT project_id, 'indicators.' || position || '.stated_score' AS path, position, weight, stated_score,
           CASE WHEN status = 'not_applicable' THEN 1 ELSE 0 END AS absent
    FROM indicator WHERE weight IS NOT NULL OR stated_score IS NOT NULL
    UNION ALL
    SELECT project_id, 'execution.stated_score', -1, execution_weight, execution_score, 0
    FROM project WHERE execution_weight IS NOT NULL
),
-- Projects that may be wrong at first sight; only theirs are looked up by cell.
doubtful AS (
    SELECT p.project_id
    FROM plain a JOIN project p ON p.project_id = a.project_id
    GROUP BY p.project_id, p.stated_score, p.execution_weight
    HAVING max(a.stated_score - a.weight) > 0 OR sum(a.weight) > 100
        OR (p.execution_weight IS NOT NULL AND sum(a.weight) < 100)
        OR p.stated_score <> sum(a.stated_score)
),
item AS (
    -- Indicators of one row share its cells: they are one item.
    SELECT project_id, min(path) AS path, min(position) AS position, weight, stated_score, max(absent) AS absent
    FROM (SELECT a.*, coalesce(c.address, CAST(a.position AS VARCHAR)) AS place
          FROM plain a
          JOIN doubtful d ON d.project_id = a.project_id
          LEFT JOIN record.source_cell c ON c.project_id = a.project_id
              AND c.path = 'indicators.' || a.position || '.weight') placed
    GROUP BY project_id, place, weight, stated_score
),
unread AS (
    -- What stands where points should and is no number; a dash stands for none.
    SELECT i.project_id, count(CASE WHEN i.weight IS NULL THEN w.raw END) AS weights,
           count(CASE WHEN i.stated_score IS NULL THEN s.raw END) AS scores
    FROM doubtful d
    JOIN indicator i ON i.project_id = d.project_id AND (i.weight IS NULL OR i.stated_score IS NULL)
    LEFT JOIN record.source_cell w ON w.project_id = i.project_id
        AND w.path = 'indicators.' || i.position || '.weight' AND regexp_matches(w.raw, '[^-—–－/\\\s]')
    LEFT JOIN record.source_cell s ON s.project_id = i.project_id
        AND s.path = 'indicators.' || i.position || '.stated_score' AND regexp_matches(s.raw, '[^-—–－/\\\s]')
    GROUP BY i.project_id
),
added AS (
    SELECT project_id, count(*) AS parts, count(weight) AS weights, count(stated_score) AS scores,
           sum(weight) AS weight, sum(CASE WHEN absent = 0 THEN weight END) AS applying,
           sum(stated_score) AS score, max(absent) AS absent, max(position) AS last,
           bool_and(stated_score = floor(stated_score)) AS even
    FROM item GROUP BY project_id
),
-- Where the row of the total has its weight, in a form that prints one among its indicators.
total_row AS (
    SELECT p.project_id, c.sheet,
           regexp_extract(',' || p.fields || ',', ',([A-Z]+)=weight,', 1) || regexp_extract(c.address, '[0-9]+$') AS cell
    FROM doubtful d
    JOIN project p ON p.project_id = d.project_id
    JOIN record.source_cell c ON c.project_id = p.project_id AND c.path = 'stated_score'
    WHERE p.kind <> 'project_list' AND has_column(p.fields, 'weight')
      AND contains(',' || p.fields || ',', ',' || regexp_extract(c.address, '^[A-Z]+') || '=score,')
),
claim AS (
    SELECT p.submission_id, p.project_id, p.execution_weight, p.execution_score, p.stated_score, a.*,
           -- Half of the total's last decimal, where its parts have finer ones.
           0.05 + 0.005 * a.parts
               + CASE WHEN NOT a.even AND p.stated_score = floor(p.stated_score) THEN 0.45 ELSE 0 END AS slack,
           coalesce(u.weights, 0) AS unread_weights, coalesce(u.scores, 0) AS unread_scores
    FROM project p JOIN added a ON a.project_id = p.project_id
    LEFT JOIN unread u ON u.project_id = p.project_id
    WHERE a.parts > 1
)
SELECT p.submission_id, i.project_id, i.path, NULL AS sheet, NULL AS cell, said_score(i.stated_score) AS found,
       said_score(i.weight) AS expected, '' AS variant
FROM item i JOIN project p ON p.project_id = i.project_id
WHERE i.stated_score > i.weight
UNION ALL
SELECT submission_id, project_id,
       CASE WHEN execution_weight IS NOT NULL THEN 'execution.weight' ELSE 'indicators.' || last || '.weight' END,
       r.sheet, r.cell, said_score(weight), '100', 'weights'
FROM claim LEFT JOIN total_row r USING (project_id)
-- Only a form that scores execution too shows all of its hundred points.
-- What doesn't apply may stand there with its points, and the others make the hundred.
WHERE weights = parts AND unread_weights = 0 AND abs(coalesce(applying, 0) - 100) > 0.01 * parts
  AND (weight > 100 + 0.01 * parts OR (execution_weight IS NOT NULL AND weight < 100 - 0.01 * parts))
UNION ALL
SELECT submission_id, project_id, 'stated_score', NULL, NULL, said_score(stated_score), said_score(score), 'total'
FROM claim
WHERE scores = parts AND unread_scores = 0 AND absent = 0
  -- A total over the indicators alone leaves execution's score out: which one is meant, no form says.
  AND (execution_score IS NULL OR abs(score - execution_score - stated_score) > slack)
  -- Without execution's score the total may hold as many points more as the weights leave.
  AND (stated_score < score - slack
       OR stated_score > score + slack + CASE WHEN execution_weight IS NOT NULL THEN 0 ELSE greatest(100 - coalesce(weight, 0), 0) END)
