"""A completion's number in its target's unit: 30分钟 of 0.5小时, 0.98 of 95%, 41/70 of 70栋."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from gridperf.values.lost_percent import counts_instead
from gridperf.values.numbers import decimal_text, percent_of, places, plain
from gridperf.values.price_bases import is_of_another_span, is_repeated
from gridperf.values.quantities import Quantity
from gridperf.values.units import binary_factor, factor, is_duration

_FALLS = re.compile("降|减|下|少")
_NARRATIVE = 14
"""In a longer completion a bare number may be anything."""
_OTHER_UNIT = 1000  # a bare amount so many times the target, or its part, is in other units
_SAME_UNIT = 30  # of a bare target: 0.55万元 of ≤5000 is told in 元, 0.6亿元 of ≥50 in either
_OF_SCALE = 100  # a bare count that would be so small a part of a target in 万 is in 万 too
_MOST, _WHOLE = 50, 100  # bare targets between the two may be of percent
_SHOWN = 6
"""Decimals that are told of a number that none would write out (20分钟 of an hour)."""


def fitted(target: Quantity, actual: Quantity, length: int) -> Quantity | None:
    """Return the completion's number in the target's unit, None if the two can't be compared."""
    kind, other = target.kind, actual.kind
    if _other_base(target, actual) or (kind != other and "date" in (kind, other)):
        return None
    if actual.of is not None:
        return _fraction(target, actual)
    if (way := target.change) and way * actual.change < 0:
        actual = times(actual, -1)  # 下降8% where 增长10% was promised
    elif (target.low < 0 or actual.low < 0) and target.point * actual.point < 0:
        return _unsigned(target, actual)
    if other == "bare":
        return _bare(target, actual, length)
    if kind == "bare":
        doubtful = _lettered_apart(target, actual) or (
            actual.kind == "percent" and target.point == 1 < actual.point
        )
        other_money = other == "money" and _far(target.point, actual.point, _SAME_UNIT)
        return None if doubtful or other_money else actual
    enough = kind == other and target.unit == actual.unit and actual.low >= target.low
    return actual if enough else _in_its_unit(target, actual)


def _lettered_apart(target: Quantity, actual: Quantity) -> bool:
    """Tell whether the letters behind two numbers differ: units that no list knows."""
    one = _LETTERED.match(target.text, target.start)
    other = _LETTERED.match(actual.text, actual.start)
    if one is None or other is None:
        return bool((one and actual.unit) or (other and target.unit))
    return one["unit"] != other["unit"]


_LETTERED = re.compile(r"[^\dA-Za-z]*[\d.,]+\s*(?P<unit>[A-Za-zμΩ]+)")


def _in_its_unit(target: Quantity, actual: Quantity) -> Quantity | None:
    """Return a number with a unit in the target's, as about right where the two differ in base."""
    alike = target.kind == actual.kind or "‰" in (target.unit, actual.unit)
    ratio = factor(actual.unit, target.unit) if alike else None
    if ratio is None:
        return _price(target, actual)
    one = times(actual, ratio)
    if binary := binary_factor(actual.unit, target.unit):
        return _either(target, one, times(actual, binary))
    if one is not actual and _may_be_rounded(target, actual, ratio):
        low, high = min(one.low, target.point), max(one.high, target.point)
        return one._replace(low=low, high=high)
    other = is_of_another_span(actual.unit, target.unit)
    if other or is_repeated(actual.text, actual.start, target.unit):
        return one._replace(about=True)
    return one


def _either(target: Quantity, one: Quantity, other: Quantity) -> Quantity:
    """Return a number of data of which nobody knows whether a thousand of it is 1000 or 1024."""
    if target.point == other.point:
        return other
    if target.point == one.point:
        return one
    return one._replace(low=min(one.low, other.low), high=max(one.high, other.high))


def _may_be_rounded(target: Quantity, actual: Quantity, ratio: Fraction) -> bool:
    """Tell whether a number may be the target, rounded in its own unit: 33.3公顷 of 500亩."""
    exact = 10**_SHOWN % ratio.numerator == 0
    if exact or is_duration(target.unit) or not actual.point.is_finite():
        return False
    own = _product(target.point, 1 / ratio)
    return own != actual.point and round(own, places(actual.point)) == actual.point


def _price(target: Quantity, actual: Quantity) -> Quantity | None:
    """Read 500元 of 500元/户 as the price of each; another amount may be of them all."""
    money, _, each = (target.unit or "").partition("/")
    if not each or actual.kind != "money":
        return None
    ratio = factor(actual.unit, money)
    price = times(actual, ratio) if ratio else None
    return price if price and price.point == target.point else None


def _other_base(target: Quantity, actual: Quantity) -> bool:
    """Tell whether one number is told of each and the other isn't: but 每人50元 is met by 50元."""
    if target.per == actual.per:
        return False
    return not target.per or target.kind != "money" or target.point != actual.point


def _bare(target: Quantity, actual: Quantity, length: int) -> Quantity | None:
    """Give a number without unit the target's: 0.98 has lost its percent format, 3万 are 元."""
    if actual.scaled and target.kind == "money":
        return (
            in_wan(actual)
            if target.unit == "万元"
            else times(actual, factor("元", target.unit) or 1)
        )
    if _lettered_apart(target, actual) or (
        target.kind == "percent" and counts_instead(target, actual)
    ):
        return None
    if length > _NARRATIVE and not actual.scaled and target.kind != "bare":
        return None
    if target.kind == "money" and _far(target.point, actual.point, _OTHER_UNIT):
        return None  # 995000 of ≤100万元: its writer thought of another unit
    if _is_in_its_scale(target, actual):
        return times(actual, target.by)  # 56.3 of ≥50万人次
    return _share_of(target, actual) if actual.high <= 1 < target.point else actual


def _is_in_its_scale(target: Quantity, actual: Quantity) -> bool:
    """Tell whether a bare number is so small that it is told in the target's 万: 48.6 of ≤50万."""
    small = actual.point * _OF_SCALE < target.point
    return target.by > 1 and not actual.scaled and small


def _share_of(target: Quantity, actual: Quantity) -> Quantity | None:
    """Read 0.98 of 95% as a share, and of a bare 95, where both have lost their percent format.

    A bare 1 beside a bare 95 may be all of it (100%) or one of so many.
    """
    bare = target.kind == "bare" and target.point <= _WHOLE and actual.low > 0
    if bare and actual.point == 1:
        return None if target.point >= _MOST else actual
    percent = bare or target.kind == "percent"
    return times(actual, 100)._replace(about=True) if percent else actual


def _unsigned(target: Quantity, actual: Quantity) -> Quantity | None:
    """Read -6% against 下降5% as what it fell by; else nobody knows how the two compare."""
    fell = _FALLS.search(target.label) and actual.point < 0 and target.kind == actual.kind
    return times(actual, -1) if fell else None


def _far(one: Decimal, other: Decimal, ratio: int) -> bool:
    """Tell whether two numbers lie so far apart; zero is near to everything."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and low * ratio <= high


def _fraction(target: Quantity, actual: Quantity) -> Quantity | None:
    """Read 41/70 against a percentage as 58.57, against 70 栋 as 41; else it can't be told."""
    if target.kind == "percent" and (whole := actual.of):
        low, high = (percent_of(number, whole) for number in (actual.low, actual.high))
        share = actual._replace(low=low, high=high)
        share = share._replace(written=decimal_text(share.point))
        as_exact = places(target.point)  # 2/3 of ≥66.7% is rounded as the target is
        if round(actual.point * 100 / whole, as_exact) == target.point:
            share = share._replace(low=target.point, high=target.point)
        return share
    return actual if target.kind in {"count", "bare"} and actual.of == target.point else None


def times(quantity: Quantity, ratio: Fraction | int) -> Quantity:
    """Return the quantity in a unit so many times smaller, exact where decimals can write it."""
    if ratio == 1:
        return quantity
    low, high = sorted((_product(quantity.low, ratio), _product(quantity.high, ratio)))
    point = _product(quantity.point, ratio)
    if Fraction(point) != Fraction(quantity.point) * ratio:
        point = round(point, _SHOWN) or point
    return quantity._replace(low=low, high=high, written=decimal_text(plain(point)))


def told_in_wan(target: Quantity, done: Sequence[Quantity]) -> bool:
    """Tell whether a completion is told in a target's bare 万: 48.6万 of ≤50万, or 48.6."""
    return (
        target.by == WAN
        and bool(done)
        and all(
            one.kind == "bare"
            and (one.by == WAN or (one.start == 0 and _is_in_its_scale(target, one)))
            for one in done
        )
    )


def in_wan(target: Quantity) -> Quantity:
    """Return a bare number of 万 or 亿 as money in 万元, its decimals as they were written."""
    money = times(target, Fraction(1, WAN))._replace(unit="万元", kind="money", scaled=False)
    written = _FIGURE.search(target.text, target.start)
    same = target.by == WAN and written and Decimal(written[0]) == money.point
    return money._replace(written=written[0]) if written and same else money


WAN = 10**4
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def _product(number: Decimal, ratio: Fraction | int) -> Decimal:
    """Return the product, rounded only where no decimals can write it; an open end stays open."""
    if not number.is_finite():
        return number if ratio > 0 else -number
    over, under = (Fraction(number) * ratio).as_integer_ratio()
    return Decimal(over) / under
