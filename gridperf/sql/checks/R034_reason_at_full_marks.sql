/*
level = "warning"
title = { zh = "满分却填偏差原因，或达标却称未完成", en = "A reason at full marks, or not done in words though met" }
message = { zh = "得分 {found}，为满分，却填有偏差原因“{reason}”。请核对得分或原因。", en = "The score is {found}, full marks, yet a reason for a deviation is given: “{reason}”. Please check the score or the reason." }

[variants.words]
message = { zh = "目标“{expected}”按数值已达成，完成情况却写“{found}”。请核对。", en = "By its number the target “{expected}” is met, yet the completion says “{found}”. Please check." }

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "受疫情影响，部分场次未能举办" }] }]

[[fires]]
variant = "words"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "举办12场，培训任务尚未完成", status = "met" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "无" }, { dimension = "quantity", target = "≥12场", actual = "15场", status = "met", weight = "10", stated_score = "10", reason = "超额完成，群众需求增加" }, { dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "已完成，无偏差" }, { dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "全部完成，无未完成原因" }, { dimension = "quantity", target = "≥12场", actual = "9场", status = "unmet", weight = "10", stated_score = "7.5", reason = "受疫情影响未能举办" }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "培训未有效开展" }] }]

[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "未偏离目标" }, { dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "未出现明显偏离" }, { dimension = "cost", target = "≤12万元", actual = "12万元", status = "met", weight = "10", stated_score = "10", reason = "未超预算" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "完成12场（上年未完成2场一并补齐）", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quality", target = "≥95%", actual = "整改率100%，无未完成事项", status = "met" }, { dimension = "quality", target = "任务未完成率≤5%", actual = "未完成率3%", status = "met" }] }]

# One cell for several rows: its reason is that of the row which lost points.
[[silent]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "受疫情影响", cells = { reason = ["I13", "受疫情影响"] } }, { dimension = "quantity", target = "≥12场", actual = "9场", status = "unmet", weight = "10", stated_score = "7.5", reason = "受疫情影响", cells = { reason = ["I13", "受疫情影响"] } }, { dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "受疫情影响", cells = { reason = ["I13", "受疫情影响"] } }] }]

[[fires]]
form = "project_form"
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "受疫情影响", cells = { reason = ["I13", "受疫情影响"] } }, { dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "受疫情影响", cells = { reason = ["I13", "受疫情影响"] } }] }]
*/
WITH reasoned AS (
    SELECT submission_id, project_id, position, reason, said_score(stated_score) AS found
    FROM indicator
    WHERE reason IS NOT NULL AND weight > 0 AND stated_score = weight
      AND regexp_matches(reason, '未|不足|不够|滞后|延[迟误期]|推迟|取消|影响|偏低|较低|较慢|不到位|欠缺|减少|困难')
      AND NOT regexp_matches(reason, '超额|超过|超出|高于|无偏差|没有偏差|[未无](出现|发生|存在|发现|产生|形成|有)?(任何|明显|较大)?(偏差|偏离)|未超|未突破|偏差为?0|未发[生现]|影响(较|很)?小|(无|没有|不存在)(任何)?未(完成|达标|达成|实现)')
),
reason_cell AS (
    SELECT c.submission_id, c.project_id, c.address, CAST(split_part(c.path, '.', 2) AS INTEGER) AS position
    FROM record.source_cell c
    WHERE c.project_id IN (SELECT project_id FROM reasoned) AND c.path LIKE 'indicators.%.reason'
),
-- A reason merged over several rows is that of those which lost points; said once where none did.
span AS (
    SELECT c.project_id, c.address, min(r.position) AS first,
           coalesce(bool_or(i.stated_score < i.weight OR i.status IN ('unmet', 'partly_met')), FALSE) AS lost
    FROM reason_cell c
    JOIN indicator i ON i.project_id = c.project_id AND i.position = c.position
    LEFT JOIN reasoned r ON r.project_id = c.project_id AND r.position = c.position
    GROUP BY c.project_id, c.address
),
said AS (
    SELECT r.submission_id, r.project_id, 'indicators.' || r.position || '.reason' AS path, r.reason, r.found,
           '' AS expected, '' AS variant
    FROM reasoned r
    LEFT JOIN reason_cell c ON c.submission_id = r.submission_id AND c.project_id = r.project_id
        AND c.position = r.position
    LEFT JOIN span s ON s.project_id = c.project_id AND s.address = c.address
    WHERE s.project_id IS NULL OR (NOT s.lost AND s.first = r.position)
    UNION ALL
    SELECT submission_id, project_id, 'indicators.' || position || '.actual', '',
           left(actual, 40), left(coalesce(name || '：', '') || target, 40), 'words'
    FROM indicator
    WHERE status = 'met' AND says_not_done(actual)
)
SELECT submission_id, project_id, path, found, expected, left(reason, 40) AS reason, variant FROM said
