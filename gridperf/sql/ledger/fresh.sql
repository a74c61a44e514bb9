-- What is found in `scope` now, with what makes each finding recognisable: the field without its
-- place in the form (rows and indicators move), and its content (what the indicator, the source or
-- the sheet says there). `place` only tells findings apart that say exactly the same.
CREATE OR REPLACE TEMP TABLE fresh AS
WITH named AS (
    SELECT f.finding_id, f.rule, f.level, s.unit_id, s.year,
           coalesce(p.name_key, '') AS project_key, coalesce(p.code, '') AS project_code,
           concat_ws('|', regexp_replace(coalesce(f.path, ''), '[.][0-9]+', '', 'g'),
                     coalesce(i.dimension, u.source, ''),
                     coalesce(regexp_extract(f.gaps, '"variant": "(\w+)"', 1), '')) AS field,
           CASE WHEN i.project_id IS NOT NULL THEN concat_ws('|', i.name, i.target)
                WHEN u.project_id IS NOT NULL THEN coalesce(u.label, '')
                WHEN f.path IS NULL THEN coalesce(f.found, '')
                ELSE '' END AS content,
           f.submission_id, f.project_id, f.project, f.sheet, f.cell,
           coalesce(f.found, '') AS found, coalesce(f.expected, '') AS expected, f.gaps
    FROM record.finding f
    JOIN scope c ON c.submission_id = f.submission_id
    JOIN record.submission s ON s.submission_id = f.submission_id
    LEFT JOIN record.project p ON p.project_id = f.project_id
    LEFT JOIN record.indicator i ON i.project_id = f.project_id
        AND i.position = TRY_CAST(regexp_extract(f.path, '^indicators[.]([0-9]+)', 1) AS INTEGER)
    LEFT JOIN record.funding u ON u.project_id = f.project_id
        AND u.position = TRY_CAST(regexp_extract(f.path, '^funding[.]([0-9]+)', 1) AS INTEGER)
)
SELECT *, row_number() OVER (
           PARTITION BY rule, unit_id, year, project_key, field, content, found
           ORDER BY finding_id) AS place
FROM named
