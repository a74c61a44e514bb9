"""Budgets that a list states in parts alone (年初预算 | 年中追加; 当年预算 | 上年结转).

What was added in the year is never the budget itself. Whether the parts make it together, the
printed rates tell; where they tell nothing, the amount stays unknown wherever it matters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.grid import address
from gridperf.forms.vocabulary import bare, money_unit_in, role_of
from gridperf.model import Finding
from gridperf.values import rate_consistent, read_money, read_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head
    from gridperf.forms.meanings import Path
    from gridperf.forms.plan import Plan
    from gridperf.model import MoneyUnit

_ADDS = re.compile(
    "^(?!.*后).*(?:追加|追减|调增|调减|核增|核减|增减|调[整剂](?:预算)?(?:数|额|金额)?$)"
)
_REDUCES = re.compile("^[^增加]*减")
"""What is taken away may stand without a sign: then it makes no sum."""
_ADJUSTS = re.compile("调[整剂](?:预算)?(?:数|额|金额)?$")
"""What may be the change, or the budget after it (年初批复, 预算调整)."""
_OF_PART = re.compile("^年初|^当年|^本年")
"""What an amount's heading says where more may have come to it."""
_WHOLE = re.compile("合计|总计|总额|全年|最终|调[整剂]后")
ROWS = 200
"""Rows whose rates tell."""
DECIMALS = 2
"""Decimals of 万元 to which the amounts are known that a rate was worked out from."""

Columns = tuple[int, ...]


class _Reading(NamedTuple):
    """Which columns make the budget, and which the spending."""

    budget: Columns
    spent: Columns


class _Row(NamedTuple):
    """A row's amounts by column, blanks as zero, and where its rate stands."""

    row: int
    amounts: Mapping[int, Decimal]

    def made(self, columns: Columns) -> Decimal:
        """Return what the columns make together."""
        return sum((self.amounts[column] for column in columns), Decimal(0))


def with_parts(grid: Grid, head: Head, plan: Plan, unit: MoneyUnit | None, rows: range) -> Plan:
    """Return the plan with amounts that several columns make, or may make, together.

    They are `summed` where most of the printed rates fit that alone, else `undecided`.
    """
    budget, spent = plan.amounts.get("budget"), plan.amounts.get("spent")
    if budget is None or spent is None:
        return plan
    more = _Reading((budget, *_more_budget(head, plan, budget)),
                    (spent, *_more_spent(head, plan, spent)))  # fmt: skip
    if not more.budget[1:] and not more.spent[1:]:
        return plan
    plan = _with_units(head, plan, more)
    told = [line for row in rows[:ROWS] if grid.rows[row]
            and (line := _row(grid, plan, unit, row, more))]  # fmt: skip
    if (proved := _proved(grid, head, plan, more, told)) is not None:
        parts = {name: tuple(sorted(columns)) for name, columns in proved._asdict().items()
                 if columns[1:]}  # fmt: skip
        if (whole := proved.budget[0]) != budget:
            amounts = {**plan.amounts, "budget_initial": budget, "budget": whole}
            plan = replace(plan, amounts=amounts)
        return _of_parts(head, plan, parts, {})
    open_ones = {name: columns for name, columns in more._asdict().items()
                 if columns[1:] and _is_open(head, columns, more, told)}  # fmt: skip
    return _of_parts(head, plan, {}, open_ones)


def of_parts(grid: Grid, head: Head, plan: Plan) -> Iterator[Finding]:
    """Yield which columns may make an amount together: nothing tells whether they do."""
    for columns in plan.undecided.values():
        said = "、".join(head.paths[column][-1] for column in columns)
        at = ",".join(address(head.bottom, column) for column in columns)
        variant = "parts_unproved" if _rated(grid, head, plan, columns[1:]) else "parts"
        yield Finding("R147", grid.sheet.name, at, None, said, values={"variant": variant})


def _rated(grid: Grid, head: Head, plan: Plan, more: Columns) -> bool:
    """Tell whether a rate is printed in a row where it matters which columns are the amount."""
    rate = plan.rate
    return rate is not None and any(
        grid.text(row, rate) and any(grid.text(row, column).strip("-—0. ") for column in more)
        for row in range(head.bottom + 1, min(grid.height, head.bottom + 1 + ROWS))
    )


def adds(text: str) -> bool:
    """Tell whether a heading is of what came to a budget in the year, not of the budget."""
    return role_of(text) is None and _ADDS.search(bare(text)) is not None


def _label(head: Head, column: int) -> str:
    return bare(head.paths[column][-1])


def _more_budget(head: Head, plan: Plan, budget: int) -> Columns:
    """Return the columns of what may come to a column's budget to make the year's."""
    label, initial = _label(head, budget), plan.amounts.get("budget_initial")
    if budget in head.told:
        return ()
    if initial is not None:
        return (initial,) if _ADDS.search(label) else ()
    if _WHOLE.search(label) or role_of(label) == "sum":
        return ()
    added = [column for column, path in head.unknown.items()
             if adds(path[-1]) and _beside(path, head.paths[budget])]  # fmt: skip
    return (*added, *_carried(head, plan, "budget"))


def _beside(path: Path, other: Path) -> bool:
    """Tell whether a heading stands in the group of another, or in none."""
    return path[:-1] == other[:-1] or not path[1:]


def _more_spent(head: Head, plan: Plan, spent: int) -> Columns:
    group = head.paths[spent][:-1]
    carried = _carried(head, plan, "spent")
    return tuple(column for column in carried if group and head.paths[column][:-1] == group)


def _carried(head: Head, plan: Plan, name: str) -> Iterator[int]:
    """Yield the columns of what the last year left, but for those that say 其中."""
    for source in plan.funding:
        column = source.columns.get(name)
        if source.source == "carried_over" and column is not None and not any(
            "其中" in text for text in head.paths[column]
        ):  # fmt: skip
            yield column


def _with_units(head: Head, plan: Plan, more: _Reading) -> Plan:
    """Return the plan with the units of money of headings that mean nothing by themselves."""
    units: dict[int, MoneyUnit] = dict(plan.units)
    for column in more.budget:
        for text in head.paths[column][::-1]:
            if unit := money_unit_in(text):
                units.setdefault(column, unit)
    return replace(plan, units=units)


def _row(grid: Grid, plan: Plan, unit: MoneyUnit | None, row: int, more: _Reading) -> _Row | None:
    """Return a row's amounts where both of the first columns hold one and the readings differ."""
    said: dict[int, Decimal | None] = {}
    for column in (*more.budget, *more.spent):
        place = grid.origin(row, column)
        held = plan.units.get(column) or unit
        said[column] = read_money(grid.value(*place), held, grid.sheet.formats.get(place)).value
    differ = any(said[column] for column in (*more.budget[1:], *more.spent[1:]))
    if not differ or None in {said[more.budget[0]], said[more.spent[0]]}:
        return None
    return _Row(row, {column: amount or Decimal(0) for column, amount in said.items()})


def _proved(
    grid: Grid, head: Head, plan: Plan, more: _Reading, told: list[_Row]
) -> _Reading | None:
    """Return the only reading that most of the printed rates fit, None where none is."""
    rated = [] if plan.rate is None else [row for row in told if grid.text(row.row, plan.rate)]
    first = _Reading(more.budget[:1], more.spent[:1])
    readings = {first, _Reading(first.budget, more.spent)}
    readings |= {_Reading((column,), more.spent[:1]) for column in more.budget[1:]
                 if _ADJUSTS.search(_label(head, column))}  # fmt: skip
    cuts = [column for column in more.budget if _REDUCES.search(_label(head, column))]
    if not any(row.amounts[column] > 0 for row in told for column in cuts):
        readings |= {more, _Reading(more.budget, first.spent)}
    fits = {one: sum(_fits(grid, plan.rate, row, one) for row in rated) for one in readings}
    most = max(fits.values())
    best = [one for one, times in fits.items() if times == most]
    return best[0] if len(best) == 1 and most * 2 > len(rated) else None


def _fits(grid: Grid, rate: int | None, row: _Row, reading: _Reading) -> bool:
    budget, spent = row.made(reading.budget), row.made(reading.spent)
    if rate is None or budget <= 0:
        return False
    place = grid.origin(row.row, rate)
    said = read_rate(grid.value(*place), grid.sheet.formats.get(place), spent / budget)
    return said.value is not None and rate_consistent(said, spent, budget, DECIMALS)


def _is_open(head: Head, columns: Columns, more: _Reading, told: list[_Row]) -> bool:
    """Tell whether an amount may well be but a part: so its heading says, or too much was spent.

    An addition that stays unread beside a plain 预算数 is said already.
    """
    if _OF_PART.search(_label(head, columns[0])):
        return True
    if columns != more.budget or not head.unknown.keys().isdisjoint(columns):
        return False
    first, whole = columns[:1], columns
    over = [row for row in told if row.made(first) < row.made(more.spent) <= row.made(whole)]
    return bool(over) and len(over) * 2 >= len(told)


def _of_parts(
    head: Head, plan: Plan, summed: Mapping[str, Columns], undecided: Mapping[str, Columns]
) -> Plan:
    """Return the plan with the amounts that have parts taken from those that a column states."""
    parts = {**summed, **undecided}
    amounts = {name: column for name, column in plan.amounts.items() if name not in parts}
    budget = plan.amounts["budget"]
    if "budget" in parts and role_of(head.paths[budget][-1]) == "money:budget_initial":
        amounts["budget_initial"] = budget
    return replace(plan, amounts=amounts, summed={**plan.summed, **summed}, undecided=undecided)
