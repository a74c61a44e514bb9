"""Texts whose number is composed: 4分30秒 is 270秒, 一年半 18个月, 1米3 1.3米; 二十 alone is 20."""

from __future__ import annotations

import re
from decimal import Decimal

from gridperf.values.numbers import chinese_number, decimal_text

_SIGNS = frozenset("二三四五六七八九十百千万两零点一")
_NUMERAL = re.compile("[二三四五六七八九十百千万两零点一]{1,12}")
_SPAN = re.compile(
    r"(?<![\d.])(?:(?P<hours>\d{1,3})\s*个?小时)?零?(?P<minutes>\d{1,3})\s*分钟?"
    r"零?(?P<seconds>\d{1,2})\s*秒钟?"
    r"|(?<![\d.])(?P<whole>\d{1,3})\s*个?小时零?(?P<rest>\d{1,2})\s*分钟?"
)


_ONES = "[一二两三四五六七八九十]"
_FEW = rf"(?:(?<![\d.第])\d{{1,2}}|(?<![第每零〇一二三四五六七八九十百千]){_ONES})"
_YEARS = re.compile(
    rf"(?P<years>{_FEW})\s*年(?:(?P<half>半)(?![年数价载])|零?(?P<months>\d{{1,2}}|{_ONES})\s*个月)"
)
_HALVES = re.compile(
    rf"(?P<whole>{_FEW})\s*(?:(?P<unit>小时|天|日|周)半(?![天日年月价数工])|个半(?P<more>月|小时|工作日))"
)
_DAYS = re.compile(
    r"(?<![\d.第])(?P<days>\d{1,3})\s*天零?(?P<hours>1?\d|2[0-3])\s*个?小时(?!内|[制×工])"
)
_KILOMETRES = re.compile(r"(?<![\d.])(?P<whole>\d{1,4})公里零?(?P<rest>\d{1,3})米")
_METRES = re.compile(
    r"(?<![\d.])(?P<metres>\d{1,3})米(?P<rest>\d{1,2})(?=$|[,，。;；、)高宽长厚深左]|以[上下内])"
)


def with_whole_numbers(text: str) -> str:
    """Return the (narrowed) text with numbers for a numeral that it is, and for composed spans."""
    if "半" in text or "个月" in text:
        text = _HALVES.sub(_with_half, _YEARS.sub(_in_months, text))
    if "天" in text and "小时" in text:
        text = _DAYS.sub(_in_hours, text)
    if "分" in text and ("秒" in text or "小时" in text):
        return _SPAN.sub(_in_one_unit, text)
    if "米" in text:
        text = _KILOMETRES.sub(_in_metres, text)
        return _METRES.sub(r"\g<metres>.\g<rest>米", text)
    # 一 may be a dash, misread.
    if text[:1] in _SIGNS and _NUMERAL.fullmatch(text) and text != "一":
        number = chinese_number(text)
        return text if number is None else decimal_text(number)
    return text


def _in_months(span: re.Match[str]) -> str:
    months = 6 if span["half"] else _figure(span["months"])
    return f"{_figure(span['years']) * 12 + months}个月"


def _in_hours(span: re.Match[str]) -> str:
    return f"{int(span['days']) * 24 + int(span['hours'])}小时"


def _in_metres(span: re.Match[str]) -> str:
    return f"{int(span['whole']) * 1000 + int(span['rest'])}米"


def _with_half(span: re.Match[str]) -> str:
    unit = span["unit"] or ("个月" if span["more"] == "月" else span["more"])
    return f"{_figure(span['whole'])}.5{unit}"


def _figure(text: str) -> Decimal:
    return Decimal(text) if text.isdigit() else chinese_number(text) or Decimal(0)


def _in_one_unit(span: re.Match[str]) -> str:
    if span["whole"]:
        return f"{int(span['whole']) * 60 + int(span['rest'])}分钟"
    hours, minutes = int(span["hours"] or 0), int(span["minutes"])
    return f"{(hours * 60 + minutes) * 60 + int(span['seconds'])}秒"
