"""A department's basic and project expenditure, each beside a label of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridperf.forms.grid import address
from gridperf.forms.money_rows import is_amount, part_of
from gridperf.forms.vocabulary import bare, money_unit_in
from gridperf.model import Finding, Funding
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.money_block import MoneyBlock
    from gridperf.model import MoneyUnit


def read_parts(grid: Grid, rows: Iterable[int], money: MoneyBlock, unit: MoneyUnit | None) -> None:
    """Put the parts into the money that has none: 基本支出总额 | 1062 | 项目支出总额 | 1138.5.

    Budget or spending, the labels don't say: the parts are of the one that they make together.
    Where that is neither or both they are said not to be read.
    """
    found = {
        part: place
        for row in rows if row not in money.rows
        for place in grid.own_places(row)
        if (part := part_of(grid.text(*place))) and is_amount(grid.raw(*_beside(grid, place)))
    }  # fmt: skip
    if money.parts or len(found) < BOTH:
        return
    said = {part: _amount(grid, place, unit) for part, place in found.items()}
    amounts = [amount for amount in said.values() if amount is not None]
    bases = [base for base in ("budget", "spent") if money.amounts.get(base) == sum(amounts)]
    money.labels |= {address(*place) for place in found.values()}
    for part, place in found.items():
        if len(bases) == 1:
            amount: dict[str, Any] = {bases[0]: said[part]}
            cells = {bases[0]: grid.cell(*_beside(grid, place))}
            label = bare(grid.text(*place))
            money.parts[part] = Funding("fiscal", label, **amount, cells=cells)
        else:
            money.findings.append(
                Finding("R147", grid.sheet.name, address(*place), found=grid.text(*place))
            )


BOTH = 2


def _beside(grid: Grid, label: Place) -> Place:
    return label[0], grid.span(*label).right + 1


def _amount(grid: Grid, label: Place, unit: MoneyUnit | None) -> Decimal | None:
    place = grid.origin(*_beside(grid, label))
    own = money_unit_in(grid.text(*label)) or unit
    return read_money(grid.value(*place), own, grid.sheet.formats.get(place)).value
