"""Rates (执行率) as units write them, into shares; and how far rounding may have moved them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gridperf.model import Scalar
from gridperf.values.money import read_money
from gridperf.values.numbers import exact, narrow, places, read_number
from gridperf.values.printed import bare_percentage, format_decimals, text_of
from gridperf.values.reading import EXPECTED_NUMBER, NOT_A_NUMBER, Reading

LARGEST_SHARE = Decimal(2)
"""A bare number up to here is a share (1.0333 = 103.33%), above it a percentage (85.66)."""

LARGEST_OVERRUN = Decimal(10)
"""Nobody spends ten times the budget: a rate above it is a percentage, whatever the amounts say."""

_NONE = re.compile(r"[-—–―/\\]+|不适用|不涉及|无|#DIV/0!|#N/A|N/?A", re.IGNORECASE)
_RATE = re.compile(r"(?P<sign>-?)\s*(?P<lead>百分之)?(?P<number>.*?)\s*(?P<mark>%|‰|个?百分点)?")
_BRACKETED = re.compile(r"\([^-()]*\)")
_SCALE = {"%": 2, "百分点": 2, "个百分点": 2, "‰": 3}


def read_rate(
    cell: Scalar, number_format: str | None = None, near: Decimal | None = None
) -> Reading[Decimal]:
    """Return the rate as printed, as a share: "86.19%" → 0.8619, and its printed decimals.

    A number under a percent format counts as what it prints (0.49884 under `0%` is 50%). A bare
    number is a share up to 2, a percentage above; where the computed rate is given as `near`, the
    nearer of the two readings (1 among percentages, where a hundredth was spent). Blanks, dashes
    and #DIV/0! are None; other text is None with fault R101.
    """
    if cell is None:
        return Reading(None)
    if isinstance(cell, (bool, date, datetime, time)):
        return _refused(text_of(cell, number_format))
    read = _marked_text(cell) if isinstance(cell, str) else _marked_number(cell, number_format)
    return _bare(read, near) if isinstance(read, Decimal) else read


def computed_rate(spent: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """Return spent ÷ budget, None without both or without a budget."""
    return spent / budget if budget and spent is not None else None


@lru_cache(maxsize=1 << 16, typed=True)  # a float is cut where a whole number is not
def _marked_number(cell: float, number_format: str | None) -> Reading[Decimal] | Decimal:
    """Return the rate that a number prints, the number itself where it prints no percent sign."""
    try:
        number = exact(cell)
    except ValueError:
        return _refused(text_of(cell, number_format))
    percentage = bare_percentage(number, number_format)
    if percentage is not None:
        return Reading((+percentage).scaleb(-2), (format_decimals(number_format) or 0) + 2)
    shown = text_of(cell, number_format)
    return _marked_text(shown) if "%" in shown or "‰" in shown else number


@lru_cache(maxsize=1 << 16)
def _marked_text(cell: str) -> Reading[Decimal] | Decimal:
    """Return the rate of a text, the number where it has no percent sign: bare, it may be either.

    What a rate is near to differs in every row, so nothing here, where rows are alike, asks it.
    """
    text = narrow(cell)
    if not text or _NONE.fullmatch(text):
        return Reading(None)
    match = _RATE.fullmatch(text)
    number = read_number(match["number"]) if match else None
    if match is None or number is None:
        return _refused(cell)
    number = -number if match["sign"] else number
    mark = "%" if match["lead"] else match["mark"]
    if mark is None:
        return number
    return Reading(number.scaleb(-_SCALE[mark]), places(number) + _SCALE[mark])


def _bare(number: Decimal, near: Decimal | None) -> Reading[Decimal]:
    share, percentage = Reading(number, places(number)), number.scaleb(-2)
    is_share = abs(number) <= LARGEST_SHARE
    if near is not None and abs(number) <= LARGEST_OVERRUN:
        is_share = abs(number - near) <= abs(percentage - near)
    return share if is_share else Reading(percentage, places(percentage))


_GRADE = "(?:优|良|中|差|优秀|良好|中等|一般|较差|合格|基本合格|不合格)"
_GRADED = re.compile(
    rf"(?P<first>\d+(?:\.\d+)?\s*分?)\s*\({_GRADE}\)|{_GRADE}\s*\((?P<last>\d+(?:\.\d+)?分?)\)"
)
"""A score and its grade: 99.5（优）, 优（99.5）."""


def read_score(cell: Scalar, number_format: str | None = None) -> Reading[Decimal]:
    """Return a score or weight (得分, 分值); dashes and 不适用 say that none was given.

    Brackets around it (（10分）) only set it apart: no score is negative as an amount may be.
    Beside it a grade may stand (99.5（优）).
    """
    if not isinstance(cell, str):
        return read_money(cell, None, number_format)
    text = narrow(cell)
    if _NONE.fullmatch(text):
        return Reading(None)
    if text[-1:] == ")" and (graded := _GRADED.fullmatch(text)):
        text = graded["first"] or graded["last"]
    text = text.replace("(分)", "").replace("分", "")
    return read_money(text[1:-1] if _BRACKETED.fullmatch(text) else text, None, number_format)


def _refused(found: str) -> Reading[Decimal]:
    return Reading(None, None, NOT_A_NUMBER, found, EXPECTED_NUMBER)


class Interval(NamedTuple):
    """Where a true value may lie, given what was printed of it; both ends belong to it."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have a value in common: then no figure contradicts the other."""
        return self.low <= other.high and other.low <= self.high


def rounding_interval(value: Decimal, decimals: int) -> Interval:
    """Return what may have been rounded to `value` at so many decimals: 37.86 → 37.855…37.865.

    An amount or a rate that is not negative can't come from one that is.
    """
    half = Decimal(5).scaleb(-decimals - 1)
    low = value - half
    return Interval(max(low, Decimal(0)) if value >= 0 else low, value + half)


def rate_interval(spent: Decimal, budget: Decimal, decimals: int) -> Interval | None:
    """Return where spent ÷ budget may lie when both amounts are rounded at `decimals`.

    `decimals` is the finest that the money block shows. 37.76 of 37.86 at 2 → 0.99710…0.99762.
    None where the budget may be zero: then any rate can have been printed.
    """
    part, whole = rounding_interval(spent, decimals), rounding_interval(budget, decimals)
    if whole.low <= 0:
        return None
    ends = [one / other for one in part for other in whole]
    return Interval(min(ends), max(ends))


def rate_consistent(stated: Reading[Decimal], spent: Decimal, budget: Decimal, money: int) -> bool:
    """Tell whether a printed rate can be true of the printed amounts (印刷执行率与金额相符).

    `money` is the finest number of decimals of the money block, in 万元. True where nothing is
    stated or the budget may be zero: what can't be proved wrong is not accused.
    """
    possible = rate_interval(spent, budget, money)
    if stated.value is None or stated.decimals is None or possible is None:
        return True
    return possible.meets(rounding_interval(stated.value, stated.decimals))
