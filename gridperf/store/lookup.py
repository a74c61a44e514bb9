"""Single things looked up: a project's records and cells, an original, a page of projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from gridperf.model import Choices, Selection
from gridperf.store.connection import Database

_RECORDS = {
    "project": "SELECT * FROM project_fact WHERE project_id = $project",
    "funding": "SELECT * FROM funding_fact WHERE project_id = $project ORDER BY position",
    "indicator": "SELECT * FROM indicator_fact WHERE project_id = $project ORDER BY position",
    "score": "SELECT * FROM score_fact WHERE project_id = $project",
    "earned": "SELECT * FROM earned_fact WHERE project_id = $project",
    # What is said once for a unit's projects stands under one of them and names the others' cells.
    "finding": "SELECT * FROM ledger_fact f WHERE present = 1 AND (project_id = $project"
    " OR contains(gaps, '\"gathered\"') AND EXISTS (SELECT 1 FROM record.source_cell c"
    " WHERE c.project_id = $project AND c.submission_id = f.submission_id AND c.sheet = f.sheet"
    " AND list_contains(string_split(f.cell, ','), c.address)))"
    " ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, rule, mark",
    # Indicators of a project in a list can stand in its form; what a summary has no column for, in
    # the full list that it replaced.
    "cell": "SELECT * FROM record.source_cell WHERE project_id = $project UNION ALL"
    " SELECT c.* FROM record.standing k"
    " JOIN record.source_cell c ON c.project_id = k.indicators_from"
    " WHERE k.project_id = $project AND k.indicators_from <> $project"
    " AND c.path LIKE 'indicators.%' UNION ALL"
    " SELECT c.* FROM record.standing k JOIN record.source_cell c ON c.project_id = k.texts_from"
    " WHERE k.project_id = $project AND c.path IN"
    " ('goal', 'result', 'process', 'conclusion', 'problems', 'rectification')"
    " AND c.path NOT IN (SELECT path FROM record.source_cell WHERE project_id = $project)"
    " UNION ALL"
    " SELECT c.* FROM record.standing k JOIN record.source_cell c ON c.project_id = k.funding_from"
    " WHERE k.project_id = $project AND c.path LIKE 'funding.%'",
    "answer": "SELECT a.* FROM record.answer a"
    " JOIN record.submission s ON s.upload_id = a.upload_id"
    " JOIN record.project p ON p.submission_id = s.submission_id"
    " WHERE p.project_id = $project AND coalesce(a.project, '') = coalesce(p.name, '')"
    " ORDER BY a.answered_at",
}
_ORDERS = {
    "unit": "year DESC, unit, position, project_id",
    "rate": "rate NULLS LAST, project_id",
    "rate_down": "rate DESC NULLS LAST, project_id",
    "budget": "budget DESC NULLS LAST, project_id",
    "spent": "spent DESC NULLS LAST, project_id",
    "unspent": "unspent DESC NULLS LAST, project_id",
    "name": "name, project_id",
    "score": "(SELECT max(s.low) FROM record.score s WHERE s.project_id = project_fact.project_id)"
    " NULLS LAST, project_id",
}
OPEN = "open"
"""Stands for the grade of a score whose two ends lie in different grades."""
_ONLY = {
    "state": "state = $only",
    "bin": "bin = $only",
    "status": "project_id IN (SELECT project_id FROM indicator_fact WHERE status = $only)",
    "source": "project_id IN (SELECT project_id FROM funding_fact WHERE source = $only"
    " AND (spent <> 0 OR (spent IS NULL AND budget <> 0)))",
    "grade": "project_id IN (SELECT project_id FROM score_fact WHERE score_low IS NOT NULL"
    " AND coalesce(grade, 'open') = $only)",
    "marks": "project_id IN (SELECT project_id FROM indicator_fact WHERE weight > 0"
    " AND CASE WHEN $only = 'full' THEN stated_score >= weight"
    " ELSE stated_score IS NOT NULL END)",
    "before": "project_id IN (SELECT project_id FROM match_fact WHERE CASE $only"
    " WHEN 'renamed' THEN how = 'likeness' WHEN 'same_goal' THEN same_goal = 1"
    " WHEN 'same_indicators' THEN same_indicators = 1"
    " WHEN 'same_problem' THEN same_problem = 1 ELSE TRUE END)",
    "amount": "CASE WHEN $only = 'unknown' THEN unknown = 1"
    " WHEN $only = 'zero' THEN budget > 0 AND spent = 0 ELSE budget > spent END",
}
ONLY = tuple(_ONLY)
"""What a figure's rows can be asked for by: execution state, bin, an indicator's status, a source
of money, a computed grade, marks given by the form, what is as the year before, an amount that is
unknown, nothing spent (zero) or left (unspent)."""
ORDERS = tuple(_ORDERS)
"""How projects can be put in order."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: a part of a project's or unit's name, an order, a page of rows."""

    text: str = ""
    order: str = "unit"
    only: str = ""
    """Kind and key of what alone is shown, such as "state.over" (ONLY), empty for all."""
    rows: int = 20
    page: int = 1
    """From 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of projects, columns as in the view `project` as far as tables show them."""

    total: int
    rows: pd.DataFrame


def records(database: Database, fact: str, project_id: int) -> pd.DataFrame:
    """Return a project's rows of a fact, or the cells that its values came from."""
    return database.frame(_RECORDS[fact], {"project": project_id})


def original(database: Database, submission_id: int) -> tuple[str, bytes] | None:
    """Return name and bytes of the file that a filing came in, None where it is not kept."""
    rows = database.rows(
        "SELECT u.file, o.content FROM record.submission s"
        " JOIN record.upload u ON u.upload_id = s.upload_id"
        " JOIN record.original o ON o.sha256 = u.sha256 WHERE s.submission_id = $submission",
        {"submission": submission_id},
    )
    return (str(rows[0][0]), bytes(rows[0][1])) if rows else None


def choices(database: Database) -> Choices:
    """Return what people said of columns: shape of a head → heading → meaning."""
    found: dict[str, dict[str, str]] = {}
    for shape, heading, meaning in database.rows(
        "SELECT shape, heading, meaning FROM record.column_choice ORDER BY chosen_at"
    ):
        found.setdefault(shape, {})[heading] = meaning
    return found


def expected(database: Database, year: int) -> list[str]:
    """Return the units of a year's roster in the order given; empty where none was given."""
    rows = database.rows(
        "SELECT u.name FROM record.roster r JOIN record.unit u ON u.unit_id = r.unit_id"
        " WHERE r.year = $year ORDER BY r.rowid",
        {"year": year},
    )
    return [name for (name,) in rows]


def holds(database: Database, sha256: str) -> bool:
    """Tell whether the bytes were stored and every filing of theirs is still the current one."""
    rows = database.rows(
        "SELECT s.state FROM record.submission s JOIN record.upload u ON u.upload_id = s.upload_id"
        " WHERE u.sha256 = $sha256 AND u.upload_id = (SELECT max(upload_id) FROM record.upload"
        " WHERE sha256 = $sha256)",
        {"sha256": sha256},
    )
    return bool(rows) and all(state == "current" for (state,) in rows)


def projects(database: Database, selection: Selection, search: Search) -> Found:
    """Return one page of the matching projects; counts are made for the page's rows only."""
    where, values = _conditions(selection, search)
    ((total,),) = database.rows(f"SELECT count(*) FROM project_fact WHERE {where}", values)  # noqa: S608 (own words)
    page = database.frame(
        f"SELECT project_id, name AS project, unit, year, budget, spent, unspent, rate, state"  # noqa: S608 (own words)
        f" FROM project_fact WHERE {where} ORDER BY {_ORDERS[search.order]}"
        f" LIMIT {int(search.rows)} OFFSET {int(search.rows) * (max(int(search.page), 1) - 1)}",
        values,
    )
    numbers = [int(number) for number in page["project_id"]]
    counts = database.frame(
        "WITH wanted AS (SELECT unnest($numbers::BIGINT[]) AS project_id),"
        " met AS (SELECT project_id, sum((status = 'met')::INT) AS met,"
        " sum((status = 'partly_met')::INT) AS partly_met,"
        " sum((status = 'unmet')::INT) AS unmet, count(*) AS indicators FROM indicator_fact"
        " WHERE list_contains($numbers, project_id) GROUP BY project_id),"
        " said AS (SELECT project_id, sum((level = 'error')::INT) AS errors,"
        " sum((level = 'warning')::INT) AS warnings FROM finding_fact"
        " WHERE open = 1 AND list_contains($numbers, project_id) GROUP BY project_id)"
        " SELECT w.project_id, coalesce(m.met, 0)::BIGINT AS met,"
        " coalesce(m.partly_met, 0)::BIGINT AS partly_met,"
        " coalesce(m.unmet, 0)::BIGINT AS unmet, coalesce(m.indicators, 0)::BIGINT AS indicators,"
        " coalesce(s.errors, 0)::BIGINT AS errors, coalesce(s.warnings, 0)::BIGINT AS warnings,"
        " c.low::DOUBLE AS score_low, c.high::DOUBLE AS score_high"
        " FROM wanted w LEFT JOIN met m ON m.project_id = w.project_id"
        " LEFT JOIN said s ON s.project_id = w.project_id"
        " LEFT JOIN record.score c ON c.project_id = w.project_id",
        {"numbers": numbers},
    )
    return Found(int(total), page.merge(counts, on="project_id", how="left"))


def _conditions(selection: Selection, search: Search) -> tuple[str, dict[str, Any]]:
    conditions, values = ["true"], dict[str, Any]()
    if selection.year is not None:
        conditions.append("year = $year")
        values["year"] = selection.year
    if selection.units:
        conditions.append("list_contains($units, unit)")
        values["units"] = list(selection.units)
    kind, _, key = search.only.partition(".")
    if kind in _ONLY:
        conditions.append(f"({_ONLY[kind]})")
        values["only"] = key
    if search.text.strip():
        conditions.append("(contains(lower(name), $text) OR contains(lower(unit), $text))")
        values["text"] = search.text.strip().lower()
    return " AND ".join(conditions), values
