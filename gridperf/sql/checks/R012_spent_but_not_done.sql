/*
level = "warning"
gives_way_to = "R006"
title = { zh = "资金用完而任务未完成", en = "Fully spent while the completion says not done" }
message = { zh = "执行率 {rate}，资金已全部支出，完成情况为“{found}”。请核对支付进度，或说明尚未完成的原因。", en = "Execution is {rate}, all of the money is spent, yet the completion says “{found}”. Please check what was paid for, or say why it is not done." }

[thresholds]
rate = 100

[meaning]
rate = { zh = "执行率达到（%）", en = "execution from (%)" }

[[fires]]
projects = [{ name = "甲", budget = "100.00", spent = "100.00", result = "主体工程尚未完成，正在收尾。" }]

[[fires]]
projects = [{ name = "甲", budget = "100.00", spent = "100.00", result = "已完成年度目标。", indicators = [{ dimension = "timeliness", target = "2021年12月底前完成加固工程", actual = "截至2021年12月底尚未完成加固工程" }] }]

[[fires]]
projects = [{ name = "甲", budget = "90", spent = "90", result = "活动推迟到2021年举行" }]

[[silent]]
projects = [{ name = "甲", budget = "90", spent = "90", result = "活动由2019年推迟到2020年举行，已全部完成，减免政策延期至2021年。上年未完成的2场、上年度尚未开展的培训一并补齐。" }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "62.00", result = "主体工程尚未完成，正在收尾。" }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "100.00", result = "全年未发生安全事故，已完成年度目标，对未完成整改的企业进行了处罚。" }]

[[silent]]
projects = [{ name = "甲", budget = "100.00", spent = "99.99", result = "部分完成年度目标。" }]

[[silent]]
projects = [{ name = "甲", budget = "90", spent = "90", result = "无未完成事项" }, { name = "乙", budget = "90", spent = "90", result = "无未达标情况" }, { name = "丙", budget = "90", spent = "90", result = "未发现未完成情况" }, { name = "丁", budget = "90", spent = "90", result = "不存在尚未完成事项，全部完成" }, { name = "戊", budget = "90", spent = "90", result = "没有未完成任务" }, { name = "己", budget = "90", spent = "90", result = "及时处置未达标排放企业" }, { name = "庚", budget = "90", spent = "90", result = "对未达标企业全部责令整改到位" }, { name = "辛", budget = "90", spent = "90", result = "未完成户籍登记的人员已全部补登" }, { name = "壬", budget = "90", spent = "90", result = "未完成的历史遗留问题已全部解决" }, { name = "癸", budget = "90", spent = "90", result = "未开展面授培训，改为线上培训，人数达到目标。" }, { name = "子", budget = "90", spent = "90", indicators = [{ dimension = "quality", target = "≥95%", actual = "98%，未完成2%", status = "met" }] }]

[[fires]]
projects = [{ name = "甲", budget = "90", spent = "90", result = "未开展面授培训，人数未达到目标。" }]
*/
WITH spent_up AS (
    SELECT p.submission_id, p.project_id, p.year, p.result, p.spent / p.budget AS rate
    FROM project p CROSS JOIN threshold t
    WHERE p.budget > 0 AND p.spent * 100 >= p.budget * (CAST(t.rate AS DECIMAL(9,3)) - 0.005)
),
said AS (
    SELECT project_id, -1 AS position, result AS words FROM spent_up
    WHERE says_not_done(result) OR puts_off(next_year_named(result, year))
    UNION ALL
    SELECT i.project_id, i.position, i.actual FROM indicator i
    JOIN spent_up u ON u.project_id = i.project_id
    WHERE says_not_done(i.actual) OR puts_off(next_year_named(i.actual, u.year))
),
-- Said once a project, at its result or else at the first of its indicators.
first AS (SELECT project_id, min(position) AS position FROM said GROUP BY project_id)
SELECT u.submission_id, u.project_id, left(s.words, 40) AS found,
       CASE WHEN f.position < 0 THEN 'result' ELSE 'indicators.' || f.position || '.actual' END AS path,
       said_percent(u.rate) AS rate
FROM spent_up u
JOIN first f ON f.project_id = u.project_id
JOIN said s ON s.project_id = f.project_id AND s.position = f.position
