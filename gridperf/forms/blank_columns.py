"""Columns in which no row says anything: a table is read without them, its addresses stay."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

from gridperf.forms.grid import Grid, letters
from gridperf.model import Cell, Form, Funding, Merge, Task, Total
from gridperf.project_table import CellRun, ProjectTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gridperf.model import Cells, Finding, Sheet

Found = list[tuple[Form, list["Finding"]]]
Record = TypeVar("Record", Funding, Task, Total)
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def without_blank_columns(grid: Grid, read: Callable[[Grid], Found]) -> Found:
    """Return what `read` finds in the sheet without its blank columns.

    A pair's two columns belong together, an amount to the heading over it: a column that only
    spaces the table out must not come between.
    """
    filled = [_is_filled(grid, column) for column in range(grid.width)]
    kept = [column for column, says in enumerate(filled) if says]
    if all(filled):
        return read(grid)
    return _Back(kept).found(read(Grid(_closed_up(grid.sheet, filled, kept), grid.choices)))


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


class _Back:
    """Puts what was read of the columns that were kept back to where these stand."""

    def __init__(self, kept: Sequence[int]) -> None:
        self._letters = {letters(at): letters(column) for at, column in enumerate(kept)}

    def found(self, found: Found) -> Found:
        return [
            (
                self._form(form),
                [replace(one, cell=self._at(one.cell or "") or None) for one in said],
            )
            for form, said in found
        ]

    def _at(self, address: str) -> str:
        # What is said of a cell beyond the last column stays where it is.
        return _ADDRESS.sub(lambda said: f"{self._letters.get(said[1], said[1])}{said[2]}", address)

    def _cells(self, cells: Cells) -> Cells:
        return {name: Cell(self._at(address), raw) for name, (address, raw) in cells.items()}

    def _run(self, run: CellRun) -> CellRun:
        if run.letters:
            return run._replace(letters=self._letters[run.letters])
        return run._replace(places=[self._at(place) for place in run.places])

    def _record(self, one: Record) -> Record:
        return replace(one, cells=self._cells(one.cells))

    def _form(self, form: Form) -> Form:
        table = ProjectTable.of(form.projects)
        parts = form.unit_totals
        return replace(
            form,
            range=self._at(form.range),
            projects=replace(table, cells=[self._run(run) for run in table.cells], _made=[]),
            unit_totals=parts and replace(
                parts,
                basic=parts.basic and self._record(parts.basic),
                project=parts.project and self._record(parts.project),
                tasks=tuple(self._record(task) for task in parts.tasks),
            ),
            totals=tuple(
                replace(self._record(total), funding=tuple(map(self._record, total.funding)))
                for total in form.totals
            ),
            columns={self._letters[at]: said for at, said in form.columns.items()},
            headings={self._letters[at]: said for at, said in form.headings.items()},
        )  # fmt: skip
