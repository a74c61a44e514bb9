-- The touched units' ledger after it, written anew (far quicker than updating text in place): what
-- was recognised as it stands now, what is gone as gone, the states that turned, with history.
CREATE OR REPLACE TEMP TABLE after AS
SELECT l.mark, l.rule, coalesce(f.level, l.level) AS level, l.unit_id, l.year, l.project_key,
       coalesce(f.project_code, l.project_code) AS project_code, l.field,
       coalesce(f.content, l.content) AS content, coalesce(f.place, l.place) AS place,
       coalesce(f.submission_id, l.submission_id) AS submission_id,
       CASE WHEN f.finding_id IS NULL THEN l.project_id ELSE f.project_id END AS project_id,
       CASE WHEN f.finding_id IS NULL THEN l.project ELSE f.project END AS project,
       CASE WHEN f.finding_id IS NULL THEN l.sheet ELSE f.sheet END AS sheet,
       CASE WHEN f.finding_id IS NULL THEN l.cell ELSE f.cell END AS cell,
       coalesce(f.found, l.found) AS found, coalesce(f.expected, l.expected) AS expected,
       coalesce(f.gaps, l.gaps) AS gaps, f.finding_id IS NOT NULL AS present, l.first_seen,
       coalesce(t.state, l.state) AS state,
       CASE WHEN t.mark IS NULL THEN l.reason END AS reason,
       CASE WHEN t.mark IS NULL THEN l.changed_by END AS changed_by,
       CASE WHEN t.mark IS NULL THEN l.changed_at ELSE $now END AS changed_at,
       coalesce(t.cause, l.cause) AS cause, coalesce(t.version, l.version) AS version,
       l.deadline, l.responsible
FROM record.ledger l
JOIN touched p ON p.unit_id = l.unit_id AND p.year = l.year
LEFT JOIN recognised r ON r.mark = l.mark
LEFT JOIN fresh f ON f.finding_id = r.finding_id
LEFT JOIN turned t ON t.mark = l.mark;

DELETE FROM record.ledger WHERE (unit_id, year) IN (SELECT (unit_id, year) FROM touched);

INSERT INTO record.ledger SELECT * FROM after;

INSERT INTO record.finding_state (mark, state, changed_at, cause, version)
SELECT mark, state, $now, cause, version FROM turned;
