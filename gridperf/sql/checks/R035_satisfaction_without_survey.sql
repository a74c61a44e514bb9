/*
level = "note"
title = { zh = "满意度未提调查", en = "Satisfaction without a word of a survey" }
message = { zh = "满意度“{found}”未提调查方式和样本。请备好问卷或测评依据。", en = "The satisfaction of “{found}” comes without a word of a survey or its sample. Please have the survey at hand." }

[variants.gathered]
often = 2
share = 0
message = { zh = "本单位 {of} 个项目中有 {projects} 个填报了满意度（如“{found}”），未提调查方式和样本。请备好问卷或测评依据。", en = "In {projects} of this unit's {of} projects a satisfaction (such as “{found}”) comes without a word of a survey or its sample. Please have the surveys at hand." }

[[fires]]
projects = [{ name = "甲", result = "已完成", indicators = [{ dimension = "satisfaction", target = "群众满意度≥95%", actual = "96%", target_value = "95", actual_value = "96", status = "met" }] }]

[[fires]]
variant = "gathered"
projects = [{ name = "甲", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "96%", actual_value = "96" }] }, { name = "乙", indicators = [{ dimension = "satisfaction", target = "≥95%", actual = "97%", actual_value = "97" }] }]

[[silent]]
projects = [{ name = "甲", result = "已完成，发放问卷200份", indicators = [{ dimension = "satisfaction", target = "群众满意度≥95%", actual = "96%", target_value = "95", actual_value = "96", status = "met" }] }, { name = "乙", indicators = [{ dimension = "satisfaction", target = "群众满意度≥95%", actual = "抽样调查150人，满意度96%", target_value = "95", actual_value = "96", status = "met" }] }, { name = "丙", indicators = [{ dimension = "satisfaction", target = "不适用", actual = "不适用", status = "not_applicable" }] }]
*/
WITH claimed AS (
    SELECT i.submission_id, i.project_id, min(i.position) AS position, min(left(i.actual, 20)) AS found,
           max(CASE WHEN tells_of_survey(concat_ws(' ', i.name, i.target, i.actual, i.reason)) THEN 1 ELSE 0 END) AS told
    FROM indicator i
    WHERE i.dimension = 'satisfaction' AND i.actual_value IS NOT NULL
    GROUP BY i.submission_id, i.project_id
),
untold AS (
    SELECT c.submission_id, c.project_id, c.position, c.found
    FROM claimed c JOIN project p ON p.project_id = c.project_id
    WHERE c.told = 0 AND NOT tells_of_survey(concat_ws(' ', p.goal, p.result, p.process, p.conclusion, p.problems))
)
SELECT submission_id, project_id, 'indicators.' || position || '.actual' AS path, found, '' AS variant
FROM untold
