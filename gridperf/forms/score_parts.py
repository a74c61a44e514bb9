"""Columns of a list that hold parts of the score by their sum (产出 50, 效益 30, … 总分 99.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.execution_columns import SCORE, names_execution
from gridperf.forms.meanings import Meaning
from gridperf.values import read_score

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.forms.meanings import Path

FEWEST = 2
"""Columns of groups or dimensions that may make a score together."""
SAMPLED = 40
"""Rows that tell what a column holds."""
SURE = 9
"""Tenths of the rows whose sums must fit."""


def without_score_parts(
    grid: Grid, columns: dict[int, Meaning], paths: Mapping[int, Path], told: Container[int],
    first: int,
) -> dict[int, Meaning]:  # fmt: skip
    """Return the columns without words of groups over the parts of the score right beside them.

    What stands among them for the execution is its score. `told` are the columns that a person
    said the meaning of; `first` is the row below the head.
    """
    totals = [column for column, one in columns.items() if one.field == "stated_score"]
    parts = {column for column, one in columns.items() if column not in told
             and one.kind == "indicator" and not one.field}  # fmt: skip
    if len(totals) != 1 or len(parts) < FEWEST:
        return columns
    may = parts | {column for column, path in paths.items() if column not in told and (
        column not in columns or names_execution(path[-1]))}  # fmt: skip
    whole = _numbers(grid, totals[0], first) or {}
    for step in (-1, 1):
        run = _made_of(grid, whole, range(totals[0] + step, max(0, step * grid.width), step), may)
        if run and parts <= run:
            return _with_execution(columns, paths, run - parts, parts)
    return columns


def _with_execution(
    columns: dict[int, Meaning], paths: Mapping[int, Path], others: set[int], parts: set[int]
) -> dict[int, Meaning]:
    known = any(one.field == SCORE for one in columns.values())
    kept = {column: one for column, one in columns.items() if column not in parts}
    for column in sorted(others & kept.keys()):
        if kept[column].field != SCORE:
            del kept[column]
        if not known:
            kept[column] = Meaning("field", SCORE, paths[column][-1])
            known = True
    return dict(sorted(kept.items()))


def _made_of(
    grid: Grid, whole: Mapping[int, Decimal], beside: range, may: Container[int]
) -> set[int]:  # fmt: skip
    """Return the columns next to the score, nearest first, that make it, none where none do."""
    run: set[int] = set()
    sums: dict[int, Decimal] = {}
    for column in beside if whole else ():
        held = _numbers(grid, column, min(whole)) if column in may else None
        if held is None:
            break
        run.add(column)
        sums = {row: sums.get(row, 0) + held.get(row, 0) for row in whole}  # type: ignore[misc]
        fits = sum(sums[row] == total for row, total in whole.items())
        if len(run) >= FEWEST and fits * 10 >= len(whole) * SURE:
            return run
    return set()


def _numbers(grid: Grid, column: int, first: int) -> dict[int, Decimal] | None:
    """Return a column's numbers by row, None where anything else stands in it."""
    found: dict[int, Decimal] = {}
    for row in range(first, min(grid.height, first + SAMPLED)):
        value = grid.value(row, column)
        if value in {None, ""}:
            continue
        number = read_score(value).value
        if number is None:
            return None
        found[row] = number
    return found
