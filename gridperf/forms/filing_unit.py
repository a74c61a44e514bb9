"""Who filed a form that names no unit but the department above it (主管部门)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.label_words import label_of
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid
    from gridperf.model import Cell, Form


def department_itself(
    grid: Grid, rows: range, texts: Mapping[str, Cell], named: str | None
) -> dict[str, Cell]:
    """Return the department as the unit of a whole department's form that asks for no other.

    `named` is the unit that title or note names. A unit that is asked for and left blank is
    another one.
    """
    texted = texts.get("supervisor")
    if named or "unit" in texts or texted is None or not texted.raw.strip():
        return {}
    asked = (label_of(grid.text(*place)) for row in rows for place in grid.own_places(row))
    return {} if "unit" in asked else {"unit": texted}


def of_filing_unit(form: Form, at: str) -> Iterator[Finding]:
    """Yield what is to be said of a form's unit; `at` is the form's first cell."""
    (project,) = form.projects
    cell, above = project.cells.get("unit"), project.cells.get("supervisor")
    if form.unit is None and project.supervisor and above:
        yield Finding("R125", form.sheet, above.address, found=project.supervisor,
                      values={"variant": "above"})  # fmt: skip
    elif form.unit is None:
        yield Finding("R125", form.sheet, at)
    elif cell and cell is above:
        yield Finding("R125", form.sheet, cell.address, found=form.unit,
                      values={"variant": "supervisor"})  # fmt: skip
