/*
title = { zh = "申报记录", en = "Filings and their versions" }
grain = ["submission_id"]
source = "What each file said of a unit, a year and a kind of form, the newest first."

[columns]
submission_id = { zh = "申报", en = "filing" }
upload_id = { zh = "文件编号（库内）", en = "file's number in the store" }
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
sample = { zh = "示例", en = "stored as a sample" }
stored_at = { zh = "入库时间", en = "stored at, UTC" }
stored_by = { zh = "经办人", en = "stored by" }
changed_by = { zh = "恢复或撤回的人", en = "who brought it back or withdrew it; null where nobody did" }
changed_at = { zh = "恢复或撤回的时间", en = "when it was brought back or withdrawn, UTC" }
*/
SELECT submission_id, upload_id, unit, year, kind, subject, project, version, state, reason, file, sheet,
       projects, indicators, budget, spent, projects_unknown, sample, stored_at, stored_by,
       changed_by, changed_at
FROM version_fact
ORDER BY stored_at DESC, submission_id DESC
