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
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "无" }, { dimension = "quantity", target = "≥12场", actual = "15场", status = "met", weight = "10", stated_score = "10", reason = "超额完成，群众需求增加" }, { dimension = "quantity", target = "≥12场", actual = "12场", status = "met", weight = "10", stated_score = "10", reason = "已完成，无偏差" }, { dimension = "quantity", target = "≥12场", actual = "9场", status = "unmet", weight = "10", stated_score = "7.5", reason = "受疫情影响未能举办" }] }]

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
*/
WITH said AS (
    SELECT submission_id, project_id, 'indicators.' || position || '.reason' AS path, reason,
           said_score(stated_score) AS found, '' AS expected, '' AS variant
    FROM indicator
    WHERE reason IS NOT NULL AND weight > 0 AND stated_score = weight
      AND regexp_matches(reason, '未|不足|不够|滞后|延[迟误期]|推迟|取消|影响|偏低|较低|较慢|不到位|欠缺|减少|困难')
      AND NOT regexp_matches(reason, '超额|超过|超出|高于|无偏差|没有偏差|[未无](出现|发生|存在|发现|产生|形成|有)?(任何|明显|较大)?(偏差|偏离)|未超|未突破|偏差为?0|未发[生现]|影响(较|很)?小')
    UNION ALL
    SELECT submission_id, project_id, 'indicators.' || position || '.actual', '',
           left(actual, 40), left(coalesce(name || '：', '') || target, 40), 'words'
    FROM indicator
    WHERE status = 'met' AND says_not_done(actual)
)
SELECT submission_id, project_id, path, found, expected, left(reason, 40) AS reason, variant FROM said
