"""Dates and periods (时限) in running text: 12月底前, 2020年5月12日, 第三季度, 年内."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gridperf.model import Comparator
from gridperf.values.units import UNIT

_UNKNOWN_YEAR = 2000
"""Stands in where no year is known: dates of one form still compare, but none is told."""

_YEAR = r"(?:(?:(?P<year>(?:19|20)\d\d)\s*年|(?P<next>次年|翌年|明年|下一?年|第二年))\s*)?"
_QUARTERS_YEAR = _YEAR.replace("year>", "qyear>").replace("next>", "qnext>")
_CLOCK = r"\d?(?:[时点](?!\d)整?|:\d\d)"
_HOUR = rf"(?:\(含[^()\d]{{0,4}}\)|(?:[上下]午)?\d{_CLOCK})"
"""What may part a day from its 前: 12月31日24时前, 12月31日（含）前."""
_DATE = re.compile(
    rf"""(?=[不早截最确于≥≤<>\s\d十一二三四五六七八九第上下本当该年次翌明])
      (?:(?P<no_later>不晚于|不迟于|早于|截[至止]到?|最迟|确保在?)
        |(?P<sign>[≥≤<>]=?|不早于))?\s*+于?\s*+(?:
      (?P<y>(?:19|20)\d\d)\s*(?P<sep>[-/.])\s*(?P<mm>1[0-2]|0?[1-9])\s*(?P=sep)\s*
          (?P<dd>3[01]|[12]\d|0?[1-9])(?!\d)日?
    | (?<![\d.]){_YEAR}
      (?:(?P<from>1[0-2]|0?[1-9])\s*月?(?:份)?\s*[-–—~至到]\s*)?
      (?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份)?
      (?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号](?!\d(?!{_CLOCK}))|(?P<part>底|末|初|上旬|中旬|下旬))?
    | {_QUARTERS_YEAR}(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下]半年))
      (?:底|末)?
    | (?P<yearly>(?:19|20)\d\d)\s*年(?:度)?(?P<to>底|末|内|以内|之内|年底|年末)
    | (?<!\d)(?<!每)(?:本|当|该)?年(?:度)?(?P<within>底|末|内|以内|之内)
    | ^(?:19|20)\d\d年(?:度|全年)?(?P<whole>)$
    )\s*(?:(?:{_HOUR}\s*)?(?:(?P<by>(?:之|以)?前|(?:以|之)?内)
      |(?P<since>(?:之|以)?后(?!\s*\d)|起(?![火草诉点始]))))?""",
    re.VERBOSE,
)
_HINT = re.compile(r"[年月]|(?:19|20)\d\d\s*[-/.]|季度")
_MONTHS = {name: number for number, name in enumerate(
    ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)}  # fmt: skip
_DAYS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (31, 31),
         "末": (31, 31)}  # fmt: skip
_INSIDE = frozenset({"内", "以内", "之内"})
_ENDS = {"底", "末", "年底", "年末"}


class Moment(NamedTuple):
    """A date or period found in a text: first and last day it may mean, and where it stands."""

    first: date
    last: date
    known: bool
    """False where neither the text nor the form told the year."""
    comparator: Comparator | None
    start: int
    end: int


def find_dates(text: str, year: int | None) -> Iterator[Moment]:
    """Yield the dates in the (narrowed) text in order; those without a year are of `year`."""
    if not _HINT.search(text):
        return
    held: Moment | None = None
    for match in _DATE.finditer(text):
        moment = _moment(text, match, year)
        if held and moment and _leads_to(text, held, moment):
            held = moment._replace(start=held.start)  # what lasts until then is done then
        elif moment:
            if held:
                yield held
            held = moment
    if held:
        yield held


_SIGNS: dict[str, Comparator] = {
    "≥": ">=", ">=": ">=", "不早于": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<",
    "≥=": ">=", "≤=": "<=",
}  # fmt: skip
_TO = re.compile(r"\s*[-–—~～至到]+\s*")


def _leads_to(text: str, one: Moment, other: Moment) -> bool:
    """Tell whether two dates are the ends of a span: 3月1日至10月31日."""
    return one.first <= other.last and _TO.fullmatch(text, one.end, other.start) is not None


def find_periods(text: str, year: int | None) -> Iterator[tuple[Moment, Moment]]:
    """Yield the first and the last day of the spans of a (narrowed) text.

    An end without a year is of its beginning's, or of the next one: 11月15日至3月15日.
    """
    held: Moment | None = None
    for match in _DATE.finditer(text):
        begin, own = held, held.first.year if held else year
        held = _moment(text, match, own)
        if held is None:
            continue
        if match["from"]:
            yield _begun(held, int(match["from"])), held
        elif begin and _TO.fullmatch(text, begin.end, held.start):
            if held.last < begin.first and not match["year"]:
                held = _moment(text, match, begin.first.year + 1) or held
            yield begin, held


def _begun(end: Moment, month: int) -> Moment:
    """Return the month in which a span of months began: 1-12月, 11-3月."""
    year = end.first.year - (month > end.first.month)
    return end._replace(
        first=date(year, month, 1), last=date(year, month, monthrange(year, month)[1])
    )


def _moment(text: str, match: re.Match[str], year: int | None) -> Moment | None:
    found = match["y"] or match["year"] or match["qyear"] or match["yearly"]
    if match["whole"] is not None:
        found = text[:4]
    later = bool(match["next"] or match["qnext"])
    span = _span(match, int(found) if found else (year or _UNKNOWN_YEAR) + later)
    if span is None:
        return None
    prior = not found and _is_prior(text, match)
    if prior:
        span = (_year_before(span[0]), span[1])
    by = match["by"] or match["no_later"] or match["to"] in _INSIDE or match["within"] in _INSIDE
    comparator: Comparator | None = "<=" if by else ">=" if match["since"] else None
    if match["sign"]:
        comparator = _SIGNS[match["sign"]]
    return Moment(*span, bool(found or year) and not prior, comparator, *match.span())


_PRIOR = re.compile("(?:上一?年度?|去年)$")
_PRIOR_BEHIND = re.compile(r"\s*\(\s*(?:上一?年|去年)")


def _is_prior(text: str, match: re.Match[str]) -> bool:
    """Tell whether a date is of last year, the form's or the filing's: both may be meant."""
    if "上" not in text and "去" not in text:
        return False
    start = match.start()
    before = _PRIOR.search(text[max(0, start - 4) : start].rstrip())
    return before is not None or _PRIOR_BEHIND.match(text, match.end()) is not None


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def spelled_out(target: str, actual: str) -> tuple[str, str]:
    """Return the two texts of a timeliness, bare dates as dates: 2022.12, 20221231, 2022.3-2022.10.

    Elsewhere the same figures are amounts; 12.31 is a day where its neighbour or a 前 says so.
    Two numbers such as 44926 are days that lost their format: so spreadsheets count them.
    """
    if _SERIAL.fullmatch(target) and _SERIAL.fullmatch(actual):
        first, second = (date.fromordinal(_BEFORE_FIRST + int(text)) for text in (target, actual))
        return first.isoformat(), second.isoformat()
    days = [_MONTH_DAY.fullmatch(text) for text in (target, actual)]
    if all(days) or any(day and day["rest"] for day in days):
        return _said(target, days[0]), _said(actual, days[1])
    return _bare_said(target), _bare_said(actual)


_SERIAL = re.compile(r"3[7-9]\d{3}|4\d{4}|5[0-4]\d{3}")
"""Days of the years 2001 to 2050, counted from 1900."""
_BEFORE_FIRST = date(1899, 12, 30).toordinal()
_REST = r"\s*(?P<rest>(?:[之以]?前)?(?:完成)?)"
_MONTH_DAY = re.compile(rf"(?P<month>0?[1-9]|1[0-2])\.(?P<day>[12]\d|3[01]){_REST}")
_BARE = re.compile(
    rf"(?P<year>(?:19|20)\d\d)(?:(?P<sep>[-./])(?P<month>0?[1-9]|1[0-2])"
    rf"|(?P<mm>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    rf"|、(?P<month2>0?[1-9]|1[0-2])、(?P<day2>0?[1-9]|[12]\d|3[01])日?){_REST}"
)
_DOTTED_MONTH = re.compile(
    r"(?<![\d./])(?P<year>(?:19|20)\d\d)(?P<sep>[./])(?P<month>1[0-2]|0?[1-9])"
    r"(?!\d|\s*(?P=sep)\s*\d)"
    r"(?:月份?|(?P<span>\s*[-–—~～至到]+\s*(?:1[0-2]|0?[1-9]))(?!\d|\s*[./年日])月?"
    rf"|(?!\s*(?:[万亿]|{UNIT})))"
)
"""A month within more words: 2022.3开工, 2022.3-10. What has a unit is an amount."""


def _bare_said(text: str) -> str:
    """Return a text with its bare date, or the bare months in it, spelled out."""
    whole = _BARE.fullmatch(text)
    if whole is not None:
        return _said(text, whole)
    if not _YEAR_MARK.search(text):
        return text
    return _DOTTED_MONTH.sub(
        lambda month: f"{month['year']}年{month['month']}{month['span'] or ''}月", text
    )


_YEAR_MARK = re.compile(r"20\d\d[./]")


def _said(text: str, match: re.Match[str] | None) -> str:
    if match is None:
        return text
    parts = match.groupdict()
    month = parts["month"] or parts.get("mm") or parts.get("month2")
    year, day = parts.get("year"), parts["day"] or parts.get("day2")
    whole = f"{month}月" if day is None else f"{month}月{day}日"
    if parts.get("sep") == "." and month == "1":
        whole = f"1月-{year}年10月"  # a cell that holds the number 2022.10 shows 2022.1
    return f"{year}年{whole}{parts['rest']}" if year else f"{whole}{parts['rest']}"


def _span(match: re.Match[str], year: int) -> tuple[date, date] | None:
    """Return the first and the last day of what was matched, None for an impossible day."""
    if match["mm"]:
        return _day(year, int(match["mm"]), int(match["dd"]))
    if match["month"]:
        return _in_month(match, year)
    if match["quarter"]:
        last = 3 * (_MONTHS.get(match["quarter"]) or int(match["quarter"]))
        return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
    if match["half"]:
        first = 1 if match["half"] == "上半年" else 7
        return date(year, first, 1), date(year, first + 5, 30 if first == 1 else 31)
    at_end = match["to"] in _ENDS or match["within"] in _ENDS
    return date(year, 12, 31) if at_end else date(year, 1, 1), date(year, 12, 31)


def _in_month(match: re.Match[str], year: int) -> tuple[date, date] | None:
    month = _MONTHS.get(match["month"]) or int(match["month"])
    if match["day"]:
        return _day(year, month, int(match["day"]))
    length = monthrange(year, month)[1]
    first, last = _DAYS.get(match["part"] or "", (1, 31))
    return date(year, month, min(first, length)), date(year, month, min(last, length))


def _day(year: int, month: int, day: int) -> tuple[date, date] | None:
    if day > monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day)
