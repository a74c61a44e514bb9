"""Two bounds of one number: 90%≤合格率≤100%, 10人以上且15人以下.

Both count, and the one number of the completion answers both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.numbers import narrow
from gridperf.values.quantities import Quantity
from gridperf.values.units import UNIT

_FIGURE = rf"\d[\d,]*(?:\.\d+)?\s*(?:[百千万亿]|[百千]万)?(?:{UNIT})?"
_WITHIN = re.compile(
    rf"(?P<head>[^\d≤≥<>=]*)(?P<first>{_FIGURE})\s*(?P<sign>≤|≥|<=|>=|<|>)(?P<what>[^\d≤≥<>=]{{0,24}})"
    rf"(?P<other_sign>≤|≥|<=|>=|<|>)\s*(?P<other>{_FIGURE})(?P<tail>[^\d≤≥<>=]*)"
)
_TURNED = {"≤": "≥", "<=": "≥", "<": ">", "≥": "≤", ">=": "≤", ">": "<"}
_UNIT = re.compile(r"[\d,.\s]+(.*)")
_FIRST = re.compile(rf"\D*?{_FIGURE}(?:\(含\)|[及或])?(?:以[上下内])?(?P<rest>.*)")
_JOINED = re.compile(r"[且并和及但又、,，\s]|同时")
_RISES, _FALLS = frozenset({"≥", ">", ">="}), frozenset({"≤", "<", "<="})


def in_order(target: str) -> str:
    """Return a target of two signs with each before its number: 合格率≥90%且合格率≤100%."""
    match = _WITHIN.fullmatch(narrow(target))
    if (
        match is None
        or match["head"].endswith("-")
        or (match["sign"] in _RISES) != (match["other_sign"] in _RISES)
    ):
        return target
    first, other = _UNIT.fullmatch(match["first"]), _UNIT.fullmatch(match["other"])
    unit, other_unit = (first[1], other[1]) if first and other else ("", "")
    what = match["what"].strip()
    one = f"{what}{_TURNED[match['sign']]}{match['first']}{'' if unit else other_unit}"
    second = f"{what}{match['other_sign']}{match['other']}{'' if other_unit else unit}"
    return f"{match['head']}{one}且{second}{match['tail']}"


def is_span(promised: Sequence[Quantity]) -> bool:
    """Tell whether two promises are the lower and the upper bound of one number."""
    if len(promised) != 2:  # noqa: PLR2004 (a lower and an upper one)
        return False
    one, other = promised
    low, high = (one, other) if one.comparator in _RISES else (other, one)
    bounded = low.comparator in _RISES and high.comparator in _FALLS and low.point <= high.point
    if not bounded or one.unit != other.unit:
        return False
    between = _FIRST.fullmatch(one.text[one.start : other.start])
    return between is not None and _JOINED.sub("", between["rest"]) in {"", one.label}
