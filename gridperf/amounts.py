"""How amounts and rates are written: the same on screen, in figures, in reports.

Amounts come in 万元, rates as shares (0.9981 = 99.81%). What is unknown is a word, never a zero.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from numbers import Real

from gridperf.words import Words

Number = Decimal | float | int
_BILLION = 100_000
"""万元 from which it is written in billions in English."""
LARGE = 10_000
"""万元 from which an amount is written in 亿元."""


def known(value: object) -> bool:
    """Tell whether a frame's value is a number: neither None nor one of pandas' holes."""
    return isinstance(value, Real | Decimal) and not math.isnan(value)


def rounded(value: Number, places: int = 2) -> str:
    """Return a number with thousands' commas, rounded half up as on paper; minus is −."""
    text = f"{_decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    return (
        text.replace("-", "−") if any(digit in text for digit in "123456789") else text.lstrip("-")
    )


def _decimal(value: Number) -> Decimal:
    """Return a number as written: the shortest decimal that a float stands for."""
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


def money(value: Number | None, words: Words) -> str:
    """Return an amount with its unit: 220.63 万元, from 10,000 万元 on 2.21 亿元."""
    if value is None or not known(value):
        return words("model.unknown")
    if abs(_decimal(value)) >= LARGE:
        return words("model.in_yi", **large(value))
    return words("model.in_wan", amount=rounded(value))


def large(value: Number) -> dict[str, str]:
    """Return an amount in 亿元 and in millions or billions, for the gaps of the words."""
    amount = _decimal(value)
    millions = f"{rounded(amount / 100)} m"
    english = f"{rounded(amount / _BILLION)} bn" if abs(amount) >= _BILLION else millions
    return {"amount": rounded(amount / LARGE), "english": english}


def exact(value: Number | None, words: Words) -> str:
    """Return an amount in 万元 with two decimals, however large, for hovering and tables."""
    if value is None or not known(value):
        return words("model.unknown")
    return words("model.in_wan", amount=rounded(value))


def rate(value: Number | None, words: Words) -> str:
    """Return a share as percent with two decimals: 0.9995 → 99.95%."""
    if value is None or not known(value):
        return words("model.unknown")
    return f"{rounded(_decimal(value) * 100)}%"
