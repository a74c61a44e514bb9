/*
level = "warning"
title = { zh = "总体目标与指标、完成情况重复", en = "Goal, result and indicators repeat each other" }
message = { zh = "绩效目标整体完成情况“{found}”与年初目标基本相同。请写明实际完成了什么。", en = "The overall result “{found}” is nearly the goal's own text. Please say what was done." }

[variants.indicator]
message = { zh = "年初绩效目标“{found}”与指标“{expected}”基本相同。请在目标中概括全貌，在指标中分项细化。", en = "The goal “{found}” is nearly the same as the indicator “{expected}”. Please let the goal tell the whole, the indicators its parts." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的目标、完成情况或指标文字基本相同（如“{found}”）。请写明实际完成了什么。", en = "In {projects} of this unit's {of} projects goal, result or indicators are nearly the same text (as “{found}”). Please say what was done." }

[thresholds]
overlap = 0.8

[meaning]
overlap = { zh = "文字重合度，至少（0–1）", en = "share of text in common, at least (0–1)" }

[[fires]]
projects = [{ name = "甲", goal = "完成老旧校舍抗震加固，保障师生安全。", result = "已完成老旧校舍抗震加固，保障师生安全。" }]

# Numbers that only count the parts are no figures.
[[fires]]
projects = [{ name = "甲", goal = "目标1：完成老旧校舍抗震加固；\n目标2：保障师生安全。", result = "目标1：完成老旧校舍抗震加固；\n目标2：保障师生安全。" }]

[[fires]]
projects = [{ name = "甲", goal = "1.完成老旧校舍抗震加固；2.保障师生安全。", result = "1.完成老旧校舍抗震加固；2.保障师生安全。" }]

[[fires]]
projects = [{ name = "甲", goal = "1、完成老旧校舍抗震加固；2、保障师生安全。", result = "1、完成老旧校舍抗震加固；2、保障师生安全。" }]

[[fires]]
projects = [{ name = "甲", goal = "（1）完成老旧校舍抗震加固；（2）保障师生安全。", result = "（1）完成老旧校舍抗震加固；（2）保障师生安全。" }]

[[fires]]
projects = [{ name = "甲", goal = "①完成老旧校舍抗震加固；②保障师生安全。", result = "①完成老旧校舍抗震加固；②保障师生安全。" }]

[[silent]]
projects = [{ name = "甲", goal = "1.1.5公里道路改造；2.12栋校舍加固。", result = "1.1.5公里道路改造；2.12栋校舍加固。" }, { name = "乙", goal = "1、开展培训12场；2、保障师生安全。", result = "1、开展培训12场；2、保障师生安全。" }]

[[fires]]
variant = "indicator"
projects = [{ name = "甲", goal = "按政策足额发放奖励扶助金", indicators = [{ dimension = "quality", target = "按政策足额发放奖励扶助金", actual = "达成预期指标" }] }]

[[silent]]
projects = [{ name = "甲", goal = "完成老旧校舍抗震加固，保障师生安全。", result = "完成12栋校舍抗震加固，全部通过验收。" }, { name = "乙", goal = "全年举办培训12场", result = "全年举办培训12场" }]

[[silent]]
projects = [{ name = "甲", goal = "完成防控一线工作资金业务, 发放网格员疫情补助", result = "为做好相关防控工作发放补助", indicators = [{ dimension = "quantity", target = "发放网格员疫情补助", actual = "已发放" }] }]
*/
WITH result AS (
    SELECT p.submission_id, p.project_id, 'result' AS path, left(p.result, 40) AS found
    FROM project p
    JOIN record.project_likeness l ON l.project_id = p.project_id
    CROSS JOIN threshold t
    WHERE l.result_of_goal >= t.overlap AND NOT regexp_matches(without_numbering(p.result), '\p{N}')
),
aimed AS (
    SELECT i.project_id, min(i.position) AS position
    FROM indicator i
    JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
    CROSS JOIN threshold t
    WHERE l.of_goal >= t.overlap AND i.status <> 'not_applicable'
    GROUP BY i.project_id
)
SELECT submission_id, project_id, path, found, '' AS expected, '' AS variant FROM result
UNION ALL
SELECT p.submission_id, p.project_id, 'goal', left(p.goal, 40),
       left(coalesce(i.name || '：', '') || i.target, 40), 'indicator'
FROM aimed a
JOIN project p ON p.project_id = a.project_id
JOIN indicator i ON i.project_id = a.project_id AND i.position = a.position
