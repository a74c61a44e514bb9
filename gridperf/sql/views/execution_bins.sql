/*
title = { zh = "执行率分布", en = "Projects by execution bin" }
grain = ["year", "bin"]
source = "[0,30), [30,60), [60,80), [80,100), 100 on the rate as printed; over, none and unknown apart."

[columns]
year = "filing_fact"
place = { zh = "次序", en = "order of the bin" }
bin = { zh = "执行区间", en = "bin" }
projects = { unit = "1", zh = "项目数", en = "projects" }
budget = { unit = "万元", zh = "预算", en = "budget, of what is known" }
good = { unit = "1", zh = "其中达标", en = "of these, in good order" }
watch = { unit = "1", zh = "其中关注", en = "of these, to be watched" }
bad = { unit = "1", zh = "其中偏低", en = "of these, low" }
*/
WITH bins (place, bin) AS (
    VALUES (1, '0-30'), (2, '30-60'), (3, '60-80'), (4, '80-100'), (5, '100'),
           (6, 'over'), (7, 'none'), (8, 'unknown')
),
years AS (SELECT DISTINCT year FROM filing_fact),
held AS (
    SELECT year, bin, count(*) AS projects, sum(budget) AS budget,
           count(CASE WHEN state = 'good' THEN 1 END) AS good,
           count(CASE WHEN state = 'watch' THEN 1 END) AS watch,
           count(CASE WHEN state = 'bad' THEN 1 END) AS bad
    FROM project_fact GROUP BY year, bin
)
SELECT y.year, b.place, b.bin, coalesce(h.projects, 0) AS projects, coalesce(h.budget, 0) AS budget,
       coalesce(h.good, 0) AS good, coalesce(h.watch, 0) AS watch, coalesce(h.bad, 0) AS bad
FROM years y
CROSS JOIN bins b
LEFT JOIN held h ON h.year = y.year AND h.bin = b.bin
ORDER BY y.year, b.place
