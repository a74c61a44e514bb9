-- The indicators that count and apply, of the units and years in `touched`. `worth` is the same for
-- all that earn the same share of their weight: each is decided once, in scoring.py. A weight that
-- several of them share, one merged cell, is divided equally.
CREATE TEMP TABLE applying AS
WITH form AS (
    SELECT DISTINCT k.indicators_from AS project_id
    FROM touched t JOIN record.standing k ON k.unit_id = t.unit_id AND k.year = t.year
),
weighed AS (
    SELECT i.indicator_id, count(*) OVER (PARTITION BY c.project_id, c.address) AS sharing
    FROM form f
    JOIN record.source_cell c ON c.project_id = f.project_id
    JOIN record.indicator i ON i.project_id = c.project_id
         AND c.path = 'indicators.' || i.position || '.weight'
    WHERE c.path LIKE 'indicators.%.weight' AND i.weight IS NOT NULL
      AND i.status <> 'not_applicable'
)
SELECT k.project_id, k.unit_id, k.year, i.indicator_id, i.status,
       CAST(i.weight AS DOUBLE) / coalesce(w.sharing, 1) AS weight, i.dimension,
       CASE WHEN i.dimension = 'other' THEN i.grp END AS grp,
       i.comparator, i.target_value, i.actual_value,
       CASE WHEN i.comparator IS NULL THEN i.name END AS name,
       CASE WHEN i.comparator IS NULL THEN i.target END AS target,
       CASE WHEN i.target_value IS NULL OR i.actual_value IS NULL THEN i.actual END AS actual,
       CASE WHEN i.status IN ('met', 'undecided') THEN i.status
            ELSE md5(concat_ws(chr(31), i.status, coalesce(i.comparator, ''),
                               coalesce(i.target_value, ''), coalesce(i.actual_value, ''),
                               CASE WHEN i.comparator IS NULL
                                    THEN i.dimension || chr(31) || coalesce(i.name, '') || chr(31) || coalesce(i.target, '')
                                    ELSE '' END,
                               CASE WHEN i.target_value IS NULL OR i.actual_value IS NULL
                                    THEN coalesce(i.actual, '') ELSE '' END)) END AS worth,
       -- What a page lists apart. Dates and counts that say "exactly" are no bounds.
       CASE WHEN i.status = 'unmet' THEN 'unmet'
            WHEN i.target IS NULL OR i.status NOT IN ('met', 'qualitative', 'undecided') THEN NULL
            WHEN i.target_value IS NULL AND NOT measurable(coalesce(i.name, '') || i.target) THEN 'unquantified'
            WHEN i.status <> 'met' OR coalesce(i.measure_unit, '') = 'date' THEN NULL
            WHEN i.target_value = i.actual_value AND i.target_value NOT IN ('0', '100')
                 AND (i.comparator IN ('>=', '<=') OR (i.comparator IS NULL AND i.dimension = 'satisfaction'))
            THEN 'at_bound'
            WHEN coalesce(i.comparator, '>=') IN ('>=', '>', '=')
                 AND TRY_CAST(i.target_value AS DECIMAL(27,6)) > 0
                 AND TRY_CAST(i.actual_value AS DECIMAL(27,6))
                     >= TRY_CAST(i.target_value AS DECIMAL(27,6)) * CAST($too_easy AS DECIMAL(9,3))
                 -- One more than a small whole number is the least that can be above it.
                 AND NOT (TRY_CAST(i.actual_value AS DECIMAL(27,6)) - TRY_CAST(i.target_value AS DECIMAL(27,6)) = 1
                          AND coalesce(i.measure_unit, '') <> '%')
            THEN 'too_easy' END AS remark
FROM record.standing k
JOIN touched t ON t.unit_id = k.unit_id AND t.year = k.year
JOIN record.indicator i ON i.project_id = k.indicators_from
LEFT JOIN weighed w ON w.indicator_id = i.indicator_id
WHERE i.status <> 'not_applicable'
