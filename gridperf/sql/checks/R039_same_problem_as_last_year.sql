/*
level = "note"
title = { zh = "问题与上年相同", en = "The same problem as last year" }
message = { zh = "存在问题“{found}”与上年文字相同。请核对整改是否落实。", en = "The problem “{found}” is in the same words as last year. Please check whether it was put right." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的存在问题与上年文字相同（如“{found}”）。请核对整改是否落实。", en = "In {projects} of this unit's {of} projects the problem is in the same words as last year (as “{found}”). Please check whether it was put right." }

[[fires]]
projects = [{ name = "甲", problems = "前期手续办理时间较长。", result = "完成12场" }]
last_year = [{ name = "甲", problems = "前期手续办理时间较长", result = "完成10场" }]

[[silent]]
projects = [{ name = "甲", problems = "无" }, { name = "乙", problems = "招标较晚" }, { name = "丙", problems = "招标较晚" }]
last_year = [{ name = "甲", problems = "无" }, { name = "乙", problems = "雨季停工" }, { name = "丁", problems = "招标较晚" }]
*/
WITH now AS (
    SELECT k.unit_id, k.year, p.submission_id, p.project_id, p.code, p.name_key, p.problems,
           l.problem_key, l.texts_key
    FROM record.standing k
    JOIN project p ON p.project_id = k.project_id
    JOIN record.project_likeness l ON l.project_id = p.project_id
    WHERE l.problem_key IS NOT NULL
),
before AS (
    SELECT k.unit_id, k.year + 1 AS year, p.code, p.name_key, l.problem_key, l.texts_key
    FROM record.standing k
    JOIN record.project p ON p.project_id = k.project_id
    JOIN record.project_likeness l ON l.project_id = p.project_id
    WHERE l.problem_key IS NOT NULL
)
-- Where all texts are last year's, that is said instead.
SELECT n.submission_id, n.project_id, 'problems' AS path, min(left(n.problems, 40)) AS found,
       '' AS variant
FROM now n
JOIN before b ON b.unit_id = n.unit_id AND b.year = n.year AND b.problem_key = n.problem_key
 AND (b.name_key = n.name_key OR b.code = n.code)
GROUP BY n.submission_id, n.project_id
HAVING max(CASE WHEN b.texts_key = n.texts_key THEN 1 ELSE 0 END) = 0
