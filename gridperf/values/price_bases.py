"""What a number is told of: a price of each square metre and month, a count in each of 12 months.

Of two bases nobody can tell that less was done, only sometimes that it was enough.
"""

from __future__ import annotations

import re
from fractions import Fraction

_SAME = {
    "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "平方": "平方米",
    "m³": "立方米", "m3": "立方米", "季": "季度", "天": "日", "名": "人", "位": "人",
}  # fmt: skip
_IN_A_YEAR = {"月": 12, "季度": 4, "年": 1}
_PART = re.compile("[/·每]")
_REPEATED = re.compile(
    r"[\d.,]+\s*[万千百]?[^\d\s,，;；。×xX*]{1,4}\s*"
    r"(?:[×xX*]\s*[\d，]|(?P<months>[,，]\s*(?:连续|历时|共|为期|持续|每月)*\s*\d+个?月))"
)
"""A number and how many times it counts: 105人×12月; people don't, their visits may."""


def per_factor(per: str, other: str) -> Fraction | None:
    """Return what a price of each is multiplied by for another base, None if it can't be told.

    元/㎡/年 into 元/平方米/月 is a twelfth.
    """
    if per == other:
        return Fraction(1)
    one, into = _parts(per), _parts(other)
    spans = [{*parts} & _IN_A_YEAR.keys() for parts in (one, into)]
    if sorted({*one} - spans[0]) != sorted({*into} - spans[1]) or len(one) != len(into):
        return None
    if not all(len(span) == 1 for span in spans):
        return Fraction(1) if spans[0] == spans[1] else None
    years = [_IN_A_YEAR[span.pop()] for span in spans]
    return Fraction(years[0], years[1])


def is_of_another_span(unit: str | None, other: str | None) -> bool:
    """Tell whether two prices are told of another span of time: of a year, of a month."""
    if "/" not in f"{unit}" or unit == other:
        return False
    return per_factor(f"{unit}".partition("/")[2], f"{other}".partition("/")[2]) != 1


def _parts(per: str) -> list[str]:
    return [_SAME.get(part, part) for part in _PART.split(per) if part]


def is_repeated(text: str, start: int, unit: str | None) -> bool:
    """Tell whether a number may count as often as is told behind it, in what `unit` counts."""
    found = _REPEATED.match(text, start)
    return found is not None and (not found["months"] or (unit or "").endswith("次"))
