"""Rows below a project that go on with it, and sums that stand above what they sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gridperf.forms.rows import names_unit
from gridperf.model import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridperf.forms.plan import Plan
    from gridperf.forms.rows import Body
    from gridperf.model import Project

LONG = ("goal", "result", "process", "conclusion", "problems", "rectification")
"""Texts that may take several rows."""
WHO = ("unit", "code", "unit_code")
"""What a row of another project would say, even one without a name."""


def goes_on(plan: Plan, cells: Sequence[Cell] | Mapping[int, Cell], row: int) -> bool:
    """Tell whether a row without name and money holds more of the project above."""
    if plan.long or any(cells[at].raw for pair in plan.pairs for at in pair.sides.values()):
        return True
    said = {name for name in (*LONG, *WHO)
            if name in plan.texts and _own(cells[plan.texts[name]], row)}  # fmt: skip
    return bool(said) and not said.intersection(WHO)


def with_texts(
    project: Project, plan: Plan, cells: Sequence[Cell] | Mapping[int, Cell], row: int
) -> Project:
    """Return the project with what a further row adds to its texts, a line each."""
    found: dict[str, Any] = {}
    held = dict(project.cells)
    for name in LONG:
        cell = cells[plan.texts[name]] if name in plan.texts else None
        if cell is None or not _own(cell, row) or cell.raw.strip() == getattr(project, name):
            continue
        above = held.get(name)
        held[name] = cell if above is None else Cell(
            f"{above.address},{cell.address}", f"{above.raw}\n{cell.raw}")  # fmt: skip
        found[name] = held[name].raw.strip()
    return replace(project, **found, cells=held) if found else project


def _own(cell: Cell, row: int) -> bool:
    """Tell whether a cell says something in this very row, not down from one above."""
    number = str(row + 1)
    return bool(cell.raw.strip()) and cell.address.lstrip(_LETTERS) == number


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def unit_above(body: Body) -> str | None:
    """Return the unit whose sum was read last, in a list that has its sums above their rows."""
    unit = body.totals[-1].unit
    body.sums_above = body.sums_above or not body.projects
    return unit if body.sums_above and unit and names_unit(unit) else None
