-- How alike the texts are of every project that wasn't measured yet. Each distinct pair of texts is
-- compared once: tables are filled by copying.
INSERT INTO record.indicator_likeness
WITH fresh AS (
    SELECT p.project_id, plain_text(p.goal) AS goal
    FROM record.project p ANTI JOIN record.project_likeness l ON l.project_id = p.project_id
),
own AS (
    SELECT i.indicator_id, i.project_id, i.status <> 'not_applicable' AS applies, f.goal,
           coalesce(i.name, '') AS name, coalesce(i.target, '') AS target,
           coalesce(i.actual, '') AS actual
    FROM fresh f JOIN record.indicator i ON i.project_id = f.project_id
),
plain AS MATERIALIZED (
    SELECT name, target, actual, plain_text(name || target) AS text,
           plain_text(target) AS promised, plain_text(actual) AS done
    FROM (SELECT DISTINCT name, target, actual FROM own)
),
answered AS MATERIALIZED (
    SELECT name, target, actual, text, done, length(letters_of(text)) AS letters,
           CASE WHEN compared THEN
               CASE WHEN length(promised) < length(done) THEN shared_part(promised, done)
                    ELSE shared_part(done, promised) END END AS copied,
           CASE WHEN compared THEN shared_part(done, promised) END AS copied_all
    FROM (SELECT *, length(promised) > 4 AND length(done) > 4
                    AND NOT regexp_matches(promised || done, '\p{N}') AS compared
          FROM plain)
),
said AS MATERIALIZED (
    SELECT o.indicator_id, o.project_id, o.applies, o.goal, a.text, a.done, a.letters, a.copied,
           a.copied_all
    FROM own o JOIN answered a ON a.name = o.name AND a.target = o.target AND a.actual = o.actual
),
-- A goal can repeat an indicator only where the two are about as long.
near AS (
    SELECT DISTINCT text, goal FROM said
    WHERE applies AND length(text) > 4 AND length(goal) > 4
      AND length(text) * 2 >= length(goal) AND length(goal) * 2 >= length(text)
),
aimed AS (
    SELECT text, goal,
           CASE WHEN length(text) < length(goal) THEN shared_part(goal, text)
                ELSE shared_part(text, goal) END AS of_goal
    FROM near
)
SELECT s.indicator_id, s.project_id, s.text, s.letters, s.copied, s.copied_all, a.of_goal, s.done
FROM said s
LEFT JOIN aimed a ON a.text = s.text AND a.goal = s.goal;

INSERT INTO record.project_likeness
WITH fresh AS (
    SELECT p.project_id, plain_text(coalesce(p.name, '')) AS name,
           -- A text says the name without its year and without the word for a project.
           regexp_replace(plain_text(coalesce(p.name, '')),
                          '^20[0-9]{2}年?度?|(专项)?(项目|工程|经费|资金|工作|任务)$', '', 'g') AS core,
           plain_text(p.goal) AS goal,
           plain_text(p.result) AS result,
           CASE WHEN NOT says_no_problem(p.problems) THEN plain_text(p.problems) END AS problems
    FROM record.project p ANTI JOIN record.project_likeness l ON l.project_id = p.project_id
),
said AS (
    SELECT i.project_id, count(*) AS indicators,
           count(*) FILTER (WHERE i.dimension <> 'satisfaction' AND m.letters > 3) AS promises,
           -- Sorted once for both texts, and faster than each by itself within string_agg.
           list_sort(list({'position': i.position, 'is_promise': i.dimension <> 'satisfaction',
                           'text': m.text, 'actual': coalesce(i.actual, '')})) AS own
    FROM record.indicator i
    JOIN record.indicator_likeness m ON m.indicator_id = i.indicator_id
    ANTI JOIN record.project_likeness l ON l.project_id = i.project_id
    WHERE i.status <> 'not_applicable'
    GROUP BY i.project_id
),
told AS (
    SELECT project_id, indicators, promises,
           array_to_string(list_transform(own, lambda one: one.text || '|' || one.actual), '|')
               AS texts,
           array_to_string(list_transform(list_filter(own, lambda one: one.is_promise),
                                          lambda one: one.text), '|') AS promised
    FROM said
)
SELECT f.project_id, f.name,
       CASE WHEN length(f.goal) > 4 AND length(f.result) > 4 THEN shared_part(f.result, f.goal) END,
       md5(letters_of(f.problems)),
       md5(regexp_replace(concat_ws('|', f.goal, f.result, f.problems, t.texts),
                          '20[0-9]{2}年?', '', 'g')),
       coalesce(t.indicators, 0) + (f.goal <> '')::INTEGER + (f.result <> '')::INTEGER,
       CASE WHEN t.promises > 2
           THEN md5(replace(replace(t.promised, f.name, ''),
                            CASE WHEN length(f.core) > 2 THEN f.core ELSE f.name END, '')) END,
       concat_ws('|', f.name, f.goal, f.result)
FROM fresh f LEFT JOIN told t ON t.project_id = f.project_id;
