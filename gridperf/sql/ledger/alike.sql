-- Still the same finding though its value or its text was changed: only where exactly one is left
-- of the old ones and one of the new ones, so that a state never passes to another finding.
INSERT INTO recognised
SELECT min(f.finding_id), min(l.mark)
FROM fresh f
JOIN record.ledger l ON l.rule = f.rule AND l.unit_id = f.unit_id AND l.year = f.year
    AND l.project_key = f.project_key AND l.field = f.field {more} AND l.present
WHERE f.finding_id NOT IN (SELECT finding_id FROM recognised)
  AND l.mark NOT IN (SELECT mark FROM recognised)
GROUP BY f.rule, f.unit_id, f.year, f.project_key, f.field {group}
HAVING count(*) = 1
