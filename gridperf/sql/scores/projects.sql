-- Each counted project's computed score: what its indicators and its execution earn of their
-- weights, scaled to 100. Without indicators none; unknown amounts leave the execution open; without
-- a budget it drops out. `grades` holds the profile's labels by their lowest score.
INSERT INTO record.score
WITH money AS (
    SELECT k.project_id, k.unit_id, k.year, CAST(p.budget AS DOUBLE) AS budget,
           CAST(p.spent AS DOUBLE) AS spent,
           CAST(coalesce(nullif(p.execution_weight, 0), nullif(f.execution_weight, 0), $execution) AS DOUBLE) AS weight
    FROM record.standing k
    JOIN touched t ON t.unit_id = k.unit_id AND t.year = k.year
    JOIN record.project p ON p.project_id = k.project_id
    LEFT JOIN record.project f ON f.project_id = k.indicators_from
),
execution AS (
    SELECT project_id, unit_id, year, weight, CASE
               WHEN budget > 0 AND spent IS NOT NULL THEN
                   CASE WHEN spent >= budget THEN weight
                        ELSE least(CAST(CAST(CAST(greatest(spent, 0) / budget * weight AS DECIMAL(18,9)) AS DECIMAL(18,2)) AS DOUBLE), weight) END
           END AS points,
           budget IS NULL OR (budget > 0 AND spent IS NULL) AS open
    FROM money
),
earned AS (
    SELECT s.project_id, sum(s.weight) AS weight, sum(s.low) AS low, sum(s.high) AS high
    FROM record.indicator_score s
    JOIN touched t ON t.unit_id = s.unit_id AND t.year = s.year
    GROUP BY s.project_id
    HAVING sum(s.weight) > 0
),
added AS (
    SELECT x.project_id, x.unit_id, x.year, x.points, x.weight,
           e.low + coalesce(x.points, 0) AS low,
           e.high + coalesce(x.points, CASE WHEN x.open THEN x.weight ELSE 0 END) AS high,
           e.weight + CASE WHEN x.open OR x.points IS NOT NULL THEN x.weight ELSE 0 END AS whole
    FROM execution x LEFT JOIN earned e ON e.project_id = x.project_id
),
scored AS (
    SELECT project_id, unit_id, year, points, weight,
           CAST(CAST(low * 100 / whole AS DECIMAL(18,9)) AS DECIMAL(9,2)) AS low,
           CAST(CAST(high * 100 / whole AS DECIMAL(18,9)) AS DECIMAL(9,2)) AS high
    FROM added
)
SELECT s.project_id, s.unit_id, s.year, s.low, s.high, s.points, s.weight, a.label, b.label
FROM scored s
LEFT JOIN grades a ON s.low >= a.lowest AND s.low < a.above
LEFT JOIN grades b ON s.high >= b.lowest AND s.high < b.above
