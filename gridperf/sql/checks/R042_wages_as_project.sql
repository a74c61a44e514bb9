/*
level = "warning"
title = { zh = "工资福利列为项目", en = "Wages run as a project" }
message = { zh = "“{found}”内容为工资福利支出，一般列入基本支出。请核对归类。", en = "“{found}” pays wages and benefits, which as a rule belong to basic expenditure. Please check where it is classed." }

[[fires]]
projects = [{ name = "工资性支出", budget = "10" }]

[[fires]]
projects = [{ name = "其他一般管理事务", goal = "发放街道编外正式工和聘外用工工资福利" }]

[[silent]]
projects = [{ name = "根治欠薪专项行动", goal = "督促企业按时支付农民工工资" }, { name = "设备购置", goal = "完成购置" }, { name = "工资支付监控平台运维", goal = "保障平台运行" }, { name = "企业薪酬调查", goal = "完成抽样调查" }]
*/
SELECT submission_id, project_id, CASE WHEN regexp_matches(name, '工资|薪酬') THEN 'name' ELSE 'goal' END
       AS path, left(CASE WHEN regexp_matches(name, '工资|薪酬') THEN name ELSE goal END, 40) AS found
FROM project
WHERE (regexp_matches(name, '工资|薪酬') OR regexp_matches(goal, '(发放|保障|支付).{0,20}(工资福利|薪酬|工资待遇)'))
  AND NOT regexp_matches(coalesce(name, '') || coalesce(goal, ''), '农民工|欠薪|监[管控测]|平台|系统|调查|统计|协商|指导线')
