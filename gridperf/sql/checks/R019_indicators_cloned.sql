/*
level = "warning"
title = { zh = "不同项目指标雷同", en = "The same indicators in several projects" }
message = { zh = "本单位有 {same} 个项目的指标除项目名称外完全相同：“{found}”、“{expected}”等。请按项目实际内容设置指标。", en = "The indicators of {same} of this unit's projects are the same but for the project's name, those of “{found}” and “{expected}” among them. Please set indicators of what each project does." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的指标除项目名称外与其他项目完全相同（如“{found}”与“{expected}”）。请按项目实际内容设置指标。", en = "In {projects} of this unit's {of} projects the indicators are another project's but for the name (as “{found}” and “{expected}”). Please set indicators of what each project does." }

[[fires]]
projects = [{ name = "防控一线", indicators = [{ dimension = "quantity", target = "预算资金支出率≥95%", actual = "100%" }, { dimension = "quality", target = "防控一线资金支付率: 100%", actual = "100%" }, { dimension = "social", target = "维护群众的健康权益", actual = "达成预期指标" }] }, { name = "当年财力(通用项目)", indicators = [{ dimension = "quantity", target = "预算资金支出率 ≥95%", actual = "100%" }, { dimension = "quality", target = "当年财力(通用项目)资金支付率100%", actual = "100%" }, { dimension = "social", target = "维护群众的健康权益。", actual = "达成预期指标" }] }]

[[fires]]
projects = [{ name = "2020年东街道路改造项目", indicators = [{ dimension = "quantity", target = "东街道路改造完成率≥95%", actual = "100%" }, { dimension = "quality", target = "东街道路改造验收合格率100%", actual = "100%" }, { dimension = "social", target = "维护群众的出行权益", actual = "达成预期指标" }] }, { name = "西湖公园维护经费", indicators = [{ dimension = "quantity", target = "西湖公园维护完成率≥95%", actual = "100%" }, { dimension = "quality", target = "西湖公园维护验收合格率100%", actual = "100%" }, { dimension = "social", target = "维护群众的出行权益", actual = "达成预期指标" }] }]

# What every project says in much the same words, each with its own count or matter, is no clone.
[[silent]]
projects = [{ name = "甲路改造", indicators = [{ dimension = "quantity", target = "改造道路3公里", actual = "3公里" }, { dimension = "quality", target = "道路工程验收合格率100%", actual = "100%" }, { dimension = "social", target = "方便群众出行", actual = "达成预期指标" }] }, { name = "甲渠改造", indicators = [{ dimension = "quantity", target = "改造渠道3公里", actual = "3公里" }, { dimension = "quality", target = "渠道工程验收合格率100%", actual = "100%" }, { dimension = "social", target = "方便群众灌溉", actual = "达成预期指标" }] }]

[[silent]]
projects = [{ name = "甲路改造", indicators = [{ dimension = "quantity", target = "改造道路3公里", actual = "3公里" }, { dimension = "quality", target = "工程验收合格率100%", actual = "100%" }, { dimension = "social", target = "方便群众出行", actual = "达成预期指标" }] }, { name = "乙路改造", indicators = [{ dimension = "quantity", target = "改造道路5公里", actual = "5公里" }, { dimension = "quality", target = "工程验收合格率100%", actual = "100%" }, { dimension = "social", target = "方便群众出行", actual = "达成预期指标" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "资金支出率≥95%", actual = "100%" }, { dimension = "quality", target = "资金支付率100%", actual = "100%" }] }, { name = "乙", indicators = [{ dimension = "quantity", target = "资金支出率≥95%", actual = "100%" }, { dimension = "quality", target = "资金支付率100%", actual = "100%" }] }]
*/
WITH own AS (
    SELECT k.unit_id, k.year, p.submission_id, p.project_id, p.name, l.clone_key
    FROM (SELECT DISTINCT unit_id, year, indicators_from FROM record.standing) k
    JOIN project p ON p.project_id = k.indicators_from
    JOIN record.project_likeness l ON l.project_id = p.project_id
    WHERE l.clone_key IS NOT NULL
),
-- A project that stands there twice is another matter.
same AS (
    SELECT unit_id, year, clone_key, count(*) AS same, min(project_id) AS first_id,
           max(project_id) AS last_id
    FROM own GROUP BY unit_id, year, clone_key HAVING min(name) <> max(name)
),
found AS (
    SELECT o.submission_id, o.project_id, o.name AS found, s.same,
           CASE WHEN o.project_id = s.first_id THEN s.last_id ELSE s.first_id END AS other_id
    FROM same s
    JOIN own o ON o.unit_id = s.unit_id AND o.year = s.year AND o.clone_key = s.clone_key
)
SELECT f.submission_id, f.project_id, 'indicators.' || i.position || '.target' AS path, f.found,
       p.name AS expected, CAST(f.same AS VARCHAR) AS same, '' AS variant
FROM found f
JOIN indicator i ON i.project_id = f.project_id
JOIN project p ON p.project_id = f.other_id
WHERE i.status <> 'not_applicable' AND i.dimension <> 'satisfaction'
