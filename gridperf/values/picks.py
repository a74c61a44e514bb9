"""A promise with that number of a completion which answers it, and what the two make of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gridperf.model import Status
from gridperf.values.answers import adds_up, likeliest
from gridperf.values.beside import beyond_doubt
from gridperf.values.differences import answering, difference
from gridperf.values.other_things import is_another_thing
from gridperf.values.quantities import Quantity
from gridperf.values.units import RANKS

_CHANGE = re.compile(
    "增|[下升压]降|降低|降幅|减少|减排|[压削]减|上升|提[高升]|节[约省]|超额|缩短|压缩|提前|前[进移]|变化|涨幅|超支"
)
OPEN = frozenset({None, "="})
"""Comparators that leave the direction to the meaning of the indicator."""


class Pick(NamedTuple):
    """A promise with the completion's number that answers it."""

    target: Quantity
    actual: Quantity | None
    status: Status

    @classmethod
    def of(
        cls,
        target: Quantity,
        done: tuple[Quantity, ...],
        hint: str,
        length: int,
        *,
        less: bool | None,
    ) -> Pick:
        """Return the promise with its answer; `less` is None where the direction is open."""
        fitting = _fitting(target, done, hint, length)
        if not fitting:
            return cls(target, _opposed(target, done), "undecided")
        changes = _CHANGE.search(hint) is not None
        fitting = beyond_doubt(target, fitting, hint) if changes or "各" in hint else fitting
        if not fitting:
            return cls(target, None, "undecided")
        falls = target.comparator in {"<=", "<"} or (target.comparator in OPEN and bool(less))
        fitting, said = difference(target, fitting, hint, falls=falls)
        if said:
            return cls(target, None, "undecided" if less is None else said)
        if len(fitting) > 1:
            fitting = [one for one in fitting if one.part == target.part] or fitting
            fitting = [one for one in fitting if changes or not one.change] or fitting
        best, sure = likeliest(fitting, hint, target, falls=falls)
        ways = (True, False) if less is None else (less,)
        statuses = {_compare(target, one, less=way) for one in best for way in ways}
        if _is_rank(target) and {one.point for one in best} != {target.point}:
            statuses = {"undecided"}
        unclear = (falls and adds_up(best, target)) or (
            not changes and _differs(best, statuses, falls=falls)
        )
        if unclear or (not sure and "unmet" in statuses):
            return cls(target, None, "undecided")
        if len(statuses) > 1:  # by one number only its direction is open
            alone = sure and len({one.point for one in best}) == 1
            return cls(target, best[0] if alone else None, "undecided")
        return cls(target, best[0], statuses.pop())

    def of_all(self) -> Pick:
        """Return the pick of several promises whose sum was answered: none of them is the one."""
        return self._replace(target=self.target._replace(written=None))


def _fitting(
    target: Quantity, done: tuple[Quantity, ...], hint: str, length: int
) -> list[Quantity]:
    """Return the completion's numbers that can be compared with the target, in its unit."""
    own = target.unit
    return [
        one
        for each in done
        if (one := answering(target, each, length, hint))
        and (one.unit == own != "个" or not is_another_thing(target, one, hint))
    ]


def _opposed(target: Quantity, done: tuple[Quantity, ...]) -> Quantity | None:
    """Return the only number of a completion in the target's own unit: -2% of 增长5%."""
    lone = done[0] if len(done) == 1 else None
    same = lone is not None and (lone.unit, lone.per, lone.of) == (target.unit, target.per, None)
    signed = lone is not None and min(lone.low, target.low) < 0
    return lone if same and signed and target.unit not in {None, "date"} else None


def _differs(done: Sequence[Quantity], statuses: set[Status], *, falls: bool) -> bool:
    """Tell whether a number only says by how much a value differs: 超额2场, 较上年减少5起.

    What rose by as much as was promised has reached it.
    """
    if not any(one.change for one in done):
        return False
    return falls or statuses != {"met"} or any(one.change < 0 for one in done)


def _is_rank(target: Quantity) -> bool:
    """Tell whether a number ranks (三级) instead of counting (不少于336类, ≥5类)."""
    counts = target.unit == "类" and target.comparator not in OPEN
    return target.unit in RANKS and target.point <= LOWEST_RANK and not counts


LOWEST_RANK = 10  # nobody ranks in more steps


def _compare(target: Quantity, actual: Quantity, *, less: bool) -> Status:
    """Compare the two intervals in the target's direction; what they leave open is undecided."""
    comparator = target.comparator
    if comparator is None or comparator == "=":
        falling = less or target.kind == "date" or target.high == 0
        comparator = "<=" if falling else ">="
    bound = target.high if comparator in {"<=", "<"} else target.low
    if comparator in {">=", ">"}:
        strict = comparator == ">"
        met = actual.low > bound or (actual.low == bound and not strict)
        missed = actual.high < bound or (actual.high == bound and strict)
    else:
        strict = comparator == "<"
        met = actual.high < bound or (actual.high == bound and not strict)
        missed = actual.low > bound or (actual.low == bound and strict)
    if met:
        return "met"
    return "unmet" if missed and not (target.about or actual.about) else "undecided"
