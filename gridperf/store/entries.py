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
_ORDER = (
    "CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, year DESC, unit, rule,"
    " CAST(mark AS BIGINT)"
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
    """A page of entries, columns as in the view `ledger`, and the numbers of all of them."""

    total: int
    files: int
    """Files in which those that match were last seen."""
    tally: pd.DataFrame
    """How many entries the selection has, whatever else is looked for: rule, level, state, open,
    overdue, entries."""
    rows: pd.DataFrame


def find(database: Database, selection: Selection, search: Search) -> Found:
    """Return one page of the entries that match, and how many there are of each kind."""
    where, values = _conditions(selection, Search("all", project=search.project))
    late = "open = 1 AND coalesce(deadline < current_date, FALSE) AS overdue"
    tally = database.frame(
        f"SELECT rule, level, state, open, {late}, count(*) AS entries"  # noqa: S608 (own words)
        f" FROM ledger_fact WHERE {where} GROUP BY 1, 2, 3, 4, 5",
        values,
    )
    where, values = _conditions(selection, search)
    counted = "count(*), count(DISTINCT upload_id)"
    ((total, files),) = database.rows(f"SELECT {counted} FROM ledger_fact WHERE {where}", values)  # noqa: S608 (own words)
    limit = "" if search.rows is None else f" LIMIT {int(search.rows)}"
    offset = f" OFFSET {int(search.rows or 0) * (max(int(search.page), 1) - 1)}"
    rows = database.frame(
        f"SELECT * FROM ledger_fact WHERE {where} ORDER BY {_ORDER}{limit}{offset}",  # noqa: S608 (own words)
        values,
    )
    return Found(int(total), int(files), tally, rows)


def marks(cursor: duckdb.DuckDBPyConnection, selection: Selection, search: Search) -> list[str]:
    """Return the marks of all entries that match, whatever the page."""
    where, values = _conditions(selection, search)
    rows = cursor.execute(f"SELECT mark FROM ledger_fact WHERE {where}", values).fetchall()  # noqa: S608 (own words)
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
