"""Months and quarters behind a sign and answered by a bare number: ≤12月 and 12."""

from __future__ import annotations

import re

from gridperf.values.numbers import narrow

ENDS = ("月", "季度")
_TARGET = re.compile(r"(?P<sign>[≥≤<>=]{1,2})\s*(?P<number>\d{1,2})\s*(?P<unit>月|季度)")
_ANSWER = re.compile(r"(?P<number>\d{1,2})\s*(?:个月|个季度)?")


def in_months(target: str, actual: str) -> tuple[str, str, str] | None:
    """Return the bare numbers of a target in months and of its completion, and the unit.

    Whether the target names a month of the year or counts months, which forms with a column for
    the unit leave open, the larger number is the later or the more. After = only the same number
    says the same either way.
    """
    promised, done = _TARGET.fullmatch(narrow(target)), _ANSWER.fullmatch(narrow(actual))
    if promised is None or done is None:
        return None
    if promised["sign"] == "=" and promised["number"] != done["number"]:
        return None
    return f"{promised['sign']}{promised['number']}", done["number"], promised["unit"]
