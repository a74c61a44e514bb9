"""Figures in a unit that no list knows: 32尊 of 30尊 is as plain as 32个 of 30个."""

from __future__ import annotations

import re

from gridperf.values.numbers import narrow
from gridperf.values.qualifiers import meant
from gridperf.values.quantities import Quantity

_FIGURE = re.compile(
    r"(?P<figure>[≥≤<>=]{0,2}\s*\d+(?:\.\d+)?)\s*(?P<unit>(?![以及或之左余多])[^\W\d_万亿]{1,8})"
)


def in_odd_unit(target: str, actual: str, year: int | None) -> tuple[str, str, str] | None:
    """Return the bare figures of two texts that count in the same unit, one that no list knows.

    A list of units is never whole.
    """
    promised = _FIGURE.fullmatch(narrow(target))
    done = _FIGURE.fullmatch(narrow(actual)) if promised else None
    if not promised or not done or promised["unit"] != done["unit"]:
        return None
    if not all(one.faint or _uncounted(one) for one in meant(target, year)):
        return None
    return promised["figure"], done["figure"], promised["unit"]


def _uncounted(one: Quantity) -> bool:
    """Tell whether a number behind a sign has no unit that is known: ≥30尊."""
    plain = one.unit is None and not (one.scaled or one.about)
    return plain and (one.comparator is None or one.text[one.start] in "≥≤<>=")
