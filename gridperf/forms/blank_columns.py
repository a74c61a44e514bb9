"""Columns in which no row says anything: a table is read without them, its addresses stay."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

from gridperf.forms.grid import Grid, letters
from gridperf.forms.put_back import PutBack
from gridperf.model import Merge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridperf.forms.put_back import Found
    from gridperf.model import Sheet


def without_blank_columns(grid: Grid, read: Callable[[Grid], Found]) -> Found:
    """Return what `read` finds in the sheet without its blank columns.

    A pair's two columns belong together, an amount to the heading over it: a column that only
    spaces the table out must not come between.
    """
    filled = [_is_filled(grid, column) for column in range(grid.width)]
    kept = [column for column, says in enumerate(filled) if says]
    if all(filled):
        return read(grid)
    stands = {letters(at): letters(column) for at, column in enumerate(kept)}
    # What is said of a cell beyond the last column stays where it is.
    back = PutBack(stands.__getitem__, lambda column, row: f"{stands.get(column, column)}{row}")
    return back.found(read(Grid(_closed_up(grid.sheet, filled, kept), grid.choices)))


def _is_filled(grid: Grid, column: int) -> bool:
    if any(column < len(row) and row[column] is not None for row in grid.rows):
        return True
    sheet = grid.sheet
    return any(place[1] == column for held in (sheet.errors, sheet.formulas) for place in held)


def _closed_up(sheet: Sheet, filled: Sequence[bool], kept: Sequence[int]) -> Sheet:
    place = {column: at for at, column in enumerate(kept)}
    merges = []
    for merge in sheet.merges:
        inside = [place[at] for at in range(merge.left, merge.right + 1) if at in place]
        if inside:
            merges.append(Merge(merge.top, inside[0], merge.bottom, inside[-1]))
    return replace(
        sheet,
        rows=[list(compress(row, filled)) for row in sheet.rows],
        merges=tuple(merges),
        formats={
            (row, place[at]): said for (row, at), said in sheet.formats.items() if at in place
        },
        errors={(row, place[at]): said for (row, at), said in sheet.errors.items()},
        formulas={(row, place[at]): said for (row, at), said in sheet.formulas.items()},
        hidden_columns=frozenset(place[at] for at in sheet.hidden_columns if at in place),
    )
