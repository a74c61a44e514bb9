"""Project lists: read off the samples by position, laid out again as another office would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import openpyxl

from tests.mutation.drafts import Value

DIMENSIONS = ("quantity", "quality", "timeliness", "economic", "social", "ecological",
              "satisfaction")  # fmt: skip
PAIRS = tuple(f"{name}.{side}" for name in DIMENSIONS for side in ("target", "actual"))
FULL = ("sequence", "unit", "name", "budget", "spent", "general_public#0.spent",
        "government_fund#0.spent", "non_fiscal#0.spent", "stated_rate", "goal", "result", *PAIRS,
        "problems", "rectification")  # fmt: skip
SHARED = (*FULL[:6], "unconfirmed#0.spent", *FULL[8:])
TWO_ROWS = ("sequence", "name", "stated_score", "budget_initial", "budget", "spent", "stated_rate",
            "goal", "result",
            *(f"{name}.{side}" for name in ("quantity", "quality", "timeliness", "cost", "social",
                                            "sustainable", "satisfaction")
              for side in ("target", "actual")), "problems", "rectification")  # fmt: skip
LONG = ("sequence", "code", "name", "budget_initial", "budget", "spent", "stated_rate", "level_1",
        "level_2", "level_3", "target", "actual", "weight", "score", "reason",
        "stated_score")  # fmt: skip
SUMMARY = ("sequence", "unit", "name", "budget_initial", "budget", "spent", "stated_rate", "goal",
           "result", "stated_score", "stated_grade")  # fmt: skip
MONEY = frozenset({"budget", "spent", "budget_initial"})
INDICATOR = frozenset(LONG[7:15])
LABELLED = frozenset({"sequence", "unit", "code", "name"})
"""Columns in which the word 合计 may stand."""


@dataclass(frozen=True)
class Column:
    """One column: what it holds, and the words above it from the top down."""

    key: str
    heads: tuple[str, ...]

    @property
    def field(self) -> str:
        return self.key.rpartition(".")[2]


@dataclass
class Content:
    """What a list says, wherever it stands."""

    columns: list[Column]
    projects: list[dict[str, Value]]
    """A project's cells by key; of a long list `indicators` stand beside."""
    indicators: list[list[dict[str, Value]]]
    year: int | None
    unit: str | None
    title: str | None
    long: bool = False


def content_of(path: Path, keys: Sequence[str], heads: range, *, title: str | None, year: int,
               unit: str | None) -> Content:  # fmt: skip
    """Return a sample's content by the known place of each column; `heads` are its header rows."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    filled = {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row}
    for merge in sheet.merged_cells.ranges:
        for row in range(merge.min_row, merge.max_row + 1):
            for column in range(merge.min_col, merge.max_col + 1):
                filled[row, column] = filled[merge.min_row, merge.min_col]
    columns = []
    for at, key in enumerate(keys, start=1):
        said = [str(filled[row, at]) for row in heads]
        columns.append(Column(key, tuple(text for text, _ in groupby(said))))
    projects: list[dict[str, Value]] = []
    indicators: list[list[dict[str, Value]]] = []
    last = None
    for row in range(heads.stop, sheet.max_row + 1):
        if not isinstance(filled[row, 1], (int, float)):
            continue
        cells = {key: _exact(filled[row, at]) for at, key in enumerate(keys, start=1)}
        if filled[row, 1] != last:
            last = filled[row, 1]
            projects.append({k: v for k, v in cells.items() if k not in INDICATOR})
            indicators.append([])
        indicators[-1].append({k: v for k, v in cells.items() if k in INDICATOR})
    return Content(columns, projects, indicators, year, unit, title, "level_1" in keys)


def _exact(value: object) -> Value:
    return Decimal(str(value)) if isinstance(value, float) else value  # type: ignore[return-value]
