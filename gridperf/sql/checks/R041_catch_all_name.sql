/*
level = "note"
title = { zh = "项目名称笼统", en = "A catch-all project name" }
message = { zh = "项目“{found}”名称笼统，预算 {budget} 万元[；本单位此类项目共 {times} 个，{sum} 万元，占预算 {share}|，占本单位预算 {share}]。请按实际用途细化。", en = "The project name “{found}” says little; its budget is {budget}[. This unit has {times} such projects with {sum}, {share} of its budget|, {share} of this unit's]. Please name what the money is for." }

[[fires]]
projects = [{ name = "机动经费", budget = "0.20", spent = "0.20" }, { name = "其他一般管理事务", budget = "98.42" }, { name = "当年财力(通用项目)", budget = "4.35" }]

[[fires]]
projects = [{ name = "不可预见费用", budget = "5.00" }]

[[fires]]
projects = [{ name = "其他城乡社区支出", budget = "5.00" }]

[[silent]]
projects = [{ name = "网格管理事务", budget = "62.00" }, { name = "机动车停车场改造", budget = "10" }, { name = "其他垃圾清运", budget = "3" }, { name = "其他类别残疾人补助", budget = "4" }, { name = "其他组织党建工作", budget = "5" }]
*/
WITH caught AS (
    SELECT submission_id, project_id, unit_id, year, name, budget
    FROM project
    WHERE regexp_matches(name_key, '机动(经费|资金|金)|预备|不可预见|通用项目|一般(行政)?管理事务'
        -- 其他垃圾清运 says which refuse: only what names nothing, or ends as a budget's own rest (其他…支出).
        '|^其他(一般|行政|日常|业务|专项|综合|公用|运行|运转|管理|零星|杂项|类|事务|工作|支出|经费|项目|费用|资金|开支)*$|^其他.*(支出|事务)$')
),
-- A project that stands in a list and in a form counts once.
whole AS (
    SELECT k.unit_id, k.year, sum(p.budget) AS budget,
           sum(CASE WHEN c.project_id IS NOT NULL THEN p.budget END) AS caught,
           count(c.project_id) AS times
    FROM record.standing k
    JOIN record.project p ON p.project_id = k.project_id
    LEFT JOIN caught c ON c.project_id = k.project_id
    WHERE k.unit_id IN (SELECT unit_id FROM caught)
    GROUP BY k.unit_id, k.year
)
SELECT c.submission_id, c.project_id, 'name' AS path, c.name AS found,
       coalesce(said_amount(c.budget), '—') AS budget, CAST(w.times AS VARCHAR) AS times,
       coalesce(said_amount(w.caught), '—') AS sum,
       coalesce(CAST(CAST(CAST(w.caught AS DOUBLE) * 100 / nullif(w.budget, 0) AS DECIMAL(9,1))
                     AS VARCHAR) || '%', '—') AS share
FROM caught c JOIN whole w ON w.unit_id = c.unit_id AND w.year = c.year
