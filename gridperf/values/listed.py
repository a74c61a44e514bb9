"""Counts that a completion lists: 检查12次、抽查10次 may be the 20次 that were promised.

The one that bears the target's name may be all of it, or only a part: where it falls short and the
list doesn't, nobody can say that the target was missed. What alone is as much as was promised is
no part of it, but something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.answers import UNDONE, can_be_part, counted_thing
from gridperf.values.differences import answering
from gridperf.values.quantities import Quantity
from gridperf.values.units import counts_people_or_events

_STAGE = re.compile(
    "报名|应[到检参]|申[报请]|核[定准]|通知|符合|计划|实[际到]|到[货岗会位账]|参[训会加与]|通过|审[核批]|合格|签[到约]|发[放现]|"
    "入[库围]|中标|拟|招标|整改|查处|处罚|立案|[共合总]计|共|累计|其中|目标|任务|上年|去年|[尚仍还剩未]|取得|获|新增"
)
"""What is told of one count at another stage, or of all: no list."""
_NEXT = re.compile("[、，,；;和及与]")


def may_add_up(
    target: Quantity, best: Quantity | None, done: Sequence[Quantity], length: int, hint: str
) -> bool:
    """Tell whether a list's numbers, of which `best` was taken, may together decide otherwise.

    `length` is that of the completion, `hint` the indicator's name with its target.
    """
    if best is None or best.of is not None or not can_be_part(target) or target.high == 0:
        return False
    falls = target.comparator in {"<=", "<"}
    kept = best.point <= target.high if falls else best.point < target.low
    if not kept:
        return False
    own = [answering(target, one, length, hint) or _sort(one, best, target, hint) for one in done]
    listed = [one for one in own if one]
    if len(listed) < 2 or not all(_is_listed(one) for one in listed):  # noqa: PLR2004 (a list)
        return False
    total = sum(one.point for one in listed)
    if falls:
        return total > target.high
    return total >= target.low and all(one.point < target.low for one in listed)


def _is_listed(one: Quantity) -> bool:
    label = one.label
    told = one.comparator or one.faint or (one.change and not label.endswith("提升"))
    head = one.text[: one.start - len(label)].rstrip()
    if told or not label or _STAGE.search(label) or UNDONE.search(label):
        return False
    return not head or _NEXT.match(head[-1]) is not None


def _sort(one: Quantity, best: Quantity, target: Quantity, hint: str) -> Quantity | None:
    """Return a count in another counter where it is of a sort: 海报2500张 beside 折页3000份."""
    if one.kind != "count" or counts_people_or_events(one.unit, target.unit):
        return None
    sorts = counted_thing(one), counted_thing(best)
    named = any(set(sort) & set(hint) for sort in sorts)
    return one if all(sorts) and not named else None
