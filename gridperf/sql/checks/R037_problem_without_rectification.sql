/*
level = "warning"
title = { zh = "有问题无整改", en = "A problem without rectification" }
message = { zh = "存在问题“{found}”，整改情况为“{expected}”。请填写整改措施。", en = "Problem “{found}”, rectification “{expected}”. Please say what is done about it." }

[variants.blank]
message = { zh = "存在问题“{found}”，整改情况未填。请填写整改措施。", en = "Problem “{found}”, and the rectification is left blank. Please say what is done about it." }

[[fires]]
projects = [{ name = "甲", problems = "招标较晚", rectification = "无" }]

[[fires]]
variant = "blank"
columns = ["name", "problems", "rectification"]
projects = [{ name = "甲", problems = "招标较晚" }]

[[fires]]
variant = "blank"
form = "project_form"
projects = [{ name = "甲", problems = "招标较晚", cells = { problems = ["B22", "招标较晚"], rectification = ["B23", ""] } }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", problems = "招标较晚", cells = { problems = ["B22", "招标较晚"] } }]

[[silent]]
projects = [{ name = "甲", problems = "招标较晚", rectification = "次年提前招标" }, { name = "乙", problems = "无", rectification = "无" }, { name = "丙", problems = "招标较晚" }]

[[silent]]
projects = [{ name = "甲", problems = "无明显问题", rectification = "无" }, { name = "乙", problems = "执行过程中未出现问题", rectification = "无" }, { name = "丙", problems = "无，项目按计划实施", rectification = "无" }, { name = "丁", problems = "运行良好，无问题。", rectification = "无" }, { name = "戊", problems = "项目执行顺利", rectification = "/" }]

[[fires]]
projects = [{ name = "甲", problems = "无重大问题，但招标较晚", rectification = "无" }]

[[fires]]
projects = [{ name = "甲", problems = "未按计划完成", rectification = "无" }]
*/
-- Forms of one project with a cell for it that was left blank.
WITH asked AS (SELECT project_id FROM record.source_cell WHERE path = 'rectification' AND raw = '')
SELECT submission_id, project_id, 'rectification' AS path, left(problems, 40) AS found,
       left(coalesce(rectification, ''), 40) AS expected,
       CASE WHEN rectification IS NULL THEN 'blank' ELSE '' END AS variant
FROM project
WHERE NOT no_problem AND says_nothing(rectification)
  AND (rectification IS NOT NULL OR has_column(fields, 'rectification') OR project_id IN (SELECT project_id FROM asked))
  AND submission_id NOT IN (SELECT submission_id FROM unread('整改|措施|改进|落实|备注'))
