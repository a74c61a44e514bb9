"""What a careful reviewer would say of the filings: sql/checks/R###_*.sql, run over a scope.

A check reads `submission`, `project`, `funding`, `indicator`, `total` and `source_cell`: the
filings under review only, however many these are (`record.…` holds everything). Its thresholds
are the columns of `threshold`. It returns submission_id, project_id and, as far as they apply,
path (field of the project, which gives the cell), sheet, cell, found, expected, variant; every
further column fills a gap of its message.

A check that declares a variant "gathered" says a fault of most of a unit's projects once, at the
first of them, with {projects} and {of}: thresholds `often` (projects) and `share` (of the unit's).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping

import pandas as pd

from gridperf.model import Finding
from gridperf.rules import Rule, rules

Ask = Callable[[str], pd.DataFrame]

_OF_PROJECT = "JOIN record.project p ON p.project_id = r.project_id WHERE p.submission_id IN"
_SCOPED = {
    "submission": "SELECT * FROM record.submission WHERE submission_id IN",
    "project": "SELECT r.*, s.unit_id, s.year, s.kind FROM record.project r"
    " JOIN record.submission s ON s.submission_id = r.submission_id WHERE r.submission_id IN",
    "funding": f"SELECT r.*, p.submission_id FROM record.funding r {_OF_PROJECT}",  # noqa: S608 (own text)
    "indicator": f"SELECT r.*, p.submission_id FROM record.indicator r {_OF_PROJECT}",  # noqa: S608 (own text)
    "total": "SELECT * FROM record.total WHERE submission_id IN",
    "source_cell": "SELECT * FROM record.source_cell WHERE submission_id IN",
}
_COLUMNS = ("submission_id", "project_id", "path", "sheet", "cell", "found", "expected")
_GATHERED = """
WITH counted AS (
    SELECT unit_id, year, count(*) AS projects FROM record.standing GROUP BY unit_id, year
),
spread AS (
    SELECT o.unit_id, o.year, count(DISTINCT s.project_id) AS projects
    FROM said s JOIN submission o ON o.submission_id = s.submission_id GROUP BY o.unit_id, o.year
),
often AS (
    SELECT s.unit_id, s.year, s.projects, c.projects AS whole
    FROM spread s JOIN counted c ON c.unit_id = s.unit_id AND c.year = s.year
    CROSS JOIN threshold t
    WHERE s.projects >= t.often AND s.projects >= c.projects * t.share
)
SELECT s.* REPLACE (CASE WHEN f.whole IS NULL THEN s.variant ELSE 'gathered' END AS variant),
       coalesce(CAST(least(f.projects, f.whole) AS VARCHAR), '') AS projects,
       coalesce(CAST(f.whole AS VARCHAR), '') AS "of"
FROM said s
JOIN submission o ON o.submission_id = s.submission_id
LEFT JOIN often f ON f.unit_id = o.unit_id AND f.year = o.year
QUALIFY f.whole IS NULL
     OR row_number() OVER (PARTITION BY o.unit_id, o.year ORDER BY s.project_id, s.path) = 1
""".strip()


def review(ask: Ask, codes: Collection[str] | None = None) -> pd.DataFrame:
    """Return what every check (or those of `codes`) finds over `scope`, as the store keeps it.

    Columns: submission_id, project_id, path, sheet, cell, found, expected, rule, level, gaps.
    """
    settings = ask("SELECT name, value FROM record.setting")
    changed = dict(zip(settings["name"], settings["value"], strict=True))
    # What is under review is picked out once for all checks; temporary tables shadow the views.
    for name, select in _SCOPED.items():
        ask(f"CREATE TEMP TABLE {name} AS {select} (SELECT submission_id FROM scope)")  # noqa: S608 (own text)
    # Most checks find nothing: a frame is built only where one does.
    wanted = [r for r in rules().values() if r.sql and (codes is None or r.code in codes)]
    asked = ((rule, ask(query(rule, changed))) for rule in wanted)
    found = [_findings(rule, frame) for rule, frame in asked if len(frame)]
    for name in _SCOPED:
        ask(f"DROP TABLE temp.{name}")
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def query(rule: Rule, changed: Mapping[str, str]) -> str:
    """Return a check's SQL; `changed` holds thresholds set anew ("R026.ratio")."""
    sql = rule.sql or ""
    shadows = []
    if rule.thresholds:
        values = ", ".join(
            f"{float(changed.get(f'{rule.code}.{name}', default))!r} AS {name}"
            for name, default in rule.thresholds.items()
        )
        shadows.append(f"threshold AS (SELECT {values})")
    if "gathered" in rule.variants:
        shadows.append(f"said AS ({sql})")
        sql = _GATHERED
    if not shadows:
        return sql
    own = f", {sql.removeprefix('WITH ')}" if sql.startswith("WITH ") else f" {sql}"
    return f"WITH {', '.join(shadows)}{own}"


def _findings(rule: Rule, found: pd.DataFrame) -> pd.DataFrame:
    """Return a check's rows in the store's columns, the gaps of their message as JSON."""
    gaps = [name for name in found.columns if name not in _COLUMNS]
    said = [
        {str(name): str(value) for name, value in row.items() if value not in {None, ""}}
        for row in found[gaps].astype(object).where(lambda f: f.notna(), None).to_dict("records")
    ]
    rows = found.reindex(columns=list(_COLUMNS)).astype(object).where(lambda f: f.notna(), None)
    return rows.assign(
        rule=rule.code,
        level=[rule.level_of(Finding(rule.code, values=values)) for values in said],
        gaps=[json.dumps(values, ensure_ascii=False) for values in said],
    )
