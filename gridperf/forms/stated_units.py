"""The unit of money that a form's money block states itself, and where another one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.grid import address
from gridperf.forms.vocabulary import money_unit_in, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.grid import Grid
    from gridperf.model import MoneyUnit

UNIT_ROWS = 4
"""Rows from a money block's head on in which its heading may state the unit: 项目资金 / (万元)."""


class Stated(NamedTuple):
    """A unit of money in a cell, and what the cell heads."""

    unit: MoneyUnit
    cell: str
    role: str


def units_beside(grid: Grid, money_head: int | None) -> Sequence[Stated]:
    """Return the units of money that stand in the money block, with their cells.

    Those of the amounts' own headings come first: they stand nearest to what they are about.
    """
    if money_head is None:
        return ()
    beside = range(money_head, min(money_head + UNIT_ROWS, grid.height))
    places = [place for row in beside for place in grid.row_places(row)]
    stated = [Stated(unit, address(*place), role_of(text) or "") for place in places
              if (unit := money_unit_in(text := grid.text(*place)))]  # fmt: skip
    return sorted(stated, key=lambda one: not one.role.startswith("money:"))


def other_unit(above: MoneyUnit | None, stated: Sequence[Stated]) -> tuple[MoneyUnit, str] | None:
    """Return another unit than the block's own, and a cell to look at: above it or at a row of it.

    Headings of amounts may have a unit each.
    """
    if not stated:
        return None
    own = stated[0]
    if above not in {None, own.unit}:
        return above, own.cell
    rows = (one for one in stated[1:] if one.role.startswith(("sum", "source:")))
    return next(((one.unit, one.cell) for one in rows if one.unit != own.unit), None)
