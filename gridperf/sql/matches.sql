-- For every counted project of the units and years in `touched`: the same project a year before, by
-- code, else by name without its years, else an assumed rename: the likest name left over on both
-- sides (shared pairs of characters), or the same texts throughout. Whoever could be two is none;
-- names that differ in their numbers are two projects.
INSERT INTO record.project_match BY NAME
WITH counted AS (
    SELECT k.project_id, k.unit_id, k.year, k.indicators_from, p.code, l.texts_key, l.texts, l.problem_key,
           regexp_replace(l.name, '20[0-9]{2}年?度?', '', 'g') AS bare,
           regexp_replace(plain_text(coalesce(p.goal, '')), '20[0-9]{2}年?度?', '', 'g') AS goal
    FROM record.standing k
    JOIN record.project p ON p.project_id = k.project_id
    JOIN record.project_likeness l ON l.project_id = k.project_id
),
now AS (
    SELECT c.* FROM counted c JOIN touched t ON t.unit_id = c.unit_id AND t.year = c.year
),
past AS (
    SELECT c.* FROM counted c JOIN touched t ON t.unit_id = c.unit_id AND t.year = c.year + 1
),
coded AS (
    SELECT n.project_id, p.project_id AS before_id FROM now n
    JOIN past p ON p.unit_id = n.unit_id AND p.year = n.year - 1 AND p.code = n.code
    QUALIFY count(*) OVER (PARTITION BY n.project_id) = 1 AND count(*) OVER (PARTITION BY p.project_id) = 1
),
named AS (
    SELECT n.project_id, p.project_id AS before_id FROM now n
    JOIN past p ON p.unit_id = n.unit_id AND p.year = n.year - 1 AND p.bare = n.bare
    WHERE n.bare <> '' AND n.project_id NOT IN (SELECT project_id FROM coded)
      AND p.project_id NOT IN (SELECT before_id FROM coded)
    QUALIFY count(*) OVER (PARTITION BY n.project_id) = 1 AND count(*) OVER (PARTITION BY p.project_id) = 1
),
certain AS (SELECT *, 'code' AS how FROM coded UNION ALL SELECT *, 'name' FROM named),
new AS (SELECT * FROM now WHERE project_id NOT IN (SELECT project_id FROM certain)),
gone AS (SELECT * FROM past WHERE project_id NOT IN (SELECT before_id FROM certain)),
piece AS (
    SELECT project_id, unit_id, year AS year, length(bare) - 1 AS pieces, 'new' AS side,
           regexp_replace(bare, '[^0-9]', '', 'g') AS numbers,
           unnest(list_distinct(list_transform(range(1, length(bare)), lambda place: substr(bare, place, 2)))) AS pair
    FROM new
    UNION ALL
    SELECT project_id, unit_id, year + 1, length(bare) - 1, 'gone', regexp_replace(bare, '[^0-9]', '', 'g'),
           unnest(list_distinct(list_transform(range(1, length(bare)), lambda place: substr(bare, place, 2))))
    FROM gone
),
near AS (
    SELECT a.project_id, b.project_id AS before_id, 2 * count(*) / (any_value(a.pieces) + any_value(b.pieces)) AS likeness
    FROM piece a
    JOIN piece b ON b.unit_id = a.unit_id AND b.year = a.year AND b.pair = a.pair AND b.numbers = a.numbers
    WHERE a.side = 'new' AND b.side = 'gone'
    GROUP BY a.project_id, b.project_id
    UNION ALL
    SELECT n.project_id, g.project_id, 1.0 FROM new n
    JOIN gone g ON g.unit_id = n.unit_id AND g.year = n.year - 1 AND g.texts_key = n.texts_key
    WHERE n.texts > 3
),
ranked AS (
    SELECT project_id, before_id, max(likeness) AS likeness,
           row_number() OVER (PARTITION BY project_id ORDER BY max(likeness) DESC, before_id) AS place,
           row_number() OVER (PARTITION BY before_id ORDER BY max(likeness) DESC, project_id) AS place_before
    FROM near GROUP BY project_id, before_id
),
pair AS (
    SELECT project_id, before_id, how, NULL AS likeness FROM certain
    UNION ALL
    SELECT project_id, before_id, 'likeness', least(likeness, 1.0) FROM ranked
    WHERE place = 1 AND place_before = 1 AND likeness >= 0.6
),
promised AS (
    SELECT c.project_id, count(*) AS indicators,
           md5(string_agg(regexp_replace(l.text, '20[0-9]{2}年?度?', '', 'g'), '|' ORDER BY i.position)) AS texts
    FROM (SELECT * FROM now UNION SELECT * FROM past) c
    JOIN record.indicator i ON i.project_id = c.indicators_from AND i.status <> 'not_applicable'
    JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
    GROUP BY c.project_id
),
-- Only the certain pairs are compared: an assumed rename accuses nobody of copying.
side AS (
    SELECT project_id FROM certain UNION SELECT before_id FROM certain
),
told AS (
    SELECT c.project_id,
           string_agg(l.text || '|' || l.done, '|' ORDER BY i.position) AS texts
    FROM (SELECT * FROM now UNION SELECT * FROM past) c
    JOIN side s ON s.project_id = c.project_id
    JOIN record.indicator i ON i.project_id = c.indicators_from AND i.status <> 'not_applicable'
    JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
    GROUP BY c.project_id
),
body AS (
    SELECT s.project_id, CASE WHEN NOT says_no_problem(p.problems)
                              THEN letters_of(plain_text(p.problems)) END AS problem,
           regexp_replace(concat_ws('|', plain_text(p.goal), plain_text(p.result),
                                    plain_text(p.problems), t.texts),
                          '20[0-9]{2}年?度?', '', 'g') AS texts
    FROM side s
    JOIN record.project p ON p.project_id = s.project_id
    LEFT JOIN told t ON t.project_id = s.project_id
),
compared AS (
    SELECT c.project_id, alike(a.problem, b.problem) AS problem_likeness,
           CASE WHEN regexp_replace(a.texts, '[^0-9|]', '', 'g') = regexp_replace(b.texts, '[^0-9|]', '', 'g')
                THEN alike(a.texts, b.texts) END AS texts_likeness
    FROM certain c
    JOIN body a ON a.project_id = c.project_id
    JOIN body b ON b.project_id = c.before_id
)
SELECT m.project_id, m.before_id, n.unit_id, n.year,
       CASE WHEN n.bare = p.bare AND n.bare <> '' THEN 'name' ELSE m.how END AS how, m.likeness,
       length(n.goal) > 4 AND n.goal = p.goal AS same_goal,
       coalesce(a.texts = b.texts AND a.indicators > 2, FALSE) AS same_indicators,
       coalesce(n.problem_key = p.problem_key, FALSE) AS same_problem,
       c.problem_likeness, c.texts_likeness
FROM pair m
JOIN now n ON n.project_id = m.project_id
JOIN past p ON p.project_id = m.before_id
LEFT JOIN promised a ON a.project_id = m.project_id
LEFT JOIN promised b ON b.project_id = m.before_id
LEFT JOIN compared c ON c.project_id = m.project_id
