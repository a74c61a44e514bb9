"""Several promises of one target, each with the completion's number that answers it.

All of them count. Where one number answers several nobody knows which of them it misses.
"""

from __future__ import annotations

from collections.abc import Sequence

from gridperf.model import Status
from gridperf.values.directions import direction
from gridperf.values.leading import in_detail
from gridperf.values.quantities import Quantity
from gridperf.values.spans import is_span

Answered = tuple[Quantity, Quantity | None, Status]
"""A promise, the completion's number that answers it, and what comes of the two."""


def verdict(answered: Sequence[Answered], name: str | None) -> tuple[Status, int]:
    """Return the status of all promises together, and the place of the one that is told.

    `name` is the indicator's.
    """
    statuses = [status for _, _, status in answered]
    if len(answered) == 1:
        return statuses[0], 0
    if "unmet" not in statuses:
        # Of a span that was kept its upper bound is told: nobody is far above the lower one.
        upper = is_span([target for target, _, _ in answered]) and answered[1][0].comparator
        told = int(upper in {"<=", "<"})
        return "undecided" if "undecided" in statuses else "met", told
    told = statuses.index("unmet")
    if "undecided" in statuses or _share_answers(answered, name):
        return "undecided", told
    missed = [target for target, _, status in answered if status == "unmet"]
    in_addition = in_detail([target for target, _, _ in answered], missed)
    return ("undecided", 0) if in_addition else ("unmet", told)


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
