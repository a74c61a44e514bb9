/*
title = { zh = "整改台账", en = "Ledger of findings" }
grain = ["mark"]
source = "Every finding that stands, and those gone that someone or a new version has settled; errors first."

[columns]
mark = "ledger_fact"
rule = "ledger_fact"
level = "ledger_fact"
unit = "ledger_fact"
year = "ledger_fact"
project_id = "ledger_fact"
project = "ledger_fact"
submission_id = "ledger_fact"
file = "ledger_fact"
sheet = "ledger_fact"
cell = "ledger_fact"
found = "ledger_fact"
expected = "ledger_fact"
gaps = "ledger_fact"
present = "ledger_fact"
open = "ledger_fact"
state = "ledger_fact"
reason = "ledger_fact"
changed_by = "ledger_fact"
changed_at = "ledger_fact"
cause = "ledger_fact"
version = "ledger_fact"
deadline = "ledger_fact"
responsible = "ledger_fact"
first_seen = "ledger_fact"
*/
SELECT mark, rule, level, unit, year, project_id, project, submission_id, file, sheet, cell,
       found, expected, gaps, present, open, state, reason, changed_by, changed_at, cause, version,
       deadline, responsible, first_seen
FROM ledger_fact
ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, year, unit, rule,
         CAST(mark AS BIGINT)
