-- Whose state the product itself changes now, and why. With a new version: what is gone was put
-- right by it; what a person called put right but still stands is to be reviewed again, and so is
-- what was explained or called a false alarm of another value. A false alarm that goes was never a
-- fault. A summary without indicators can only put right what is about money and names.
CREATE OR REPLACE TEMP TABLE turned AS
WITH newly AS (
    SELECT submission_id, unit_id, year, kind, subject, version, indicators_of
    FROM record.submission WHERE list_contains($filed, submission_id)
),
latest AS (SELECT unit_id, year, max(version) AS version FROM newly GROUP BY unit_id, year),
standing_project AS (
    SELECT DISTINCT s.unit_id, s.year, p.name_key
    FROM record.project p JOIN scope c ON c.submission_id = p.submission_id
    JOIN record.submission s ON s.submission_id = p.submission_id
),
seen AS (
    SELECT l.mark, s.version,
           CASE WHEN l.state = 'put_right' AND NOT l.present THEN 'reappeared'
                WHEN l.state = 'put_right' AND f.submission_id <> l.submission_id THEN 'still_there'
                WHEN l.state IN ('explained', 'false_alarm') AND f.submission_id <> l.submission_id
                     AND (l.found <> f.found OR l.expected <> f.expected) THEN 'changed'
                END AS cause
    FROM recognised r
    JOIN fresh f ON f.finding_id = r.finding_id
    JOIN record.ledger l ON l.mark = r.mark
    JOIN record.submission s ON s.submission_id = f.submission_id
),
gone AS (
    SELECT l.mark, coalesce(n.version, t.version) AS version,
           CASE WHEN l.project_key = '' OR p.name_key IS NOT NULL THEN 'version'
                ELSE 'project_gone' END AS cause
    FROM record.ledger l
    JOIN latest t ON t.unit_id = l.unit_id AND t.year = l.year
    LEFT JOIN record.submission o ON o.submission_id = l.submission_id
    LEFT JOIN newly n ON n.unit_id = o.unit_id AND n.year = o.year AND n.kind = o.kind
        AND n.subject = o.subject
    LEFT JOIN standing_project p ON p.unit_id = l.unit_id AND p.year = l.year
        AND p.name_key = l.project_key
    WHERE l.present AND l.state <> 'false_alarm'
      AND l.mark NOT IN (SELECT mark FROM recognised)
      AND (n.indicators_of IS NULL
           OR split_part(l.field, '|', 1) IN ('name', 'sequence', 'budget_initial', 'budget',
               'spent', 'stated_rate', 'funding.budget', 'funding.spent'))
)
SELECT mark, 'to_review' AS state, cause, version FROM seen WHERE cause IS NOT NULL
UNION ALL
SELECT mark, 'put_right', cause, version FROM gone
