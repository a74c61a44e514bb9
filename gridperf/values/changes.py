"""Targets that ask by how much something changes: 办理时限 缩短3天, 事故 较上年减少5起.

Of a time itself, and of a place among others, less is better; of what it is cut by, or wins, more
is. 缩短至3天 names the time again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gridperf.values.quantities import Quantity
from gridperf.values.units import UNIT

_HOW_MUCH = "(?:天数|时间|时长|时限|工期|幅度?|量|数|名次|位次)?(?:了|约|不少于)?"
_FIGURE = r"[:：，\s=]*(?=[一二两三四五六七八九十半]|$)"
_DIGIT = re.compile(r"\d")
_CUT = re.compile(
    f"(?:[缩减]短|[压削缩]减|压缩|减少|提前|提速|节[约省]|降低|下降|加快|精简){_HOW_MUCH}{_FIGURE}"
)
_WON = re.compile(f"(?:前进|前移|上升|提[升高]|进[位升]|晋[位升]|攀升){_HOW_MUCH}{_FIGURE}")

POINTS = frozenset({"百分点", "个百分点", "个点"})
_ASKED = re.compile("(?:压缩|提前|前进|前移)了?$")
"""What asks for a change, besides what a number's own words tell."""
_TOLD = re.compile("[增减降升缩压涨跌扩移滑落节延迟逾]|提[高前]|前进|[较比](?!例)|超额")
_REACHED = re.compile("[至到]了?约?$")
"""What names a level though it tells a change: 减少到3起."""
_MEASURED = re.compile(
    "(?:增[加长]?|减少?|[下压]降|降低|[缩减]短|[压削缩]减|压缩|提前|提[升高]|上升)"
    "(?:率|幅度?|量|额|数|天数|时间|速度)"
)
"""An indicator that is itself the change: 碳排放减少量."""
_OF_A_THING = re.compile(
    rf"\D*[\d.,]+\s*[万亿]?(?>{UNIT})(?!以[上下内]|左右|之内|及|完成)[一-鿿]{{2}}"
)
"""A number and what it counts: 增加50亩绿地 is work to be done."""
_RATE = re.compile(
    "(?<![效频功汇长高升低降约少减加])率|(?:满意|知晓|认可|信任|参与|支持)度|[占比]比|比[例重]"
)
"""What is itself told in percent."""
_NEAR, _WHOLE = 5, 90
_DOUBLED = Decimal("1.5")
"""What rose to no more of what it rose by would have more than doubled: it is the rise."""


def is_cut(name: str, target: str) -> bool:
    """Tell whether what is promised of a time is by how much it is cut, by its first number."""
    return _CUT.search(f"{name}，{_DIGIT.split(target, 1)[0]}") is not None


def is_won(promise: str) -> bool:
    """Tell whether what is promised of a place among others is by how many it rises."""
    return _WON.search(promise) is not None


def may_be_level(target: Quantity, actual: Quantity, hint: str) -> bool:
    """Tell whether a completion may name what there is where a target asks how much it changes.

    较上年减少5起 / 3起 may be of three that happened. `hint` is the indicator's name with the
    target's own words; the same number is taken for the change.
    """
    points = target.unit in POINTS
    if actual.point < 0 or actual.point == target.point or _tells_change(actual):
        return False
    if not (points or target.change or _ASKED.search(target.label)):
        return False
    if target.change > 0 and actual.high < target.low:
        return False  # it can't have risen by more than there is
    if target.kind == "percent":
        return _may_be_rate(target, actual, hint, points=points)
    near = target.change > 0 and actual.point <= target.point * _DOUBLED
    return not (near or _MEASURED.search(hint) or _OF_A_THING.match(target.text, target.start))


def _tells_change(actual: Quantity) -> bool:
    label = actual.label
    return _TOLD.search(label) is not None and not _REACHED.search(label)


def _may_be_rate(target: Quantity, actual: Quantity, hint: str, *, points: bool) -> bool:
    """Tell whether a percentage may be the rate itself, or what there is of the year before's."""
    if points and actual.unit is None:  # a column of units tells it of both numbers
        return not target.point <= actual.point <= target.point * _NEAR
    if points and actual.unit not in POINTS:
        return True
    whole = actual.point >= _WHOLE > 2 * target.point
    return whole or (not points and _RATE.search(hint) is not None)
