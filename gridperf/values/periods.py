"""Stretches of time that were promised and kept: 供暖 11月15日至3月15日, 服务时间 1月-12月.

A service lasts: it is met by a period that covers the promised one. Work may end early: of it
the end alone counts, as a limit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gridperf.model import Status
from gridperf.values.dates import Moment, find_periods
from gridperf.values.numbers import narrow

_TO = re.compile("[-–—~～至到]")
_WORK = re.compile(
    "完成|实施|工期|建设|施工|开工|竣工|完工|改造|修缮|采购|招标|验收|编制|支付|拨付|进度|项目时间"
)
"""What may end before its time."""
_SERVICE = re.compile(
    "服务|供暖|供热|供水|供气|值守|值班|防火|防汛|防洪|汛期|展览|展出|展期|开放|运营|运行|运维|养护|管护|维护"
    "|保洁|监测|巡查|巡护|租赁|租期|期限|聘用|在岗|驻点|驻守|保障|禁渔|禁牧|休渔|假期|开园|放映"
)
"""What lasts, and may last longer."""


class Period(NamedTuple):
    """A stretch of time by its first and its last day, each as exact as it is told."""

    begin: Moment
    end: Moment


def of_both_ends(status: Status, target: str, actual: str, hint: str, year: int | None) -> Status:
    """Return the status of two periods; as it was by their ends where either text is none.

    `hint` is the indicator's name with its target.
    """
    if not (_TO.search(target) and _TO.search(actual)) or _WORK.search(hint):
        return status
    promised, kept = _period(target, year), _period(actual, year)
    if promised is None or kept is None:
        return status
    starts_late = kept.begin.first > promised.begin.last
    ends_early = kept.end.last < promised.end.first
    if starts_late or ends_early:
        late = status == "unmet" and not _SERVICE.search(hint)
        return "unmet" if late else "undecided"
    return "met" if _SERVICE.search(hint) else status


def _period(text: str, year: int | None) -> Period | None:
    """Return the period of a text that tells no other."""
    found = list(find_periods(narrow(text), year))
    return Period(*found[0]) if len(found) == 1 else None
