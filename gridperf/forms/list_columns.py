"""Rows of a project list, column by column: what each field says in all of them, with its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.grid import BLANK, address, letters
from gridperf.model import Cell, Finding
from gridperf.values import read_money, read_rate, read_score

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
        self.cells: list[tuple[int, str, str, str]] = []
        """Whose they are, path, address, raw text."""
        self.noted: list[Noted] = []
        self.names: Sequence[str | None] = [None] * len(rows)
        """The projects' names, by which findings call them."""
        self.lines = lines
        self._numbers = [str(row + 1) for row in rows]
        self._merged: dict[int, list[int]] = {}
        """Column → the rows in which a merged range speaks for it."""
        for at, row in enumerate(rows):
            for column in grid.covered(row):
                self._merged.setdefault(column, []).append(at)
        self._repaired = [at for at, row in enumerate(rows) if row in lines] if lines else []
        self._raws: dict[int, list[str]] = {}
        self._addresses: dict[int, list[str]] = {}
        self._shown = [grid.shown(row) for row in rows]

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
            inside = column < self.grid.width
            found = [shown[column] for shown in self._shown] if inside else [""] * len(self)
            for at in self._repaired:
                found[at] = self._line_cell(at, column).raw
            self._raws[column] = found
        return found

    def addresses(self, column: int) -> list[str]:
        """Return the addresses of the column's cells, of a merged one its top left."""
        found = self._addresses.get(column)
        if found is None:
            letter = letters(column)
            found = [letter + number for number in self._numbers]
            for at in self._merged.get(column, ()):
                found[at] = address(*self.grid.origin(self.rows[at], column))
            for at in self._repaired:
                found[at] = self._line_cell(at, column).address
            self._addresses[column] = found
        return found

    def _line_cell(self, at: int, column: int) -> Cell:
        return self.lines[self.rows[at]].cells.get(column, BLANK)

    def own(self, column: int) -> list[int]:
        """Return the rows in which the column says something itself, not down from one above."""
        below = {at for at in self._merged.get(column, ())
                 if self.grid.origin(self.rows[at], column)[0] < self.rows[at]}  # fmt: skip
        told = enumerate(self.raws(column))
        return [at for at, raw in told if raw and at not in below and not raw.isspace()]

    def cell(self, at: int, column: int) -> Cell:
        """Return one row's cell in a column."""
        return Cell(self.addresses(column)[at], self.raws(column)[at])

    def keep(self, column: int, path: str, owners: Sequence[int] | None = None) -> None:
        """Keep the column's cells under a path, those of some rows or all that aren't blank."""
        raws, addresses = self.raws(column), self.addresses(column)
        if owners is None:
            owners = [at for at, raw in enumerate(raws) if raw]
        self.cells += [(at, path, addresses[at], raws[at]) for at in owners]

    def keep_cells(self, at: int, prefix: str, cells: Mapping[str, Cell]) -> None:
        """Keep the cells of one part of one row."""
        self.cells += [(at, f"{prefix}{name}", *cell) for name, cell in cells.items()]

    def texts(self, column: int) -> list[str | None]:
        """Return the column's texts, blank ones as None."""
        return [raw.strip() or None for raw in self.raws(column)]

    def money(self, column: int, unit: MoneyUnit | None) -> list[Decimal | None]:
        """Return the amounts in 万元; text that is no number is noted."""
        return self._read(column, lambda value, form: read_money(value, unit, form))

    def rates(self, column: int, near: Sequence[Decimal | None]) -> list[Decimal | None]:
        """Return the printed rates as shares; `near`, the computed ones, tell 1 from 1%."""
        return self._read(column, read_rate, near)

    def scores(self, column: int) -> list[Decimal | None]:
        """Return scores or weights, which no unit of money scales."""
        return self._read(column, read_score)

    def score(self, at: int, column: int) -> Decimal | None:
        """Return one row's score or weight; text that is no number is noted."""
        if not self.raws(column)[at]:
            return None
        reading = read_score(*self._stored(at, column))
        if reading.fault:
            self._note(reading, at, column, None)
        return reading.value

    def _read(
        self,
        column: int,
        read: Callable[..., Reading[Decimal]],
        *beside: Sequence[Decimal | None],
    ) -> list[Decimal | None]:
        """Return what a column's cells say, read with what is known `beside` them in their rows."""
        found: list[Decimal | None] = [None] * len(self)
        for at, raw in enumerate(self.raws(column)):
            if raw:
                reading = read(*self._stored(at, column), *(known[at] for known in beside))
                if reading.fault:
                    self._note(reading, at, column, self.names[at])
                found[at] = reading.value
        return found

    def _stored(self, at: int, column: int) -> tuple[Scalar, str | None]:
        """Return a value as it is stored, and its number format."""
        row = self.rows[at]
        if row in self.lines:
            return self.raws(column)[at] or None, None
        sheet, place = self.grid.sheet, self.grid.origin(row, column)
        return sheet.value(*place), sheet.formats.get(place)

    def _note(self, reading: Reading[Decimal], at: int, column: int, name: str | None) -> None:
        """Note what is the matter with one row's cell."""
        cell, sheet = self.cell(at, column), self.grid.sheet.name
        rule, expected = reading.fault or "", reading.expected
        self.noted.append(
            (self.rows[at], Finding(rule, sheet, cell.address, name, cell.raw, expected))
        )
