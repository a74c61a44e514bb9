-- Each applying indicator's weight and what it earns of it. `worth` holds the shares by what
-- decides them, `grouped` the group by dimension, `weighed` the profile's points a group, `heir` who
-- gets the points of a group that is absent. A weight that stands for several indicators together
-- counts once: each uses an equal part of it, and as nobody knows what each of them is worth, what
-- they earn lies between the least and the most that one of them does. Doubles are rounded to nine decimals before they are
-- rounded half up, as scoring.py does: 1235/3000 of 15 are 6.175.
INSERT INTO record.indicator_score BY NAME
WITH own AS (
    SELECT project_id, count(weight) > 0 AS stated FROM applying GROUP BY project_id
),
member AS (
    SELECT a.project_id, a.unit_id, a.year, a.indicator_id, a.status, a.dimension, a.worth, a.weight,
           a.shared, a.remark, o.stated, g.grp
    FROM applying a
    JOIN own o ON o.project_id = a.project_id
    JOIN grouped g ON g.dimension = a.dimension AND g.named IS NOT DISTINCT FROM a.grp
),
present AS (
    SELECT project_id, grp, count(*) AS members FROM member WHERE NOT stated GROUP BY project_id, grp
),
inherited AS (
    SELECT p.project_id, p.grp, sum(w.points) AS points
    FROM present p
    JOIN heir h ON h.heir = p.grp
    JOIN weighed w ON w.grp = h.absent
    LEFT JOIN present q ON q.project_id = p.project_id AND q.grp = h.absent
    WHERE q.project_id IS NULL
    GROUP BY p.project_id, p.grp
),
share AS (
    SELECT p.project_id, p.grp,
           (coalesce(w.points, 0) + coalesce(i.points, 0)) / p.members AS weight
    FROM present p
    LEFT JOIN weighed w ON w.grp = p.grp
    LEFT JOIN inherited i ON i.project_id = p.project_id AND i.grp = p.grp
),
together AS (
    SELECT m.project_id, m.shared, m.weight, count(*) AS members, min(v.low) AS low, max(v.high) AS high
    FROM member m JOIN worth v ON v.worth = m.worth
    WHERE m.shared IS NOT NULL
    GROUP BY m.project_id, m.shared, m.weight
),
figure AS (
    SELECT m.project_id, m.unit_id, m.year, m.indicator_id, m.dimension, m.status, m.remark,
           coalesce(t.low, v.low) AS low, coalesce(t.high, v.high) AS high,
           CASE WHEN m.stated THEN coalesce(CAST(m.weight AS DOUBLE), 0) / coalesce(t.members, 1)
                ELSE s.weight END AS weight
    FROM member m
    JOIN worth v ON v.worth = m.worth
    LEFT JOIN together t ON t.project_id = m.project_id AND t.shared = m.shared AND t.weight = m.weight
    LEFT JOIN share s ON s.project_id = m.project_id AND s.grp = m.grp
)
SELECT indicator_id, project_id, unit_id, year, weight,
       CASE WHEN low >= 1 THEN weight
            ELSE least(CAST(CAST(CAST(low * weight AS DECIMAL(18,9)) AS DECIMAL(18,2)) AS DOUBLE), weight) END AS low,
       CASE WHEN high >= 1 THEN weight
            ELSE least(CAST(CAST(CAST(high * weight AS DECIMAL(18,9)) AS DECIMAL(18,2)) AS DOUBLE), weight) END AS high,
       remark, dimension, status
FROM figure
