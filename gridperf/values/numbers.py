"""Numbers as people write them: full width, thousands marks, Chinese numerals, stored floats."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

SIGNIFICANT = 15
"""Digits that a workbook's float truly carries; what lies behind them is binary noise."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): narrow
    for wide, narrow in {
        "\u3000": " ",
        "\u00a0": " ",
        "\ufeff": "",
        "\u200b": "",
        "﹦": "=",
        "﹤": "<",
        "﹥": ">",
        "﹪": "%",
        "﹣": "-",
        "−": "-",
        "﹢": "+",
        "≧": "≥",
        "⩾": "≥",
        "≦": "≤",
        "⩽": "≤",
        "﹐": ",",
        "﹒": ".",
        "﹕": ":",
        "﹔": ";",
        "∕": "/",
        "￥": "¥",
    }.items()
}

_WIDE = re.compile(f"[{''.join(map(chr, _NARROW))}]")
"""Most Chinese texts have none of these: looking is quicker than translating each character."""

_GAP = re.compile(r"\s+")
_NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\s?\.\s?\d+)?(?:[eE][+-]?\d{1,2})?"
_WHOLE = re.compile(_NUMBER)
_BLANKS = re.compile(r"[\s,]")

_DIGITS = {char: value for value, chars in enumerate(
    ("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NEXT_PLACE = {"百": "十", "佰": "十", "千": "百", "仟": "百", "万": "千", "萬": "千"}
CHINESE = "[" + "".join((*_DIGITS, *_PLACES, "万亿萬億")) + "]"
"""Pattern of one character of a Chinese numeral."""
_CHINESE_NUMBER = re.compile(rf"(?P<whole>{CHINESE}+)(?:点(?P<rest>[{''.join(_DIGITS)}]+))?")


def closed_up(text: str) -> str:
    """Return the text without blanks that only space it out; between words in letters one stays.

    示 例 街 道 is one word, Red Lake Office are three.
    """
    plain = text.strip()
    return _GAP.sub(
        lambda gap: " " if _words(plain[gap.start() - 1], plain[gap.end()]) else "", plain
    )


def _words(before: str, after: str) -> bool:
    """Tell whether a blank between two signs parts words: none beside a Chinese sign does."""
    if {unicodedata.east_asian_width(before), unicodedata.east_asian_width(after)} & {"W", "F"}:
        return False
    return before.isalpha() or after.isalpha()


@lru_cache(maxsize=1 << 16)
def narrow(text: str) -> str:
    """Return the text with full-width signs and digits in their plain form, blanks trimmed.

    A word that is spread over its cell (合  计) is one word.
    """
    plain = (text.translate(_NARROW) if _WIDE.search(text) else text).strip()
    return "".join(plain.split()) if plain[1:2].isspace() and _SPREAD.fullmatch(plain) else plain


_SPREAD = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+")


def exact(number: float) -> Decimal:
    """Return a stored number as the decimal that its owner typed, cut to 15 significant digits.

    Raises ValueError for what is no number (NaN, infinity).
    """
    if isinstance(number, int):
        return Decimal(number)
    written = short(number)
    if written is not None:
        return Decimal(written)
    if not math.isfinite(number):
        raise ValueError(f"{number} is no number: expected a finite one.")
    return plain(Decimal(f"{number:.{SIGNIFICANT}g}"))


def short(number: float) -> str | None:
    """Return a stored number as its owner typed it where nothing is to be cut, else None.

    Then the shortest spelling is the number, but for the ".0" of a whole one.
    """
    written = repr(number)
    if len(written) > SIGNIFICANT + 1 or "e" in written or "n" in written:
        return None
    return written.removesuffix(".0") if number else "0"


def plain(number: Decimal) -> Decimal:
    """Return the number without exponent and without zeros behind its last decimal."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()


def percent_of(number: Decimal, whole: Decimal) -> Decimal:
    """Return a number's percentage of a whole, two decimals; an open end stays open."""
    return plain(round(number * 100 / whole, 2)) if number.is_finite() else number


def decimal_text(number: Decimal) -> str:
    """Return the number written out: no exponent, its own decimals kept."""
    return f"{number:f}"


def places(number: Decimal) -> int:
    """Return how many decimals the number shows."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def without_damaged(text: str) -> str:
    """Return the text without numbers that a letter or a blank has got into: 9S%, 1 00%, 1O5人.

    Which digit the letter was, or whether the blank parts two numbers, nobody can tell. A label
    and a percentage behind it (1 95%) make more than 100% together and are left as they are.
    """
    return _DAMAGED.sub(" ", narrow(text)) if damaged_figure(text) else text


def damaged_figure(text: str) -> str:
    """Return the first such number of a text, "" where it has none."""
    found = _DAMAGED.search(narrow(text)) if _LIKELY.search(text) else None
    return found[0].strip() if found else ""


_LIKE = "OolISB"
"""Letters that a recogniser takes 0, 1, 5 and 8 for."""
_LIKELY = re.compile(r"[\s\uff21-\uff5a" + _LIKE + "]")
"""What every damaged number has, and few Chinese texts: looked for first."""
_PART = rf"[\d{_LIKE}.]"
_DAMAGED = re.compile(
    rf"""(?<![\dA-Za-z.])(?:
    (?=[\d.]{{0,6}}[{_LIKE}])(?=[{_LIKE}.]{{0,6}}\d){_PART}{{2,7}}[ ]?[%‰]
    |\d(?=[\d. ]{{0,6}}[{_LIKE}]){_PART}{{0,6}}(?:[ ]{_PART}{{1,3}}){{1,2}}[ ]?[%‰]
    |\d{{1,3}}[OolIS]{{1,3}}\d{{1,3}}(?![\dA-Za-z.-])
    |(?<!\d,)(?:\d[ ]\d|1[ ]0[ ]?0|10[ ]0)(?:\.\d{{1,3}})?[ ]?[%‰])""",
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 16)
def read_number(text: str) -> Decimal | None:
    """Return the number that the whole (narrowed) text writes, None if it is more or less than one.

    Decimals are kept as written ("0.20" has two). Thousands marks must group by three.
    """
    if _WHOLE.fullmatch(text):
        return Decimal(_BLANKS.sub("", text))
    return chinese_number(text)


@lru_cache(maxsize=1 << 12)
def chinese_number(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral (十二, 三百五十万, 二〇二〇, 九点五), else None."""
    match = _CHINESE_NUMBER.fullmatch(text)
    if not match:
        return None
    whole = _chinese_whole(match["whole"])
    if whole is None or not match["rest"]:
        return None if whole is None else Decimal(whole)
    rest = "".join(str(_DIGITS[char]) for char in match["rest"])
    return Decimal(f"{whole}.{rest}")


def _shortened(text: str) -> str:
    """Return the place that speech leaves out behind the last digit: 三百五 is 350, 一万二 12000.

    What is meant as 305 has a zero between: 三百零五.
    """
    return _NEXT_PLACE.get(text[-2:-1], "") if text[-1] in _DIGITS else ""


def _chinese_whole(text: str) -> int | None:
    if all(char in _DIGITS for char in text):  # 二〇二〇: digit by digit
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    text += _shortened(text)
    for position, char in enumerate(text):
        if char in _DIGITS:
            if digit:
                return None  # 一二十 is no number
            digit = _DIGITS[char]
        elif char in _PLACES:
            section += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            if position == 0:
                return None  # a bare 万 is a unit
            total = (
                (total + section + digit) * _MYRIADS[char]
                if char in "亿億"
                else (total + (section + digit) * _MYRIADS[char])
            )
            section = digit = 0
    return total + section + digit
