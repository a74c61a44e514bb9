"""A sheet as its reader sees it: merged cells speak everywhere in their range."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gridperf.model import Cell, Merge
from gridperf.values import narrow, text_of

if TYPE_CHECKING:
    from gridperf.model import Scalar, Sheet

Place = tuple[int, int]
"""Row and column, zero-based."""


@cache
def letters(column: int) -> str:
    """Return a zero-based column's letters: 0 → A, 26 → AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row: int, column: int) -> str:
    """Return the A1 address of a zero-based place."""
    return f"{letters(column)}{row + 1}"


class Grid:
    """One sheet with its merges resolved; places are zero-based and may lie outside."""

    def __init__(self, sheet: Sheet) -> None:
        """Clip the merges to what the sheet holds and remember where each covered cell speaks."""
        self.sheet = sheet
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)
        self.merges = {(merge.top, merge.left): self._clipped(merge) for merge in sheet.merges}
        self._origin: dict[Place, Place] = {
            (row, column): (merge.top, merge.left)
            for merge in self.merges.values()
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        }

    def _clipped(self, merge: Merge) -> Merge:
        bottom, right = min(merge.bottom, self.height - 1), min(merge.right, self.width - 1)
        return Merge(merge.top, merge.left, bottom, right)

    def origin(self, row: int, column: int) -> Place:
        """Return the place that speaks for this one: its merge's top left, else itself."""
        return self._origin.get((row, column), (row, column))

    def merged(self, row: int, column: int) -> bool:
        """Tell whether the place lies in a merged range."""
        return (row, column) in self._origin

    def span(self, row: int, column: int) -> Merge:
        """Return the merged range of the place, or the place alone."""
        top = self.origin(row, column)
        return self.merges.get(top, Merge(row, column, row, column))

    def value(self, row: int, column: int) -> Scalar:
        """Return the value that stands at the place or speaks for it."""
        return self.sheet.value(*self.origin(row, column))

    def raw(self, row: int, column: int) -> str:
        """Return what the cell shows: error cells their sign, blanks nothing."""
        place = self.origin(row, column)
        value = self.sheet.value(*place)
        if value is None:
            return self.sheet.errors.get(place, "")
        return text_of(value, self.sheet.formats.get(place))

    def text(self, row: int, column: int) -> str:
        """Return the cell's text in plain signs, blanks trimmed: what words are compared with."""
        return narrow(self.raw(row, column))

    def cell(self, row: int, column: int) -> Cell:
        """Return the address and raw text that a value is traced back to."""
        return Cell(address(*self.origin(row, column)), self.raw(row, column))

    def row_places(self, row: int) -> list[Place]:
        """Return the places of a row that say something, each merged range once, left to right."""
        seen: dict[Place, None] = {}
        for column in range(self.width):
            place = self.origin(row, column)
            if place not in seen and self.text(*place):
                seen[place] = None
        return list(seen)
