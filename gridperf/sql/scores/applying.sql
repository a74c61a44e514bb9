-- The indicators that count and apply, of the units and years in `touched`. `worth` is the same for
-- all that earn the same share of their weight: each is decided once, in scoring.py. `shared` is the
-- cell of a weight that stands for several indicators together: merged over them, or beside a row
-- that states several targets.
CREATE TEMP TABLE applying AS
WITH alike AS (
    -- Only where two weigh the same may one cell say it of both; only these are looked up.
    SELECT k.indicators_from AS project_id
    FROM record.standing k
    JOIN touched t ON t.unit_id = k.unit_id AND t.year = k.year
    JOIN record.indicator i ON i.project_id = k.indicators_from
    WHERE i.weight > 0
    GROUP BY k.indicators_from, k.project_id
    HAVING count(*) > count(DISTINCT i.weight)
),
together AS (
    SELECT project_id, CAST(split_part(path, '.', 2) AS INTEGER) AS position, address
    FROM record.source_cell
    WHERE path LIKE 'indicators.%.weight' AND project_id IN (SELECT project_id FROM alike)
    QUALIFY count(*) OVER (PARTITION BY project_id, address) > 1
)
SELECT k.project_id, s.address AS shared, k.unit_id, k.year, i.indicator_id, i.status, i.weight, i.dimension,
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
LEFT JOIN together s ON s.project_id = i.project_id AND s.position = i.position
WHERE i.status <> 'not_applicable'
