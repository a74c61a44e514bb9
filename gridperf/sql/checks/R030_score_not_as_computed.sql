/*
level = "warning"
title = { zh = "得分与测算不符", en = "The stated score is not the computed one" }
message = { zh = "自评得分 {found}，按“{actual}”对“{target}”、分值 {weight} 测算为 {expected}。请核对；另有评分办法的请说明。", en = "The score is {found}; “{actual}” against “{target}” at a weight of {weight} computes to {expected}. Please check, or name the rule that you scored by." }

[variants.execution]
message = { zh = "执行率得分 {found}，按支出 {actual} ÷ 预算 {target}、分值 {weight} 测算为 {expected}。请核对。", en = "The score for execution is {found}; spent {actual} ÷ budget {target} at a weight of {weight} computes to {expected}. Please check." }

[variants.total]
message = { zh = "总分 {found}，按各项完成情况测算在 {expected} 之间。请核对。", en = "The total score is {found}; by what was completed it computes to between {expected}. Please check." }

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "41栋", comparator = ">=", target_value = "70", actual_value = "41", measure_unit = "栋", status = "unmet", weight = "10", stated_score = "10" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "cost", target = "≤100万元", actual = "125万元", comparator = "<=", target_value = "100", actual_value = "125", measure_unit = "万元", status = "unmet", weight = "10", stated_score = "9.5" }] }]

[[fires]]
variant = "execution"
form = "project_form"
projects = [{ name = "甲", budget = "43.20", spent = "37.24", execution = { weight = "10", stated_score = "9.5" } }]

[[fires]]
variant = "total"
form = "project_form"
projects = [{ name = "甲", budget = "100.00", spent = "50.00", stated_score = "98", execution = { weight = "10" }, indicators = [{ dimension = "quantity", target = "≥70栋", actual = "70栋", comparator = ">=", target_value = "70", actual_value = "70", status = "met", weight = "50" }, { dimension = "social", target = "改善", actual = "改善", status = "qualitative", weight = "40" }] }]

# Published forms: 8.62 printed as 9, 4.988 as 5 or 4.99, 4.517 as 4.52, 83.5% of 20 as 16.7.
[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "43.20", spent = "37.24", execution = { weight = "10", stated_score = "9" } }, { name = "乙", budget = "310.2", spent = "154.74", stated_rate = "0.5", execution = { weight = "10", stated_score = "5" } }, { name = "丙", budget = "20000", spent = "9034", execution = { weight = "10", stated_score = "4.52" } }, { name = "丁", budget = "100", spent = "83.5", execution = { weight = "20", stated_score = "16.7" } }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "500人次", actual = "487人次", target_value = "500", actual_value = "487", measure_unit = "人次", status = "unmet", weight = "10", stated_score = "9.74" }, { dimension = "quantity", target = "500人次", actual = "487人次", target_value = "500", actual_value = "487", measure_unit = "人次", status = "unmet", weight = "10", stated_score = "9.7" }, { dimension = "quantity", target = "20000人", actual = "9034人", target_value = "20000", actual_value = "9034", measure_unit = "人", status = "unmet", weight = "10", stated_score = "4.52" }, { dimension = "cost", target = "≤30万元", actual = "完成", comparator = "<=", target_value = "30", measure_unit = "万元", status = "undecided", weight = "10", stated_score = "10" }, { dimension = "social", target = "改善", actual = "改善", status = "qualitative", weight = "10", stated_score = "7" }] }]

# A row for the execution rate scores rate × weight, or as any indicator does; nothing else.
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "预算执行率", target = "≥95%", actual = "92%", comparator = ">=", target_value = "95", actual_value = "92", measure_unit = "%", status = "unmet", weight = "10", stated_score = "9.2" }, { dimension = "quantity", name = "预算执行率", target = "≥95%", actual = "92%", comparator = ">=", target_value = "95", actual_value = "92", measure_unit = "%", status = "unmet", weight = "10", stated_score = "9.68" }, { dimension = "quantity", name = "预算执行率", target = "≥90%", actual = "96%", comparator = ">=", target_value = "90", actual_value = "96", measure_unit = "%", status = "met", weight = "10", stated_score = "9.6" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", name = "预算执行率", target = "≥95%", actual = "92%", comparator = ">=", target_value = "95", actual_value = "92", measure_unit = "%", status = "unmet", weight = "10", stated_score = "8" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quality", name = "合格率", target = "≥95%", actual = "92%", comparator = ">=", target_value = "95", actual_value = "92", measure_unit = "%", status = "unmet", weight = "10", stated_score = "9.2" }] }]

# Of two targets in one cell one is met: the points of the other alone are lost.
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥24次\n≥600人次", actual = "26次\n540人次", comparator = ">=", target_value = "600", actual_value = "540", measure_unit = "人次", status = "unmet", weight = "20", stated_score = "19" }, { dimension = "quantity", target = "集中教育不少于24次，走访不少于600人次", actual = "教育26次，走访540人次", comparator = ">=", target_value = "600", actual_value = "540", measure_unit = "人次", status = "unmet", weight = "20", stated_score = "19" }, { dimension = "quantity", target = "教育24次；走访600人次", actual = "26次；540人次", target_value = "24", actual_value = "26", measure_unit = "次", status = "met", weight = "20", stated_score = "19" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "9场", comparator = ">=", target_value = "12", actual_value = "9", measure_unit = "场", status = "unmet", weight = "10", stated_score = "0", reason = "场地受限；按本单位办法未完成不得分" }] }]

# A project that was never run cost nothing, and earned nothing by it.
[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "95.50", spent = "0", indicators = [{ dimension = "cost", target = "≤95.5万元", actual = "0万元", comparator = "<=", target_value = "95.5", actual_value = "0", measure_unit = "万元", status = "met", weight = "10", stated_score = "0" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", budget = "95.50", spent = "90.00", indicators = [{ dimension = "quality", target = "事故0起", actual = "0起", target_value = "0", actual_value = "0", measure_unit = "起", status = "met", weight = "10", stated_score = "0" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", budget = "100.00", spent = "50.00", stated_score = "90", execution = { weight = "10" }, indicators = [{ dimension = "quantity", target = "≥70栋", actual = "70栋", comparator = ">=", target_value = "70", actual_value = "70", status = "met", weight = "50" }, { dimension = "social", target = "改善", actual = "改善", status = "qualitative", weight = "40" }] }]
*/
WITH figure AS (
    SELECT submission_id, project_id, position, name, target, actual, comparator, measure_unit, status,
           weight, stated_score, reason,
           CAST(weight AS DOUBLE) AS points, TRY_CAST(target_value AS DOUBLE) AS promised,
           TRY_CAST(actual_value AS DOUBLE) AS done,
           -- A percentage is rounded where it stands: 94% may be 94.4%.
           CASE WHEN measure_unit = '%' THEN 0.5 / power(10, length(split_part(actual_value, '.', 2))) ELSE 0 END AS half
    FROM indicator
    WHERE weight > 0 AND status IN ('met', 'unmet', 'qualitative', 'partly_met', 'undecided', 'not_applicable')
),
-- Several targets in one cell share its score, each for a part that nobody knows.
figures AS (
    SELECT *, regexp_matches(target, '\d[^\n;；]*[\n;；]\D*\d|[≥≤<>于]\s*\d.*[≥≤<>于]\s*\d') AS several FROM figure
),
-- Met: all of the weight. Not met: actual ÷ target, target ÷ actual where less is better. What no
-- number decides may be worth anything.
computed AS (
    SELECT *,
           CASE WHEN several THEN 0
                WHEN status = 'met' THEN points
                WHEN status <> 'unmet' OR promised <= 0 OR promised IS NULL OR done IS NULL THEN 0
                WHEN comparator IN ('<=', '<') OR (coalesce(comparator, '=') = '=' AND done > promised)
                THEN points * promised / (done + half)
                ELSE points * greatest(done - half, 0) / promised END AS low,
           CASE WHEN several OR status <> 'unmet' OR promised <= 0 OR promised IS NULL OR done IS NULL THEN points
                WHEN comparator IN ('<=', '<') OR (coalesce(comparator, '=') = '=' AND done > promised)
                THEN least(points, points * promised / nullif(greatest(done - half, 0), 0))
                ELSE least(points, points * greatest(done + half, 0) / promised) END AS high
    FROM figures
),
-- The execution score is rate × weight, at most the weight; both amounts are rounded as printed.
execution AS (
    SELECT submission_id, project_id, budget, spent, stated_rate, execution_weight AS weight,
           execution_score AS stated_score, CAST(execution_weight AS DOUBLE) AS points,
           greatest(CAST(spent AS DOUBLE) - coalesce(money_step, 0.01) / 2, 0) / (budget + coalesce(money_step, 0.01) / 2) AS least_rate,
           (CAST(spent AS DOUBLE) + coalesce(money_step, 0.01) / 2) / nullif(greatest(CAST(budget AS DOUBLE) - coalesce(money_step, 0.01) / 2, 0), 0) AS most_rate,
           CAST(stated_rate AS DOUBLE) AS printed_rate, coalesce(rate_step, 0.01) / 2 AS rate_half
    FROM project
    WHERE execution_weight > 0 AND budget > 0 AND spent >= 0
),
earned AS (
    SELECT *, points * least(1, least_rate) AS low, points * least(1, coalesce(most_rate, 1)) AS high,
           points * least(1, printed_rate) AS by_print
    FROM execution
),
off AS (
    SELECT * FROM computed
    WHERE status IN ('met', 'unmet') AND stated_score <= weight AND low IS NOT NULL
      -- The execution rate is scored as rate × weight, wherever it stands.
      AND NOT (measure_unit = '%' AND regexp_matches(coalesce(name, '') || target, '(执行|支出|支付)(进度|率)')
               AND stated_score BETWEEN points * least(1, (done - half) / 100) - score_slack(stated_score)
                                AND points * least(1, (done + half) / 100) + score_slack(stated_score))
      AND (stated_score > high + score_slack(stated_score)
           -- Stricter than it need be is no fault where the unit names its rule.
           OR (stated_score < low - score_slack(stated_score)
               -- Where nothing was spent, no cost and no accident is no success.
               AND NOT (done = 0 AND project_id IN (SELECT project_id FROM project WHERE spent = 0))
               AND (says_nothing(reason)
                    OR status = 'unmet' AND NOT regexp_matches(reason, '得分|计分|评分|扣分|扣减|扣除|办法|细则|规则'))))
),
-- Several targets in one row share its weight and its score: the row is not one computation.
shared AS (
    SELECT c.project_id, c.address
    FROM record.source_cell c
    WHERE c.project_id IN (SELECT project_id FROM off) AND c.path LIKE 'indicators.%.stated_score'
    GROUP BY c.project_id, c.address HAVING count(*) > 1
),
added AS (
    SELECT project_id, sum(low) AS low, sum(high) AS high, count(stated_score) AS scores,
           sum(CASE WHEN status = 'not_applicable' THEN 1 ELSE 0 END) AS absent, sum(points) AS points
    FROM computed GROUP BY project_id
)
SELECT o.submission_id, o.project_id, 'indicators.' || o.position || '.stated_score' AS path,
       said_score(o.stated_score) AS found, said_score((o.low + o.high) / 2) AS expected,
       left(o.actual, 30) AS actual, left(coalesce(o.name || '：', '') || o.target, 40) AS target,
       said_score(o.weight) AS weight, '' AS variant
FROM off o
LEFT JOIN record.source_cell c ON c.submission_id = o.submission_id AND c.project_id = o.project_id
    AND c.path = 'indicators.' || o.position || '.stated_score'
LEFT JOIN shared s ON s.project_id = c.project_id AND s.address = c.address
WHERE s.project_id IS NULL
UNION ALL
SELECT submission_id, project_id, 'execution.stated_score', said_score(stated_score),
       said_score(points * least(1, CAST(spent / budget AS DOUBLE))), said_amount(spent), said_amount(budget),
       said_score(weight), 'execution'
FROM earned
WHERE stated_score <= weight
  AND (stated_score > high + score_slack(stated_score) OR stated_score < low - score_slack(stated_score))
  -- A score that follows a wrong printed rate is that rate's fault, said there.
  AND coalesce(abs(stated_score - by_print) > score_slack(stated_score), TRUE)
UNION ALL
-- The total alone is scored: then it must lie where the rows allow.
SELECT p.submission_id, p.project_id, 'stated_score', said_score(p.stated_score),
       said_score(a.low + e.low) || '–' || said_score(a.high + e.high), '', '', '', 'total'
FROM project p
JOIN added a ON a.project_id = p.project_id
JOIN earned e ON e.project_id = p.project_id
WHERE a.scores = 0 AND e.stated_score IS NULL AND a.absent = 0 AND abs(a.points + e.points - 100) < 0.01
  AND (p.stated_score > a.high + e.high + score_slack(p.stated_score)
       OR p.stated_score < a.low + e.low - score_slack(p.stated_score))
