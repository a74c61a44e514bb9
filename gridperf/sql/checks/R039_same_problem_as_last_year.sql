/*
level = "note"
title = { zh = "问题与上年相同", en = "The same problem as last year" }
message = { zh = "存在问题“{found}”与上年文字相同。请核对整改是否落实。", en = "The problem “{found}” is in the same words as last year. Please check whether it was put right." }

[variants.similar]
message = { zh = "存在问题“{found}”与上年文字基本相同。请核对整改是否落实。", en = "The problem “{found}” is in nearly the same words as last year. Please check whether it was put right." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的存在问题与上年文字相同或基本相同（如“{found}”）。请核对整改是否落实。", en = "In {projects} of this unit's {of} projects the problem is in the same or nearly the same words as last year (as “{found}”). Please check whether it was put right." }

[thresholds]
overlap = 0.8

[meaning]
overlap = { zh = "与上年问题的文字重合度，至少（0–1）", en = "share of text in common with last year's problem, at least (0–1)" }

[[fires]]
projects = [{ name = "甲", problems = "前期手续办理时间较长。", result = "完成12场" }]
last_year = [{ name = "甲", problems = "前期手续办理时间较长", result = "完成10场" }]

[[fires]]
variant = "similar"
projects = [{ name = "甲", problems = "由于前期手续办理时间较长，资金支付进度偏慢。", result = "完成12场" }]
last_year = [{ name = "甲", problems = "前期手续办理时间较长，资金支付进度偏慢", result = "完成10场" }]

[[fires]]
projects = [{ name = "2020年校舍加固", problems = "前期手续办理时间较长", result = "完成12栋" }]
last_year = [{ name = "2019年校舍加固", problems = "前期手续办理时间较长", result = "完成10栋" }]

# What is worded alike and tells of something else is no copy.
[[silent]]
projects = [{ name = "甲", problems = "前期手续办理时间较长，影响工程进度" }, { name = "乙", problems = "个别点位设备老化" }, { name = "丙", problems = "人员不足" }]
last_year = [{ name = "甲", problems = "招标文件编制时间较长，影响采购进度" }, { name = "乙", problems = "个别点位人员不足" }, { name = "丙", problems = "人员短缺" }]

[[silent]]
projects = [{ name = "甲", problems = "无" }, { name = "乙", problems = "招标较晚" }, { name = "丙", problems = "招标较晚" }]
last_year = [{ name = "甲", problems = "无" }, { name = "乙", problems = "雨季停工" }, { name = "丁", problems = "招标较晚" }]
*/
-- Where all texts are last year's, that is said instead; so is it where they are but for some words.
SELECT p.submission_id, p.project_id, 'problems' AS path, left(p.problems, 40) AS found,
       CASE WHEN m.same_problem THEN '' ELSE 'similar' END AS variant
FROM record.project_match m
JOIN project p ON p.project_id = m.project_id
CROSS JOIN threshold t
WHERE m.how <> 'likeness' AND coalesce(m.texts_likeness, 0) < 1
  AND (m.same_problem OR m.problem_likeness >= t.overlap)
