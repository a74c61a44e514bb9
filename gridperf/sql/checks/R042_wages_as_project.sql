/*
level = "warning"
title = { zh = "工资福利列为项目", en = "Wages run as a project" }
message = { zh = "“{found}”内容为工资福利支出，一般列入基本支出。请核对归类。", en = "“{found}” pays wages and benefits, which as a rule belong to basic expenditure. Please check where it is classed." }

[[fires]]
projects = [{ name = "工资性支出", budget = "10" }]

[[fires]]
projects = [{ name = "其他一般管理事务", goal = "发放街道编外正式工和聘外用工工资福利" }]

[[fires]]
projects = [{ name = "人员经费" }]

[[fires]]
projects = [{ name = "聘用人员社保" }]

[[fires]]
projects = [{ name = "在职人员绩效奖金" }]

[[silent]]
projects = [{ name = "最低工资标准执行检查" }, { name = "绩效工资改革宣传" }, { name = "就业困难人员社保补贴" }]

[[silent]]
projects = [{ name = "根治欠薪专项行动", goal = "督促企业按时支付农民工工资" }, { name = "设备购置", goal = "完成购置" }, { name = "工资支付监控平台运维", goal = "保障平台运行" }, { name = "企业薪酬调查", goal = "完成抽样调查" }]
*/
WITH told AS (
    SELECT submission_id, project_id, name, goal,
           -- 最低工资标准执行检查 looks after others' wages; 就业困难人员社保补贴 goes to others.
           regexp_matches(name, '工资|薪酬|人员(经费|支出)|五险一金'
               '|(在职|在编|聘用|编外|临聘|聘员|雇员|协管员|劳务派遣).{0,6}(社保|社会保险|公积金|绩效|奖金|津贴|福利)')
           AND NOT regexp_matches(name, '检查|宣传|宣讲|改革|执法|培训|研究|评估|审计|清[理欠]|维权|追讨|行动|治理|最低工资|企业|优抚|低保|特困|残疾|退役'
               '|困难|救助|流浪|失业|就业|评价|考核办法') AS named
    FROM project
)
SELECT submission_id, project_id, CASE WHEN named THEN 'name' ELSE 'goal' END AS path,
       left(CASE WHEN named THEN name ELSE goal END, 40) AS found
FROM told
WHERE (named OR regexp_matches(goal, '(发放|保障|支付).{0,20}(工资福利|薪酬|工资待遇)'))
  AND NOT regexp_matches(coalesce(name, '') || coalesce(goal, ''), '农民工|欠薪|监[管控测]|平台|系统|调查|统计|协商|指导线')
