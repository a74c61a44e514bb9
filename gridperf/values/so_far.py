"""A completion's figures as far as they tell of the year, and of the last stage of the work.

累计15场，其中本年10场 and 采购12台，到货8台 name two figures, between which the answer lies;
what was done since an earlier year (2021年以来累计15场) is at most the year's. Nobody has met a
target by the larger figure alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

from gridperf.values.quantities import INFINITY, Quantity

_STAGES = "到货|到位|到岗|到会|到场|实到|参训|参会|安装|验收|交付|投用|投入使用|入库"
_TELLING = re.compile(rf"20\d\d|[近两二三四五]年|[上去]一?年|历年|以来|其中|{_STAGES}")
"""What stands in every completion that tells of it: looked for first."""
_PART = r"(?:其中|[(（]?含)[:：,，]?(?:有)?"
_OF_THE_YEAR = re.compile(
    rf"{_PART}(?:本年度?|今年|当年|本期|(?P<year>20\d\d)年度?)[^\d,，。;；]{{0,6}}$"
)
_OF_ANOTHER = re.compile(
    rf"{_PART}(?:上一?年度?|去年|往年|以前年度|(?P<year>20\d\d)年度?)[^\d,，。;；]{{0,6}}$"
)
_SINCE = re.compile(
    r"(?:(?P<year>20\d\d)年(?:以来|来|至今|起)|(?P<first>20\d\d)年?[-–—~至到]20\d\d年"
    r"|(?:近|过去)[两二三四五\d]年|[两二三四五\d]年(?:来|累计|合计|共)|历年|自?[^\d,，。;；]{2,6}以来)"
    r"[^\d,，。;；]{0,12}$"
)
_LONGER = re.compile("累计|历年|以来|年来|近.年|至今")
"""An indicator that is itself told of several years."""
_YEAR_BEFORE = re.compile(
    "(?<![较比与同])(?:上一?年|去年|往年)(?:度|全年)?(?!结转)[^\\d,，。;；结转增减]{0,8}$"
)
_STAGE = re.compile(
    f"(?:实际|目前|现|已|仅|只|其中|完成)*(?P<what>{_STAGES})(?:了|完成|合格|通过)*"
)
_LEFT = re.compile(
    r"[\d.]+\D{1,4}?[尚还仍]?未能?(?:到货|到[位岗会场]|安装|举[办行]|开展|实施|采购|参[训会加]|发放|交付)"
)
_LEFT_OF = re.compile(
    f"其中(?:[尚还仍]?有)?[尚还仍]?未能?(?:{_STAGES}|举[办行]|开展|实施|采购|参加|发放)了?"
)
"""A part of what is told before it that was not done: 采购12台，其中8台未到货."""
_MOST = 100
"""More figures are a whole report, of which nobody is judged by one."""
_REACH = 24
"""So far before a figure the words of its years may begin."""


def of_the_year(
    done: tuple[Quantity, ...], hint: str, actual: str, year: int | None
) -> tuple[Quantity, ...]:
    """Return the numbers, those that reach beyond the year or the last stage as far as they tell.

    `hint` is the indicator's name with its target: what it names itself is its own.
    """
    if not 0 < len(done) <= _MOST or not _TELLING.search(actual):
        return done
    units = [one.unit for one in done]
    found = [_within(one, hint, year, alone=units.count(one.unit) == 1) for one in done]
    for first, second in pairwise(range(len(found))):
        one, other = done[first], done[second]
        if one.unit != other.unit or one.kind != "count" or other.high >= one.low:
            continue
        if _is_what_came(other, hint, year):
            found[second] = other._replace(high=one.high, written=None)
            found[first] = found[second]
        elif _is_left(other, year):
            found[first] = one._replace(low=one.low - other.high, written=None)
    return tuple(dict.fromkeys(found))


def _is_what_came(other: Quantity, hint: str, year: int | None) -> bool:
    """Tell whether a smaller figure is the year's, or the last stage's, of the one before it."""
    part = _OF_THE_YEAR.search(_head(other))
    if part:
        return not _LONGER.search(hint) and (part["year"] is None or part["year"] == str(year))
    stage = _STAGE.fullmatch(other.label)
    return stage is not None and stage["what"] not in hint


def _is_left(other: Quantity, year: int | None) -> bool:
    """Tell whether a smaller figure is a part of another year, or one that was not done."""
    part = _OF_ANOTHER.search(_head(other))
    if part:
        return part["year"] is None or (year is not None and int(part["year"]) < year)
    if not other.part:
        return False
    return bool(_LEFT.match(other.text, other.start) or _LEFT_OF.fullmatch(other.label))


def _within(one: Quantity, hint: str, year: int | None, *, alone: bool) -> Quantity:
    """Return a figure of several years as at most the year's own, one of the year before as none.

    Beside a figure of the year, that of the year before is left out where the two are compared.
    """
    if one.kind != "count" or _LONGER.search(hint):
        return one
    head = _head(one)
    since = _SINCE.search(head)
    if since and _is_earlier(since["year"] or since["first"], year):
        return one._replace(low=-INFINITY, written=None)
    if alone and _YEAR_BEFORE.search(head) and "年" not in hint:
        return one._replace(low=-INFINITY, high=INFINITY, written=None)
    return one


def _is_earlier(told: str | None, year: int | None) -> bool:
    return told is None or (year is not None and int(told) < year)


def _head(one: Quantity) -> str:
    return one.text[max(0, one.start - _REACH) : one.start]
