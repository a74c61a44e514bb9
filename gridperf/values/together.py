"""Several promises of one target, each with the completion's number that answers it.

All of them count. Where one number answers several nobody knows which of them it misses.
"""

from __future__ import annotations

from collections.abc import Sequence

from gridperf.model import Status
from gridperf.values.directions import direction
from gridperf.values.quantities import Quantity
from gridperf.values.spans import is_span

Answered = tuple[Quantity, Quantity | None, Status]
"""A promise, the completion's number that answers it, and what comes of the two."""


def joint(answered: Sequence[Answered]) -> Status:
    """Return the status of several promises in one text: all of them count."""
    statuses = {status for _, _, status in answered}
    if "undecided" in statuses:
        return "undecided"
    return "unmet" if "unmet" in statuses else "met"


def share_answers(answered: Sequence[Answered], name: str | None) -> bool:
    """Tell whether a number answers two promises, or a promise has no answer.

    Of a span (90%≤合格率≤100%) one number answers both bounds; `name` tells whether more than its
    upper one is better.
    """
    places = {actual.start for _, actual, _ in answered if actual}
    if len(answered) < 2 or len(places) == len(answered):  # noqa: PLR2004 (several means two)
        return False
    return not is_span([target for target, _, _ in answered]) or _outdone(answered, name)


def _outdone(bounds: Sequence[Answered], name: str | None) -> bool:
    """Tell whether a rate that is better the more has only exceeded its span: 96% of 90%–95%."""
    missed = [target for target, _, status in bounds if status == "unmet"]
    if any(one.comparator in {">=", ">"} or one.kind != "percent" for one in missed):
        return False
    return all(
        direction("quality", f"{name or ''}{one.label}", "", one.unit) is not True for one in missed
    )
