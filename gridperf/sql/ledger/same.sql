-- The same finding as before: nothing about it has changed. One that had gone comes back too.
CREATE OR REPLACE TEMP TABLE recognised AS
WITH candidate AS (
    SELECT f.finding_id, l.mark,
           row_number() OVER (PARTITION BY f.finding_id
                              ORDER BY CASE WHEN l.present THEN 0 ELSE 1 END, l.changed_at DESC,
                                       l.mark) AS choice
    FROM fresh f
    JOIN record.ledger l ON l.rule = f.rule AND l.unit_id = f.unit_id AND l.year = f.year
        AND l.project_key = f.project_key AND l.field = f.field AND l.content = f.content
        AND l.found = f.found AND l.place = f.place
)
SELECT finding_id, mark FROM candidate WHERE choice = 1
