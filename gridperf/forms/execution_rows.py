"""Rows of an indicator table that score the execution: 预算执行率 | 96.85% | 10 | 9.69."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from gridperf.forms.points import number_of, weight_of
from gridperf.forms.vocabulary import bare, not_applicable, role_of
from gridperf.model import Execution
from gridperf.values import narrow, read_rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.indicator_table import IndicatorTable
    from gridperf.forms.money_block import MoneyBlock
    from gridperf.model import Indicator


def is_execution(grid: Grid, place: Place, columns: Mapping[str, int]) -> bool:
    """Tell whether a row's label, over names and target, says that it is of the execution rate.

    Without merges what it would lie over is blank.
    """
    if not _names_rate(grid.text(*place)) or place[1] >= columns["target"]:
        return False
    right = grid.span(*place).right
    return all(not grid.text(place[0], at) for at in range(right + 1, columns["target"] + 1))


def _names_rate(text: str) -> bool:
    """Tell whether a text names the execution rate, or its score (预算执行率得分)."""
    core = bare(text)
    return "field:stated_rate" in {role_of(core), role_of(core.removesuffix("得分"))}


def execution_in(grid: Grid, row: int, columns: Mapping[str, int]) -> Execution:
    """Return what a row for the execution says: its weight, its score, its reason."""
    found = {"weight": "weight", "stated_score": "score", "reason": "reason"}
    cells = {name: cell for name, said in found.items() if said in columns
             and (cell := grid.cell(row, columns[said])).raw.strip()}  # fmt: skip
    reason = cells["reason"].raw.strip() if "reason" in cells else None
    return Execution(
        weight_of(cells.get("weight")), number_of(cells.get("stated_score")), reason, cells
    )


def without_execution(table: IndicatorTable, money: MoneyBlock) -> Execution | None:
    """Take the indicator that only scores the execution from a table, and return its points.

    None where the money block has scored it; what says that once more is taken too. It stands
    alone in a group that is no output and no benefit; scored against a target of its own it is an
    indicator as any other. What it says was done is the form's rate where no other is printed.
    """
    places = [at for at, one in enumerate(table.indicators) if _is_of_rate(one)]
    if len(places) != 1 or not _is_alone(table.indicators, place := places[0]):
        return None
    scored = money.execution
    if scored and (scored.weight is not None or scored.stated_score is not None):
        if _says_again(scored, table, place):
            money.execution = _with_reason(scored, _taken(table, place))
        return None
    one = _taken(table, place)
    rate = read_rate(one.actual).value if one.actual and "%" in narrow(one.actual) else None
    if money.rate is None and rate is not None:
        money.rate, money.cells["stated_rate"] = rate, one.cells["actual"]
    names = ("weight", "stated_score", "reason")
    cells = {name: one.cells[name] for name in names if name in one.cells}
    return Execution(one.weight, one.stated_score, one.reason, cells)


def _taken(table: IndicatorTable, place: int) -> Indicator:
    """Take an indicator out of its table, and return it."""
    table.asides = [(at - (at >= place), label, cell) for at, label, cell in table.asides]
    return table.indicators.pop(place)


def _says_again(scored: Execution, table: IndicatorTable, place: int) -> bool:
    """Tell whether an indicator says the money block's points once more.

    They are the same, and the other indicators make the hundred with them or what the total says.
    """
    one = table.indicators[place]
    if one.weight is None or (one.weight, one.stated_score) != (scored.weight, scored.stated_score):
        return False
    weighed = [other for at, other in enumerate(table.indicators) if at != place]
    rest = {other.cells["weight"].address: other.weight or Decimal(0) for other in weighed
            if "weight" in other.cells}  # fmt: skip
    return sum(rest.values()) + one.weight in {HUNDRED, table.total and table.total.weight}


def _with_reason(scored: Execution, one: Indicator) -> Execution:
    """Return the money block's scoring with the reason of the row that says it once more."""
    if scored.reason or not one.reason:
        return scored
    cells = {**scored.cells, "reason": one.cells["reason"]}
    return replace(scored, reason=one.reason, cells=cells)


HUNDRED = Decimal(100)
_RATE = re.compile(r"(?:项目|资金|预算)*(?:资金|预算)?执行(?:率|情况|进度)?(?:指标)?")
_FULL = re.compile(r"(?:[=≥]|>=)?100(?:\.0+)?%?|1(?:\.0+)?")
"""A target that sets no other measure than the rate itself."""


def _is_of_rate(one: Indicator) -> bool:
    """Tell whether an indicator is of the execution rate by its levels and its name."""
    levels = [cell.raw for name in ("level_1", "level_2") if (cell := one.cells.get(name))]
    known = {role_of(level) or "" for level in levels}
    if not levels or any(role.startswith(("group:", "dimension:")) for role in known):
        return False
    said = [*levels[-1:], one.name] if one.name else levels[-1:]
    return all(map(_says_rate, said)) and _is_scored_by_rate(one)


def _says_rate(text: str) -> bool:
    return role_of(text) == "field:stated_rate" or _RATE.fullmatch(bare(text)) is not None


def _is_scored_by_rate(one: Indicator) -> bool:
    """Tell whether the points are the rate's share of them, or may be for all that is said."""
    if one.weight is None and one.stated_score is None:
        return False
    if one.target is None or not_applicable(one.target) or _FULL.fullmatch(narrow(one.target)):
        return True
    rate = read_rate(one.actual).value if one.actual else None
    if rate is None or one.weight is None or one.stated_score is None:
        return False
    return abs(min(rate, Decimal(1)) * one.weight - one.stated_score) <= HALF_POINT


HALF_POINT = Decimal("0.05")
"""By which a printed score may differ from the rate's share, rounded."""


def _is_alone(indicators: Sequence[Indicator], place: int) -> bool:
    """Tell whether an indicator shares its group with no other."""
    groups = [one.cells.get("level_1") for one in indicators]
    return groups[place] is not None and groups.count(groups[place]) == 1
