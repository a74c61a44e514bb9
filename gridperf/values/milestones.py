"""The day on which something was done, where a completion tells several: 3月开工，10月完工.

A start is no end, the last of several parts is the end of all of them, and what follows upon the
work (资料归档) can't make it late.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from gridperf.values.quantities import Quantity

BEGUN = re.compile("启动|开工|动工|开建|开始|招标|立项|进场")
ENDED = re.compile("完|竣|结|验收|交付|投入使用|达|到位|发放|支付")
_AFTERWARDS = re.compile("归档|存档|档案|审计|决算|结算|质保|保修|有效期")
_PLANNED = re.compile(
    "计划|目标|要求|截[止至]|[原约规]定|合同|预[计定]|期限|上年|去年|文件|通知|实际|[日月底末年]前"
)
"""A day beside such words may be the limit itself, or of something else."""
_MARK = re.compile("[,，。;；、!！\n(（)）]")


def days_done(done: tuple[Quantity, ...], target: Quantity, hint: str) -> tuple[Quantity, ...]:
    """Return the quantities with those days alone by which it was done.

    `hint` is the indicator's name with its target: one that is itself a start (开工时间) is
    answered by the start.
    """
    done = tuple(_of_next_year(one, target) if one.kind == "date" else one for one in done)
    days = [one for one in done if one.kind == "date"]
    if not days or (len(days) == 1 and not _AFTERWARDS.search(days[0].text)):
        return done
    said = dict(zip(days, _said(days), strict=True))
    kept = [one for one in days if not _AFTERWARDS.search(said[one])]
    if not kept and not _AFTERWARDS.search(hint):
        return tuple(one for one in done if one not in said or one.high <= target.high)
    kept = _of_its_end(kept or days, said, hint)
    kept = _last(kept, said) if len(kept) > 1 else kept
    starts = {one.start: one for one in kept}
    return tuple(
        starts.get(one.start, one) for one in done if one.kind != "date" or one.start in starts
    )


def _of_next_year(one: Quantity, target: Quantity) -> Quantity:
    """Return a day without a year as one of either, where the target's is the next: 1月20日.

    Forms are filed in spring, so only a day of the first half may be of the next year.
    """
    if target.high - one.high < _HALF_A_YEAR:
        return one
    day, due = (date.fromordinal(int(each.high)) for each in (one, target))
    if due.year != day.year + 1 or day.month > _SPRING or _YEAR_TOLD.search(one.text):
        return one
    later = day + timedelta(days=_A_YEAR)
    return one._replace(high=Decimal(later.toordinal()), written=None)


_SPRING = 6
_HALF_A_YEAR, _A_YEAR = 180, 365
_YEAR_TOLD = re.compile(r"(?:19|20)\d\d|[次翌明当本今]年|下一?年|第二年|年内")


def _of_its_end(days: list[Quantity], said: dict[Quantity, str], hint: str) -> list[Quantity]:
    """Return the ends, or for a target that is a start the starts; all where nothing tells."""
    begun, ended = BEGUN.search(hint), ENDED.search(hint)
    if begun and ended:
        return days
    starts = [one for one in days if BEGUN.search(said[one]) and not ENDED.search(said[one])]
    if begun:
        return starts or days
    return [one for one in days if one not in starts] or days


def _last(days: list[Quantity], said: dict[Quantity, str]) -> list[Quantity]:
    """Return the day of the last part; a limit that is told beside it leaves all of them."""
    if any(_PLANNED.search(words) for words in said.values()):
        return days
    return [max(days, key=lambda one: one.high)._replace(about=True)]


def _said(days: Sequence[Quantity]) -> list[str]:
    """Return what is said of each day: by the words before it, else by those behind it."""
    ends = [other.start for _, other in pairwise(days)] + [len(days[0].text)]
    said = []
    for one, end in zip(days, ends, strict=True):
        mark = _MARK.search(one.text, one.start)
        behind = one.text[one.start : min(end, mark.start() if mark else end)]
        label = one.label
        tells = BEGUN.search(label) or ENDED.search(label) or _AFTERWARDS.search(label)
        said.append(label if tells else f"{label}{behind}")
    return said
