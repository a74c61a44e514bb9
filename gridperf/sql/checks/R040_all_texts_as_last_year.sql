/*
level = "note"
title = { zh = "全部文字与上年相同", en = "All texts are last year's" }
message = { zh = "本项目目标、完成情况、指标等 {texts} 处文字与上年完全相同（年份除外）。请核对是否为本年情况。", en = "All {texts} texts of this project (goal, result, indicators) are last year's but for the year itself. Please check that they tell of this year." }

[variants.similar]
message = { zh = "本项目目标、完成情况、指标等 {texts} 处文字与上年基本相同，各项数字均未变。请核对是否为本年情况。", en = "The {texts} texts of this project (goal, result, indicators) are last year's but for a few words, with every number the same. Please check that they tell of this year." }

[variants.gathered]
message = { zh = "本单位 {of} 个项目中有 {projects} 个的全部文字与上年相同或基本相同（年份除外）。请核对是否为本年情况。", en = "In {projects} of this unit's {of} projects all texts are last year's but for the year itself or a few words. Please check that they tell of this year." }

[thresholds]
texts = 5
overlap = 0.95

[meaning]
overlap = { zh = "数字均未变时与上年的文字重合度，至少（0–1）", en = "share of text in common with last year where no number changed, at least (0–1)" }
texts = { zh = "目标、完成情况和指标的数量，至少", en = "goal, result and indicators taken together, at least" }

[[fires]]
projects = [{ name = "甲", goal = "完成2020年培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }]
last_year = [{ name = "甲", goal = "完成2019年培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }]

[[fires]]
variant = "similar"
projects = [{ name = "甲", goal = "全年组织开展职业技能提升培训，提高从业人员技能水平和服务质量", result = "已完成年度职业技能提升培训任务，从业人员技能水平得到提高", indicators = [{ dimension = "quantity", target = "职业技能提升培训12场", actual = "12场" }, { dimension = "quality", target = "参训人员考核合格率95%", actual = "97%" }, { dimension = "social", target = "提高从业人员技能水平", actual = "有效提高" }] }]
last_year = [{ name = "甲", goal = "全年组织开展职业技能提升培训，提高从业人员技能水平和服务质量", result = "完成年度职业技能提升培训任务，从业人员技能水平得到提高", indicators = [{ dimension = "quantity", target = "职业技能提升培训12场", actual = "12场" }, { dimension = "quality", target = "参训人员考核合格率95%", actual = "97%" }, { dimension = "social", target = "提高从业人员技能水平", actual = "有效提高" }] }]

# The same standing task, told anew: its own result and reasons in the same numbers.
[[silent]]
projects = [{ name = "甲", goal = "全年组织开展职业技能提升培训，提高从业人员技能水平和服务质量", result = "面向物业和家政行业开办电工、月嫂等班次，学员就业意愿强", indicators = [{ dimension = "quantity", target = "职业技能提升培训12场", actual = "12场" }, { dimension = "quality", target = "参训人员考核合格率95%", actual = "97%" }, { dimension = "social", target = "提高从业人员技能水平", actual = "有效提高" }] }]
last_year = [{ name = "甲", goal = "全年组织开展职业技能提升培训，提高从业人员技能水平和服务质量", result = "受疫情影响培训改为线上举行，覆盖街道全部社区", indicators = [{ dimension = "quantity", target = "职业技能提升培训12场", actual = "12场" }, { dimension = "quality", target = "参训人员考核合格率95%", actual = "97%" }, { dimension = "social", target = "提高从业人员技能水平", actual = "有效提高" }] }]

[[silent]]
projects = [{ name = "甲", goal = "完成培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "13场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }, { name = "乙", goal = "完成发放", result = "已完成" }]
last_year = [{ name = "甲", goal = "完成培训任务", result = "已完成年度培训", indicators = [{ dimension = "quantity", target = "培训12场", actual = "12场" }, { dimension = "quality", target = "合格率95%", actual = "97%" }, { dimension = "social", target = "提高技能", actual = "有提高" }] }, { name = "乙", goal = "完成发放", result = "已完成" }]
*/
SELECT p.submission_id, p.project_id, CASE WHEN p.result IS NULL THEN 'goal' ELSE 'result' END AS path,
       CAST(l.texts AS VARCHAR) AS texts,
       CASE WHEN m.texts_likeness = 1 THEN '' ELSE 'similar' END AS variant
FROM record.project_match m
JOIN project p ON p.project_id = m.project_id
JOIN record.project_likeness l ON l.project_id = m.project_id
CROSS JOIN threshold t
WHERE m.how <> 'likeness' AND l.texts >= t.texts AND m.texts_likeness >= t.overlap
