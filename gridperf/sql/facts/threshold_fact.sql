/*
title = { zh = "执行率分档", en = "Execution thresholds" }
grain = []
source = "Settings execution.good and execution.watch; 90 and 80 until they are set."

[columns]
good = { unit = "%", zh = "达标下限", en = "on target from" }
watch = { unit = "%", zh = "关注下限", en = "watch from" }
*/
SELECT CAST(coalesce(max(CASE WHEN name = 'execution.good' THEN value END), '90') AS DECIMAL(7,3)) AS good,
       CAST(coalesce(max(CASE WHEN name = 'execution.watch' THEN value END), '80') AS DECIMAL(7,3)) AS watch
FROM record.setting
