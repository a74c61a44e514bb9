"""Indicator cells into indicators: numbered targets parted, template residue left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gridperf.forms.vocabulary import not_applicable
from gridperf.model import Indicator
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from gridperf.model import Cell, Dimension, Status

# After 、 and ) a figure may follow (1、10场); after a point it would be a decimal.
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s;。;,]))\s*[(]?(\d{1,2})(?:(?:、|\)、?)\s*(?=\S)|[.．]\s*(?=[^\d\s]))"
)
_RESIDUE = re.compile(
    r"(?:指标|目标|内容)\s*\d{0,2}\s*[:、.]?\s*(?:[.…]*)|[.…]{1,}|\(?\s*\d+\s*字(?:以内|左右)\s*\)?|[xX×]{2,}"
)
_LABELLED = re.compile(r"^(?:指标|目标)\s*\d{1,2}\s*[:]\s*")


def is_residue(text: str | None) -> bool:
    """Tell whether a text is left over from the blank form (指标1:, ……, (100字以内))."""
    return text is not None and _RESIDUE.fullmatch(narrow(text)) is not None


@lru_cache(maxsize=1 << 14)
def numbered(text: str) -> tuple[tuple[str, str], ...]:
    """Return number and text of each part of "1. …; 2. …", empty where the text isn't a list.

    A list counts 1, 2, 3 …; figures that only look like marks don't.
    """
    if "1" not in narrow(text):
        return ()
    plain = narrow(text)
    marks = list(_NUMBERED.finditer(plain))
    while marks and marks[0][1] != "1":
        marks.pop(0)
    kept = [mark for at, mark in enumerate(marks) if int(mark[1]) == at + 1]
    if len(kept) < FEWEST or len(kept) != len(marks) or plain[: kept[0].start()].strip():
        return ()
    ends = [mark.start() for mark in kept[1:]] + [len(plain)]
    return tuple(
        (mark[1], plain[mark.end() : end].strip(_SIGNS))
        for mark, end in zip(kept, ends, strict=True)
    )


_SIGNS = " ;。,\n"

FEWEST = 2
"""Parts that make a list."""


def parted(target: str | None, actual: str | None) -> list[tuple[str | None, str | None]]:
    """Return the pairs of target and completion that two cells hold, paired by their numbers.

    Where only the target counts its parts, the completion speaks for each of them.
    """
    if not target or ("1" not in target and "１" not in target):
        return [(target, actual)]
    targets = dict(numbered(target))
    if not targets:
        return [(target, actual)]
    actuals = dict(numbered(actual)) if actual else {}
    if actuals:
        order = [*targets, *(number for number in actuals if number not in targets)]
        return [(targets.get(number), actuals.get(number)) for number in order]
    return [(text, actual) for text in targets.values()]


def read_pair(
    cells: Mapping[str, Cell],
    group: str | None,
    dimension: Dimension,
    *,
    inferred: bool = False,
    told: Mapping[str, Any] | None = None,
) -> list[Indicator]:
    """Return the indicators of one pair of cells ("target", "actual"); none if both are blank.

    `told` are further fields of them that the form states beside the pair.
    """
    target, actual = cells.get("target"), cells.get("actual")
    found = _told(target.raw if target else "", actual.raw if actual else "")
    kept = {side: cell for side, cell in cells.items() if cell.raw} if found else {}
    return [
        Indicator(
            group=group, dimension=dimension, target=promised, actual=done, inferred=inferred,
            status=status, cells=kept, **(told or {}),
        )
        for promised, done, status in found
    ]  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _told(target: str, actual: str) -> tuple[tuple[str | None, str | None, Status], ...]:
    """Return what a pair of texts says: its targets, completions and whether they apply.

    Most texts of a large list stand in many of its rows.
    """
    promised, done = _said(target), _said(actual)
    if promised is None and done is None:
        return ()
    return tuple(
        (one, other, "not_applicable" if _both_not_applicable(one, other) else "undecided")
        for one, other in parted(promised, done)
    )


def _said(raw: str) -> str | None:
    text = raw.strip()
    return None if not text or is_residue(text) else text


def _both_not_applicable(target: str | None, actual: str | None) -> bool:
    return not_applicable(target) and (actual is None or not_applicable(actual))


def inferred_pairs(indicators: Sequence[Indicator]) -> Iterator[str]:
    """Yield the paths of the sides that were placed by inference."""
    for place, indicator in enumerate(indicators):
        if indicator.inferred:
            for side in ("target", "actual"):
                if getattr(indicator, side) is not None:
                    yield f"indicators.{place}.{side}"
