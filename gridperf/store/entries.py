"""Entries of the ledger looked up: a page of those that match, their numbers, their history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd

from gridperf.model import Selection
from gridperf.store.connection import Database
from gridperf.store.ledger import STATES

_STATES: dict[str, str] = {
    "open": "open = 1",
    "overdue": "open = 1 AND deadline < current_date",
    **{str(state): f"state = '{state}'" for state in STATES},
    "all": "true",
}
CHOICES = tuple(_STATES)
"""States that can be asked for: `open` is to review or true, `overdue` open past its deadline."""
_GRAVEST = "CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"
_ORDER = f"{_GRAVEST}, year DESC, unit, rule, CAST(mark AS BIGINT)"
# What filters, counts and order need, no more: with 100,000 entries every further column counts.
_LEAN = (
    "(SELECT l.mark, l.rule, l.level, l.year, u.name AS unit, l.state, l.deadline,"
    " l.submission_id, CASE WHEN l.present AND l.state IN ('to_review', 'true')"
    " THEN 1 ELSE 0 END AS open, coalesce(k.project_id, l.project_id) AS project_id"
    " FROM record.ledger l JOIN record.unit u ON u.unit_id = l.unit_id"
    " LEFT JOIN record.standing k ON k.form_project_id = l.project_id"
    " WHERE l.present OR l.state <> 'to_review' OR l.deadline IS NOT NULL"
    " OR l.responsible IS NOT NULL) entry"
)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in the ledger; empty means any."""

    state: str = "open"
    """One of CHOICES."""
    level: str = ""
    rule: str = ""
    project: int | None = None
    """The counted project's number."""
    rows: int | None = 20
    """Rows of a page, None for all of them."""
    page: int = 1
    """From 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entries, columns as in the view `ledger`, and how many there are of all pages."""

    total: int
    files: int
    """Files in which those that match were last seen."""
    rows: pd.DataFrame


def tally(database: Database, selection: Selection, project: int | None = None) -> pd.DataFrame:
    """Return how many entries a selection has: rule, level, state, open, overdue, entries."""
    where, values = _conditions(selection, Search("all", project=project))
    late = "open = 1 AND coalesce(deadline < current_date, FALSE) AS overdue"
    return database.frame(
        f"SELECT rule, level, state, open, {late}, count(*) AS entries"  # noqa: S608 (own words)
        f" FROM {_LEAN} WHERE {where} GROUP BY 1, 2, 3, 4, 5",
        values,
    )


def find(database: Database, selection: Selection, search: Search) -> Found:
    """Return one page of the entries that match, the gravest first."""
    where, values = _conditions(selection, search)
    ((total, files),) = database.rows(
        "SELECT coalesce(sum(e.held), 0), count(DISTINCT s.upload_id)"  # noqa: S608 (own words)
        f" FROM (SELECT submission_id, count(*) AS held FROM {_LEAN} WHERE {where}"
        " GROUP BY submission_id) e JOIN record.submission s"
        " ON s.submission_id = e.submission_id",
        values,
    )
    if search.rows is None:
        rows = database.frame(
            f"SELECT * FROM ledger_fact WHERE {where} ORDER BY {_ORDER}",  # noqa: S608 (own words)
            values,
        )
        return Found(int(total), int(files), rows)
    offset = search.rows * (max(search.page, 1) - 1)
    page = database.rows(
        f"SELECT mark FROM {_LEAN} WHERE {where} ORDER BY {_ORDER}"  # noqa: S608 (own words)
        f" LIMIT {int(search.rows)} OFFSET {int(offset)}",
        values,
    )
    rows = database.frame(
        f"SELECT * FROM ledger_fact WHERE list_contains($marks, mark) ORDER BY {_ORDER}",  # noqa: S608 (own words)
        {"marks": [mark for (mark,) in page]},
    )
    return Found(int(total), int(files), rows)


def marks(cursor: duckdb.DuckDBPyConnection, selection: Selection, search: Search) -> list[str]:
    """Return the marks of all entries that match, whatever the page."""
    where, values = _conditions(selection, search)
    rows = cursor.execute(f"SELECT mark FROM {_LEAN} WHERE {where}", values).fetchall()  # noqa: S608 (own words)
    return [mark for (mark,) in rows]


def entry(database: Database, mark: str) -> pd.DataFrame:
    """Return one entry, no row where there is none."""
    return database.frame("SELECT * FROM ledger_fact WHERE mark = $mark", {"mark": mark})


def history(database: Database, mark: str) -> pd.DataFrame:
    """Return what was ever said of a finding, the latest first."""
    return database.frame(
        "SELECT state, reason, changed_by, changed_at, cause, version, deadline, responsible"
        " FROM record.finding_state WHERE mark = $mark ORDER BY changed_at DESC",
        {"mark": mark},
    )


def _conditions(selection: Selection, search: Search) -> tuple[str, dict[str, Any]]:
    asked: dict[str, tuple[str, Any]] = {
        "year": ("year = $year", selection.year),
        "units": ("list_contains($units, unit)", list(selection.units) or None),
        "level": ("level = $level", search.level or None),
        "rule": ("rule = $rule", search.rule or None),
        "project": ("project_id = $project", search.project),
    }
    given = {name: pair for name, pair in asked.items() if pair[1] is not None}
    conditions = (_STATES[search.state], *(condition for condition, _ in given.values()))
    return " AND ".join(conditions), {name: value for name, (_, value) in given.items()}
