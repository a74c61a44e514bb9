/*
title = { zh = "低执行项目（前列）", en = "Low execution, the first of them" }
grain = ["project_id"]
source = "The first 60 projects of each year below the lower bound, the lowest rate first, with how many there are in all."

[columns]
place = { zh = "名次", en = "place in its year, from 1" }
low = { unit = "1", zh = "低执行项目", en = "projects of the year below the lower bound" }
zero = { unit = "1", zh = "其中没有支出", en = "of these, without any spending" }
unspent_low = { unit = "万元", zh = "低执行项目结余合计", en = "unspent, over all of these" }
project_id = "project_fact"
unit = "project_fact"
year = "project_fact"
project = { zh = "项目名称", en = "project" }
budget = { unit = "万元", zh = "全年预算数", en = "budget" }
spent = "project_fact"
unspent = { unit = "万元", zh = "结余", en = "unspent" }
rate = { unit = "share", zh = "执行率", en = "execution rate" }
state = { zh = "执行状态", en = "bad" }
*/
WITH ranked AS (
    SELECT project_id, unit, year, name AS project, budget, spent, unspent, rate, state,
           row_number() OVER (
               PARTITION BY year ORDER BY rate, unspent DESC, unit, project_id) AS place,
           count(*) OVER (PARTITION BY year) AS low,
           sum(CASE WHEN spent = 0 THEN 1 ELSE 0 END) OVER (PARTITION BY year) AS zero,
           sum(unspent) OVER (PARTITION BY year) AS unspent_low
    FROM project_fact
    WHERE state = 'bad'
)
SELECT place, low, CAST(zero AS BIGINT) AS zero, unspent_low, project_id, unit, year, project,
       budget, spent, unspent, rate, state
FROM ranked
WHERE place <= 60
ORDER BY year, place
