"""Numbers that say of which things or by when: 65岁以上老人体检率70%, 30分钟内到场率100%.

They stand in one clause before the number that is promised. What only says which things are meant
is no quantity; a limit of time is one beside the rate that it bounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from gridperf.model import Dimension
from gridperf.values.bases import bases
from gridperf.values.composed import with_whole_numbers
from gridperf.values.numbers import narrow
from gridperf.values.pairs import unlabelled
from gridperf.values.plans import without_plans
from gridperf.values.quantities import Quantity, scan
from gridperf.values.spoken_rhythms import OPENS, with_each
from gridperf.values.units import RANKS, is_duration, is_measured

_MARKS = ",，。;；、!！\n()（）"
_CLAUSE = re.compile(rf"(?:[^{_MARKS}]|(?<=\d),(?=\d))+")
_TIMED = re.compile(rf"[^{_MARKS}]{{1,40}}?(?:[前内],)?[^{_MARKS}]{{1,40}}")
"""A limit and the words behind it: 12月底前完成率, 12月31日前，完成率."""
_BEHIND = re.compile(
    r"^[\d.,\s零一二两三四五六七八九十百千万亿]+[^\d]*?(?:上|下|内)(?:\(含\))?的?[^\d]"
)
"""A number whose bound stands behind it, and more words: 5000万元以上项目."""
_AGES = frozenset({"岁", "周岁"})
_OF_A_THING = re.compile(
    "(?:^|宽|长|高|深|厚|[宽长高深厚]度|面积|规模|直径|口径|单价|价值|产值|收入|(?<!完成)(?<!实现)投资|标准)$"
)
"""What stands before a number that only tells things apart: 宽3.5米以上农村公路."""

_AT_END = re.compile(r"[底末][^\d,，。;；]{0,6}$")
"""The end of a month that says when a rate is to be reached: 12月底达到100%."""
_DECEMBER = 12


@lru_cache(maxsize=1 << 17)
def meant(text: str, year: int | None = None, *, done: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of a text without those that only say which things are meant.

    Nor those from which a change is told (从80%提高到90%); of a completion neither what it repeats
    of the plan.
    """
    text = with_whole_numbers(unlabelled(narrow(text)))
    if text[:1] in OPENS or "半年" in text:
        text = with_each(text, done=done)
    found = scan(text, year, done=done)
    if len(found) < 2:  # noqa: PLR2004 (one and what it qualifies)
        return found
    if done:
        found = without_plans(found)
    idle = {one.start for one, other in pairwise(found) if _qualifies(one, other)} | bases(found)
    return tuple(one for one in found if one.start not in idle) if idle else found


def compared(strong: list[Quantity], done: tuple[Quantity, ...]) -> list[Quantity]:
    """Return those with a comparator, and what one of them leads to where the completion has it.

    50人以上企业走访20家 may promise both.
    """
    units = {one.unit for one in done if one.unit}
    led_to = {
        other.start
        for one, other in pairwise(strong)
        if other.unit in units and _leads_to(one, other)
    }
    return [one for one in strong if one.comparator or one.start in led_to] or strong


def unbounded(
    strong: list[Quantity], done: tuple[Quantity, ...], dimension: Dimension
) -> tuple[list[Quantity], list[Quantity]]:
    """Return the promises without limits of time, and those limits that the completion answers.

    30分钟内到场率100% promises the rate; only where nothing but a time answers it, that.
    """
    bounded = _limits(strong) if len(strong) > 1 else {}
    kept: list[Quantity] = []
    left_out = set[int]()
    for one in strong:
        other = bounded.get(one.start)
        if other is None or (one.kind == "date" and dimension != "timeliness"):
            continue
        timed = any(_of_a_kind(one, each) for each in done)
        rated = any(_of_a_kind(other, each) for each in done)
        if one.kind == "date" and not timed and date.fromordinal(int(one.high)).month < _DECEMBER:
            continue  # a rate told without its day may be of the year's end, not of 6月30日前
        left_out.add(other.start if timed and not rated else one.start)
        kept += [one] if timed and rated else []
    return [one for one in strong if one.start not in left_out], kept


def _of_a_kind(target: Quantity, actual: Quantity) -> bool:
    """Tell whether a number may answer another at all, by what sort of thing they tell."""
    if actual.kind == "bare":
        return target.kind != "date"
    return target.kind == actual.kind and is_duration(target.unit) == is_duration(actual.unit)


def _limits(found: Sequence[Quantity]) -> dict[int, Quantity]:
    """Return the limits of time among the quantities: where each starts → what it bounds."""
    return {one.start: other for one, other in pairwise(found) if _bounds(one, other)}


def _leads_to(one: Quantity, other: Quantity) -> bool:
    """Tell whether 以上 or the like leads from a number to the next: 50人以上企业走访20家."""
    return bool(one.comparator and _BEHIND.match(_between(one, other))) and _one_clause(one, other)


def _between(one: Quantity, other: Quantity) -> str:
    return one.text[one.start : other.start]


def _one_clause(one: Quantity, other: Quantity) -> bool:
    return _CLAUSE.fullmatch(_between(one, other)) is not None


def _qualifies(one: Quantity, other: Quantity) -> bool:
    """Tell whether a number says of which things the next one is told."""
    if one.unit in _AGES:
        return other.unit not in _AGES and _one_clause(one, other)
    sized = is_measured(one.unit) or one.kind == "money" or one.unit in RANKS - {"类"}
    if not sized or (is_duration(one.unit) and one.comparator != ">="):
        return False
    return _leads_to(one, other) and _OF_A_THING.search(one.label) is not None


def _bounds(one: Quantity, other: Quantity) -> bool:
    """Tell whether a date or a span of time is a limit to the rate, or the count, behind it."""
    if one.kind == "date":
        reached = other.comparator and _AT_END.search(_between(one, other))
        timed = other.kind == "percent" and (one.comparator == "<=" or bool(reached))
    else:
        timed = one.comparator == "<=" and is_duration(one.unit) and other.kind != "date"
        timed = timed and not is_duration(other.unit)
    return timed and _TIMED.fullmatch(_between(one, other)) is not None
