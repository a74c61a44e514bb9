/*
level = "warning"
title = { zh = "完成值远超目标", en = "Completion far above the target" }
message = { zh = "目标“{expected}”，完成“{found}”，为目标的 {share}。请核对数据；属实的，说明原因并合理设定目标。", en = "Target “{expected}”, completion “{found}”: {share} of the target. Please check the figure; if it holds, say why and set the target closer." }

[thresholds]
ratio = 1.3

[meaning]
ratio = { zh = "完成值为目标值的倍数达到", en = "completion as a multiple of the target, from" }

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥100人次", actual = "130人次", comparator = ">=", target_value = "100", actual_value = "130", measure_unit = "人次", status = "met" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "12场", actual = "30场", target_value = "12", actual_value = "30", measure_unit = "场", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "10-15人", actual = "15人", target_value = "10", actual_value = "15", measure_unit = "人", status = "met" }] }]

[[fires]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "10-15人", actual = "20人", target_value = "10", actual_value = "20", measure_unit = "人", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥100人次", actual = "129人次", comparator = ">=", target_value = "100", actual_value = "129", measure_unit = "人次", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "不少于1场", actual = "2场", comparator = ">=", target_value = "1", actual_value = "2", measure_unit = "场", status = "met" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "quantity", target = "≥100人次", actual = "180人次", comparator = ">=", target_value = "100", actual_value = "180", measure_unit = "人次", status = "met", reason = "上级新增培训任务" }] }]

[[silent]]
projects = [{ name = "甲", indicators = [{ dimension = "cost", target = "≤10次", actual = "3次", comparator = "<=", target_value = "10", actual_value = "3", measure_unit = "次", status = "met" }, { dimension = "timeliness", target = "12月底前", actual = "11月2日", comparator = "<=", target_value = "2022-12-31", actual_value = "2022-11-02", measure_unit = "date", status = "met" }, { dimension = "quality", target = "0起", actual = "0起", target_value = "0", actual_value = "0", measure_unit = "起", status = "met" }] }]
*/
WITH figure AS (
    SELECT submission_id, project_id, position, target, actual, reason, measure_unit,
           -- Of a range (10-15人) the upper end is promised too.
           CASE WHEN ends.low = target_value THEN TRY_CAST(ends.high AS DECIMAL(27,6))
                ELSE TRY_CAST(target_value AS DECIMAL(27,6)) END AS promised,
           TRY_CAST(actual_value AS DECIMAL(27,6)) AS done
    FROM (SELECT *, regexp_extract(target, '([0-9]+(?:\.[0-9]+)?)[^0-9,，;；。]{0,4}[-—–~～－至到]+\s*([0-9]+(?:\.[0-9]+)?)',
                                   ['low', 'high']) AS ends
          FROM indicator)
    WHERE status = 'met' AND coalesce(comparator, '') NOT IN ('<=', '<')
      AND target_value <> actual_value AND coalesce(measure_unit, '') <> 'date'
)
SELECT f.submission_id, f.project_id, 'indicators.' || f.position || '.actual' AS path,
       left(f.actual, 40) AS found, left(f.target, 40) AS expected,
       CAST(CAST(f.done * 100 / f.promised AS DECIMAL(18,0)) AS VARCHAR) || '%' AS share
FROM figure f CROSS JOIN threshold t
WHERE f.promised > 0 AND f.done >= f.promised * CAST(t.ratio AS DECIMAL(9,3))
  -- One more than a small whole number is the least that can be above it.
  AND NOT (f.done - f.promised = 1 AND f.promised = floor(f.promised) AND coalesce(f.measure_unit, '') <> '%')
  AND says_nothing(f.reason)
