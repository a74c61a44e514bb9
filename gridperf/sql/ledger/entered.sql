-- An entry for whatever was never seen before, to be reviewed.
INSERT INTO recognised
SELECT finding_id, CAST((SELECT coalesce(max(CAST(mark AS BIGINT)), 0) FROM record.ledger)
                        + row_number() OVER (ORDER BY finding_id) AS VARCHAR)
FROM fresh WHERE finding_id NOT IN (SELECT finding_id FROM recognised);

INSERT INTO record.ledger
SELECT r.mark, f.rule, f.level, f.unit_id, f.year, f.project_key, f.project_code, f.field,
       f.content, f.place, f.submission_id, f.project_id, f.project, f.sheet, f.cell, f.found,
       f.expected, f.gaps, TRUE, $now, 'to_review', NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM fresh f JOIN recognised r ON r.finding_id = f.finding_id
WHERE r.mark NOT IN (SELECT mark FROM record.ledger);

UPDATE record.finding SET mark = r.mark FROM recognised r
WHERE r.finding_id = record.finding.finding_id;
