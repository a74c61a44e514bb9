/*
title = { zh = "项目", en = "Projects" }
grain = ["project_id"]
source = "Counted projects with how many of their indicators have which status."

[columns]
project_id = { zh = "项目编号（库内）", en = "number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
sequence = { zh = "序号", en = "sequence number as written" }
position = { zh = "表内次序", en = "order in the form, from 1" }
code = { zh = "项目编码", en = "project code" }
project = { zh = "项目名称", en = "project" }
supervisor = { zh = "主管部门", en = "supervising department" }
budget_initial = { unit = "万元", zh = "年初预算数", en = "initial budget" }
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = { unit = "万元", zh = "全年执行数", en = "spent" }
unspent = { unit = "万元", zh = "结余", en = "unspent" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
stated_rate = { unit = "share", zh = "表内执行率", en = "rate as printed" }
state = { zh = "执行状态", en = "good, watch, bad, over, none, unknown" }
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
stated_score = { unit = "points", zh = "自评得分", en = "score as stated" }
stated_grade = { zh = "自评等级", en = "grade as stated" }
score_low = { unit = "points", zh = "测算分下限", en = "computed score, at least" }
score_high = { unit = "points", zh = "测算分上限", en = "computed score, at most" }
grade = { zh = "测算等级", en = "computed grade where both ends agree" }
execution_score = { unit = "points", zh = "执行率测算得分", en = "computed points of execution" }
kind = { zh = "表式", en = "form" }
file = { zh = "文件", en = "file" }
sheet = { zh = "工作表", en = "sheet" }
version = { zh = "版本", en = "version" }
stored_at = { zh = "入库时间", en = "stored at, UTC" }
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
