"""Indicators looked up across projects: those of a kind, a dimension, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import pandas as pd

from gridperf.model import Selection, Status
from gridperf.store.connection import Database

REMARKS = ("unmet", "at_bound", "too_easy", "unquantified")
"""What is worth a look: not met, exactly at the bound, far above the target, without a measure."""
_ELSEWHERE = {"unmet", "not_applicable"}
KINDS = (*REMARKS, *(status for status in get_args(Status) if status not in _ELSEWHERE))
"""What can be asked for: a remark, or a status."""


@dataclass(frozen=True, slots=True)
class Search:
    """Which indicators are looked for."""

    kind: str = REMARKS[0]
    """One of KINDS."""
    dimension: str = ""
    """Empty for all."""
    rows: int = 20
    page: int = 1
    """From 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of indicators, and how many match.

    Columns: indicator_id, project_id, unit, year, project, position, dimension, name, target,
    actual, status, reason, points, score_low, score_high.
    """

    total: int
    rows: pd.DataFrame


def find(database: Database, selection: Selection, search: Search) -> Found:
    """Return one page of the indicators that match; details are read for the page's rows only."""
    where, values = _conditions(selection, search)
    ((total,),) = database.rows(f"SELECT count(*) FROM earned_fact WHERE {where}", values)  # noqa: S608 (own words)
    rows = database.frame(
        f"WITH page AS (SELECT * FROM earned_fact WHERE {where}"  # noqa: S608 (own words)
        f" ORDER BY year DESC, unit, project_id, indicator_id LIMIT {int(search.rows)}"
        f" OFFSET {int(search.rows) * (max(int(search.page), 1) - 1)})"
        " SELECT e.indicator_id, e.project_id, e.unit, e.year, p.name AS project, i.position,"
        " e.dimension, i.name, i.target, i.actual, e.status, i.reason, e.points, e.score_low,"
        " e.score_high FROM page e JOIN record.indicator i ON i.indicator_id = e.indicator_id"
        " JOIN record.project p ON p.project_id = e.project_id"
        " ORDER BY e.year DESC, e.unit, e.project_id, i.position",
        values,
    )
    return Found(int(total), rows)


def _conditions(selection: Selection, search: Search) -> tuple[str, dict[str, Any]]:
    column = "remark" if search.kind in REMARKS else "status"
    asked: dict[str, tuple[str, Any]] = {
        "kind": (f"{column} = $kind", search.kind),
        "year": ("year = $year", selection.year),
        "units": ("list_contains($units, unit)", list(selection.units) or None),
        "dimension": ("dimension = $dimension", search.dimension or None),
    }
    given = {name: pair for name, pair in asked.items() if pair[1] is not None}
    where = " AND ".join(condition for condition, _ in given.values())
    return where, {name: value for name, (_, value) in given.items()}
