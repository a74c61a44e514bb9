"""Money of a form that has no block of it: amounts beside their labels, or sources as columns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from gridperf.forms.added_budgets import changes_among
from gridperf.forms.grid import address
from gridperf.forms.money_block import MoneyBlock
from gridperf.forms.money_head import AMOUNTS, HEADINGS, answered
from gridperf.forms.money_rows import is_amount
from gridperf.forms.nested_sources import without_nested
from gridperf.forms.points import number_of, weight_of
from gridperf.forms.source_columns import Heading, heading_role, source_columns
from gridperf.forms.unread_amounts import is_caption
from gridperf.forms.vocabulary import bare, money_unit_in, not_applicable, role_of
from gridperf.model import Execution, Finding, Funding, Source
from gridperf.values import read_money, read_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import MoneyUnit


def loose_money(grid: Grid, rows: range, unit: MoneyUnit | None) -> MoneyBlock:
    """Return the amounts of a form without a money block: each beside its own label."""
    reader = _Reader(grid, rows, unit)
    head = reader.head_of_sources()
    if head is None:
        reader.labels()
    else:
        reader.columns(head)
    return reader.block()


_PIECES = re.compile(r"[;；]\s*|[,，、](?!\d)\s*|\s+(?=[^\s:]+:)")


_SCORED = {"field:stated_rate": "rate", "side:weight": "weight", "side:score": "stated_score"}
"""What the execution's rate and its scoring are headed by."""
POINTS = ("weight", "stated_score")
BUDGETS = ("budget_initial", "budget")


class _Reader:
    """Reads amounts one by one; what belongs to a source is kept by its label."""

    def __init__(self, grid: Grid, rows: range, unit: MoneyUnit | None) -> None:
        self.grid = grid
        self.rows = rows
        self.unit = unit
        self.found = MoneyBlock()
        self.sources: dict[str, Funding] = {}
        texts = (grid.text(*place) for row in rows for place in self._places(row))
        self.changes = changes_among([text for text in texts if role_of(text) == "money:budget"])
        """The labels of what came to the budget in the year (调整预算数 beside 调整后预算数)."""
        self.changed: list[Place] = []

    def block(self) -> MoneyBlock:
        block = self.found
        block.funding = list(self.sources.values())
        block.findings += self._of_changes()
        if block.amounts.keys() & set(BUDGETS) == {"budget_initial"} and not self.changed:
            block.amounts["budget"] = block.amounts.pop("budget_initial")
            block.cells["budget"] = block.cells.pop("budget_initial")
            block.funding = [_of_only_budget(one) for one in block.funding]
        block.funding, parts = without_nested(
            block.funding, block.amounts, [False] * len(block.funding), self.grid.sheet.name
        )
        block.findings += parts
        return block

    def labels(self) -> None:
        """Read the amounts to the right of their labels, and those of its sources.

        A source stands right of the amount that it is a part of (预算 350 其中:财政资金 350), else
        under its label.
        """
        above: dict[int, str] = {}
        for row in self.rows:
            beside: str | None = None
            for place in self._places(row):
                self._inside(place)
                if self._is_change(place):
                    continue
                role = role_of(self.grid.text(*place)) or ""
                right = self._beside(place)
                name = HEADINGS.get(role)
                if name in AMOUNTS and self._is_source(right):
                    beside = name  # 预算资金 | 财政拨款 | 80 | 合计 | 100
                elif beside and role == "sum" and is_amount(self.grid.raw(*right)):
                    self._amount(place, right, beside)
                elif name in AMOUNTS or name == "rate":
                    beside = self._amount(place, self._rate_of(place, right, name), name)
                    above |= {place[1]: name} if name in AMOUNTS else {}
                elif role.startswith("source:") and (owner := beside or above.get(place[1])):
                    self._part(place, right, owner, role)
                elif role.startswith("source:") and is_amount(self.grid.raw(*right)):
                    self._unread(place)
        self._points_beside()
        self._unread_heads()
        if not self.found.amounts.keys() & {"budget", "budget_initial"}:
            self._whole()

    def _is_change(self, place: Place) -> bool:
        """Tell whether a label is of a change of the budget, which isn't read, and note it."""
        change = self.grid.text(*place) in self.changes
        if change:
            self.changed.append(place)
        return change

    def _of_changes(self) -> Iterator[Finding]:
        """Yield that a change isn't read; beside no other budget the year's stays open."""
        values = {} if "budget" in self.found.amounts else {"variant": "amount", "open": "budget"}
        for place in self.changed:
            yield Finding("R126", self.grid.sheet.name, address(*place),
                          found=self.grid.text(*place), values=values)  # fmt: skip

    def _points_below(self, head: int, known: Mapping[int, Heading]) -> list[int]:
        """Take weight and score that have rows below the amounts, and return these.

        As beside one another, only with the rate that they are for.
        """
        named: dict[str, Place] = {}
        for row in self.rows:
            label = next(self._places(row), None) if row > head else None
            name = _SCORED.get(role_of(self.grid.text(*label)) or "") if label else None
            if name and (place := self._of_whole(row, known)):
                named.setdefault(name, place)
        points = {name: named[name] for name in POINTS if name in named}
        numbers = [number_of(self.grid.cell(*place)) for place in points.values()]
        if named.keys() < set(_SCORED.values()) or None in numbers:
            return []
        self._score(points)
        return [row for row, _ in named.values()]

    def _of_whole(self, row: int, known: Mapping[int, Heading]) -> Place | None:
        """Return the cell of a row in the whole's column, else the only one that is filled."""
        filled = [column for column in known if self.grid.text(row, column)]
        whole = [column for column in filled if known[column].role == "sum"]
        places = {self.grid.origin(row, column) for column in whole or filled}
        return places.pop() if len(places) == 1 else None

    def _rate_of(self, place: Place, right: Place, name: str) -> Place:
        """Return where a label's answer stands: a rate may stand below its heading."""
        below = (self.grid.below(self.grid.span(*place).bottom), place[1])
        under = name == "rate" and not self.grid.text(*right)
        return below if under and self.grid.text(*below).endswith("%") else right

    def _points_beside(self) -> None:
        """Take weight and score for the execution's where both stand in the row of its rate.

        执行率 | 100% | 分值 | 10 | 得分 | 10: elsewhere the points may be anything's.
        """
        for row in self.rows:
            named = {_SCORED.get(role_of(self.grid.text(*place)) or "", ""): self._beside(place)
                     for place in self._places(row)}  # fmt: skip
            if named.keys() >= set(_SCORED.values()):
                points = {name: named[name] for name in POINTS}
                if all(number_of(self.grid.cell(*place)) is not None for place in points.values()):
                    self._score(points)

    def _score(self, places: Mapping[str, Place]) -> None:
        """Note the execution's weight and score."""
        cells = {name: self.grid.cell(*place) for name, place in places.items()}
        weight, score = weight_of(cells.get("weight")), number_of(cells.get("stated_score"))
        self.found.execution = Execution(weight, score, None, cells)

    def _of_execution(self, heads: Mapping[int, Heading], rows: Sequence[int]) -> set[int]:
        """Take rate, weight and score beside the sources' columns, and return their columns.

        Each is one for all rows of amounts, merged over them or told in one, with dashes in the
        others: of several it can't be told which is the whole's.
        """
        said: dict[str, tuple[int, Place]] = {}
        for column, one in heads.items():
            places = [(row, column) for row in rows if (text := self.grid.text(row, column))
                      and not not_applicable(text)]  # fmt: skip
            name = _SCORED.get(one.role)
            if name and len({self.grid.text(*place) for place in places}) == 1:
                said.setdefault(name, (column, places[0]))
        if "rate" in said:
            self._rate(said["rate"][1])
        if points := {name: said[name][1] for name in POINTS if name in said}:
            self._score(points)
        return {column for column, _ in said.values()}

    def _is_source(self, place: Place) -> bool:
        role = role_of(self.grid.text(*place)) or ""
        beside = self.grid.raw(place[0], self.grid.span(*place).right + 1)
        return role.startswith(("sum", "source:")) and is_amount(beside)

    def _unread(self, place: Place) -> None:
        self._fault("R147", place, None)

    def _unread_heads(self) -> None:
        """Say which columns of sources no row explains: 预算安排情况 over 合计, 财政拨款."""
        for row in self.rows:
            heads = [
                place
                for place in self._places(row)
                if (role_of(self.grid.text(*place)) or "").startswith(("sum", "source:"))
            ]
            below = self.grid.below(row)
            figures = (self.grid.text(*place).rstrip("%") for place in self._places(below))
            if (
                len(heads) < FEWEST_HEADS
                or below not in self.rows
                or not all(map(is_amount, figures))
            ):
                continue
            for place in heads:
                if is_amount(self.grid.raw(below, place[1])) and not answered(self.grid, *place):
                    self._unread(place)

    def _beside(self, place: Place) -> Place:
        """Return the cell right of a label, behind blank ones where nothing is merged."""
        right = (place[0], self.grid.span(*place).right + 1)
        if self.grid.text(*right) or self.grid.merged(*right):
            return right
        return next((one for one in self._places(place[0]) if one[1] > right[1]), right)

    def _whole(self) -> None:
        """Take the total (资金总额 2600) for the budget where no label names one."""
        for row in self.rows:
            for place in self._places(row):
                right = self._beside(place)
                if role_of(self.grid.text(*place)) == "sum" and is_amount(self.grid.raw(*right)):
                    if is_amount(self.grid.raw(right[0], self.grid.span(*right).right + 1)):
                        self._unread(place)  # several amounts under heads that no word explains
                    else:
                        self._amount(place, right, "budget")
                    return

    def _inside(self, place: Place) -> None:
        """Note the amounts that a cell holds with their labels (预算数:12万元;执行数:11万元)."""
        cell = self.grid.cell(*place)
        for piece in _PIECES.split(self.grid.text(*place)):
            label, _, said = piece.partition(":")
            name = HEADINGS.get(role_of(label) or "")
            if name == "rate" and "stated_rate" not in self.found.cells and said:
                self.found.rate = read_rate(said).value
                self.found.cells["stated_rate"] = cell
            elif name in AMOUNTS and is_amount(said) and name not in self.found.amounts:
                reading = read_money(said, money_unit_in(label) or self.unit)
                self.found.amounts[name], self.found.cells[name] = reading.value, cell

    def _amount(self, place: Place, right: Place, name: str) -> str | None:
        """Note the first amount of a name and return the name where one stands beside its label."""
        cell = self.grid.amount_cell(*right)
        if not cell.raw.strip() or role_of(cell.raw) or self._heads(place, right):
            return None
        if name == "rate":
            self._rate(right)
            return None
        if name in self.found.amounts:
            if is_amount(cell.raw) and cell.raw.strip() != self.found.cells[name].raw.strip():
                self._unread(place)
            return None
        own = money_unit_in(self.grid.text(*place)) or self.unit
        self.found.amounts[name], self.found.cells[name] = self._read(right, own), cell
        return name

    def _heads(self, place: Place, right: Place) -> bool:
        """Tell whether a label only heads those to its right: 预算执行情况 over several rows."""
        said = self.grid.text(*right)
        taller = self.grid.span(*place).bottom > self.grid.span(*right).bottom
        return not is_amount(said) and (taller or is_caption(said))

    def _part(self, place: Place, right: Place, name: str, role: str) -> None:
        raw = self.grid.raw(*right)
        if raw.strip() and not role_of(raw):
            self._put(self.grid.raw(*place), role, name, right)

    def head_of_sources(self) -> int | None:
        """Return the row that heads columns of sources, with the amounts' names to their left."""
        for row in self.rows:
            roles = [heading_role(self.grid.text(*place)) for place in self._places(row)
                     if not answered(self.grid, *place)]  # fmt: skip
            below = next(iter(self._places(self.grid.below(row))), None)
            name = HEADINGS.get(role_of(self.grid.text(*below)) or "") if below else None
            held = [role for role in roles if role.startswith(("source:", "part:", "sum"))]
            if len(held) > 1 and name in AMOUNTS:
                return row
        return None

    def columns(self, head: int) -> None:
        """Read a block whose columns are sources and whose rows are 预算数, 执行数."""
        heads = source_columns(self.grid, head)
        known = {column: one for column, one in heads.items()
                 if one.role.startswith(("source:", "part:", "sum"))}  # fmt: skip
        first, amounts = min(known), []
        for row in self.rows:
            label = next((place for place in self._places(row) if place[1] < first), None)
            name = HEADINGS.get(role_of(self.grid.text(*label)) or "") if label else None
            if row <= head or label is None or name not in {*AMOUNTS, "rate"}:
                continue
            if self._is_change(label):
                continue
            amounts += [row] if name in AMOUNTS else []
            for column, one in known.items():
                if self.grid.raw(row, column).strip() and not one.whole:
                    self._of_column(label, (row, column), name, one)
        if amounts:
            top = min(one.place[0] for one in known.values())
            self.found.rows = range(top, max([*amounts, *self._points_below(head, known)]) + 1)
        taken = self._of_execution(heads, amounts)
        for column, one in heads.items():
            filled = any(is_amount(self.grid.text(row, column).rstrip("%")) for row in amounts)
            unread = one.whole or column not in {*known, *taken}
            if column > first and filled and unread:
                rule, whole = ("R148", one.whole) if one.whole else ("R126", None)
                self.found.findings.append(Finding(rule, self.grid.sheet.name,
                    address(*one.place), found=one.label, expected=whole))  # fmt: skip

    def _of_column(self, label: Place, place: Place, name: str, heading: Heading) -> None:
        kind, _, member = heading.role.partition(":")
        if name == "rate":
            if kind == "sum":
                self._rate(place)
        elif kind == "sum":
            self._amount(label, place, name)
        elif kind == "part":
            part = self.found.parts.setdefault(member, Funding("fiscal", bare(heading.label)))
            amount: dict[str, Any] = {name: self._read(place, self.unit)}
            cells = {**part.cells, name: self.grid.amount_cell(*place)}
            self.found.parts[member] = replace(part, **amount, cells=cells)
        else:
            self._put(heading.label, heading.role, name, place)

    def _places(self, row: int) -> Iterator[Place]:
        return (place for place in self.grid.row_places(row) if place[0] == row)

    def _put(self, label: str, role: str, name: str, place: Place) -> None:
        said = bare(label)
        member = role.partition(":")[2]
        source = cast("Source", "fiscal" if member == "share" else member)
        one = self.sources.setdefault(said, Funding(source, said))
        if name in one.cells:
            raw = self.grid.raw(*place).strip()
            if is_amount(raw) and raw != one.cells[name].raw.strip():
                self._unread(place)
        else:
            amount: dict[str, Any] = {name: self._read(place, self.unit)}
            cells = {**one.cells, name: self.grid.amount_cell(*place)}
            self.sources[said] = replace(one, **amount, cells=cells)

    def _read(self, place: Place, unit: MoneyUnit | None) -> Decimal | None:
        origin = self.grid.origin(*place)
        reading = read_money(self.grid.value(*origin), unit, self.grid.sheet.formats.get(origin))
        if reading.fault:
            self._fault(reading.fault, place, reading.expected)
        return reading.value

    def _rate(self, place: Place) -> None:
        cell = self.grid.cell(*place)
        if "stated_rate" in self.found.cells or not cell.raw.strip():
            return
        origin = self.grid.origin(*place)
        reading = read_rate(self.grid.value(*origin), self.grid.sheet.formats.get(origin))
        self.found.rate, self.found.cells["stated_rate"] = reading.value, cell

    def _fault(self, rule: str, place: Place, expected: str | None) -> None:
        at, raw = address(*self.grid.origin(*place)), self.grid.raw(*place)
        self.found.findings.append(Finding(rule, self.grid.sheet.name, at, None, raw, expected))


FEWEST_HEADS = 2


def _of_only_budget(source: Funding) -> Funding:
    cells = {"budget" if name == "budget_initial" else name: cell
             for name, cell in source.cells.items()}  # fmt: skip
    return replace(source, budget=source.budget_initial, budget_initial=None, cells=cells)
