"""Rows below a project that go on with it, and sums that stand above what they sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.model import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gridperf.forms.list_columns import ListColumns
    from gridperf.forms.plan import Plan

LONG = ("goal", "result", "process", "conclusion", "problems", "rectification")
"""Texts that may take several rows."""
WHO = ("unit", "code", "unit_code")
"""What a row of another project would say, even one without a name."""


def goes_on(plan: Plan, cell_in: Callable[[int], Cell], row: int) -> bool:
    """Tell whether a row without name and money holds more of the project above."""
    if plan.long or any(cell_in(at).raw for pair in plan.pairs for at in pair.sides.values()):
        return True
    said = {name for name in (*LONG, *WHO)
            if name in plan.texts and _own(cell_in(plan.texts[name]), row)}  # fmt: skip
    return bool(said) and not said.intersection(WHO)


def _own(cell: Cell, row: int) -> bool:
    """Tell whether a cell says something in this very row, not down from one above."""
    number = str(row + 1)
    return bool(cell.raw.strip()) and cell.address.lstrip(_LETTERS) == number


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def longer_texts(
    columns: ListColumns, column: int, under: Sequence[Sequence[int]]
) -> Mapping[int, Cell]:
    """Return the cells of a column to which further rows add lines, by the project's place."""
    owned = [(at, row) for at, rows in enumerate(under) for row in rows]
    further = columns.beside([row for _, row in owned])
    found: dict[int, Cell] = {}
    for place in further.own(column):
        at, more = owned[place][0], further.cell(place, column)
        above = found.get(at) or columns.cell(at, column)
        if more.raw.strip() != above.raw.strip():
            found[at] = more if not above.raw.strip() else Cell(
                f"{above.address},{more.address}", f"{above.raw}\n{more.raw}")  # fmt: skip
    return found
