/*
title = { zh = "全区总览", en = "The district in a year" }
grain = ["year"]
source = "Amounts are summed over what is known; rate = Σ spent / Σ budget over projects with both."

[columns]
year = "project_fact"
units_expected = { unit = "1", zh = "应报单位", en = "units expected" }
units_filed = { unit = "1", zh = "已报单位", en = "units that filed" }
units_extra = { unit = "1", zh = "不在应报名单上的已报单位", en = "of these, units that are not on the year's roster" }
projects = { unit = "1", zh = "项目数", en = "projects" }
budget_initial = "project_fact"
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = "project_fact"
unspent = { unit = "万元", zh = "结余", en = "unspent, over projects with both amounts" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
state = "project_fact"
projects_unknown = { unit = "1", zh = "金额未知的项目", en = "projects with an unknown amount" }
projects_over = { unit = "1", zh = "超支项目", en = "overspent projects" }
scored = { unit = "1", zh = "有测算分的项目", en = "projects with a computed score" }
score_low = { unit = "points", zh = "测算分下限（按预算加权）", en = "computed score weighted by budget, at least" }
score_high = { unit = "points", zh = "测算分上限（按预算加权）", en = "computed score weighted by budget, at most" }
stated_score = { unit = "points", zh = "自评得分（按预算加权）", en = "stated score weighted by budget, of projects that state one" }
marked = { unit = "1", zh = "自评打分的指标", en = "indicators with weight and stated score" }
full_marks = { unit = "1", zh = "满分指标", en = "of these, with full marks" }
as_of = { zh = "数据截至", en = "latest filing, UTC" }
*/
WITH filing AS (
    SELECT year, sum(CASE WHEN asked THEN 1 ELSE 0 END) AS units_expected,
           sum(CASE WHEN filed THEN 1 ELSE 0 END) AS units_filed,
           sum(CASE WHEN filed AND NOT asked THEN 1 ELSE 0 END) AS units_extra, max(stored_at) AS as_of
    FROM filing_fact GROUP BY year
),
money AS (
    SELECT year, count(*) AS projects, sum(budget_initial) AS budget_initial,
           sum(budget) AS budget, sum(spent) AS spent, sum(unspent) AS unspent,
           sum(rate_budget) AS rate_budget, sum(rate_spent) AS rate_spent,
           sum(unknown) AS projects_unknown,
           sum(CASE WHEN state = 'over' THEN 1 ELSE 0 END) AS projects_over
    FROM project_fact GROUP BY year
),
mark AS (
    SELECT year,
           sum(CASE WHEN weight > 0 AND stated_score IS NOT NULL THEN 1 ELSE 0 END) AS marked,
           sum(CASE WHEN weight > 0 AND stated_score >= weight THEN 1 ELSE 0 END) AS full_marks
    FROM indicator_fact GROUP BY year
),
score AS (
    SELECT year, count(score_low) AS scored,
           sum(CASE WHEN score_low IS NOT NULL AND budget > 0 THEN budget * score_low END)
               / nullif(sum(CASE WHEN score_low IS NOT NULL AND budget > 0 THEN CAST(budget AS DOUBLE) END), 0) AS score_low,
           sum(CASE WHEN score_high IS NOT NULL AND budget > 0 THEN budget * score_high END)
               / nullif(sum(CASE WHEN score_high IS NOT NULL AND budget > 0 THEN CAST(budget AS DOUBLE) END), 0) AS score_high,
           sum(CASE WHEN stated_score IS NOT NULL AND budget > 0 THEN budget * stated_score END)
               / nullif(sum(CASE WHEN stated_score IS NOT NULL AND budget > 0 THEN CAST(budget AS DOUBLE) END), 0) AS stated_score
    FROM score_fact GROUP BY year
)
SELECT f.year, CAST(f.units_expected AS BIGINT) AS units_expected,
       CAST(f.units_filed AS BIGINT) AS units_filed, CAST(f.units_extra AS BIGINT) AS units_extra,
       coalesce(m.projects, 0) AS projects, m.budget_initial, m.budget, m.spent, m.unspent,
       CAST(m.rate_spent AS DOUBLE) / nullif(CAST(m.rate_budget AS DOUBLE), 0) AS rate,
       execution_state(m.rate_budget, m.rate_spent, t.good, t.watch) AS state,
       CAST(coalesce(m.projects_unknown, 0) AS BIGINT) AS projects_unknown,
       CAST(coalesce(m.projects_over, 0) AS BIGINT) AS projects_over,
       CAST(coalesce(s.scored, 0) AS BIGINT) AS scored, s.score_low, s.score_high, s.stated_score,
       CAST(coalesce(k.marked, 0) AS BIGINT) AS marked,
       CAST(coalesce(k.full_marks, 0) AS BIGINT) AS full_marks,
       f.as_of
FROM filing f
LEFT JOIN money m ON m.year = f.year
LEFT JOIN score s ON s.year = f.year
LEFT JOIN mark k ON k.year = f.year
CROSS JOIN threshold_fact t
ORDER BY f.year
