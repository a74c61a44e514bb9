-- What checks say of single indicators (`said`), once a project with all its cells and {times}; and
-- where most of a unit's projects have it (`often`: how many, `share`: of all), once for the unit
-- with {projects} and {of}. Twenty cells at most are named; where there are more, `cells` counts all.
WITH counted AS (
    SELECT unit_id, year, count(*) AS projects FROM record.standing GROUP BY unit_id, year
),
line AS (
    SELECT s.*, o.unit_id, o.year, c.address,
           row_number() OVER (PARTITION BY s.rule, s.project_id, s.variant ORDER BY length(s.path), s.path)
               AS place,
           count(*) OVER (PARTITION BY s.rule, s.project_id, s.variant) AS times
    FROM said s
    JOIN submission o ON o.submission_id = s.submission_id
    LEFT JOIN record.source_cell c ON c.submission_id = s.submission_id AND c.project_id = s.project_id
        AND c.path = s.path
),
own AS (
    SELECT rule, project_id, variant,
           string_agg(address, ',' ORDER BY place) FILTER (WHERE place <= 20) AS cell,
           CASE WHEN max(CASE WHEN address IS NOT NULL THEN place END) > 20
                THEN CAST(count(address) AS VARCHAR) END AS cells
    FROM (SELECT rule, project_id, variant, address, min(place) AS place FROM line
          WHERE times > 1 GROUP BY rule, project_id, variant, address)
    GROUP BY rule, project_id, variant
),
spread AS (
    SELECT rule, unit_id, year, often, share, count(DISTINCT project_id) AS projects
    FROM line GROUP BY rule, unit_id, year, often, share
),
often AS (
    SELECT s.rule, s.unit_id, s.year, least(s.projects, c.projects) AS projects,
           c.projects AS whole
    FROM spread s
    JOIN counted c ON c.unit_id = s.unit_id AND c.year = s.year
    WHERE s.projects >= s.often AND s.projects >= c.projects * s.share
),
-- The first of a unit's projects is shown for all of them.
example AS (
    SELECT l.rule, l.unit_id, l.year, min(l.project_id) AS project_id,
           arg_min(l.variant, (l.project_id, l.variant)) AS variant
    FROM line l JOIN often o ON o.rule = l.rule AND o.unit_id = l.unit_id AND o.year = l.year
    WHERE l.place = 1
    GROUP BY l.rule, l.unit_id, l.year
),
-- The first cell of every project, as far as they stand in the same filing.
unit_cells AS (
    SELECT l.rule, l.submission_id,
           array_to_string(arg_min(l.address, l.project_id, 20), ',') AS cell,
           CASE WHEN count(l.address) > 20 THEN CAST(count(l.address) AS VARCHAR) END AS cells
    FROM line l JOIN often o ON o.rule = l.rule AND o.unit_id = l.unit_id AND o.year = l.year
    WHERE l.place = 1 AND l.address IS NOT NULL
    GROUP BY l.rule, l.submission_id
)
SELECT l.* EXCLUDE (often, share, unit_id, year, address, place, times, variant),
       coalesce(u.cell, w.cell, l.address) AS cell,
       CASE WHEN u.cell IS NULL THEN w.cells ELSE u.cells END AS cells, CAST(l.times AS VARCHAR) AS times,
       CASE WHEN o.whole IS NULL THEN l.variant ELSE 'gathered' END AS variant,
       coalesce(CAST(o.projects AS VARCHAR), '') AS projects,
       coalesce(CAST(o.whole AS VARCHAR), '') AS "of"
FROM line l
LEFT JOIN own w ON w.rule = l.rule AND w.project_id = l.project_id AND w.variant = l.variant
LEFT JOIN often o ON o.rule = l.rule AND o.unit_id = l.unit_id AND o.year = l.year
LEFT JOIN unit_cells u ON u.rule = l.rule AND u.submission_id = l.submission_id
    AND o.whole IS NOT NULL
LEFT JOIN example e ON e.rule = l.rule AND e.unit_id = l.unit_id AND e.year = l.year
WHERE l.place = 1
  AND (o.whole IS NULL OR l.project_id = e.project_id AND l.variant = e.variant)
ORDER BY l.rule, l.project_id, l.variant
