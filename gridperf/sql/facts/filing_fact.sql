/*
title = { zh = "应报单位", en = "Units expected and filed" }
grain = ["unit_id", "year"]
source = "The year's roster, else every unit seen in any year; whoever filed is there too."

[columns]
unit_id = { zh = "单位编号（库内）", en = "unit's number in the store" }
unit = { zh = "单位", en = "unit" }
year = { zh = "年度", en = "year" }
asked = { zh = "应报", en = "is to file: stands on the year's roster, or the year has none" }
filed = { zh = "已报", en = "has filed" }
submission_id = { zh = "申报", en = "filing; null where none" }
version = { zh = "版本", en = "version" }
file = { zh = "文件", en = "file" }
stored_at = { zh = "入库时间", en = "stored at, UTC" }
stored_by = { zh = "经办人", en = "stored by" }
*/
WITH filed AS (
    SELECT s.unit_id, s.year, s.submission_id, s.version, f.file, f.stored_by,
           max(f.stored_at) OVER (PARTITION BY s.unit_id, s.year) AS stored_at,
           row_number() OVER (
               PARTITION BY s.unit_id, s.year
               ORDER BY CASE s.kind WHEN 'project_list' THEN 0 WHEN 'project_form' THEN 1 ELSE 2 END,
                        s.submission_id DESC) AS place
    FROM record.submission s
    JOIN record.upload f ON f.upload_id = s.upload_id
    WHERE s.state = 'current'
),
every_year AS (SELECT year FROM filed UNION SELECT year FROM record.roster),
expected AS (
    SELECT unit_id, year FROM record.roster
    UNION
    SELECT unit_id, year FROM filed
    UNION
    SELECT seen.unit_id, y.year
    FROM (SELECT DISTINCT unit_id FROM filed) seen
    CROSS JOIN every_year y
    WHERE y.year NOT IN (SELECT year FROM record.roster)
)
SELECT e.unit_id, u.name AS unit, e.year,
       r.unit_id IS NOT NULL OR e.year NOT IN (SELECT year FROM record.roster) AS asked,
       d.submission_id IS NOT NULL AS filed,
       d.submission_id, d.version, d.file, d.stored_at, d.stored_by
FROM expected e
JOIN record.unit u ON u.unit_id = e.unit_id
LEFT JOIN (SELECT DISTINCT unit_id, year FROM record.roster) r
    ON r.unit_id = e.unit_id AND r.year = e.year
LEFT JOIN filed d ON d.unit_id = e.unit_id AND d.year = e.year AND d.place = 1
