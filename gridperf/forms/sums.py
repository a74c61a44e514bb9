"""Amounts that no total states, added up from their parts, with the cells that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.model import Cell, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from decimal import Decimal

    from gridperf.model import Funding

AMOUNTS = ("budget_initial", "budget", "spent")


def added_up(parts: Collection[Funding]) -> tuple[dict[str, Decimal], dict[str, Cell]]:
    """Return what the parts make together, with the cells that it comes from; blanks no sum."""
    amounts: dict[str, Decimal] = {}
    cells: dict[str, Cell] = {}
    for name in AMOUNTS:
        said = [amount for part in parts if (amount := getattr(part, name)) is not None]
        if said and len(said) == len(parts):
            amounts[name] = sum(said[1:], said[0])
            cells[name] = joined([part.cells[name] for part in parts])
    return amounts, cells


def joined(cells: Sequence[Cell]) -> Cell:
    """Return several cells as the one that their sum comes from."""
    return Cell(",".join(cell.address for cell in cells), "\n".join(cell.raw for cell in cells))


def of_sum(
    sheet: str, cells: dict[str, Cell], project: str | None, variant: str = ""
) -> Iterator[Finding]:
    """Yield what is to be said of amounts that no total row states."""
    cell = cells.get("budget") or cells.get("spent")
    if cell and "," in cell.address:
        values = {"variant": variant} if variant else {}
        said = cell.raw.replace("\n", " + ")
        yield Finding("R150", sheet, cell.address, project, said, values=values)
