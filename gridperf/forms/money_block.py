"""The money block of a form (项目资金): amounts by row of source and column of base."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from gridperf.forms.by_nature import Pair, pairs_of, parts_below, parts_money, split_of
from gridperf.forms.execution import scoring_of
from gridperf.forms.grid import address
from gridperf.forms.income_rows import Income, all_spent
from gridperf.forms.money_head import AMOUNTS, MoneyHead
from gridperf.forms.money_rows import (
    Line,
    first_row,
    is_amount,
    is_figure,
    label_and_amount,
    label_and_text,
    lines_of,
    own_label,
    row_role,
)
from gridperf.forms.nested_sources import without_nested
from gridperf.forms.points import of_numbers
from gridperf.forms.sums import added_up, of_sum
from gridperf.forms.two_row_heads import under_two_rows
from gridperf.forms.unread_amounts import is_caption, unread_amounts
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Execution, Finding, Funding, Source
from gridperf.values import computed_rate, read_money, read_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid
    from gridperf.model import Cell, MoneyUnit


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
    labels: set[str] = field(default_factory=set)
    """Cells of labels outside of its rows, of which the amounts are read or said."""

    @property
    def says(self) -> bool:
        """Whether anything stands in the block, or was said of it."""
        return bool(self.cells or self.funding or self.findings)


class MoneyReader:
    """Reads one money block row by row."""

    def __init__(self, grid: Grid, head: int, unit: MoneyUnit | None) -> None:
        """Take the sheet, the row of headings and the unit of money."""
        self.grid, self.head = under_two_rows(grid, head)
        self.unit = unit
        self.block = MoneyBlock()
        self.parted: list[int] = []
        """The rows of sources and parts."""
        self.marked: list[bool] = []
        """Of each source whether its label begins with 其中."""
        self.pairs: list[Pair] = []
        """Amounts with labels of their own, under no heading."""
        self.heads = MoneyHead(self.grid, self.head, head)
        self.columns, self.doubled = self.heads.columns()
        self.income = Income(self.grid, self._first)

    def read(self, end: int) -> MoneyBlock:
        """Return the block, from the row under its head to where rows say no money any more.

        It reaches as far as its own heading beside it; what none of its rows explains is said.
        """
        row = first_row(self.grid, self.head)
        places = self.grid.row_places(self.head)
        last = max((self.grid.span(*place).bottom for place in places if place[1] < self._first),
                   default=row)  # fmt: skip
        while row < end:
            if self.income.is_of(row) and self._figures(row):
                self._came_in(row)
                row = self.grid.below(row)
                continue
            label, lines = self._label(row), self._lines(row)
            pairs = [] if lines else self._pairs(row)
            unread = [] if lines else self._unread(row, pairs, known=label is not None)
            if lines or pairs:
                self._in_lines(row, lines)
            elif label:
                self._row(row, *label)
            elif not unread and (row > last or self._names_field(row)) and not self._parts(row):
                break
            self.block.findings += unread
            row = self.grid.below(row)
        self.block.rows = range(self.heads.top, row)
        self.block.findings += self._columns_unread(row)
        self.block.funding, parts = without_nested(
            self.block.funding, self.block.amounts, self.marked, self.grid.sheet.name)  # fmt: skip
        self._by_nature()
        came_in, said = self.income.sources(self.block.amounts, told=bool(self.block.funding))
        self.block.funding += came_in
        self.block.findings += said
        if not self.block.cells:
            self._add_up()
        self.block.findings += parts
        self.block.findings += unread_amounts(self.grid, self.block, self._amount_columns())
        return self.block

    def _by_nature(self) -> None:
        """Take in the amounts that stand with labels of their own."""
        block = self.block
        known = bool(block.funding), bool(block.parts)
        funding, parts, findings = split_of(self.pairs, block.amounts, known, self.grid.sheet.name)
        block.funding += funding
        block.parts |= parts
        block.findings += findings

    def _add_up(self) -> None:
        """Take the sources together for the whole where no row states it, and say so."""
        block = self.block
        amounts, block.cells = added_up(block.funding or list(block.parts.values()))
        block.amounts |= amounts
        block.findings += of_sum(self.grid.sheet.name, block.cells, None)
        unread = any(finding.rule == "R147" for finding in block.findings)
        if len(self.parted) == 1 and not unread:
            self._execution(self.parted[0])  # the only source's rate and points are the form's

    def _columns_unread(self, end: int) -> list[Finding]:
        """Return what is to be said of columns not read, and which amounts lack theirs."""
        lacking = " ".join(name for name in ("budget", "spent") if name not in self.columns)
        values = {"variant": "amount", "open": lacking} if lacking else {}
        return [
            Finding("R126", self.grid.sheet.name, address(*self.grid.origin(self.head, column)),
                    found=self.grid.text(self.head, column), values=values)
            for column in sorted({*self.doubled, *self._unknown(end)})
        ]  # fmt: skip

    def _unknown(self, end: int) -> Iterator[int]:
        """Yield the columns of numbers whose headings no word explains (结余数)."""
        for row, column in self.grid.row_places(self.head):
            text = self.grid.text(row, column)
            role = role_of(text) or ""
            known = (role and not role.startswith("source:")) or self.heads.name_of(column)
            bottom = self.grid.span(row, column).bottom
            if column in self.columns.values() or bottom != self.head or known:
                continue
            below = range(bottom + 1, end)
            read = {pair.cell.address for pair in self.pairs}
            if any(is_figure(self.grid.raw(at, column)) and address(at, column) not in read
                   for at in below):  # fmt: skip
                yield column

    @property
    def _first(self) -> int:
        """The leftmost column of amounts; labels stand left of it."""
        return min(self._amount_columns().values(), default=0)

    def _label(self, row: int) -> tuple[str, str] | None:
        """Return role and text of the row's label, left of the figures."""
        nearest = True
        for place in reversed(self.grid.row_places(row)):
            text = self.grid.text(*place)
            if place[1] >= self._first or place[0] != row:
                continue
            if role := row_role(text) or ("sum" if nearest and all_spent(text) else None):
                return role, own_label(self.grid.raw(*place).strip())
            nearest = False
        places = self.grid.row_places(row)
        bare_row = not any(place[0] == row and place[1] < self._first for place in places)
        if row == first_row(self.grid, self.head) and bare_row and self._figures(row):
            return "sum", ""  # the row right under the head, beside the block's own heading
        return None

    def _parts(self, row: int) -> bool:
        """Tell whether the row only says how those below part the money (按收入性质分)."""
        return any(parts_money(self.grid.text(*place)) for place in self.grid.row_places(row))

    def _names_field(self, row: int) -> bool:
        """Tell whether the row asks for something else than money (年度总体目标)."""
        roles = (role_of(self.grid.text(*place)) for place in self.grid.row_places(row)
                 if place[0] == row)  # fmt: skip
        return any(role and role.startswith("field:") for role in roles)

    def _figures(self, row: int) -> bool:
        """Tell whether amounts stand in the row under their headings."""
        return any(
            self.grid.origin(row, column)[0] == row and is_amount(self.grid.raw(row, column))
            for name in AMOUNTS
            if (column := self.columns.get(name)) is not None
        )

    def _stacked(self, row: int) -> bool:
        """Tell whether a cell holds the amounts of several sources, a line each."""
        cells = (self.grid.raw(row, column).strip().splitlines() for name in AMOUNTS
                 if (column := self.columns.get(name)) is not None
                 and self.grid.origin(row, column) == (row, column))  # fmt: skip
        return any(len(lines) > 1 and all(map(is_amount, lines)) for lines in cells)

    def _pairs(self, row: int) -> list[Pair]:
        columns = self._amount_columns().values()
        pairs = pairs_of(self.grid, row, columns, self.unit, below=bool(self.pairs))
        self.pairs += pairs
        return pairs

    def _unread(self, row: int, pairs: list[Pair], *, known: bool) -> list[Finding]:
        """Return what is to be said of amounts within a label, or beside one that is not known."""
        taken = {pair.at for pair in pairs}
        places = [place for place in self.grid.own_places(row) if place not in taken]
        told = label_and_amount if self._figures(row) else label_and_text
        inside = [place for place in places if told(self.grid.text(*place))]
        if not inside and not pairs and (self._stacked(row) or (not known and self._figures(row))):
            inside = [next(iter(places))]
        sheet = self.grid.sheet.name
        return [Finding("R147", sheet, address(*place), found=self.grid.text(*place).strip(":"))
                for place in inside]  # fmt: skip

    def _lines(self, row: int) -> list[Line]:
        return lines_of(self.grid, row, self._first, self._amount_columns())

    def _amount_columns(self) -> dict[str, int]:
        return {name: self.columns[name] for name in AMOUNTS if name in self.columns}

    def _in_lines(self, row: int, lines: list[Line]) -> None:
        """Take in the rows that stand in one row's cells, a line each."""
        for line in lines:
            cells = {name: self.grid.amount_cell(row, self.columns[name])
                     for name, text in line.amounts.items() if text.strip()}  # fmt: skip
            amounts = {name: read_money(line.amounts.get(name), self._unit(name)).value
                       for name in AMOUNTS}  # fmt: skip
            self._take(row, (line.role, line.label), amounts, cells)

    def _row(self, row: int, role: str, label: str) -> None:
        cells: dict[str, Cell] = {}
        amounts = {name: self._amount(row, name, cells) for name in AMOUNTS}
        if role == "sum" and cells and not self.block.cells:
            cells |= self._left_blank(row, cells)
        self._take(row, (role, label), amounts, cells)

    def _left_blank(self, row: int, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return the blank cells of a total in which budget and spent are owed."""
        places = {name: self.grid.origin(row, self.columns[name]) for name in ("budget", "spent")
                  if name in self.columns and name not in cells}  # fmt: skip
        return {
            name: self.grid.cell(*place)
            for name, place in places.items()
            if place[0] == row and place[1] >= self._first and not self.grid.text(*place)
        }

    def _take(
        self,
        row: int,
        said: tuple[str, str],
        amounts: dict[str, Decimal | None],
        cells: dict[str, Cell],
    ) -> None:
        """Put the amounts of a row where its role says that they belong."""
        role, label = said
        if role == "sum":
            if not self.block.cells:
                self.block.amounts, self.block.cells = amounts, cells
                self.pairs += parts_below(self.grid, self.head, row, self.unit)
                self._execution(row)
            return
        if not cells:
            return
        self.parted.append(row)
        kind, _, member = role.partition(":")
        entry = _entry(role, label, amounts, cells)
        if kind == "part":
            self.block.parts[member] = entry
        else:
            self.block.funding.append(entry)
            self.marked.append(label.startswith("其中"))

    def _came_in(self, row: int) -> None:
        """Take in a row of what came in, by its source."""
        cells: dict[str, Cell] = {}
        amounts = {name: self._amount(row, name, cells) for name in AMOUNTS}
        role, label = self._label(row) or ("", "")
        entry = _entry(role, label, amounts, cells) if role.startswith("source:") else None
        known = bool(entry or self.income.is_whole(row))
        self.income.take(row, entry, marked=label.startswith("其中"), known=known)

    def _unit(self, name: str) -> MoneyUnit | None:
        """Return the unit of a column's amounts: its own heading's, else the form's."""
        return self.heads.unit_of(self.columns[name]) or self.unit

    def _amount(self, row: int, name: str, cells: dict[str, Cell]) -> Decimal | None:
        column = self.columns.get(name)
        if column is None:
            return None
        place = self.grid.origin(row, column)
        if unstored := self.grid.unstored(row, column):
            cells[name] = unstored
        if not (cell := self.grid.amount_cell(row, column)).raw.strip():
            return None
        if place[1] < self._first or label_and_amount(self.grid.text(*place)):
            return None  # a label that reaches over the amounts' columns
        if is_caption(self.grid.text(*place)):
            self._fault("R147", cell, None)
            return None
        cells[name] = cell
        value, shape = self.grid.value(*place), self.grid.sheet.formats.get(place)
        reading = read_money(value, self._unit(name), shape)
        if reading.fault:
            self._fault(reading.fault, cell, reading.expected)
        return reading.value

    def _fault(
        self, rule: str, cell: Cell, expected: str | None, *, variant: str | None = None
    ) -> None:
        sheet, values = self.grid.sheet.name, {"variant": variant} if variant else {}
        found = Finding(rule, sheet, cell.address, None, cell.raw, expected, values)
        self.block.findings.append(found)

    def _execution(self, row: int) -> None:
        """Note rate, weight, score and reason of the total row."""
        if (column := self.columns.get("rate")) is not None:
            cell = self.grid.cell(row, column)
            place = self.grid.origin(row, column)
            said = self.block.amounts
            near = computed_rate(said.get("spent"), said.get("budget"))
            reading = read_rate(self.grid.value(*place), self.grid.sheet.formats.get(place), near)
            self.block.rate = reading.value
            if cell.raw:
                self.block.cells["stated_rate"] = cell
            if reading.fault:
                self._fault(reading.fault, cell, reading.expected, variant="rate")
        self.block.execution = scoring_of(self.grid, self.head, row, self.columns)
        self.block.findings += of_numbers(self.grid, row, self.columns)


def _entry(
    role: str, label: str, amounts: dict[str, Decimal | None], cells: dict[str, Cell]
) -> Funding:
    kind, _, member = role.partition(":")
    own = kind == "source" and member != "share"
    source = cast("Source", member if own else "fiscal")
    return Funding(source, bare(label), amounts["budget_initial"], amounts["budget"],
                   amounts["spent"], cells)  # fmt: skip
