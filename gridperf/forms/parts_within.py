"""Rows that part a department's basic or project expenditure (人员经费, 公用经费): noted once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gridperf.forms.grid import address, row_of
from gridperf.forms.nested_sources import make_whole
from gridperf.forms.vocabulary import bare
from gridperf.model import Cell, Finding, Funding
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.grid import Grid
    from gridperf.forms.money_block import MoneyBlock


def said_within(grid: Grid, money: MoneyBlock) -> list[Finding]:
    """Return the findings of a money block, those on rows that only part the one above as notes.

    The rows below a part, up to the next that was read, are its own where they make it up in
    every column.
    """
    unread = {_row(one): one for one in money.findings if one.rule == "R147"}
    notes: dict[int, Finding] = {}
    for part in money.parts.values():
        columns = {name: cell.address.rstrip("0123456789") for name, cell in part.cells.items()}
        top = max((row_of(cell) for cell in part.cells.values()), default=grid.height)
        rows: list[int] = []
        while top + len(rows) + 1 in unread:
            rows.append(top + len(rows) + 1)
        own = [_amounts(grid, row, columns) for row in rows]
        if rows and make_whole(_amounts(grid, top, columns), own):
            notes |= {row: _note(unread[row], part) for row in rows}
    return [notes.get(_row(one), one) if one.rule == "R147" else one for one in money.findings]


def _note(unread: Finding, part: Funding) -> Finding:
    return replace(unread, rule="R148", found=bare(unread.found or ""), expected=part.label)


def _row(finding: Finding) -> int:
    return row_of(Cell(finding.cell or "0", ""))


def _amounts(grid: Grid, row: int, columns: Mapping[str, str]) -> Funding:
    """Return a row's amounts in the columns that another one has."""
    said: dict[str, Any] = {}
    for place in grid.own_places(row):
        name = next((one for one, column in columns.items()
                     if address(*place) == f"{column}{row + 1}"), None)  # fmt: skip
        if name:
            shape = grid.sheet.formats.get(place)
            said[name] = read_money(grid.value(*place), None, shape).value
    return Funding("fiscal", "", **said)
