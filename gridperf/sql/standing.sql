-- What counts now for the units and years in `touched`: every project of the current lists, and
-- of the current project forms those that no list names (same code, else same name).
-- The list's money counts; indicators are the list's own, else its form's, else those of the
-- full list that a summary replaced. So are texts that the summary has no column for, and its
-- sources as long as they make the same money.
INSERT INTO record.standing (project_id, submission_id, unit_id, year, form_project_id,
                             indicators_from, texts_from, funding_from)
WITH current_project AS (
    SELECT p.project_id, p.submission_id, p.code, p.name_key, p.indicators,
           s.unit_id, s.year, s.kind, s.indicators_of, p.budget, p.spent,
           NOT names_sources(p.fields)
               AND NOT EXISTS (SELECT 1 FROM record.funding f WHERE f.project_id = p.project_id)
               AS sourceless
    FROM record.project p
    JOIN record.submission s ON s.submission_id = p.submission_id
    JOIN touched t ON t.unit_id = s.unit_id AND t.year = s.year
    WHERE s.state = 'current' AND s.kind <> 'unit_form'
),
listed AS (SELECT * FROM current_project WHERE kind = 'project_list'),
formed AS (SELECT * FROM current_project WHERE kind = 'project_form'),
same_project AS (
    SELECT l.project_id AS listed_id, f.project_id AS formed_id, f.indicators
    FROM listed l
    JOIN formed f ON f.unit_id = l.unit_id AND f.year = l.year AND f.code = l.code
    UNION
    SELECT l.project_id, f.project_id, f.indicators
    FROM listed l
    JOIN formed f ON f.unit_id = l.unit_id AND f.year = l.year AND f.name_key = l.name_key
    WHERE l.code IS NULL OR f.code IS NULL
),
form_of AS (
    SELECT listed_id, min(formed_id) AS formed_id, max(indicators) AS indicators
    FROM same_project GROUP BY listed_id
),
earlier AS (
    SELECT l.project_id AS listed_id, min(e.project_id) AS texts_from,
           min(CASE WHEN e.indicators > 0 THEN e.project_id END) AS earlier_id,
           min(CASE WHEN l.sourceless AND same_amount(l.budget, e.budget)
                         AND same_amount(l.spent, e.spent) THEN e.project_id END) AS funding_from
    FROM listed l
    JOIN record.project e ON e.submission_id = l.indicators_of AND e.name_key = l.name_key
    GROUP BY l.project_id
)
SELECT l.project_id, l.submission_id, l.unit_id, l.year, f.formed_id,
       CASE WHEN l.indicators > 0 THEN l.project_id
            WHEN f.indicators > 0 THEN f.formed_id
            ELSE coalesce(e.earlier_id, l.project_id) END,
       e.texts_from, e.funding_from
FROM listed l
LEFT JOIN form_of f ON f.listed_id = l.project_id
LEFT JOIN earlier e ON e.listed_id = l.project_id
UNION ALL
SELECT f.project_id, f.submission_id, f.unit_id, f.year, NULL, f.project_id, NULL, NULL
FROM formed f
WHERE f.project_id NOT IN (SELECT formed_id FROM same_project);
