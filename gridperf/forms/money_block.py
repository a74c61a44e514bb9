"""The money block of a form (项目资金): amounts by row of source and column of base."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from gridperf.forms.vocabulary import bare, money_unit_in, not_applicable, role_of
from gridperf.model import Execution, Finding, Funding, Source
from gridperf.values import read_money, read_rate

if TYPE_CHECKING:
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.model import Cell, MoneyUnit

HEADINGS = {
    "money:budget_initial": "budget_initial", "money:budget": "budget", "money:spent": "spent",
    "field:stated_rate": "rate", "side:weight": "weight", "side:score": "score",
    "field:stated_score": "score", "side:reason": "reason",
}  # fmt: skip
AMOUNTS = ("budget_initial", "budget", "spent")
_ASKS = re.compile(r"字(?:以内|左右)|需说明|请说明")
"""Marks of the blank form's own instructions."""
_EXECUTION = {"weight": "weight", "stated_score": "score", "reason": "reason"}
_PARTS = {"基本支出": "basic", "项目支出": "project"}


@dataclass(slots=True)
class MoneyBlock:
    """What the money block says; `rows` are the sheet rows that it takes, zero-based."""

    rows: range = range(0)
    amounts: dict[str, Decimal | None] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    rate: Decimal | None = None
    execution: Execution | None = None
    funding: list[Funding] = field(default_factory=list)
    parts: dict[str, Funding] = field(default_factory=dict)
    """Of a whole-department form: basic and project expenditure."""
    findings: list[Finding] = field(default_factory=list)


def find_money_head(grid: Grid, top: int, end: int) -> int | None:
    """Return the row that heads the money block: two amounts or more beside one another."""
    for row in range(top, end):
        roles = {role_of(grid.text(*place)) for place in grid.row_places(row)}
        if len({role for role in roles if role and role.startswith("money:")}) > 1:
            return row
    return None


class MoneyReader:
    """Reads one money block row by row."""

    def __init__(self, grid: Grid, head: int, unit: MoneyUnit | None) -> None:
        """Take the sheet, the row of headings and the unit of money."""
        self.grid = grid
        self.head = head
        self.unit = unit
        self.block = MoneyBlock()
        self.columns = self._columns()

    def _columns(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for row, column in self.grid.row_places(self.head):
            role = role_of(self.grid.text(row, column))
            if self.grid.span(row, column).bottom > self.head:
                continue  # the whole block's own heading, beside its rows
            under = role_of(self.grid.text(self.grid.below(self.head), column)) or ""
            if role in HEADINGS and not under.startswith(("sum", "source:")):
                found.setdefault(HEADINGS[role], column)
        if "budget" not in found and "budget_initial" in found:
            found["budget"] = found.pop("budget_initial")
        return found

    def read(self, end: int) -> MoneyBlock:
        """Return the block, from the row under its head until rows say no source any more."""
        row = self.grid.below(self.head)
        while row < end and (label := self._label(row)):
            self._row(row, *label)
            row = self.grid.below(row)
        self.block.rows = range(self.head, row)
        return self.block

    def _label(self, row: int) -> tuple[str, str] | None:
        """Return role and text of the row's label, left of the figures."""
        first = min((self.columns[name] for name in AMOUNTS if name in self.columns), default=0)
        for place in reversed(self.grid.row_places(row)):
            text = self.grid.text(*place)
            if place[1] >= first or place[0] != row:
                continue
            part = _PARTS.get(bare(text))
            role = f"part:{part}" if part else role_of(text)
            if role and role.startswith(("sum", "source:", "part:")):
                return role, self.grid.raw(*place).strip()
        return None

    def _row(self, row: int, role: str, label: str) -> None:
        cells: dict[str, Cell] = {}
        amounts = {name: self._amount(row, name, cells) for name in AMOUNTS}
        if role == "sum":
            if not self.block.cells:
                self.block.amounts, self.block.cells = amounts, cells
                self._execution(row)
            return
        if not cells:
            return
        kind, _, member = role.partition(":")
        source = cast("Source", member if kind == "source" else "fiscal")
        name = bare(label)
        entry = Funding(source, name, amounts["budget_initial"], amounts["budget"],
                        amounts["spent"], cells)  # fmt: skip
        if kind == "part":
            self.block.parts[member] = entry
        else:
            self.block.funding.append(entry)

    def _amount(self, row: int, name: str, cells: dict[str, Cell]) -> Decimal | None:
        column = self.columns.get(name)
        if column is None or not (cell := self.grid.cell(row, column)).raw.strip():
            return None
        cells[name] = cell
        place = self.grid.origin(row, column)
        value, shape = self.grid.value(*place), self.grid.sheet.formats.get(place)
        reading = read_money(value, self.unit, shape)
        if reading.fault:
            self._fault(reading.fault, cell, reading.expected)
        return reading.value

    def _fault(self, rule: str, cell: Cell, expected: str | None) -> None:
        sheet = self.grid.sheet.name
        found = Finding(rule, sheet, cell.address, None, cell.raw, expected)
        self.block.findings.append(found)

    def _execution(self, row: int) -> None:
        """Note rate, weight, score and reason of the total row."""
        if (column := self.columns.get("rate")) is not None:
            cell = self.grid.cell(row, column)
            place = self.grid.origin(row, column)
            reading = read_rate(self.grid.value(*place), self.grid.sheet.formats.get(place))
            self.block.rate = reading.value
            if cell.raw:
                self.block.cells["stated_rate"] = cell
            if reading.fault:
                self._fault(reading.fault, cell, reading.expected)
        cells = {
            name: cell
            for name, said in (
                ("weight", "weight"),
                ("stated_score", "score"),
                ("reason", "reason"),
            )
            if (column := self.columns.get(said)) is not None
            and (cell := self.grid.cell(row, column)).raw.strip()
        }
        if "reason" in cells and _ASKS.search(cells["reason"].raw):
            del cells["reason"]
        if "weight" in self.columns or "score" in self.columns:
            self.block.execution = Execution(
                number_of(cells.get("weight")), number_of(cells.get("stated_score")),
                cells["reason"].raw.strip() if "reason" in cells else None, cells,
            )  # fmt: skip


def loose_money(grid: Grid, rows: range, unit: MoneyUnit | None) -> MoneyBlock:
    """Return the amounts of a form without a money block: each beside its own label."""
    block = MoneyBlock()
    for row, column in (place for line in rows for place in grid.row_places(line)):
        role = role_of(grid.text(row, column)) or ""
        beside = (row, grid.span(row, column).right + 1)
        cell = grid.cell(*beside)
        name = HEADINGS.get(role)
        if name not in {*AMOUNTS, "rate"} or not cell.raw.strip() or role_of(cell.raw):
            continue
        if name == "rate" or name in block.amounts:
            _loose_rate(grid, beside, cell, block)
            continue
        place = grid.origin(*beside)
        own = money_unit_in(grid.text(row, column)) or unit
        reading = read_money(grid.value(*place), own, grid.sheet.formats.get(place))
        if reading.fault:
            expected = (None, cell.raw, reading.expected)
            block.findings.append(Finding(reading.fault, grid.sheet.name, cell.address, *expected))
        block.amounts[name], block.cells[name] = reading.value, cell
    if "budget" not in block.amounts and "budget_initial" in block.amounts:
        block.amounts["budget"] = block.amounts.pop("budget_initial")
        block.cells["budget"] = block.cells.pop("budget_initial")
    return block


def _loose_rate(grid: Grid, place: tuple[int, int], cell: Cell, block: MoneyBlock) -> None:
    if "stated_rate" in block.cells:
        return
    origin = grid.origin(*place)
    reading = read_rate(grid.value(*origin), grid.sheet.formats.get(origin))
    block.rate, block.cells["stated_rate"] = reading.value, cell


def number_of(cell: Cell | None) -> Decimal | None:
    """Return a weight or score; dashes, slashes and words are none."""
    if cell is None or not_applicable(cell.raw):
        return None
    return read_money(cell.raw.replace("分", ""), None).value
