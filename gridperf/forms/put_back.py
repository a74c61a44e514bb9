"""What was read of a sheet whose columns were moved, put back to where its cells stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from gridperf.model import Cell, Form, Funding, Task, Total
from gridperf.project_table import CellRun, ProjectTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from gridperf.model import Cells, Finding

Found = list[tuple[Form, list["Finding"]]]
"""Forms, each with what is to be said of it."""
_Record = TypeVar("_Record", Funding, Task, Total)
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


class PutBack:
    """Forms and findings with their addresses as the file has them."""

    def __init__(
        self, column: Callable[[str], str | None], cell: Callable[[str, int], str]
    ) -> None:
        """Take where a whole column stands (nothing, if its rows stand apart), and one cell."""
        self._column, self._cell = column, cell

    def found(self, found: Found) -> Found:
        """Return the forms and what is said of them with every address put back."""
        return [
            (
                self._form(form),
                [replace(one, cell=self._at(one.cell or "") or None) for one in said],
            )
            for form, said in found
        ]

    def _at(self, address: str) -> str:
        return _ADDRESS.sub(lambda said: self._cell(said[1], int(said[2])), address)

    def _cells(self, cells: Cells) -> Cells:
        return {name: Cell(self._at(address), raw) for name, (address, raw) in cells.items()}

    def _run(self, run: CellRun) -> CellRun:
        if run.letters and (column := self._column(run.letters)):
            return run._replace(letters=column)
        return run._replace(letters="", places=[self._at(place) for place in run.addresses()])

    def _record(self, one: _Record) -> _Record:
        return replace(one, cells=self._cells(one.cells))

    def _form(self, form: Form) -> Form:
        table = ProjectTable.of(form.projects)
        parts = form.unit_totals
        return replace(
            form,
            range=self._at(form.range),
            filled_cell=form.filled_cell and self._at(form.filled_cell),
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
            columns={column: said for at, said in form.columns.items()
                     if (column := self._column(at))},
            headings={column: said for at, said in form.headings.items()
                      if (column := self._column(at))},
        )  # fmt: skip
