"""A sheet cut to what it holds: formatting and merges beyond the last value cost nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from gridperf.model import Merge, Refused, Scalar, Sheet
from gridperf.workbook.addresses import column_letters
from gridperf.workbook.bounds import CELLS, MERGED_CELLS
from gridperf.workbook.characters import as_seen

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARGIN = 64
"""How far a merge may reach beyond the last value, in cells: enough for a blank last row."""

_Note = TypeVar("_Note")


def trimmed(sheet: Sheet) -> Sheet:
    """Return the sheet without trailing empty rows and columns; error cells count as filled.

    A text that shows nothing fills no cell: a blank typed far below a form is no part of it.
    Merges are cut soon after the last value; raise `Refused` where they would cover it again
    and again, because whoever walks over them would never end.
    """
    marked = [*sheet.errors, *sheet.formulas]
    height = max([_height(sheet.rows), *(row + 1 for row, _ in marked)])
    width = max([_width(sheet.rows), *(column + 1 for _, column in marked)])
    if height * width > CELLS:
        corner = f"{column_letters(width - 1)}{height}"
        raise Refused("too_large", "sheet_too_large", cell=corner, limit=CELLS)
    rows = sheet.rows[:height]
    if max(map(len, rows), default=0) > width:
        rows = [row[:width] for row in rows]
    rows.extend([] for _ in range(height - len(rows)))
    return replace(
        sheet,
        rows=rows,
        merges=_cut(sheet.merges, height, width),
        formats=_inside(sheet.formats, height, width),
        hidden_rows=frozenset(row for row in sheet.hidden_rows if row < height),
        struck_rows=frozenset(row for row in sheet.struck_rows if row < height),
        hidden_columns=frozenset(column for column in sheet.hidden_columns if column < width),
    )


def _height(rows: list[list[Scalar]]) -> int:
    for index in range(len(rows) - 1, -1, -1):
        if not all(map(_shows_nothing, rows[index])):
            return index + 1
    return 0


def _shows_nothing(value: Scalar) -> bool:
    return value is None or (isinstance(value, str) and not as_seen(value).strip())


def _width(rows: list[list[Scalar]]) -> int:
    width = 0
    for row in rows:
        last = len(row)
        while last > width and _shows_nothing(row[last - 1]):
            last -= 1
        width = max(width, last)
    return width


def _cut(merges: tuple[Merge, ...], height: int, width: int) -> tuple[Merge, ...]:
    bottom, right = height - 1 + _MARGIN, width - 1 + _MARGIN
    kept = []
    covered = 0
    for merge in merges:
        area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
        if area > CELLS:
            raise Refused("unsafe", "merged_over_everything", sheet_range=area)
        if merge.top >= height or merge.left >= width:
            continue
        if merge.bottom > bottom or merge.right > right:
            merge = Merge(merge.top, merge.left, min(merge.bottom, bottom), min(merge.right, right))  # noqa: PLW2901
            area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
        covered += area
        kept.append(merge)
    if covered > MERGED_CELLS:
        raise Refused("unsafe", "merged_over_everything", sheet_range=covered)
    return tuple(kept)


def _inside(
    notes: Mapping[tuple[int, int], _Note], height: int, width: int
) -> Mapping[tuple[int, int], _Note]:
    if all(row < height and column < width for row, column in notes):
        return notes
    return {
        (row, column): note
        for (row, column), note in notes.items()
        if row < height and column < width
    }
