"""A sheet as its reader sees it: merged cells speak everywhere in their range."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

from gridperf.model import Cell, Merge
from gridperf.values import amount_text, narrow, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.model import Choices, Scalar, Sheet

BLANK = Cell("", "")
"""A cell that says nothing."""

Place = tuple[int, int]
"""Row and column, zero-based."""

_NOWHERE: dict[int, Place] = {}

KEPT = 64
"""Rows whose places are kept: what looks for a head asks for those at the top many times."""


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


def row_of(cell: Cell) -> int:
    """Return the zero-based row of a cell, of several the first."""
    return int("".join(sign for sign in cell.address.split(",")[0] if sign.isdigit())) - 1


class Grid:
    """One sheet with its merges resolved; places are zero-based and may lie outside."""

    def __init__(self, sheet: Sheet, choices: Choices | None = None) -> None:
        """Clip the merges to what the sheet holds and remember where each covered cell speaks."""
        self.sheet = sheet
        self.choices: Choices = choices or {}
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)
        self.merges = {
            merge[:2]: self._clipped(merge) for merge in sheet.merges if merge[:2] != merge[2:]
        }
        self._spoken: dict[Place, str] = {}
        """What merged ranges show: a project's cells may speak in each of its indicators' rows."""
        self._origin: dict[int, dict[int, Place]] = {}
        for place, merge in self.merges.items():
            columns = range(merge.left, merge.right + 1)
            for row in range(merge.top, merge.bottom + 1):
                covered = self._origin.setdefault(row, {})
                for column in columns:
                    covered[column] = place
        self._shown: dict[int, list[str]] = {}
        self._places: dict[int, tuple[Place, ...]] = {}

    def _clipped(self, merge: Merge) -> Merge:
        bottom, right = min(merge.bottom, self.height - 1), min(merge.right, self.width - 1)
        return Merge(merge.top, merge.left, bottom, right)

    def origin(self, row: int, column: int) -> Place:
        """Return the place that speaks for this one: its merge's top left, else itself."""
        covered = self._origin.get(row)
        return covered.get(column, (row, column)) if covered else (row, column)

    def merged(self, row: int, column: int) -> bool:
        """Tell whether the place lies in a merged range."""
        return column in self._origin.get(row, ())

    def span(self, row: int, column: int) -> Merge:
        """Return the merged range of the place, or the place alone."""
        top = self.origin(row, column)
        return self.merges.get(top, Merge(row, column, row, column))

    def value(self, row: int, column: int) -> Scalar:
        """Return the value that stands at the place or speaks for it."""
        return self.sheet.value(*self.origin(row, column))

    def raw(self, row: int, column: int) -> str:
        """Return what the cell shows: error cells their sign, blanks nothing."""
        shown = self._shown.get(row)
        if shown is not None and 0 <= column < self.width:
            return shown[column]
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

    def amount_cell(self, row: int, column: int) -> Cell:
        """Return the cell of an amount, with all decimals that its number format shows."""
        place = self.origin(row, column)
        shown, code = self.raw(row, column), self.sheet.formats.get(place)
        return Cell(address(*place), amount_text(self.sheet.value(*place), shown, code))

    def unstored(self, row: int, column: int) -> Cell | None:
        """Return the cell of a formula that has no stored value, with the formula as its text."""
        place = self.origin(row, column)
        formula = self.sheet.formulas.get(place)
        return None if formula is None else Cell(address(*place), f"={formula}")

    def shown(self, row: int) -> list[str]:
        """Return what the row's cells show by column, blanks as nothing."""
        shown = self._shown.get(row)
        if shown is None:
            shown = self._shown[row] = self._row_shown(row)
        return shown

    def _row_shown(self, row: int) -> list[str]:
        formats, errors = self.sheet.formats, self.sheet.errors
        shown = [""] * self.width
        for column, value in enumerate(self.rows[row]):
            if value.__class__ is str:
                shown[column] = value
            elif value is not None:
                shown[column] = text_of(value, formats.get((row, column)))
        if errors:  # one may stand beyond a row's last value
            shown = [said or errors.get((row, at), "") for at, said in enumerate(shown)]
        for column, place in self._origin.get(row, _NOWHERE).items():
            said = self._spoken.get(place)
            if said is None:
                said = self._spoken[place] = self.raw(*place)
            shown[column] = said
        return shown

    def down(self, column: int, rows: Sequence[int]) -> tuple[list[Scalar], list[str | None]]:
        """Return what stands in a column's own cells in these rows, and its number formats."""
        values = self._own_values(column, rows)
        if column not in self._formatted:
            return values, [None] * len(rows)
        formats = self.sheet.formats
        return values, [formats.get((row, column)) for row in rows]

    def _own_values(self, column: int, rows: Sequence[int]) -> list[Scalar]:
        if self._columns is None:
            lines = map(self.rows.__getitem__, rows)
            return [line[column] if column < len(line) else None for line in lines]
        if column >= self.width:  # a heading may be merged beyond what the sheet holds
            return [None] * len(rows)
        return list(map(self._columns[column].__getitem__, rows))

    @cached_property
    def _columns(self) -> list[tuple[Scalar, ...]] | None:
        """The sheet by columns, for all of a long list's are asked; None where rows differ."""
        if {*map(len, self.rows)} != {self.width}:
            return None
        return list(zip(*self.rows, strict=True))

    @cached_property
    def _formatted(self) -> set[int]:
        return {column for _, column in self.sheet.formats}

    def covered(self, column: int, rows: Sequence[int]) -> list[int]:
        """Return at which of these rows a merged range speaks for the column."""
        spans = self._covered.get(column)
        if not spans or not rows:
            return []
        first, last = min(rows), max(rows)
        if not any(top <= last and first <= bottom for top, bottom in spans):
            return []  # a title is merged over all columns, far above them
        found = map(self._origin.get, rows)
        return [at for at, columns in enumerate(found) if columns and column in columns]

    @cached_property
    def _covered(self) -> dict[int, list[tuple[int, int]]]:
        """Column → the first and last rows of the merged ranges that it lies in."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for merge in self.merges.values():
            for column in range(merge.left, merge.right + 1):
                spans.setdefault(column, []).append((merge.top, merge.bottom))
        return spans

    def below(self, row: int) -> int:
        """Return the next row that holds anything; a blank one only spaces a form out."""
        at = bisect_right(self._filled, row)
        return self._filled[at] if at < len(self._filled) else max(self.height, row + 1)

    def filled(self, rows: range) -> list[int]:
        """Return those of the rows that hold anything."""
        return self._filled[
            bisect_left(self._filled, rows.start) : bisect_left(self._filled, rows.stop)
        ]

    @cached_property
    def _filled(self) -> list[int]:
        """The rows that hold anything, found once: thousands of blank ones may lie between."""
        return [row for row, cells in enumerate(self.rows) if any(cells) or self.row_places(row)]

    def reach(self, row: int, column: int) -> int:
        """Return the last column that a heading stands over.

        Without merges these are the blanks to its right that have something below them.
        """
        span = self.span(row, column)
        right, below = span.right, self.below(span.bottom)
        while span.left == span.right and right + 1 < self.width:
            if self.text(row, right + 1) or not self.text(below, right + 1):
                break
            right += 1
        return right

    def above(self, row: int) -> int:
        """Return the row before that holds anything, -1 where there is none."""
        at = bisect_left(self._filled, row)
        return self._filled[at - 1] if at else -1

    def row_places(self, row: int) -> Sequence[Place]:
        """Return the places of a row that say something, each merged range once, left to right."""
        if not 0 <= row < self.height:
            return ()
        places = self._places.get(row)
        if places is None:
            if len(self._places) >= KEPT:
                self._places.clear()
            places = self._places[row] = self._row_places(row)
        return places

    def own_places(self, row: int) -> list[Place]:
        """Return the places of a row that say something and don't reach into it from above."""
        return [place for place in self.row_places(row) if place[0] == row]

    def _row_places(self, row: int) -> tuple[Place, ...]:
        covered = self._origin.get(row)
        told = [column for column, raw in enumerate(self.shown(row)) if raw and narrow(raw)]
        if not covered:
            return tuple([(row, column) for column in told])
        return tuple(dict.fromkeys([covered.get(column, (row, column)) for column in told]))
