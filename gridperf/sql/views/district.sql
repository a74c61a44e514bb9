/*
title = { zh = "全区总览", en = "The district in a year" }
grain = ["year"]
source = "Amounts are summed over what is known; rate = Σ spent / Σ budget over projects with both."

[columns]
year = { zh = "年度", en = "year" }
units_expected = { unit = "1", zh = "应报单位", en = "units expected" }
units_filed = { unit = "1", zh = "已报单位", en = "units that filed" }
projects = { unit = "1", zh = "项目数", en = "projects" }
budget_initial = { unit = "万元", zh = "年初预算数", en = "initial budget" }
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = { unit = "万元", zh = "全年执行数", en = "spent" }
unspent = { unit = "万元", zh = "结余", en = "unspent, over projects with both amounts" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
state = { zh = "执行状态", en = "good, watch, bad, over, none, unknown" }
projects_unknown = { unit = "1", zh = "金额未知的项目", en = "projects with an unknown amount" }
projects_over = { unit = "1", zh = "超支项目", en = "overspent projects" }
as_of = { zh = "数据截至", en = "latest filing, UTC" }
*/
WITH filing AS (
    SELECT year, count(*) AS units_expected,
           sum(CASE WHEN filed THEN 1 ELSE 0 END) AS units_filed, max(stored_at) AS as_of
    FROM filing_fact GROUP BY year
),
money AS (
    SELECT year, count(*) AS projects, sum(budget_initial) AS budget_initial,
           sum(budget) AS budget, sum(spent) AS spent, sum(unspent) AS unspent,
           sum(rate_budget) AS rate_budget, sum(rate_spent) AS rate_spent,
           sum(unknown) AS projects_unknown,
           sum(CASE WHEN state = 'over' THEN 1 ELSE 0 END) AS projects_over
    FROM project_fact GROUP BY year
)
SELECT f.year, f.units_expected, CAST(f.units_filed AS BIGINT) AS units_filed,
       coalesce(m.projects, 0) AS projects, m.budget_initial, m.budget, m.spent, m.unspent,
       CAST(m.rate_spent AS DOUBLE) / nullif(CAST(m.rate_budget AS DOUBLE), 0) AS rate,
       execution_state(m.rate_budget, m.rate_spent, t.good, t.watch) AS state,
       CAST(coalesce(m.projects_unknown, 0) AS BIGINT) AS projects_unknown,
       CAST(coalesce(m.projects_over, 0) AS BIGINT) AS projects_over, f.as_of
FROM filing f
LEFT JOIN money m ON m.year = f.year
CROSS JOIN threshold_fact t
ORDER BY f.year
