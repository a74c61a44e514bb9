"""The headings of a form's money block: which column holds what, under one row of them or two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.added_budgets import budget_alone, changes_in
from gridperf.forms.money_rows import is_amount
from gridperf.forms.two_row_heads import PLAIN
from gridperf.forms.vocabulary import bare, money_unit_in, role_of

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid
    from gridperf.model import MoneyUnit

HEADINGS = {
    "money:budget_initial": "budget_initial", "money:budget": "budget", "money:spent": "spent",
    "field:stated_rate": "rate", "side:weight": "weight", "side:score": "score",
    "field:stated_score": "score", "side:reason": "reason", "field:remark": "remark",
}  # fmt: skip
AMOUNTS = ("budget_initial", "budget", "spent")
ADJUSTED = re.compile("调整|调剂后|全年|最终")
"""What a heading says of the budget that counts, where the initial one stands beside it."""
DEEPEST = 8
"""Rows that a money block seldom exceeds."""
_OF_RATE = {"weight": re.compile(r"执行率?(权重|分值)$"), "score": re.compile(r"执行率?得分$")}
"""Columns of the execution's scoring that name what they score."""
_DONE = frozenset({"完成率", "完成比例", "完成进度"})
"""What the rate of execution may be called where no other column is called so."""
_WHEN = frozenset({"全年", "全年数", "本年", "本年数", "调整后", "年末"})
"""What a lower heading says of the budget that the upper one names."""


class Columns(NamedTuple):
    """Name → column of what a money block holds, and amounts' columns that it is not read from."""

    named: dict[str, int]
    doubled: list[int]


def find_money_head(grid: Grid, top: int, end: int) -> int | None:
    """Return the row that heads the money block: two amounts or more beside one another.

    A label whose own amount stands beside it (预算数: 680) heads no column.
    """
    for row in range(top, end):
        roles = {role_of(grid.text(*place)) for place in grid.row_places(row)
                 if not answered(grid, *place)}  # fmt: skip
        if len({role for role in roles if role and role.startswith("money:")}) > 1:
            return row
    return None


def answered(grid: Grid, row: int, column: int) -> bool:
    """Tell whether a label's own amount stands beside it, or a blank for one behind its colon."""
    beside = grid.raw(row, grid.span(row, column).right + 1)
    return is_amount(beside) or (not beside and grid.text(row, column).endswith(":"))


class MoneyHead:
    """The row of headings right over a block's rows, and what stands over it."""

    def __init__(self, grid: Grid, row: int, top: int) -> None:
        """Take the sheet, the row of headings and the first one of them, the same or above."""
        self.grid = grid
        self.row = row
        self.top = top

    def name_of(self, column: int) -> str | None:
        """Return what a column holds by its heading, or by that and the one over it."""
        text, over = self.grid.text(self.row, column), self._over(column)
        if over and bare(text) in PLAIN:
            return HEADINGS.get(role_of(over) or "")
        if over and bare(text) in _WHEN and role_of(over) == "money:budget":
            return "budget"
        for name, words in _OF_RATE.items():
            if words.search(bare(text)):
                return name
        return HEADINGS.get(role_of(text) or "")

    def unit_of(self, column: int) -> MoneyUnit | None:
        """Return the unit of money that a column's headings state."""
        return money_unit_in(self.grid.text(self.row, column)) or money_unit_in(self._over(column))

    def _over(self, column: int) -> str:
        """Return the heading in the head's upper row, "" where that is the column's own."""
        own = self.grid.origin(self.row, column)[0] == self.row
        return self.grid.text(self.top, column) if own and self.top < self.row else ""

    def columns(self) -> Columns:
        """Return which column holds what; of two for one amount the first that has any."""
        found: dict[str, list[int]] = {}
        for row, column in self.grid.row_places(self.row):
            if self.grid.span(row, column).bottom > self.row:
                continue  # the whole block's own heading, beside its rows
            under = role_of(self.grid.text(self.grid.below(self.row), column)) or ""
            name = self.name_of(column)
            if name and not under.startswith(("sum", "source:")):
                found.setdefault(name, []).append(column)
        changes = changes_in(self.grid, self.row, found.get("budget", []))
        found, doubled = self._without(found, changes)
        first, *more = found.get("budget", [0])
        adjusted = [column for column in (first, *more) if self._is_adjusted(column)]
        if more and "budget_initial" not in found and adjusted and first not in adjusted:
            found |= {"budget_initial": [first], "budget": adjusted}
        if remark := found.pop("remark", None):
            found.setdefault("reason", remark)  # beside the rate it says why (招标节约7.5万元)
        for name, (_, *others) in found.items():
            doubled += others if name in AMOUNTS else []
        done = [column for row, column in self.grid.row_places(self.row)
                if "rate" not in found and bare(self.grid.text(row, column)) in _DONE]  # fmt: skip
        found |= {"rate": done} if done else {}
        named = {name: columns[0] for name, columns in found.items()}
        return Columns(budget_alone(self.grid, self.row, named, changes), doubled)

    def _without(
        self, found: dict[str, list[int]], changes: list[int]
    ) -> tuple[dict[str, list[int]], list[int]]:
        """Return the columns without changes, blanks and what came in, and those left out."""
        kept = {name: [column for column in columns if column not in changes]
                for name, columns in found.items()}  # fmt: skip
        found = {name: self._filled(columns) if name in AMOUNTS else columns
                 for name, columns in kept.items() if columns}  # fmt: skip
        if not any(len(columns) > 1 for name, columns in found.items() if name in AMOUNTS):
            return found, list(changes)
        spending = {name: self._of_spending(columns) for name, columns in found.items()}
        left = [column for name, columns in found.items() if name in AMOUNTS
                for column in columns if column not in spending[name]]  # fmt: skip
        return spending, [*changes, *left]

    def _is_adjusted(self, column: int) -> bool:
        return ADJUSTED.search(self.grid.text(self.row, column)) is not None

    def _filled(self, columns: list[int]) -> list[int]:
        """Return of several columns those with amounts: the block's own heading has none below."""
        rows = range(self.row + 1, min(self.row + DEEPEST, self.grid.height))
        filled = [column for column in columns
                  if any(is_amount(self.grid.raw(row, column)) for row in rows)]  # fmt: skip
        return filled if len(columns) > 1 and filled else columns

    def _of_spending(self, columns: list[int]) -> list[int]:
        """Return the columns that do not stand under 收入, where the same headings stand twice."""
        above = [self._above(column) for column in columns]
        kept = [column for column, text in zip(columns, above, strict=True)
                if not bare(text).startswith("收入")]  # fmt: skip
        return kept or columns

    def _above(self, column: int) -> str:
        """Return the heading over a column; without merges it stands over its block's first."""
        said = (self.grid.text(self.row - 1, at) for at in range(column, -1, -1))
        return next(filter(None, said), "")
