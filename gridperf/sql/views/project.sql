/*
title = { zh = "项目", en = "Projects" }
grain = ["project_id"]
source = "Counted projects with how many of their indicators have which status."

[columns]
project_id = "project_fact"
unit_id = "project_fact"
unit = "project_fact"
year = "project_fact"
sequence = "project_fact"
position = "project_fact"
code = "project_fact"
project = "finding_fact"
supervisor = "project_fact"
budget_initial = "project_fact"
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = "project_fact"
unspent = { unit = "万元", zh = "结余", en = "unspent" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
stated_rate = "project_fact"
state = "project_fact"
bin = { zh = "执行区间", en = "execution bin" }
indicators = { unit = "1", zh = "指标数", en = "indicators" }
met = { unit = "1", zh = "达成", en = "indicators met" }
partly_met = { unit = "1", zh = "部分达成", en = "partly met" }
unmet = { unit = "1", zh = "未达", en = "unmet" }
qualitative = { unit = "1", zh = "定性", en = "qualitative" }
undecided = { unit = "1", zh = "待判", en = "undecided" }
not_applicable = { unit = "1", zh = "不适用", en = "not applicable" }
errors = { unit = "1", zh = "待处理的错误", en = "findings of level error to review or true" }
warnings = { unit = "1", zh = "待处理的疑点", en = "findings of level warning to review or true" }
notes = { unit = "1", zh = "待处理的提示", en = "findings of level note to review or true" }
stated_score = "project_fact"
stated_grade = "project_fact"
score_low = "score_fact"
score_high = "score_fact"
grade = { zh = "测算等级", en = "computed grade where both ends agree" }
execution_score = { unit = "points", zh = "执行率测算得分", en = "computed points of execution" }
kind = "project_fact"
file = "project_fact"
sheet = "project_fact"
version = "project_fact"
stored_at = "project_fact"
*/
WITH outcome AS (
    SELECT project_id, count(*) AS indicators,
           sum(CASE WHEN status = 'met' THEN 1 ELSE 0 END) AS met,
           sum(CASE WHEN status = 'partly_met' THEN 1 ELSE 0 END) AS partly_met,
           sum(CASE WHEN status = 'unmet' THEN 1 ELSE 0 END) AS unmet,
           sum(CASE WHEN status = 'qualitative' THEN 1 ELSE 0 END) AS qualitative,
           sum(CASE WHEN status = 'undecided' THEN 1 ELSE 0 END) AS undecided,
           sum(CASE WHEN status = 'not_applicable' THEN 1 ELSE 0 END) AS not_applicable
    FROM indicator_fact GROUP BY project_id
),
review AS (
    SELECT project_id,
           sum(CASE WHEN level = 'error' THEN open ELSE 0 END) AS errors,
           sum(CASE WHEN level = 'warning' THEN open ELSE 0 END) AS warnings,
           sum(CASE WHEN level = 'note' THEN open ELSE 0 END) AS notes
    FROM finding_fact GROUP BY project_id
)
SELECT p.project_id, p.unit_id, p.unit, p.year, p.sequence, p.position, p.code,
       p.name AS project, p.supervisor, p.budget_initial, p.budget, p.spent, p.unspent, p.rate,
       p.stated_rate, p.state, p.bin,
       coalesce(o.indicators, 0) AS indicators,
       CAST(coalesce(o.met, 0) AS BIGINT) AS met,
       CAST(coalesce(o.partly_met, 0) AS BIGINT) AS partly_met,
       CAST(coalesce(o.unmet, 0) AS BIGINT) AS unmet,
       CAST(coalesce(o.qualitative, 0) AS BIGINT) AS qualitative,
       CAST(coalesce(o.undecided, 0) AS BIGINT) AS undecided,
       CAST(coalesce(o.not_applicable, 0) AS BIGINT) AS not_applicable,
       CAST(coalesce(r.errors, 0) AS BIGINT) AS errors,
       CAST(coalesce(r.warnings, 0) AS BIGINT) AS warnings,
       CAST(coalesce(r.notes, 0) AS BIGINT) AS notes,
       p.stated_score, p.stated_grade,
       s.score_low, s.score_high, s.grade, s.execution_score, p.kind, p.file, p.sheet, p.version, p.stored_at
FROM project_fact p
LEFT JOIN outcome o ON o.project_id = p.project_id
LEFT JOIN review r ON r.project_id = p.project_id
LEFT JOIN score_fact s ON s.project_id = p.project_id
ORDER BY p.year, p.unit, p.position, p.project_id
