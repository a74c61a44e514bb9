"""Amounts of money as they are spoken: 一千二百万元, 12万5千元, 1亿2000万元.

百万元 is a unit behind a figure (3百万元) and part of the number behind a numeral.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gridperf.values.numbers import CHINESE, chinese_number

_SPOKEN = re.compile(rf"(?P<number>(?![百千佰仟]){CHINESE}{{2,}})(?P<yuan>[元圆])?[整正]?")
_STEPPED = re.compile(
    r"(?P<myriads>\d+)万(?:(?P<thousands>\d)千元?|(?P<yuan>\d{3,4})元)[整正]?"
    r"|(?P<hundred_millions>\d+)亿(?:(?P<ten_millions>\d)千万|(?P<more>\d{1,4})万)元?[整正]?"
)


def spoken_amount(text: str) -> tuple[Decimal, str] | None:
    """Return the number of a (narrowed) amount and its unit, None where none is spoken."""
    if stepped := _STEPPED.fullmatch(text):
        return _stepped(stepped)
    spoken = _SPOKEN.fullmatch(text)
    number = chinese_number(spoken["number"]) if spoken else None
    if spoken is None or number is None:
        return None
    if spoken["number"][-1] in "万萬":
        return number / 10**4, "万元"
    return (number, "元") if spoken["yuan"] else None


def _stepped(match: re.Match[str]) -> tuple[Decimal, str]:
    """Return an amount in the smallest of the units that it is told in."""
    if match["thousands"]:
        return Decimal(f"{match['myriads']}{match['thousands']}"), "千元"
    if match["yuan"]:
        return Decimal(match["myriads"]) * 10**4 + Decimal(match["yuan"]), "元"
    if match["ten_millions"]:
        return Decimal(f"{match['hundred_millions']}{match['ten_millions']}"), "千万元"
    return Decimal(match["hundred_millions"]) * 10**4 + Decimal(match["more"]), "万元"
