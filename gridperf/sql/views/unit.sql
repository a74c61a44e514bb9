/*
title = { zh = "单位", en = "Units" }
grain = ["unit", "year"]
source = "Expected units, those that did not file too; rate = Σ spent / Σ budget over projects with both."

[columns]
unit_id = "project_fact"
unit = "project_fact"
year = "project_fact"
asked = "filing_fact"
filed = "filing_fact"
projects = { unit = "1", zh = "项目数", en = "projects" }
budget_initial = "project_fact"
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = "project_fact"
unspent = { unit = "万元", zh = "结余", en = "unspent, over projects with both amounts" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
state = { zh = "执行状态", en = "good, watch, bad, over, none, unknown, not_filed" }
projects_unknown = { unit = "1", zh = "金额未知的项目", en = "projects with an unknown amount" }
met = { unit = "1", zh = "达成", en = "indicators met" }
partly_met = { unit = "1", zh = "部分达成", en = "partly met" }
unmet = { unit = "1", zh = "未达", en = "unmet" }
qualitative = { unit = "1", zh = "定性", en = "qualitative" }
undecided = { unit = "1", zh = "待判", en = "undecided" }
not_applicable = { unit = "1", zh = "不适用", en = "not applicable" }
errors = { unit = "1", zh = "待处理的错误", en = "findings of level error to review or true" }
warnings = { unit = "1", zh = "待处理的疑点", en = "findings of level warning to review or true" }
notes = { unit = "1", zh = "待处理的提示", en = "findings of level note to review or true" }
scored = { unit = "1", zh = "有测算分的项目", en = "projects with a computed score" }
score_low = { unit = "points", zh = "测算分下限（按预算加权）", en = "computed score weighted by budget, at least" }
score_high = { unit = "points", zh = "测算分上限（按预算加权）", en = "computed score weighted by budget, at most" }
stated_score = { unit = "points", zh = "自评得分（按预算加权）", en = "stated score weighted by budget, of projects that state one" }
marked = { unit = "1", zh = "自评打分的指标", en = "indicators with weight and stated score" }
full_marks = { unit = "1", zh = "满分指标", en = "of these, with full marks" }
version = "project_fact"
file = "project_fact"
stored_at = "project_fact"
*/
WITH money AS (
    SELECT unit_id, year, count(*) AS projects, sum(budget_initial) AS budget_initial,
           sum(budget) AS budget, sum(spent) AS spent, sum(unspent) AS unspent,
           sum(rate_budget) AS rate_budget, sum(rate_spent) AS rate_spent,
           sum(unknown) AS projects_unknown
    FROM project_fact GROUP BY unit_id, year
),
outcome AS (
    SELECT unit_id, year,
           sum(CASE WHEN status = 'met' THEN 1 ELSE 0 END) AS met,
           sum(CASE WHEN status = 'partly_met' THEN 1 ELSE 0 END) AS partly_met,
           sum(CASE WHEN status = 'unmet' THEN 1 ELSE 0 END) AS unmet,
           sum(CASE WHEN status = 'qualitative' THEN 1 ELSE 0 END) AS qualitative,
           sum(CASE WHEN status = 'undecided' THEN 1 ELSE 0 END) AS undecided,
           sum(CASE WHEN status = 'not_applicable' THEN 1 ELSE 0 END) AS not_applicable,
           sum(CASE WHEN weight > 0 AND stated_score IS NOT NULL THEN 1 ELSE 0 END) AS marked,
           sum(CASE WHEN weight > 0 AND stated_score >= weight THEN 1 ELSE 0 END) AS full_marks
    FROM indicator_fact GROUP BY unit_id, year
),
review AS (
    SELECT unit_id, year,
           sum(CASE WHEN level = 'error' THEN open ELSE 0 END) AS errors,
           sum(CASE WHEN level = 'warning' THEN open ELSE 0 END) AS warnings,
           sum(CASE WHEN level = 'note' THEN open ELSE 0 END) AS notes
    FROM finding_fact GROUP BY unit_id, year
),
score AS (
    SELECT unit_id, year, count(score_low) AS scored,
           sum(CASE WHEN score_low IS NOT NULL AND budget > 0 THEN budget * score_low END)
               / nullif(sum(CASE WHEN score_low IS NOT NULL AND budget > 0 THEN CAST(budget AS DOUBLE) END), 0) AS score_low,
           sum(CASE WHEN score_high IS NOT NULL AND budget > 0 THEN budget * score_high END)
               / nullif(sum(CASE WHEN score_high IS NOT NULL AND budget > 0 THEN CAST(budget AS DOUBLE) END), 0) AS score_high,
           sum(CASE WHEN stated_score IS NOT NULL AND budget > 0 THEN budget * stated_score END)
               / nullif(sum(CASE WHEN stated_score IS NOT NULL AND budget > 0 THEN CAST(budget AS DOUBLE) END), 0) AS stated_score
    FROM score_fact GROUP BY unit_id, year
)
SELECT f.unit_id, f.unit, f.year, f.asked, f.filed, coalesce(m.projects, 0) AS projects,
       m.budget_initial, m.budget, m.spent, m.unspent,
       CAST(m.rate_spent AS DOUBLE) / nullif(CAST(m.rate_budget AS DOUBLE), 0) AS rate,
       CASE WHEN NOT f.filed THEN 'not_filed'
            ELSE execution_state(m.rate_budget, m.rate_spent, t.good, t.watch) END AS state,
       CAST(coalesce(m.projects_unknown, 0) AS BIGINT) AS projects_unknown,
       CAST(coalesce(o.met, 0) AS BIGINT) AS met,
       CAST(coalesce(o.partly_met, 0) AS BIGINT) AS partly_met,
       CAST(coalesce(o.unmet, 0) AS BIGINT) AS unmet,
       CAST(coalesce(o.qualitative, 0) AS BIGINT) AS qualitative,
       CAST(coalesce(o.undecided, 0) AS BIGINT) AS undecided,
       CAST(coalesce(o.not_applicable, 0) AS BIGINT) AS not_applicable,
       CAST(coalesce(r.errors, 0) AS BIGINT) AS errors,
       CAST(coalesce(r.warnings, 0) AS BIGINT) AS warnings,
       CAST(coalesce(r.notes, 0) AS BIGINT) AS notes,
       CAST(coalesce(s.scored, 0) AS BIGINT) AS scored, s.score_low, s.score_high, s.stated_score,
       CAST(coalesce(o.marked, 0) AS BIGINT) AS marked,
       CAST(coalesce(o.full_marks, 0) AS BIGINT) AS full_marks,
       f.version, f.file, f.stored_at
FROM filing_fact f
LEFT JOIN money m ON m.unit_id = f.unit_id AND m.year = f.year
LEFT JOIN outcome o ON o.unit_id = f.unit_id AND o.year = f.year
LEFT JOIN review r ON r.unit_id = f.unit_id AND r.year = f.year
LEFT JOIN score s ON s.unit_id = f.unit_id AND s.year = f.year
CROSS JOIN threshold_fact t
ORDER BY f.year, f.unit
