/*
level = "warning"
title = { zh = "定性等次与得分不符", en = "Qualitative band and score disagree" }
message = { zh = "完成情况“{actual}”，按等次应得 {expected} 分，自评 {found} 分。请核对得分，或补充完成情况。", en = "The completion says “{actual}”, a band of {expected} points; the score is {found}. Please check the score, or say more about the completion." }

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "sustainable", target = "健全", actual = "部分达成预期指标并具有一定效果", status = "partly_met", weight = "15", stated_score = "15" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "有效改善", actual = "未达成预期指标且效果较差", status = "qualitative", weight = "10", stated_score = "8" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "有效改善", actual = "达成预期指标", status = "qualitative", weight = "15", stated_score = "9" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "sustainable", target = "健全", actual = "部分达成预期指标并具有一定效果", status = "partly_met", weight = "15", stated_score = "11" }, { dimension = "social", target = "有效改善", actual = "达成预期指标", status = "qualitative", weight = "15", stated_score = "15" }, { dimension = "social", target = "有效改善", actual = "治安状况平稳", status = "qualitative", weight = "15", stated_score = "9" }, { dimension = "social", target = "有效改善", actual = "达成预期指标", status = "qualitative", weight = "15", stated_score = "10", reason = "群众知晓面还不够宽" }] }]

# A whole-number score stands for half a point to both sides: 2 of 2 may have been 1.6.
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "sustainable", target = "健全", actual = "部分达成预期指标", status = "partly_met", weight = "2", stated_score = "2" }] }]
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "提升便民水平", actual = "部分达成预期指标", status = "partly_met", weight = "10", stated_score = "10", cells = { stated_score = ["H9", "10"] } }, { dimension = "social", target = "减少投诉", actual = "达成预期指标", status = "qualitative", weight = "10", stated_score = "10", cells = { stated_score = ["H9", "10"] } }] }]

# What a text denies, or tells of others, isn't its own.
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "有效改善", actual = "无未完成事项", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "无未达标情况", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "未发现未完成情况", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "不存在尚未完成事项，全部完成", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "没有未完成任务", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "及时处置未达标排放企业", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "对未达标企业全部责令整改到位", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "未完成户籍登记的人员已全部补登", status = "qualitative", weight = "10", stated_score = "10" }, { dimension = "social", target = "有效改善", actual = "未完成的历史遗留问题已全部解决", status = "qualitative", weight = "10", stated_score = "10" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "有效改善", actual = "未完成的主要原因是场地未落实", status = "qualitative", weight = "10", stated_score = "10" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "有效改善", actual = "整改工作未完成", status = "qualitative", weight = "10", stated_score = "10" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "有效改善", actual = "因资金未到位，任务未达标", status = "qualitative", weight = "10", stated_score = "10" }] }]
*/
WITH told AS (
    SELECT i.indicator_id, i.submission_id, i.project_id, i.position, i.actual, i.weight,
           i.stated_score, i.reason,
           CASE WHEN i.status = 'partly_met' THEN 'partly'
                WHEN regexp_matches(i.actual, '未达成|未完成|未实现|效果较差|未达标')
                 AND regexp_matches(own_undone(i.actual), '未达成|未完成|未实现|效果较差|未达标') THEN 'missed'
                WHEN regexp_matches(i.actual, '达成预期|全部达成|达到预期|完成预期|达成年度|实现预期') THEN 'achieved'
           END AS band
    FROM indicator i
    WHERE i.status IN ('qualitative', 'partly_met') AND i.weight > 0 AND i.stated_score IS NOT NULL
),
-- Several targets in one row share its weight and its score: no band is that one target's.
shared AS (
    SELECT c.project_id, c.address
    FROM record.source_cell c
    WHERE c.project_id IN (SELECT project_id FROM told WHERE band IS NOT NULL)
      AND c.path LIKE 'indicators.%.stated_score'
    GROUP BY c.project_id, c.address HAVING count(*) > 1
),
-- Two rows of a list can share one form's indicators: they are scored for both.
scored AS (
    SELECT indicator_id, min(low) AS low, max(high) AS high
    FROM record.indicator_score
    WHERE indicator_id IN (SELECT indicator_id FROM told WHERE band IS NOT NULL)
    GROUP BY indicator_id
),
bound AS (
    -- The bands are the chosen profile's; the national ones where the list beside counts instead.
    SELECT t.*, score_slack(t.stated_score) AS slack,
           CASE band WHEN 'missed' THEN 0 WHEN 'partly' THEN coalesce(s.low, 0.6 * t.weight)
                     ELSE coalesce(s.low, 0.8 * t.weight) END AS low,
           CASE band WHEN 'achieved' THEN t.weight WHEN 'partly' THEN coalesce(s.high, 0.8 * t.weight)
                     ELSE coalesce(s.high, 0.6 * t.weight) END AS high
    FROM told t LEFT JOIN scored s ON s.indicator_id = t.indicator_id
    WHERE t.band IS NOT NULL
)
-- A lower score than the band's is the unit's own strictness where it gives a reason.
SELECT b.submission_id, b.project_id, 'indicators.' || b.position || '.stated_score' AS path,
       said_score(b.stated_score) AS found, left(b.actual, 30) AS actual,
       said_score(b.low) || '–' || said_score(b.high) AS expected
FROM bound b
LEFT JOIN record.source_cell c ON c.submission_id = b.submission_id AND c.project_id = b.project_id
    AND c.path = 'indicators.' || b.position || '.stated_score'
LEFT JOIN shared s ON s.project_id = c.project_id AND s.address = c.address
WHERE s.project_id IS NULL
  AND (b.stated_score > b.high + b.slack OR (b.stated_score < b.low - b.slack AND says_nothing(b.reason)))
