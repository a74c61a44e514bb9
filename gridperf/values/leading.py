"""A target's leading number, which its indicator's own name promises, beside those told with it.

Of 100%，优良率≥30% the 100% is 合格率's own. What a bracket, 其中 or a second unit adds
(1场（500人）, 236户895人) tells more of it: missed alone, it leaves the whole open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gridperf.values.quantities import Quantity

_MARKED = re.compile(r"[\d.,\s万亿]+[^\d\s,，;；、。()（]{0,4}\s*[,，;；、。(（]")
"""A number, its unit, and a mark: what follows is told beside it."""
_NEXT_UNIT = re.compile(r"[\d.,\s]+[万亿]?(?P<unit>[^\d\s,，;；、。()（]{1,3})")
_MEASURE = re.compile(r"(?:率|(?<=意)度|比例)(?:达到?|为|不低于|不少于)*$")


def with_leading(
    strong: Sequence[Quantity], kept: list[Quantity], done: tuple[Quantity, ...]
) -> list[Quantity]:
    """Return what is promised with the number that leads, where the completion may answer it.

    `kept` are those of `strong` that signs or words tell to be promises.
    """
    first = strong[0]
    if first in kept or not _leads(first):
        return kept
    alike = [one for one in done if one.unit == first.unit and one.unit]
    others = sum(one.unit == first.unit for one in kept)
    if len(alike) > others or any(not one.label for one in alike):
        return [first, *kept]
    return kept


def hints(promised: Sequence[Quantity], name: str) -> list[str]:
    """Return the words that tell what each of several promises is of: the name and its own.

    Another rate beside the leading number has its own name: 优良率 isn't told by 合格率's.
    """
    leads = _leads(promised[0])
    return [
        one.label if leads and place and _MEASURE.search(one.label) else f"{name}{one.label}"
        for place, one in enumerate(promised)
    ]


def its_own(
    one: Quantity, promised: Sequence[Quantity], done: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """Return the completion's numbers that may answer a promise: the leading one its like."""
    if not _leads(promised[0]):
        return _at_its_place(one, promised, done)
    if one is promised[0]:
        alike = tuple(each for each in done if each.unit == one.unit and not each.label)
        return alike or done
    return tuple(each for each in done if each.label == one.label and one.label) or done


def _at_its_place(
    one: Quantity, promised: Sequence[Quantity], done: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """Return the number with the promise's own words, or at its place: 99%、98% of two rates.

    All of them where in another order they might be what was promised.
    """
    alike = [each for each in promised if each.unit == one.unit]
    answers = [each for each in done if each.unit == one.unit]
    same = [each for each in answers if each.label == one.label]
    told = one.kind == "percent" or all(each.label for each in answers)
    if one.label and len(same) == 1 and told and one.kind != "date":
        return (same[0],)
    named = any(each.label or each.comparator for each in answers)
    if one.kind == "date" or not 1 < len(alike) == len(answers) or named:
        return done
    ordered = list(zip(sorted(each.point for each in alike),
                       sorted(each.point for each in answers), strict=True))  # fmt: skip
    pairs = [(target.point, answer.point) for target, answer in zip(alike, answers, strict=True)]
    signs = {(each.comparator or "")[:1] for each in alike}
    rises = ">" in signs
    if {"<", ">"} <= signs:
        return done
    enough = all(answer >= target for target, answer in ordered)
    within = all(answer <= target for target, answer in ordered) and not rises
    if sorted(pairs) != ordered and (enough or within):
        return done
    return (answers[alike.index(one)],)


def in_detail(promised: Sequence[Quantity], missed: Sequence[Quantity]) -> bool:
    """Tell whether what was missed only tells the leading number in more detail."""
    first = promised[0]
    bare = all(one.comparator is None for one in missed)
    return bare and first not in missed and all(_adds(first, one) for one in missed)


def _leads(one: Quantity) -> bool:
    """Tell whether a number without sign or words opens its text, and a mark closes it."""
    bare = one.comparator is None and not one.faint and one.kind != "date"
    return bare and not one.text[: one.start].strip() and bool(_MARKED.match(one.text, one.start))


def _adds(first: Quantity, one: Quantity) -> bool:
    between = one.text[first.start : one.start]
    if one.part or between.count("(") > between.count(")"):
        return True
    told = _NEXT_UNIT.fullmatch(between)
    return told is not None and told["unit"] == first.unit != one.unit
