-- Where a value that is missing should stand: findings that name a field without a cell are given
-- the blank cell, from the column that other rows have it in and the row of what stands beside it.
UPDATE record.finding SET cell = placed.address
FROM (
    WITH homeless AS (
        SELECT f.finding_id, f.submission_id, f.project_id, f.path, p.form_id, p.fields, s.kind,
               split_part(f.path, '.', 1) AS part, split_part(f.path, '.', 2) AS position,
               split_part(f.path, '.', 3) AS side
        FROM record.finding f
        JOIN record.submission s ON s.submission_id = f.submission_id
        JOIN record.project p ON p.project_id = f.project_id
        WHERE f.cell IS NULL AND f.path IS NOT NULL AND f.rule < 'R1'
          AND f.submission_id IN (SELECT submission_id FROM scope)
    ),
    -- What the column is called that the blank stands in.
    meant AS (
        SELECT h.*, CASE WHEN h.part <> 'indicators' THEN h.path
                         WHEN has_column(h.fields, i.dimension || '.' || h.side) THEN i.dimension || '.' || h.side
                         WHEN h.side = 'stated_score' THEN 'score' ELSE h.side END AS meaning
        FROM homeless h
        LEFT JOIN record.indicator i ON h.part = 'indicators' AND i.project_id = h.project_id
            AND i.position = TRY_CAST(h.position AS INTEGER)
    ),
    beside AS (
        SELECT h.finding_id, min(TRY_CAST(regexp_extract(c.address, '[0-9]+') AS INTEGER)) AS line
        FROM homeless h
        JOIN record.source_cell c ON c.submission_id = h.submission_id AND c.project_id = h.project_id
        WHERE CASE WHEN h.part = 'indicators' THEN starts_with(c.path, 'indicators.' || h.position || '.')
                   WHEN h.kind = 'project_list' THEN c.path IN ('sequence', 'name', 'budget', 'spent')
                   WHEN h.part IN ('goal', 'result') THEN FALSE
                   ELSE c.path IN ('budget_initial', 'budget', 'spent', 'stated_rate') END
        GROUP BY h.finding_id
    ),
    -- In a form of one project a source's row shows the column of the total's blank amount.
    below AS (
        SELECT h.finding_id, min(regexp_extract(c.address, '[A-Z]+')) AS letter
        FROM homeless h
        JOIN record.source_cell c ON c.submission_id = h.submission_id AND c.project_id = h.project_id
            AND (starts_with(c.path, 'funding.') OR starts_with(c.path, 'unit_totals.')) AND ends_with(c.path, '.' || h.path)
        WHERE h.kind <> 'project_list'
        GROUP BY h.finding_id
    )
    SELECT m.finding_id,
           -- Two columns of one meaning leave it open in which of them the blank stands.
           CASE WHEN len(regexp_extract_all(m.fields || ',', '[A-Z]+=' || m.meaning || ',')) > 1 THEN NULL
                ELSE coalesce(nullif(regexp_extract(m.fields || ',', '([A-Z]+)=' || m.meaning || '(_part)?,', 1), ''), w.letter)
           END || b.line AS address
    FROM meant m
    JOIN beside b ON b.finding_id = m.finding_id
    LEFT JOIN below w ON w.finding_id = m.finding_id
) placed
WHERE placed.finding_id = record.finding.finding_id AND placed.address IS NOT NULL;
