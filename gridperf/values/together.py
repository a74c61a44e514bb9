"""Several promises of one target, each with the completion's number that answers it.

All of them count. Where one number answers several nobody knows which of them it misses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from gridperf.model import Status
from gridperf.values.answers import can_be_part
from gridperf.values.directions import direction
from gridperf.values.leading import in_detail
from gridperf.values.quantities import Quantity
from gridperf.values.spans import is_span

Answered = tuple[Quantity, Quantity | None, Status]
"""A promise, the completion's number that answers it, and what comes of the two."""
ALL = -1
_EACH = re.compile("各|均|都|分别|每")
_FALLING = frozenset({"<=", "<"})


def verdict(answered: Sequence[Answered], name: str | None) -> tuple[Status, int]:
    """Return the status of all promises together, and the place of the one that is told.

    `ALL` stands for their sum. `name` is the indicator's.
    """
    if len(answered) == 1:
        return answered[0][2], 0
    statuses = [status for _, _, status in answered]
    if "unmet" not in statuses:
        return _without_miss(answered, statuses)
    told = statuses.index("unmet")
    if "undecided" in statuses or _share_answers(answered, name):
        return "undecided", told
    missed = [target for target, _, status in answered if status == "unmet"]
    in_addition = in_detail([target for target, _, _ in answered], missed)
    return ("undecided", 0) if in_addition else ("unmet", told)


def _without_miss(answered: Sequence[Answered], statuses: Sequence[Status]) -> tuple[Status, int]:
    """Return the status where no promise is missed, and the place of the one that is told.

    One number that answers several counts (24台 of 电脑20台、打印机5台) is good for them all where
    it is their sum; else it may be of one. Of a span the upper bound is told: nobody who kept it
    is far above the lower one.
    """
    if "undecided" in statuses:
        return "undecided", 0
    sums = _sums(answered)
    if any(actual.point != total for actual, total in sums):
        return "undecided", 0
    if len(sums) == 1:
        return "met", ALL
    falls = answered[1][0].comparator in _FALLING
    return "met", int(falls and is_span([target for target, _, _ in answered]))


def _sums(answered: Sequence[Answered]) -> list[tuple[Quantity, Decimal]]:
    """Return the numbers that answer several counts of a unit, each with what these add up to."""
    counts: dict[Quantity, list[Quantity]] = {}
    for target, actual, _ in answered:
        each = actual is None or _EACH.search(actual.label)
        if actual and not each and _is_own_count(target) and actual.point >= target.point:
            counts.setdefault(actual, []).append(target)
    return [
        (actual, Decimal(sum(one.point for one in targets)))
        for actual, targets in counts.items()
        if len(targets) > 1 and len({one.unit for one in targets}) == 1
    ]


def _is_own_count(target: Quantity) -> bool:
    """Tell whether a promise counts something of its own: not a part (其中5台), no limit."""
    head = target.text[: target.start]
    within = target.part or head.count("(") > head.count(")")
    return not within and target.comparator not in _FALLING and can_be_part(target)


def _share_answers(answered: Sequence[Answered], name: str | None) -> bool:
    """Tell whether a number answers two promises, or a promise has no answer.

    Of a span (90%≤合格率≤100%) one number answers both bounds.
    """
    places = {actual.start for _, actual, _ in answered if actual}
    if len(places) == len(answered):
        return False
    return not is_span([target for target, _, _ in answered]) or _outdone(answered, name)


def _outdone(bounds: Sequence[Answered], name: str | None) -> bool:
    """Tell whether a number left its span on the better side: a cost below, a rate above it."""
    for target, _, status in bounds:
        if status == "unmet":
            less = direction("quality", f"{name or ''}{target.label}", "", target.unit)
            lower = target.comparator in {">=", ">"}
            return less is not False if lower else target.kind == "percent" and less is not True
    return False
