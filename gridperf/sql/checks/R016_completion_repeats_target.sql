/*
level = "warning"
title = { zh = "完成情况照录目标", en = "The completion repeats the target" }
message = { zh = "完成情况“{found}”[（共 {times} 项）]与目标文字基本相同。请写明实际完成情况。", en = "The completion “{found}”[ ({times} such)] is nearly the target's own text. Please say what was done." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的完成情况与目标文字基本相同（如“{found}”）。请写明实际完成情况。", en = "In {projects} of this unit's {of} projects completions are nearly the targets' own text (as “{found}”). Please say what was done." }

[thresholds]
overlap = 0.8

[meaning]
overlap = { zh = "文字重合度，至少（0–1）", en = "share of text in common, at least (0–1)" }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "保障日常工作正常运行; 保障", actual = "有效保障日常工作正常运行", status = "qualitative" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥70栋", actual = "≥70栋", target_value = "70", actual_value = "70", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "改造70栋", actual = "改造70栋", target_value = "70", actual_value = "70", status = "met" }, { dimension = "quality", target = "合格", actual = "合格", status = "qualitative" }, { dimension = "satisfaction", target = "100%", actual = "100%", target_value = "100", actual_value = "100", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "做好防控工作", actual = "组织志愿者入户宣传、守护小区出入口并配送物资，做好防控工作，社区未发生聚集性疫情", status = "qualitative" }, { dimension = "social", target = "维护广大人民群众的健康权益和社会稳定。", actual = "有效维护人民群众的健康权益", status = "qualitative" }, { dimension = "quantity", target = "举办十二场培训", actual = "已举办十二场培训", target_value = "12", actual_value = "12", status = "met" }] }]
# That something did not happen can't be told in other words.
[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "social", target = "不发生安全生产事故", actual = "未发生安全生产事故", status = "qualitative" }, { dimension = "quality", target = "杜绝重大违规违纪事件", actual = "杜绝重大违规违纪事件", status = "qualitative" }, { dimension = "social", target = "无重大负面舆情", actual = "无重大负面舆情", status = "qualitative" }] }]
*/
SELECT i.submission_id, i.project_id, 'indicators.' || i.position || '.actual' AS path,
       left(i.actual, 40) AS found, '' AS variant
FROM indicator i
JOIN record.indicator_likeness l ON l.indicator_id = i.indicator_id
CROSS JOIN threshold t
WHERE i.status <> 'not_applicable' AND i.actual IS NOT NULL
  -- What a completion says beyond its target is an answer.
  AND (l.copied >= t.overlap AND l.copied_all >= least(t.overlap, 0.5)
       AND i.target_value IS NULL AND i.actual_value IS NULL
       AND NOT regexp_matches(i.target, '^\s*(无|零|未|没有|杜绝|不发生|不出现)|(不|无|未|零|杜绝|避免|防止)[^，。；,;]{0,12}(发生|出现|存在|事故|事件|投诉|上访|违规|违纪|违法|差错|失误|遗漏|污染|损失|隐患)')
       -- Equal numbers are no copy; a bound (≥70) is none that came of itself.
       OR replace(i.target, ' ', '') = replace(i.actual, ' ', '')
       AND regexp_matches(i.target, '[≥≤]|[><]=|不少于|不低于|不超过|不高于|不大于|以上$|以内$'))
