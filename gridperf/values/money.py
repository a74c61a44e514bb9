"""Money (金额) as units write it, into exact 万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from gridperf.model import MoneyUnit, Scalar
from gridperf.values.numbers import exact, narrow, places, plain, read_number, short
from gridperf.values.printed import (
    format_decimals,
    format_scale,
    format_words,
    is_plain,
    text_of,
)
from gridperf.values.reading import EXPECTED_NUMBER, NOT_A_NUMBER, TOO_LARGE, Reading
from gridperf.values.spoken_money import spoken_amount

_SHIFT = {"元": -4, "圆": -4, "千元": -1, "百元": -2, "万": 0, "万元": 0, "百万元": 2, "千万元": 3,
          "百万": 2, "千万": 3, "亿": 4, "亿元": 4}  # fmt: skip
"""Power of ten from the unit to 万元."""

LARGEST = Decimal(10) ** 8
"""万元: a trillion yuan. No department has as much; what is more was typed in another unit."""
_BOUND = float(LARGEST)
SHOWN = 40
"""Characters of such a number that a finding shows."""

_ZERO = re.compile(r"[-—–―─]{1,4}")
_NOT_APPLICABLE = re.compile(r"/+|\\|不适用|不涉及|无|N/?A", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:人民币|RMB|CNY)?\s*[¥$]?\s*(?P<sign>[-+]?)\s*[¥]?\s*(?P<number>.*?)\s*"
    r"(?P<unit>(?:百|千)?万元?|亿元?|[百千]?元|圆)?(?:整|正)?",
    re.IGNORECASE,
)
_UNIT = re.compile("[元万亿]")
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_UNIT_APART = re.compile(r"(?<=\d)\s*\(((?:百|千)?万元?|亿元?|[百千]?元)\)$")
"""A unit in brackets behind its number: 120（万元）."""


def read_money(
    cell: Scalar, unit: MoneyUnit | None, number_format: str | None = None
) -> Reading[Decimal]:
    """Return the amount in 万元, exact.

    `unit` is what the form states for its money; None counts as 万元. A unit inside the cell
    (150万, 250000.00元) wins, also one that its number format writes; a format that shows the
    number smaller (`0!.0,`) is read as it shows. A blank is None (unknown), `-` and `—` are an
    accounting zero, `/` and 不适用 are None. What is no number (约350万) is None with fault R101.
    """
    if cell is None:
        return Reading(None)
    if isinstance(cell, str):
        return _read_text(cell, unit)
    if isinstance(cell, (bool, date, datetime, time)):
        return _refused(text_of(cell, number_format))
    if number_format and (format_scale(number_format) or _UNIT.search(format_words(number_format))):
        return _read_text(text_of(cell, number_format), unit)
    written = None if isinstance(cell, int) else short(cell)
    try:
        amount = exact(cell) if written is None else Decimal(written)
    except ValueError:
        return _refused(str(cell))
    own = places(amount) if written is None else len(written.partition(".")[2])
    return _in_wan(amount, max(own, format_decimals(number_format) or 0), unit or "万元")


def plain_amounts(
    cells: Sequence[Scalar],
    texts: Sequence[str],
    number_formats: Sequence[str | None],
    unit: MoneyUnit | None,
) -> list[Decimal | None]:
    """Return the amounts in 万元 that a column's cells hold as plain numbers, by what they show.

    They are what `read_money` reads; None where it has to decide, or to convert.
    """
    if _SHIFT[unit or "万元"]:
        return [None] * len(cells)
    silent = {code for code in set(number_formats) if is_plain(code)}
    return [
        Decimal(text)
        if cell.__class__ is float and code in silent and -_BOUND < cell < _BOUND
        else None
        for cell, text, code in zip(cells, texts, number_formats, strict=True)
    ]


@lru_cache(maxsize=1 << 16)
def _read_text(cell: str, unit: MoneyUnit | None) -> Reading[Decimal]:
    text = narrow(cell)
    if not text or _NOT_APPLICABLE.fullmatch(text):
        return Reading(None)
    if _ZERO.fullmatch(text):
        return Reading(Decimal(0))
    if spoken := spoken_amount(text):
        return _in_wan(spoken[0], places(spoken[0]), spoken[1])
    if text[-1] == ")":
        text = _UNIT_APART.sub(r"\1", text)
    bracketed = _BRACKETS.fullmatch(text)
    match = _AMOUNT.fullmatch(bracketed["inside"] if bracketed else text)
    number = read_number(match["number"]) if match else None
    if match is None or number is None or text == "一":  # a dash misread, or a one: not to be told
        return _refused(cell)
    negative = bool(bracketed) or match["sign"] == "-"
    return _in_wan(-number if negative else number, places(number), match["unit"] or unit or "万元")


def _in_wan(amount: Decimal, decimals: int, unit: str) -> Reading[Decimal]:
    shift = _SHIFT[unit]
    value = amount if shift == 0 else plain(amount.scaleb(shift))
    if abs(value) >= LARGEST:
        return Reading(None, None, TOO_LARGE, f"{amount:f} {unit}"[:SHOWN], EXPECTED_NUMBER)
    return Reading(value, decimals - shift)


def _refused(found: str) -> Reading[Decimal]:
    return Reading(None, None, NOT_A_NUMBER, found, EXPECTED_NUMBER)
