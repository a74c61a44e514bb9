"""Amounts of a money block that nothing was read from and nothing was said of: said here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.money_rows import first_row, is_amount, row_role
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid
    from gridperf.forms.money_block import MoneyBlock


def is_caption(text: str) -> bool:
    """Tell whether a text among amounts asks for something, and is none of them itself."""
    label, colon, said = text.rpartition(":")
    asks = not said if colon else bare(text).endswith("情况") or role_of(text) is not None
    return asks or row_role(label) is not None or row_role(text) is not None


def unread_amounts(grid: Grid, block: MoneyBlock, columns: Mapping[str, int]) -> Iterator[Finding]:
    """Yield a warning of each row whose amounts went nowhere, at the first of them.

    A second total that says what the first one says needs no word.
    """
    held = (*block.funding, *block.parts.values())
    cells = [*block.cells.values(), *(cell for one in held for cell in one.cells.values())]
    said = {one for at in (*(cell.address for cell in cells), *(f.cell for f in block.findings))
            for one in (at or "").split(",")}  # fmt: skip
    totals = {columns[name]: cell.raw for name, cell in block.cells.items() if name in columns}
    for row in range(first_row(grid, block.rows.start), block.rows.stop):
        amounts = [place for place in grid.own_places(row)
                   if place[1] in columns.values() and is_amount(grid.raw(*place))]  # fmt: skip
        again = all(grid.raw(*place).strip() == totals.get(place[1]) for place in amounts)
        if amounts and not again and not said & {address(*at) for at in grid.own_places(row)}:
            yield Finding("R147", grid.sheet.name, address(*amounts[0]), found=_label(grid, row))


def _label(grid: Grid, row: int) -> str:
    texts = (grid.text(*place) for place in grid.own_places(row))
    return next((text.strip(":") for text in texts if not is_amount(text)), "")
