"""Classes of water (水质类别): 一类 of 二类以上, of which the smaller number is the better one."""

from __future__ import annotations

import re

from gridperf.model import Comparator, Status
from gridperf.values.numbers import narrow

_WATER = re.compile("水质|水环境|水体|水源|断面|地[表下]水|海水|饮用水|[河湖]")
_COUNTED = re.compile("[检监]测|种类|指标|项目")
"""What has so many sorts of it: 水质检测指标≥4类."""
_CLASSES = ("一1ⅠI", "二2Ⅱ", "三3Ⅲ", "四4Ⅳ", "五5ⅤV")
_CLASS = r"(?P<poor>劣)?(?P<class>[一二三四五1-5ⅠⅡⅢⅣⅤ]|IV|I{1,3}|V)\s*类"
_WHAT = r"(?:地表|地下)?(?:水[质体]?)?(?:标准)?(?:要求)?"
_TARGET = re.compile(
    rf"{_WHAT}(?P<least>(?:达到?或?|优于|不[低劣]于|[≥=>])*)(?:保持|稳定)?在?{_CLASS}{_WHAT}"
    rf"(?P<better>[及或]?以上)?{_WHAT}"
)
_ACTUAL = re.compile(
    rf"[^\d一二三四五ⅠⅡⅢⅣⅤIV不未没无非除劣]*{_CLASS}{_WHAT}(?P<better>[及或]?以上)?{_WHAT}。?"
)
_POOR = 6


def judged_water_class(
    target: str | None, actual: str | None, name: str | None
) -> tuple[Status, Comparator | None, str, str, str] | None:
    """Return status, comparator, both classes and their unit, None where no class answers one.

    三类以上 is the third or a better one; of a class alone nobody knows whether it is the least.
    """
    if not target or not actual or "类" not in target or "类" not in actual:
        return None
    promised, done = _TARGET.fullmatch(narrow(target)), _ACTUAL.fullmatch(narrow(actual))
    hint = f"{name or ''}{target}"
    if promised is None or done is None or not _WATER.search(hint) or _COUNTED.search(hint):
        return None
    least, reached = _number(promised), _number(done)
    bounded = bool(promised["least"] or promised["better"])
    status: Status = "undecided"
    if reached <= least and not promised["poor"]:
        status = "met"
    elif bounded and not done["better"]:
        status = "unmet"
    return status, "<=" if bounded else None, str(least), str(reached), "类"


def _number(match: re.Match[str]) -> int:
    """Return the number of a class; what is poorer than the fifth comes behind it."""
    said = match["class"]
    number = 4 if said == "IV" else len(said) if set(said) == {"I"} else _of_sign(said)
    return _POOR if match["poor"] else number


def _of_sign(sign: str) -> int:
    return next(number for number, signs in enumerate(_CLASSES, 1) if sign in signs)
