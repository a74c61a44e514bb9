/*
level = "error"
title = { zh = "项目重复或序号不连续", en = "A project twice, or sequence numbers twice or skipped" }
message = { zh = "项目“{found}”在同一单位出现 {times} 次。请合并或删去重复的一行。", en = "The project {found} stands {times} times under the same unit. Please merge the rows or delete the repeated one." }

[variants.by_subject]
level = "warning"
message = { zh = "项目“{found}”按科目或年度分 {times} 行列示，已按 {times} 个项目读取，金额分别计入。如是同一项目，请合并为一行。", en = "The project {found} stands in {times} rows, told apart by subject or year; they were read as {times} projects, and each one's money counts. If they are one project, please put them into one row." }

[variants.sequence_twice]
level = "error"
message = { zh = "序号 {found} 出现 {times} 次。请重新编号。", en = "The sequence number {found} is used {times} times. Please number the rows anew." }

[variants.sequence_skipped]
level = "error"
message = { zh = "序号从 {expected} 跳到 {found}。请核对是否漏报项目，或重新编号。", en = "The sequence numbers jump from {expected} to {found}. Please check for a missing project, or number the rows anew." }

[[fires]]
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "2" }, { name = "甲", sequence = "3" }]

[[fires]]
variant = "by_subject"
projects = [{ name = "甲", cells = { subject = ["C4", "30201 办公费"] } }, { name = "甲", cells = { subject = ["C5", "30226 劳务费"] } }]

[[fires]]
projects = [{ name = "甲", cells = { subject = ["C4", "30201 办公费"] } }, { name = "甲", cells = { subject = ["C5", "30201 办公费"] } }]

[[fires]]
variant = "sequence_twice"
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "2" }, { name = "丙", sequence = "2" }]

[[fires]]
variant = "sequence_twice"
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "1" }, { name = "丙", sequence = "2" }]

# The fault is the doubled 1, not a project that is missing.
[[fires]]
variant = "sequence_twice"
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "1" }, { name = "丙", sequence = "3" }]

[[fires]]
variant = "sequence_skipped"
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "2" }, { name = "丙", sequence = "4" }]

[[silent]]
projects = [{ name = "甲", sequence = "1", code = "01" }, { name = "甲", sequence = "2", code = "02" }]

[[silent]]
projects = [{ name = "甲", sequence = "1", supervisor = "甲局" }, { name = "甲", sequence = "2", supervisor = "乙局" }]

[[silent]]
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "2" }, { name = "丙", sequence = "1" }, { name = "丁", sequence = "2" }]

[[silent]]
projects = [{ name = "甲", sequence = "1", unit = "甲办" }, { name = "甲", sequence = "2", unit = "乙办" }, { name = "乙", sequence = "3", unit = "甲办" }]
# A row whose number was lost has one of its own.
[[silent]]
projects = [{ name = "甲", sequence = "1" }, { name = "乙" }, { name = "丙", sequence = "3" }]

# Rows put in another order keep their numbers; each unit may count its own.
[[silent]]
projects = [{ name = "甲", sequence = "2" }, { name = "乙", sequence = "1" }, { name = "丙", sequence = "3" }, { name = "丁", sequence = "4" }]

[[silent]]
projects = [{ name = "甲", sequence = "1", unit = "甲办" }, { name = "乙", sequence = "2", unit = "甲办" }, { name = "丙", sequence = "2", unit = "乙办" }, { name = "丁", sequence = "1", unit = "乙办" }, { name = "戊", sequence = "3", unit = "乙办" }]

[[silent]]
projects = [{ name = "甲", sequence = "1" }, { name = "乙", sequence = "2", cells = { sequence = ["A4", "2"] } }, { name = "丙", sequence = "2", cells = { sequence = ["A4", "2"] } }]

# Numbers that count a project's rows, an indicator each, don't count the projects.
[[silent]]
projects = [{ name = "甲", sequence = "1\n2" }, { name = "乙", sequence = "3" }, { name = "丙", sequence = "4\n5" }, { name = "丁", sequence = "6" }]
*/
WITH doubled AS (
    SELECT submission_id, project_id, name, name_key, code, supervisor
    FROM project WHERE name_key <> ''
    -- A list of several departments may name no unit: the department tells its projects apart.
    QUALIFY count(*) OVER (PARTITION BY submission_id, name_key, code, supervisor) > 1
),
-- Rows that each have a subject of the budget of their own are parts, none of them one too many.
same_name AS (
    SELECT d.submission_id, max(d.project_id) AS project_id, min(d.name) AS found, count(*) AS times,
           CASE WHEN count(DISTINCT c.raw) = count(*) THEN 'by_subject' ELSE '' END AS variant
    FROM doubled d
    LEFT JOIN record.source_cell c ON c.submission_id = d.submission_id AND c.project_id = d.project_id
        AND c.path = 'subject'
    GROUP BY d.submission_id, d.name_key, d.code, d.supervisor
),
-- Sequence numbers run through the whole form, other units' rows too; a 1 opens a new section.
numbered AS (
    SELECT p.form_id, p.submission_id, p.project_id, p.position,
           CAST(p.sequence AS INTEGER) AS number
    FROM record.project p
    WHERE regexp_full_match(p.sequence, '[0-9]{1,6}')
      AND p.form_id IN (SELECT form_id FROM project WHERE kind = 'project_list')
      -- A project that takes several numbers shows that they count its rows.
      AND p.form_id NOT IN (SELECT form_id FROM record.project WHERE contains(sequence, chr(10)))
),
-- Whole forms, and units by themselves, that use every number once: only in another order.
whole AS (
    SELECT form_id FROM numbered GROUP BY form_id
    HAVING count(*) = count(DISTINCT number) AND max(number) - min(number) + 1 = count(*)
),
own AS (
    SELECT submission_id FROM numbered GROUP BY submission_id
    HAVING count(*) = count(DISTINCT number) AND max(number) - min(number) + 1 = count(*)
),
ones AS (
    SELECT n.*, TRY_CAST(regexp_extract(c.address, '[0-9]+') AS INTEGER) AS line
    FROM numbered n
    LEFT JOIN record.source_cell c ON n.number = 1 AND c.submission_id = n.submission_id
        AND c.project_id = n.project_id AND c.path = 'sequence'
    WHERE n.form_id NOT IN (SELECT form_id FROM whole)
),
-- A unit's 1 in the row below its own 1 opens no section: it is the same number twice.
opened AS (
    SELECT *, number = 1 AND NOT coalesce(lag(number) OVER beside = 1
                                          AND coalesce(line - lag(line) OVER beside, 1) = 1, FALSE) AS opens
    FROM ones
    WINDOW beside AS (PARTITION BY form_id, submission_id ORDER BY position)
),
sectioned AS (
    SELECT *, sum(CASE WHEN opens THEN 1 ELSE 0 END) OVER (
               PARTITION BY form_id ORDER BY position ROWS UNBOUNDED PRECEDING) AS section
    FROM opened
),
twice AS (
    SELECT form_id, section, number
    FROM sectioned GROUP BY form_id, section, number
    HAVING count(*) > 1 AND NOT bool_and(submission_id IN (SELECT submission_id FROM own))
),
-- One cell that is merged over two projects says its number once.
repeated AS (
    SELECT s.form_id, s.section, max(s.submission_id) AS submission_id,
           max(s.project_id) AS project_id, s.number,
           count(DISTINCT coalesce(c.address, CAST(s.project_id AS VARCHAR))) AS times
    FROM sectioned s
    JOIN twice t ON t.form_id = s.form_id AND t.section = s.section AND t.number = s.number
    LEFT JOIN record.source_cell c ON c.submission_id = s.submission_id AND c.project_id = s.project_id
        AND c.path = 'sequence'
    GROUP BY s.form_id, s.section, s.number
    HAVING count(DISTINCT coalesce(c.address, CAST(s.project_id AS VARCHAR))) > 1
),
followed AS (
    SELECT form_id, section, submission_id, project_id, number, position,
           lag(number) OVER near AS before, lag(position) OVER near AS before_position,
           lag(project_id) OVER near AS before_id
    FROM sectioned
    WINDOW near AS (PARTITION BY form_id, section ORDER BY number, position)
),
-- A department's whole money has a number in between, and is no project.
aside AS (
    SELECT f.project_id, count(DISTINCT t.line) AS times
    FROM record.total t
    JOIN followed f ON f.form_id = t.form_id AND f.number > f.before + 1
    JOIN record.source_cell c ON c.submission_id = f.submission_id AND c.project_id = f.project_id
        AND c.path = 'sequence'
    JOIN record.source_cell b ON b.project_id = f.before_id AND b.path = 'sequence'
    WHERE regexp_matches(t.label, '整体(支出|绩效|预算)[^计]*$')
      AND t.line < TRY_CAST(regexp_extract(c.address, '[0-9]+') AS INTEGER)
      AND t.line > TRY_CAST(regexp_extract(b.address, '[0-9]+') AS INTEGER)
    GROUP BY f.project_id
),
-- A number used twice takes the next one's place; a row whose number was lost, or misread, has one of its own.
skipped AS (
    SELECT f.* FROM followed f
    LEFT JOIN repeated r ON r.form_id = f.form_id AND r.section = f.section AND r.number = f.before
    LEFT JOIN aside a ON a.project_id = f.project_id
    WHERE f.number > f.before + coalesce(r.times, 1) + coalesce(a.times, 0)
      AND f.submission_id NOT IN (SELECT submission_id FROM own)
      AND NOT EXISTS (
          SELECT 1 FROM record.project p
          WHERE p.form_id = f.form_id AND NOT regexp_full_match(coalesce(p.sequence, ''), '[0-9]{1,6}')
            AND p.position > least(f.position, f.before_position)
            AND p.position < greatest(f.position, f.before_position))
),
found AS (
    SELECT submission_id, project_id, 'name' AS path, found, '' AS expected,
           CAST(times AS VARCHAR) AS times, variant
    FROM same_name
    UNION ALL
    SELECT submission_id, project_id, 'sequence', CAST(number AS VARCHAR), '',
           CAST(times AS VARCHAR), 'sequence_twice'
    FROM repeated
    UNION ALL
    SELECT submission_id, project_id, 'sequence', CAST(number AS VARCHAR),
           CAST(before AS VARCHAR), '', 'sequence_skipped'
    FROM skipped
)
SELECT * FROM found
WHERE submission_id IN (SELECT submission_id FROM submission)
  AND (project_id, path) NOT IN (SELECT (project_id, path) FROM record.source_cell
                                 WHERE inferred AND path IN ('name', 'sequence'))
