"""Texts whose number is composed: 4分30秒 is 270秒, 1小时20分 80分钟; 二十 alone is 20."""

from __future__ import annotations

import re

from gridperf.values.numbers import chinese_number, decimal_text

_SIGNS = frozenset("二三四五六七八九十百千万两零点一")
_NUMERAL = re.compile("[二三四五六七八九十百千万两零点一]{1,12}")
_SPAN = re.compile(
    r"(?<![\d.])(?:(?P<hours>\d{1,3})\s*个?小时)?零?(?P<minutes>\d{1,3})\s*分钟?"
    r"零?(?P<seconds>\d{1,2})\s*秒钟?"
    r"|(?<![\d.])(?P<whole>\d{1,3})\s*个?小时零?(?P<rest>\d{1,2})\s*分钟?"
)


def with_whole_numbers(text: str) -> str:
    """Return the (narrowed) text with numbers for a numeral that it is, and for composed spans."""
    if "分" in text and ("秒" in text or "小时" in text):
        return _SPAN.sub(_in_one_unit, text)
    # 一 may be a dash, misread.
    if text[:1] in _SIGNS and _NUMERAL.fullmatch(text) and text != "一":
        number = chinese_number(text)
        return text if number is None else decimal_text(number)
    return text


def _in_one_unit(span: re.Match[str]) -> str:
    if span["whole"]:
        return f"{int(span['whole']) * 60 + int(span['rest'])}分钟"
    hours, minutes = int(span["hours"] or 0), int(span["minutes"])
    return f"{(hours * 60 + minutes) * 60 + int(span['seconds'])}秒"
