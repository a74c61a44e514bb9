"""Ratios (配比 1:2): the same is met; whether more or less would be better, no sign can tell."""

from __future__ import annotations

import re
from decimal import Decimal

from gridperf.model import Status
from gridperf.values.numbers import narrow
from gridperf.values.units import UNIT

_RATIO = re.compile(rf"\D*(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)(?!\s*(?:{UNIT}))\D*")
"""1:2 and nothing else that counts; 1:12场 is a numbered target."""


def judged_ratio(target: str | None, actual: str | None) -> Status | None:
    """Return whether a completion has the ratio that was promised, None where none was."""
    promised, done = _read(target), _read(actual)
    if promised is None or done is None:
        return "undecided" if promised else None
    first, second, own, other = (Decimal(n) for n in (*promised.groups(), *done.groups()))
    return "met" if first * other == own * second else "undecided"


def _read(text: str | None) -> re.Match[str] | None:
    if not text or not (":" in text or "：" in text):
        return None
    return _RATIO.fullmatch(narrow(text))
