"""Targets with a tolerance: 18±2℃ is from 16 to 20, 500人±5% from 475 to 525, ±5mm at most 5."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from gridperf.values.numbers import decimal_text, narrow
from gridperf.values.units import UNIT

_FIGURE = r"\d+(?:\.\d+)?"
_AROUND = re.compile(
    rf"(?P<head>[^\d≤≥<>=±-]*)(?P<middle>{_FIGURE})\s*(?P<unit>{UNIT})?\s*"
    rf"\(?\s*±\s*(?P<most>{_FIGURE})\s*(?P<most_unit>{UNIT})?\)?\s*(?P<rest_unit>{UNIT})?(?P<tail>[^\d±]*)"
)
_WITHIN = re.compile(rf"(?P<head>[^\d≥<>±-]*)±\s*(?P<most>{_FIGURE}\s*(?:{UNIT})?)[^\d±]*")
_SIGNED = re.compile(rf"[^\d-]*(?P<sign>[-+±])\s*{_FIGURE}\s*(?:{UNIT})?。?")


class Tolerance(NamedTuple):
    """A target with its bounds written out, and its completion."""

    target: str
    actual: str
    middle: str | None
    """The number that the tolerance is told of; of ±5% alone there is none."""
    minus: bool = False
    """Whether the completion's number has lost its sign, which then tells nothing."""


def within_tolerance(target: str, actual: str) -> Tolerance | None:
    """Return a target with the bounds of its tolerance, None where it is more than that."""
    text, done = narrow(target), narrow(actual)
    around = _AROUND.fullmatch(text)
    if around:
        return Tolerance(_bounds(around), actual, around["middle"])
    within = _WITHIN.fullmatch(text)
    if within is None:
        return None
    head = within["head"].rstrip("≤= ")
    signed = _SIGNED.fullmatch(done)
    done = done.replace(signed["sign"], "", 1) if signed else done
    minus = signed is not None and signed["sign"] == "-"
    return Tolerance(f"{head}≤{within['most']}", done, None, minus)


def _bounds(around: re.Match[str]) -> str:
    middle, most = Decimal(around["middle"]), Decimal(around["most"])
    told, own = around["most_unit"], around["unit"] or around["rest_unit"]
    if told == "%" and (own or middle > _WHOLE) and own != "%":
        most, told = middle * most / 100, own
    unit = own or told or ""
    low, high = decimal_text(middle - most), decimal_text(middle + most)
    return f"{around['head']}≥{low}{unit}且≤{high}{unit}{around['tail']}"


_WHOLE = 100
