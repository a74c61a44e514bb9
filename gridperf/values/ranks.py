"""Places among others (排名): 前10 against 第8名, of which the smaller number is the better one."""

from __future__ import annotations

import re
from decimal import Decimal

from gridperf.model import Comparator, Status
from gridperf.values.numbers import chinese_number, narrow

_NUMBER = "(?P<number>[1-9]\\d{0,2}|[一二三四五六七八九十]{1,3})"
_BEHIND = r"\s*(?:[名位强](?![单额称录置于])|(?=$|[,，。;；)]))"
_AMONG = re.compile(
    rf"[^\d前]*(?<![提之以目月日年天会赛])前\s*{_NUMBER}{_BEHIND}(?:以内|之内|内|以上)?[^\d]*"
)
_ONE = re.compile(rf"第\s*{_NUMBER}{_BEHIND}")
_PLACE = re.compile(rf"[^\d第]*{_ONE.pattern}[^\d第]*")


def judged_rank(
    target: str | None, actual: str | None
) -> tuple[Status, Comparator | None, str, str, str] | None:
    """Return status, comparator, both places and their unit, None where no rank answers one.

    前10 is the last good place, 第1名 the one that is meant; 前15名 may be the eighth.
    """
    if not (_names_place(target or "") and _names_place(actual or "")):
        return None
    promised, done = narrow(target or ""), narrow(actual or "")
    among, within = _AMONG.fullmatch(promised), _AMONG.fullmatch(done)
    aim, reached = among or _PLACE.fullmatch(promised), within or _only_place(done)
    if aim is None or reached is None:
        return None
    best, place = _value(aim), _value(reached)
    missed: Status = "undecided" if within else "unmet"
    status: Status = "met" if place <= best else missed
    return status, "<=" if among else None, str(best), str(place), "名"


def _names_place(text: str) -> bool:
    return "前" in text or "第" in text


def _only_place(text: str) -> re.Match[str] | None:
    """Return the one place that a text names: 第8名，较上年上升2位."""
    found = [*_ONE.finditer(text)]
    return found[0] if len(found) == 1 else None


def _value(match: re.Match[str]) -> int:
    text = match["number"]
    return int(text if text.isdigit() else chinese_number(text) or Decimal(0))
