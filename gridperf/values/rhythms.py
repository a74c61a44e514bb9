"""Counts told by a period (每月1次, 2次/季度), in one and the same: 每年4次 is 每季度1次.

A total is that of the year: it has kept a rhythm where it comes to as many. Fewer may be those of
a part of the year, so they prove nothing. Weeks and months have no common measure: between them a
rhythm is an interval.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gridperf.values.fitting import times
from gridperf.values.quantities import INFINITY, Quantity
from gridperf.values.units import is_duration

_PERIOD = "(?P<period>隔[月周日天]|半个?月|半年|年|季|月|旬|周|星期|日|天)"
_BEFORE = re.compile(rf"每个?{_PERIOD}(?!均)[^,，。;；、]{{0,14}}$")
_BEHIND = re.compile(
    rf"(?:[^\d,，。;；、/]{{0,8}}[\d.]+)?[^\d,，。;；、/]{{1,6}}/\s*每?{_PERIOD}度?(?![/均])"
)
_OTHERS = re.compile(rf"每(?!个?{_PERIOD.replace('?P<period>', '?:')})")
"""What else a count is told of: of each person (每人每月2次), of each event."""
_TIMES = {
    "年": (1, 1),
    "半年": (2, 2),
    "季": (4, 4),
    "月": (12, 12),
    "半月": (24, 24),
    "半个月": (24, 24),
    "旬": (36, 36),
    "周": (48, 52),
    "星期": (48, 52),
    "日": (240, 365),
    "天": (240, 365),
    "隔月": (6, 6),
    "隔周": (24, 26),
    "隔日": (120, 183),
    "隔天": (120, 183),
}
"""How often a year a period comes, at least and at most: of days, those of work or all."""


class _Rhythm(NamedTuple):
    """How often a year the period of a count comes, and whether it is also told of each other."""

    least: int
    most: int
    of_each: bool


def in_rhythm(target: Quantity, actual: Quantity) -> Quantity | None:
    """Return the completion's count in the target's period, None where the two can't be compared.

    As it was where neither is told by a period, or both by the same.
    """
    if "count" not in {target.kind, actual.kind} or is_duration(target.unit or actual.unit):
        return actual
    promised, done = _rhythm(target), _rhythm(actual)
    if promised == done:
        return actual._replace(per=target.per) if done else actual
    if promised and done:
        return None if promised.of_each or done.of_each else _turned(actual, done, promised, target)
    lone = promised or done
    total = actual if promised else target
    if total.per:
        return None
    if lone is None or lone.of_each or done:
        return actual
    return _of_year(target, actual, lone)


def _rhythm(one: Quantity) -> _Rhythm | None:
    head = one.text[max(0, one.start - 20) : one.start]
    found = _BEFORE.search(head) or _BEHIND.match(one.text, one.start)
    if found is None:
        return None
    return _Rhythm(*_TIMES[found["period"]], bool(_OTHERS.search(one.label)))


def _turned(
    actual: Quantity, done: _Rhythm, promised: _Rhythm, target: Quantity
) -> Quantity | None:
    """Return a count of one period in another: exact where the one holds so many of the other.

    None where the mean keeps a limit that each of the shorter periods may have broken.
    """
    low, high = Fraction(done.least, promised.most), Fraction(done.most, promised.least)
    exact = times(actual, low)._replace(per=target.per)
    if low == high:
        longer = done.most < promised.most and target.comparator in {"<=", "<"}
        return None if longer and exact.high <= target.high else exact
    return exact._replace(high=times(actual, high).high, written=None)


def _of_year(target: Quantity, actual: Quantity, promised: _Rhythm) -> Quantity | None:
    """Return the year's total as at least so many of each period, None where it comes to fewer."""
    each = times(actual, Fraction(1, promised.most))._replace(per=target.per)
    if promised.most == 1:
        return each
    short = target.comparator in {"<=", "<"} or each.low < max(target.low, Decimal(0))
    return None if short else each._replace(high=INFINITY)
