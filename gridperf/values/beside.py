"""What a target promises beside the number with a sign: ≥1000万元，增长10%, ≥98%、验收合格率100%.

A change and a rate with a name of its own are promises without a sign, too; and what a number of
the completion must not be taken for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.changes import may_be_level
from gridperf.values.quantities import Quantity
from gridperf.values.units import UNIT

_RATE = re.compile(r"率(?:达到?|为|是)?$")
_CLOSED = re.compile(rf"\D*[\d.,]+\s*[万亿]?(?:{UNIT})?\s*(?:[,，;；、。\n]|$)")
"""A number that ends its clause: of 覆盖率100%的社区12个 the rate only tells which are meant."""
_EACH = re.compile("各(?:自|举办|开展|组织|完成|采购|购[买置]|新建|建设)?$")
_EACH_DONE = re.compile("各|均|每|分别|都")
_TOTAL = re.compile("[共总合累]")


def promised_beside(strong: Sequence[Quantity], kept: Sequence[Quantity]) -> list[Quantity]:
    """Return the promises that no sign tells beside those that one does (`kept`)."""
    if len(strong) == len(kept):
        return []
    places = {one.start for one in kept}
    return [one for one in strong if one.start not in places and _is_promise(one)]


def _is_promise(one: Quantity) -> bool:
    head = one.text[: one.start]
    within = one.part or head.count("(") > head.count(")")
    if within or one.kind == "date" or not _CLOSED.match(one.text, one.start):
        return False
    return bool(one.change) or (one.kind == "percent" and _RATE.search(one.label) is not None)


def beyond_doubt(target: Quantity, done: Sequence[Quantity], hint: str) -> list[Quantity]:
    """Return the numbers that can't be a level beside a change, or all of what each was to be."""
    alone = len(done) == 1
    return [
        one
        for one in done
        if not (may_be_level(target, one, hint) or _is_total(target, one, alone=alone))
    ]


def _is_total(target: Quantity, actual: Quantity, *, alone: bool) -> bool:
    """Tell whether a number may be of all where a target asks it of each: 讲座、展览各6场."""
    if not _EACH.search(target.label) or actual.point <= target.point:
        return False
    label = actual.label
    return not _EACH_DONE.search(label) and (alone or _TOTAL.search(label) is not None)
