"""Forms that stand side by side in a sheet, each a sheet of its own with the same addresses."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.grid import Grid
from gridperf.forms.vocabulary import bare, word_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.model import Scalar, Sheet

SEARCHED = 30
"""Rows in which the heads of two forms are looked for."""


def side_by_side(grid: Grid) -> list[Grid]:
    """Return the parts of a sheet whose rows say the same heads twice; else the sheet alone."""
    for row in range(min(grid.height, SEARCHED)):
        columns = [place[1] for place in grid.row_places(row)
                   if place[0] == row and word_role(grid.text(*place)) == "field:name"]  # fmt: skip
        if len(columns) > 1 and (cuts := _cuts(grid, row, columns)):
            edges = [0, *cuts, grid.width]
            return [
                Grid(_part(grid, row, start, end), grid.choices) for start, end in pairwise(edges)
            ]
    return [grid]


def _cuts(grid: Grid, row: int, columns: list[int]) -> list[int]:
    """Return where each further form begins, nothing where its edge can't be told."""
    cuts = []
    for left, right in pairwise(columns):
        cut = _gap(grid, row, left, right) or _again(grid, row, left, right)
        if cut is None:
            return []
        cuts.append(cut)
    return cuts


def _gap(grid: Grid, row: int, left: int, right: int) -> int | None:
    """Return the column behind a blank one that parts two forms all the way down."""
    below = range(row, grid.height)
    return next((column + 1 for column in range(right - 1, left, -1)
                 if not any(grid.text(at, column) for at in below)), None)  # fmt: skip


def _again(grid: Grid, row: int, left: int, right: int) -> int | None:
    """Return the column where a row of headings begins anew, word for word."""
    words = [(place[1], bare(grid.text(*place))) for place in grid.row_places(row)]
    first = [word for column, word in words if column < right]
    for count in range(len(first) - 1, 0, -1):
        start = words[count][0]
        whole = [word for _, word in words[:count]]
        if left < start <= right and [word for _, word in words[count : 2 * count]] == whole:
            return start
    return None


def _part(grid: Grid, head: int, start: int, end: int) -> Sheet:
    """Return the sheet with one part's cells; what stands over both alone belongs to either."""
    rows = list(_rows(grid, head, start, end))
    shared = {row for row, cells in enumerate(rows) if cells is grid.rows[row]}
    sheet = grid.sheet
    merges = tuple(
        merge for merge in sheet.merges
        if merge.top in shared or start <= merge.left < end
    )  # fmt: skip
    errors = {place: sign for place, sign in sheet.errors.items() if start <= place[1] < end}
    return replace(sheet, rows=rows, merges=merges, errors=errors)


def _rows(grid: Grid, head: int, start: int, end: int) -> Iterator[list[Scalar]]:
    for row, cells in enumerate(grid.rows):
        beside = [place for place in grid.row_places(row) if not start <= place[1] < end]
        inside = [place for place in grid.row_places(row) if start <= place[1] < end]
        if row < head and not (beside and inside):
            yield cells
        else:
            yield [value if start <= column < end else None for column, value in enumerate(cells)]
