/*
level = "warning"
title = { zh = "有问题无整改", en = "A problem without rectification" }
message = { zh = "存在问题“{found}”，整改情况为“{expected}”。请填写整改措施。", en = "Problem “{found}”, rectification “{expected}”. Please say what is done about it." }

[[fires]]
projects = [{ name = "甲", problems = "招标较晚", rectification = "无" }]

[[silent]]
projects = [{ name = "甲", problems = "招标较晚", rectification = "次年提前招标" }, { name = "乙", problems = "无", rectification = "无" }, { name = "丙", problems = "招标较晚" }]
*/
SELECT submission_id, project_id, 'rectification' AS path, left(problems, 40) AS found,
       left(rectification, 40) AS expected
FROM project
WHERE NOT says_nothing(problems) AND rectification IS NOT NULL AND says_nothing(rectification)
