"""A cell's text as its reader sees it: the number format is part of the value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from gridperf.model import Scalar
from gridperf.values.numbers import SIGNIFICANT, decimal_text, exact, narrow, plain, short

_SKIPPED = re.compile(r"_.|\*.|\[[^\]]*\]")
"""Parts of a number format that print a gap, a filling, a colour or a condition."""
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)')
_DECIMALS = re.compile(r"\.([0#?]+)")
_PLACE = re.compile(r"[0#?]")
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
"""Commas behind the last digit: each shows the number a thousand times smaller."""
_DRAWN_POINT = re.compile(r'(?:[\\!]\.|"\.")([0#?]+)')
"""A point that is drawn between the digits (0!.0,): how 元 are shown in 万."""
_TELLING = re.compile(r"[%<>=≥≤\u4e00-\u9fff]")
"""What makes a literal of a format part of the meaning: a unit, a comparator, a percent sign."""
_PARTS = "ymdhs"
"""Letters by which a format shows year, month, day, hour and second; e is the year too."""
_HUNDRED = Decimal(100)
_TAIL = re.compile(r"\.(?P<decimals>\d+)(?=\D*$)")


class _Pattern(NamedTuple):
    percent: bool
    decimals: int
    before: str
    after: str
    step: Decimal
    """One in the last of the decimals."""
    fixed: int
    """How many decimals it shows even where they are zero: 2 of 0.00, none of 0.##."""
    scale: int
    """By how many places the number shown is smaller than the one that is stored."""


def text_of(cell: Scalar, number_format: str | None = None) -> str:
    """Return what the cell shows, as far as it matters: "" for a blank, texts as they are.

    A number under a percent format comes as percent text with the format's decimals ("99.75%"),
    units and comparators that only the format writes are kept (`0"场"` → "12场"), one that is shown
    smaller comes as it is shown (`0!.0,`: 1000000 → "100"), any other number to 15 significant
    digits ("37.86"). Dates are ISO, one whose format shows no day as the month or year that it
    shows (2021年12月): the day that is stored for it was never written.
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return _number(cell, _pattern(number_format or ""))
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (date, time)):
        return _moment(cell, number_format or "")
    return _number(cell, _pattern(number_format or ""))


def texts_of(cells: Sequence[Scalar], number_formats: Sequence[str | None]) -> list[str]:
    """Return what each of a column's cells shows, as `text_of` says it of one."""
    plain_formats = {code for code in set(number_formats) if is_plain(code)}
    return [
        cell if cell.__class__ is str
        else "" if cell is None
        else (cell.__class__ is float and code in plain_formats and short(cell))
        or text_of(cell, code)
        for cell, code in zip(cells, number_formats, strict=True)
    ]  # fmt: skip


def amount_texts(
    cells: Sequence[Scalar], texts: Sequence[str], number_formats: Sequence[str | None]
) -> list[str]:
    """Return what cells of money show, with all decimals of their format: 18.5 under 0.00 is 18.50.

    `texts` is what `texts_of` says of them; how far an amount is rounded, its last decimal tells.
    """
    fixed = {code: _pattern(code).fixed for code in set(number_formats) if code}
    if not any(fixed.values()):
        return list(texts)
    return [
        text if not (decimals := fixed.get(code or "", 0)) or cell.__class__ is str
        else _filled_up(text, decimals)
        for cell, text, code in zip(cells, texts, number_formats, strict=True)
    ]  # fmt: skip


def amount_text(cell: Scalar, text: str, number_format: str | None) -> str:
    """Return what one cell of money shows, as `amount_texts` says it of several."""
    return amount_texts([cell], [text], [number_format])[0]


def _filled_up(text: str, decimals: int) -> str:
    """Return a plain number with at least so many decimals; 0 stays, for it may show as a dash."""
    whole, _, own = text.partition(".")
    if text == "0" or len(own) >= decimals or not whole.removeprefix("-").isdigit():
        return text
    return f"{whole}.{own:0<{decimals}}" if own.isdigit() or not own else text


def is_plain(number_format: str | None) -> bool:
    """Tell whether a format shows the number that is stored, and no word or sign beside it."""
    pattern = _pattern(number_format or "")
    return not (pattern.percent or pattern.scale or pattern.before or pattern.after)


def _moment(moment: date | time, number_format: str) -> str:
    if isinstance(moment, date) and (shown := _dayless(number_format)):
        year, month = (f"{moment.year}年" if "y" in shown else ""), f"{moment.month}月"
        return year + month * ("m" in shown)
    if isinstance(moment, datetime):
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")
    return moment.isoformat()


@lru_cache(maxsize=1024)
def _dayless(number_format: str) -> str:
    """Return which of year and month a format shows, "" for one that shows more or neither."""
    section = _LITERAL.sub("", _SKIPPED.sub("", number_format.split(";", 1)[0]))
    parts = set(section.lower().replace("e", "y")) & set(_PARTS)
    return "".join(sorted(parts)) if parts <= {"y", "m"} else ""


def _number(cell: float, pattern: _Pattern) -> str:
    odd = pattern.percent or pattern.scale or isinstance(cell, int)
    shown = None if odd else short(cell)
    if shown is None:
        try:
            number = plain(exact(cell).scaleb(-pattern.scale)) if pattern.scale else exact(cell)
        except ValueError:
            return str(cell)
        percentage = _percentage(number, pattern)
        shown = decimal_text(number) if percentage is None else f"{percentage:f}%"
    return f"{pattern.before}{shown}{pattern.after}"


def _percentage(number: Decimal, pattern: _Pattern) -> Decimal | None:
    if pattern.percent and number.adjusted() < SIGNIFICANT:
        return (number * _HUNDRED).quantize(pattern.step, ROUND_HALF_UP)
    return None


def bare_percentage(number: Decimal, number_format: str | None) -> Decimal | None:
    """Return the number of percent that a format prints with no words, None where it doesn't."""
    pattern = _pattern(number_format or "")
    return None if pattern.before or pattern.after else _percentage(number, pattern)


def format_scale(number_format: str) -> int:
    """Return by how many places a format shows a number smaller than it is stored."""
    return _pattern(number_format).scale


def format_words(number_format: str) -> str:
    """Return the words with a meaning that a format writes beside the number."""
    pattern = _pattern(number_format)
    return pattern.before + pattern.after


def format_decimals(number_format: str | None) -> int | None:
    """Return how many decimals the format prints of the number itself, None if it sets none."""
    if not number_format or number_format == "General":
        return None
    return _pattern(number_format).decimals


def shown_decimals(text: str) -> int:
    """Return how many decimals the last number in a raw text shows: "37.86" → 2, "90" → 0."""
    match = _TAIL.search(narrow(text))
    return len(match["decimals"]) if match else 0


@lru_cache(maxsize=1024)
def _pattern(number_format: str) -> _Pattern:
    section = _SKIPPED.sub("", number_format.split(";", 1)[0])
    bare = _LITERAL.sub("", section)
    decimals = _DECIMALS.search(bare)
    before, after = _literals(section)
    thousands, drawn = _THOUSANDS.search(bare), _DRAWN_POINT.search(section)
    behind = len(drawn[1]) if drawn else 0
    places = len(decimals[1]) if decimals else behind
    scale = 3 * len(thousands[1] if thousands else "") + behind
    fixed = decimals[1].count("0") if decimals else behind
    return _Pattern("%" in bare, places, before, after, Decimal(1).scaleb(-places), fixed, scale)


def _literals(section: str) -> tuple[str, str]:
    """Return what the format writes before and after the number, where it bears meaning."""
    number = _PLACE.search(_LITERAL.sub(lambda match: "\0" * len(match[0]), section))
    sides = {True: "", False: ""}
    for match in _LITERAL.finditer(section):
        literal = match[1] or match[2] or ""
        if _TELLING.search(literal):
            sides[number is not None and match.start() < number.start()] += literal
    return sides[True], sides[False]
