/*
level = "warning"
title = { zh = "日期不在评价年度内", en = "A date outside the year" }
message = { zh = "“{found}”中的日期不在 {expected} 年内。请核对；跨年实施的，请在完成情况中说明。", en = "The date in “{found}” is not in {expected}. Please check it; if the work runs over several years, say so beside the completion." }

[variants.filled]
message = { zh = "填报日期 {found} 不在 {expected} 年末至次年末之间。请核对。", en = "The date of filling, {found}, is not between the end of {expected} and the end of the year after. Please check." }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "2019年12月底前完成", actual = "2020年12月20日", comparator = "<=", target_value = "2019-12-31", actual_value = "2020-12-20", measure_unit = "date", status = "unmet" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "12月底前完成", actual = "2021年2月8日", comparator = "<=", target_value = "2020-12-31", actual_value = "2021-02-08", measure_unit = "date", status = "unmet" }] }]

[[fires]]
variant = "filled"
filled_on = "2020-06-30"
projects = [{ name = "甲" }]

[[silent]]
filled_on = "2021-03-15"
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "12月底前完成", actual = "12月20日", comparator = "<=", target_value = "2020-12-31", actual_value = "2020-12-20", measure_unit = "date", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", result = "项目分两年实施", indicators = [{ dimension = "timeliness", target = "2021年6月底前完成", actual = "按计划推进", comparator = "<=", target_value = "2021-06-30", measure_unit = "date", status = "undecided" }] }]
[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", target = "2019年6月—2021年12月", actual = "按计划推进", target_value = "2021-12-31", measure_unit = "date", status = "undecided" }, { dimension = "timeliness", target = "12月底前完成", actual = "2021年1月5日", comparator = "<=", target_value = "2020-12-31", actual_value = "2021-01-05", measure_unit = "date", status = "unmet", reason = "跨年结算" }] }]

# What is kept or promised beyond the year is named by its indicator; one that ended before it is not.
[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "timeliness", name = "质保期", target = "至2024年12月31日", actual = "至2024年12月31日", target_value = "2024-12-31", actual_value = "2024-12-31", measure_unit = "date", status = "met" }, { dimension = "sustainable", name = "证书", target = "有效期至2025年12月", actual = "有效期至2025年12月31日", target_value = "2025-12-31", actual_value = "2025-12-31", measure_unit = "date", status = "met" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "sustainable", name = "证书有效期", target = "至2019年12月31日", actual = "至2019年12月31日", target_value = "2019-12-31", actual_value = "2019-12-31", measure_unit = "date", status = "met" }] }]
*/
WITH dated AS (
    SELECT submission_id, project_id, position, name, target, actual, reason,
           TRY_CAST(left(target_value, 4) AS INTEGER) AS promised,
           TRY_CAST(left(actual_value, 4) AS INTEGER) AS done
    FROM indicator WHERE measure_unit = 'date'
)
SELECT d.submission_id, d.project_id, 'indicators.' || d.position ||
           CASE WHEN d.promised <> p.year THEN '.target' ELSE '.actual' END AS path,
       left(CASE WHEN d.promised <> p.year THEN d.target ELSE d.actual END, 40) AS found,
       CAST(p.year AS VARCHAR) AS expected, NULL AS cell, '' AS variant
FROM dated d JOIN project p ON p.project_id = d.project_id
WHERE p.year > 0 AND (d.promised <> p.year OR d.done <> p.year)
  AND NOT regexp_matches(concat_ws(' ', d.target, d.actual, d.reason, p.goal, p.result, p.problems), '跨年|分年|[两二三四五多]年|结转|次年|下一?年|延期|延后|顺延')
  -- A warranty or a licence lasts beyond the year by its nature.
  AND NOT (coalesce(d.promised, p.year) >= p.year AND coalesce(d.done, p.year) >= p.year
           AND regexp_matches(concat_ws(' ', d.name, d.target, d.actual),
                              '有效期|[质维]保|保[修质]|保险期|合同期|租赁?期|[任聘服]务?期|使用期|养护期|管护期|运维期'))
  -- A span over years (2022年6月—2024年12月) holds this one too.
  AND NOT regexp_matches(d.target, '20[0-9]{2}.{0,9}(-|—|–|~|～|至|到).{0,3}20[0-9]{2}')
UNION ALL
SELECT s.submission_id, NULL, NULL, CAST(s.filled_on AS VARCHAR), CAST(s.year AS VARCHAR), s.filled_cell, 'filled'
FROM submission s
WHERE s.year > 0 AND s.filled_on IS NOT NULL
  AND (s.filled_on < CAST(s.year || '-12-01' AS DATE) OR s.filled_on > CAST((s.year + 1) || '-12-31' AS DATE))
