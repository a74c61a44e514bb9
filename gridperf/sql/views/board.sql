/*
title = { zh = "报送情况", en = "Who has filed" }
grain = ["unit", "year"]
source = "The year's roster, else every unit seen in any year, and who took its filing back, beside what each has filed."

[columns]
unit_id = "filing_fact"
unit = "filing_fact"
year = "filing_fact"
expected = { zh = "在应报名单上", en = "on the year's roster" }
filed = "filing_fact"
first_at = { zh = "首次入库时间（不计已撤回的）", en = "first stored at, UTC, what was withdrawn left out; null where nothing counts" }
stored_at = "filing_fact"
deadline = { zh = "截止日期", en = "last day for filing, as set; null where none is" }
versions = { unit = "1", zh = "报送次数（不计已撤回的）", en = "files that the unit sent for the year, those withdrawn left out" }
withdrawn = { unit = "1", zh = "已撤回的文件", en = "files that were withdrawn" }
file = "filing_fact"
stored_by = "filing_fact"
projects = { unit = "1", zh = "项目数", en = "projects that count" }
errors = { unit = "1", zh = "错误", en = "findings of level error that are neither explained nor put right" }
warnings = { unit = "1", zh = "疑点", en = "findings of level warning that are neither explained nor put right" }
*/
WITH owing AS (
    SELECT unit_id, unit, year, filed, stored_at, file, stored_by FROM filing_fact
    UNION ALL
    -- Who took its filing back is shown for that year; under a list only who stands on it.
    SELECT DISTINCT v.unit_id, v.unit, v.year, FALSE, CAST(NULL AS TIMESTAMP), NULL, NULL
    FROM version_fact v
    WHERE v.state = 'withdrawn' AND v.year NOT IN (SELECT year FROM record.roster)
      AND NOT EXISTS (SELECT 1 FROM filing_fact f WHERE f.unit_id = v.unit_id AND f.year = v.year)
),
sent AS (
    SELECT unit_id, year, count(DISTINCT upload_id) AS files,
           count(DISTINCT CASE WHEN state <> 'withdrawn' THEN upload_id END) AS versions,
           min(CASE WHEN state <> 'withdrawn' THEN stored_at END) AS first_at
    FROM version_fact GROUP BY unit_id, year
),
open_finding AS (
    SELECT unit_id, year,
           sum(CASE WHEN level = 'error' THEN 1 ELSE 0 END) AS errors,
           sum(CASE WHEN level = 'warning' THEN 1 ELSE 0 END) AS warnings
    FROM finding_fact
    WHERE state IN ('to_review', 'true')
    GROUP BY unit_id, year
),
counted AS (SELECT unit_id, year, count(*) AS projects FROM project_fact GROUP BY unit_id, year)
SELECT f.unit_id, f.unit, f.year, r.unit_id IS NOT NULL AS expected, f.filed,
       CASE WHEN f.filed THEN s.first_at END AS first_at, f.stored_at, d.value AS deadline,
       CAST(coalesce(s.versions, 0) AS BIGINT) AS versions,
       CAST(coalesce(s.files - s.versions, 0) AS BIGINT) AS withdrawn, f.file, f.stored_by,
       CAST(coalesce(c.projects, 0) AS BIGINT) AS projects,
       CAST(coalesce(o.errors, 0) AS BIGINT) AS errors,
       CAST(coalesce(o.warnings, 0) AS BIGINT) AS warnings
FROM owing f
LEFT JOIN (SELECT DISTINCT unit_id, year FROM record.roster) r
    ON r.unit_id = f.unit_id AND r.year = f.year
LEFT JOIN sent s ON s.unit_id = f.unit_id AND s.year = f.year
LEFT JOIN counted c ON c.unit_id = f.unit_id AND c.year = f.year
LEFT JOIN open_finding o ON o.unit_id = f.unit_id AND o.year = f.year
LEFT JOIN record.setting d ON d.name = concat('deadline.', CAST(f.year AS VARCHAR))
ORDER BY f.year, f.unit
