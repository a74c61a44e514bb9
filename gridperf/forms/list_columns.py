"""Rows of a project list, column by column: what each field says in all of them, with its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.grid import BLANK, address, letters
from gridperf.model import Cell, Finding
from gridperf.project_table import CellRun, CellRuns
from gridperf.values import (
    NOT_A_NUMBER,
    amount_text,
    amount_texts,
    plain_amounts,
    read_money,
    read_rate,
    read_score,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.forms.rows import Line
    from gridperf.model import MoneyUnit, Scalar
    from gridperf.values import Reading

Noted = tuple[int, Finding]
"""A finding and the row that it is about."""


class ListColumns:
    """Some rows of a list; the cells that values were read from are kept as they are asked for."""

    def __init__(self, grid: Grid, rows: Sequence[int], lines: Mapping[int, Line]) -> None:
        """Take the rows, and for damaged ones where their cells truly belong."""
        self.grid = grid
        self.rows = rows
        self.cells = CellRuns()
        self.noted: list[Noted] = []
        self.names: Sequence[str | None] = [None] * len(rows)
        """The projects' names, by which findings call them."""
        self.lines = lines
        self.before: Sequence[int] = ()
        """The rows of the projects that stand above these in the list."""
        self._numbers = [str(row + 1) for row in rows]
        self._merged: dict[int, list[int]] = {}
        """Column → the rows in which a merged range speaks for it, as far as it was asked for."""
        self._repaired = [at for at, row in enumerate(rows) if row in lines] if lines else []
        self._raws: dict[int, list[str]] = {}
        self._places: dict[int, tuple[str, list[str]]] = {}
        self._filled: dict[int, list[int]] = {}
        self._values: dict[int, tuple[Sequence[Scalar], Sequence[str | None]]] = {}
        self._all = list(range(len(rows)))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def beside(self, rows: Sequence[int]) -> ListColumns:
        """Return other rows of the list, whose cells and remarks go where those of these go."""
        others = ListColumns(self.grid, rows, self.lines)
        others.cells, others.noted = self.cells, self.noted
        return others

    def raws(self, column: int) -> list[str]:
        """Return what the column's cells show, blanks as nothing."""
        found = self._raws.get(column)
        if found is None:
            found = self._raws[column] = texts_of(*self._stored(column))
            if errors := self.grid.sheet.errors:
                for at in {at for at, text in enumerate(found) if not text} - {*self._repaired}:
                    found[at] = errors.get(self.grid.origin(self.rows[at], column), "")
        return found

    def places(self, column: int) -> tuple[str, list[str]]:
        """Return the column's letters and the rows of its cells, of a merged one its first.

        Where cells of other columns belong into it: no letters, and whole addresses.
        """
        found = self._places.get(column)
        if found is None:
            found = self._places[column] = self._placed(column)
        return found

    def _placed(self, column: int) -> tuple[str, list[str]]:
        own, numbers = letters(column), self._numbers
        moved = {at: self.grid.origin(self.rows[at], column)
                 for at in self.covered(column)}  # fmt: skip
        if not moved and not self._repaired:
            return own, numbers
        if not self._repaired and all(place[1] == column for place in moved.values()):
            return own, [str(moved[at][0] + 1) if at in moved else numbers[at] for at in self._all]
        places = [own + number for number in numbers]
        for at, place in moved.items():
            places[at] = address(*place)
        for at in self._repaired:
            places[at] = self._line_cell(at, column).address
        return "", places

    def covered(self, column: int) -> list[int]:
        """Return the rows in which a merged range speaks for the column."""
        found = self._merged.get(column)
        if found is None:
            found = self._merged[column] = self.grid.covered(column, self.rows)
        return found

    def _line_cell(self, at: int, column: int) -> Cell:
        return self.lines[self.rows[at]].cells.get(column, BLANK)

    def own(self, column: int) -> list[int]:
        """Return the rows in which the column says something itself, not down from one above."""
        below = {at for at in self.covered(column)
                 if self.grid.origin(self.rows[at], column)[0] < self.rows[at]}  # fmt: skip
        if len(below) == len(self):
            return []  # what a long list's projects say stands in their first rows
        told = enumerate(self.raws(column))
        return [at for at, raw in told if raw and at not in below and not raw.isspace()]

    def lent(self, column: int) -> list[int]:
        """Return the rows in which the column only shows what is merged down from one above."""
        return [at for at in self.covered(column)
                if self.grid.origin(self.rows[at], column)[0] < self.rows[at]
                and self.raws(column)[at].strip()]  # fmt: skip

    def is_own(self, at: int, column: int) -> bool:
        """Tell whether the column says something in this row itself, not down from one above."""
        here = self.grid.origin(self.rows[at], column)[0] == self.rows[at]
        return here and bool(self.raws(column)[at].strip())

    def unstored(self, column: int) -> dict[int, Cell]:
        """Return the cells of the rows in which the column holds a formula without a value."""
        if not self.grid.sheet.formulas:
            return {}
        found = {at: self.grid.unstored(row, column) for at, row in enumerate(self.rows)}
        return {at: cell for at, cell in found.items() if cell and not self.raws(column)[at]}

    def cell(self, at: int, column: int) -> Cell:
        """Return one row's cell in a column."""
        own, places = self.places(column)
        return Cell(own + places[at], self.raws(column)[at])

    def amount_cell(self, at: int, column: int) -> Cell:
        """Return one row's cell of an amount, with all decimals that its number format shows."""
        values, formats = self._stored(column)
        cell = self.cell(at, column)
        return cell._replace(raw=amount_text(values[at], cell.raw, formats[at]))

    def filled(self, column: int) -> list[int]:
        """Return the rows in which the column isn't blank."""
        found = self._filled.get(column)
        if found is None:
            found = self._filled[column] = self._told(column, self._all)
        return found

    def keep(
        self,
        column: int,
        path: str,
        rows: list[int] | None = None,
        owners: Sequence[int] | None = None,
    ) -> None:
        """Keep the column's cells under a path, those of all or some rows that aren't blank.

        `owners` says, row by row, whose they are, where these rows aren't the projects' own.
        """
        rows = self.filled(column) if rows is None else self._told(column, rows)
        if rows:
            whose = rows if owners is None else [owners[at] for at in rows]
            self._keep(column, path, rows, whose, self.raws(column))

    def keep_money(self, column: int, path: str, rows: list[int] | None = None) -> None:
        """Keep a column's amounts as `keep` does, with the decimals that their formats show."""
        rows = self.filled(column) if rows is None else self._told(column, rows)
        if rows:
            values, formats = self._stored(column)
            shown = amount_texts(values, self.raws(column), formats)
            self._keep(column, path, rows, rows, shown)

    def _keep(
        self, column: int, path: str, rows: list[int], owners: list[int], raws: list[str]
    ) -> None:
        own, places = self.places(column)
        picked = _picked(places, rows), _picked(raws, rows)
        self.cells.all.append(CellRun(path, own, owners, *picked))

    def _told(self, column: int, rows: list[int]) -> list[int]:
        """Return the rows in which the column isn't blank, the same list where all of them are."""
        raws = self.raws(column)
        if rows is self._all and "" not in raws:
            return rows
        told = [at for at in rows if raws[at]]
        return rows if len(told) == len(rows) else told

    def keep_cells(self, at: int, prefix: str, cells: Mapping[str, Cell]) -> None:
        """Keep the cells of one part of one row."""
        self.cells.add(at, prefix, cells)

    def texts(self, column: int) -> list[str | None]:
        """Return the column's texts, blank ones as None."""
        return [raw.strip() or None for raw in self.raws(column)]

    def money(self, column: int, unit: MoneyUnit | None) -> list[Decimal | None]:
        """Return the amounts in 万元; text that is no number is noted."""
        values, formats = self._stored(column)
        found = plain_amounts(values, self.raws(column), formats, unit)
        others = [at for at in self.filled(column) if found[at] is None]
        read = self._read(column, others, lambda value, form: read_money(value, unit, form))
        return [read[at] if plain is None else plain for at, plain in enumerate(found)]

    def rates(self, column: int, near: Sequence[Decimal | None]) -> list[Decimal | None]:
        """Return the printed rates as shares; `near`, the computed ones, tell 1 from 1%."""
        return self._read(column, self.filled(column), read_rate, near)

    def scores(self, column: int) -> list[Decimal | None]:
        """Return scores or weights, which no unit of money scales."""
        return self._read(column, self.filled(column), read_score)

    def score(self, at: int, column: int) -> Decimal | None:
        """Return one row's score or weight; text that is no number is noted."""
        if not self.raws(column)[at]:
            return None
        values, formats = self._stored(column)
        reading = read_score(values[at], formats[at])
        if reading.fault:
            self._note(reading, at, column, None, _OF_NO_SUM[read_score])
        return reading.value

    def _read(
        self,
        column: int,
        rows: Sequence[int],
        read: Callable[..., Reading[Decimal]],
        *beside: Sequence[Decimal | None],
    ) -> list[Decimal | None]:
        """Return what a column says in some rows, read with what is known `beside` it in them."""
        found: list[Decimal | None] = [None] * len(self)
        values, formats = self._stored(column)
        said = _OF_NO_SUM.get(read, {})
        for at in rows:
            reading = read(values[at], formats[at], *(known[at] for known in beside))
            if reading.fault:
                self._note(reading, at, column, self.names[at], said)
            found[at] = reading.value
        return found

    def _stored(self, column: int) -> tuple[Sequence[Scalar], Sequence[str | None]]:
        """Return the column's values as they are stored, and their number formats."""
        found = self._values.get(column)
        if found is None:
            found = self._values[column] = self._as_stored(column)
        return found

    def _as_stored(self, column: int) -> tuple[Sequence[Scalar], Sequence[str | None]]:
        sheet, formats = self.grid.sheet, self.grid.sheet.formats
        values, codes = self.grid.down(column, self.rows)
        for at in self.covered(column):
            place = self.grid.origin(self.rows[at], column)
            values[at], codes[at] = sheet.value(*place), formats.get(place)
        for at in self._repaired:
            values[at], codes[at] = self._line_cell(at, column).raw or None, None
        return values, codes

    def _note(
        self,
        reading: Reading[Decimal],
        at: int,
        column: int,
        name: str | None,
        said: Mapping[str, str],
    ) -> None:
        """Note what is the matter with one row's cell."""
        cell, sheet = self.cell(at, column), self.grid.sheet.name
        rule, expected = reading.fault or "", reading.expected
        values = said if rule == NOT_A_NUMBER else {}
        self.noted.append(
            (self.rows[at], Finding(rule, sheet, cell.address, name, cell.raw, expected, values))
        )


_OF_NO_SUM: Mapping[Callable[..., object], Mapping[str, str]] = {
    read_rate: {"variant": "rate"},
    read_score: {"variant": "score"},
}
"""What is read otherwise than amounts → how what is no number there is spoken of."""


def _picked(column: list[str], rows: list[int]) -> list[str]:
    """Return the column in these rows, itself where they are all of them."""
    return column if len(rows) == len(column) else [column[at] for at in rows]
