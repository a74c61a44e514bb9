/*
title = { zh = "申报版本", en = "Every version of every filing" }
grain = ["submission_id"]
source = "What each file said of a unit, a year and a kind of form; superseded and withdrawn ones too."

[columns]
submission_id = { zh = "申报", en = "filing" }
upload_id = { zh = "文件编号（库内）", en = "file's number in the store" }
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
kind = { zh = "表式", en = "form" }
subject = { zh = "项目（单项目表）", en = "the project of a project form" }
project = { zh = "项目名称（单项目表）", en = "name of the project of a project form" }
version = { zh = "版本", en = "version" }
state = { zh = "状态", en = "current, superseded, withdrawn" }
reason = { zh = "撤回原因", en = "why it was withdrawn" }
file = { zh = "文件", en = "file" }
sheet = { zh = "工作表", en = "sheet" }
projects = { unit = "1", zh = "项目数", en = "projects" }
indicators = { unit = "1", zh = "指标数", en = "indicators" }
budget = { unit = "万元", zh = "预算", en = "budget, of what is known" }
spent = { unit = "万元", zh = "支出", en = "spent, of what is known" }
projects_unknown = { unit = "1", zh = "金额未知的项目", en = "projects with an unknown amount" }
budget_unknown = { unit = "1", zh = "预算未知的项目", en = "projects whose budget is unknown" }
spent_unknown = { unit = "1", zh = "支出未知的项目", en = "projects whose spending is unknown" }
corrections = { unit = "1", zh = "入库时更正的单元格", en = "cells of the file that a person put right when it was stored" }
sample = { zh = "示例", en = "stored as a sample" }
stored_at = { zh = "入库时间", en = "stored at, UTC" }
stored_by = { zh = "经办人", en = "stored by" }
changed_by = { zh = "恢复或撤回的人", en = "who brought it back or withdrew it; null where nobody did" }
changed_at = { zh = "恢复或撤回的时间", en = "when it was brought back or withdrawn, UTC" }
*/
WITH money AS (
    SELECT submission_id, sum(budget) AS budget, sum(spent) AS spent, max(name) AS name,
           sum(CASE WHEN budget IS NULL OR spent IS NULL THEN 1 ELSE 0 END) AS projects_unknown,
           sum(CASE WHEN budget IS NULL THEN 1 ELSE 0 END) AS budget_unknown,
           sum(CASE WHEN spent IS NULL THEN 1 ELSE 0 END) AS spent_unknown
    FROM record.project GROUP BY submission_id
),
put_right AS (
    SELECT upload_id, count(DISTINCT cell) AS cells FROM record.answer
    WHERE path <> 'column' AND coalesce(found, '') <> coalesce(answer, '') AND cell IS NOT NULL
    GROUP BY upload_id
)
SELECT s.submission_id, s.upload_id, s.unit_id, u.name AS unit, s.year, s.kind, s.subject,
       CASE WHEN s.kind = 'project_form' THEN m.name END AS project, s.version,
       s.state, s.reason, f.file, s.sheet, s.projects, s.indicators,
       m.budget, m.spent, coalesce(m.projects_unknown, 0) AS projects_unknown,
       coalesce(m.budget_unknown, 0) AS budget_unknown, coalesce(m.spent_unknown, 0) AS spent_unknown,
       coalesce(c.cells, 0) AS corrections, f.sample, f.stored_at, f.stored_by,
       s.changed_by, s.changed_at
FROM record.submission s
JOIN record.unit u ON u.unit_id = s.unit_id
JOIN record.upload f ON f.upload_id = s.upload_id
LEFT JOIN money m ON m.submission_id = s.submission_id
LEFT JOIN put_right c ON c.upload_id = s.upload_id
