"""The known order of indicator pairs, and which dimension a pair without a heading has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.model import Dimension

ORDER: tuple[Dimension, ...] = (
    "quantity", "quality", "timeliness", "cost",
    "economic", "social", "ecological", "sustainable", "satisfaction",
)  # fmt: skip
"""Known order of the pairs; cost and sustainable come only in some forms."""

OPTIONAL: frozenset[str] = frozenset({"cost", "sustainable"})

_OUTPUT = frozenset({"quantity", "quality", "timeliness", "cost"})
_TELLING: dict[Dimension, str] = {"satisfaction": "满意"}


def group_of(dimension: str) -> str | None:
    """Return the group (一级指标) that a dimension belongs to where no heading says it."""
    if dimension == "other":
        return None
    return "产出指标" if dimension in _OUTPUT else "效益指标"


def name_lost(known: Sequence[Dimension | None], texts: Sequence[Sequence[str]]) -> list[Dimension]:
    """Return a dimension for every pair, the lost ones by content and by the known order.

    `texts` are the targets under each pair. What neither the texts nor the order can tell is
    "other": two dimensions that fit equally well are never chosen between.
    """
    named = [dimension or _by_content(said) for dimension, said in zip(known, texts, strict=True)]
    return [
        dimension or _by_order(named, place) or "other" for place, dimension in enumerate(named)
    ]


def _by_content(texts: Sequence[str]) -> Dimension | None:
    said = [text for text in texts if text]
    for dimension, word in _TELLING.items():
        if said and sum(word in text for text in said) * 2 > len(said):
            return dimension
    return None


def _by_order(named: Sequence[Dimension | None], place: int) -> Dimension | None:
    """Return the only dimensions that fit into the gap around `place`, in their order."""
    first, last = place, place
    while first > 0 and named[first - 1] is None:
        first -= 1
    while last + 1 < len(named) and named[last + 1] is None:
        last += 1
    low = _rank(named[first - 1], -1) if first else -1
    high = _rank(named[last + 1], len(ORDER)) if last + 1 < len(named) else len(ORDER)
    between = [ORDER[rank] for rank in range(low + 1, high)]
    gap = last - first + 1
    usual = [one for one in between if one not in OPTIONAL]
    # A form with one pair more may have the other one more too: then the order tells nothing.
    for fitting in (between,) if OPTIONAL & set(named) else (between, usual):
        if len(fitting) == gap:
            return fitting[place - first]
    return None


def _rank(dimension: Dimension | None, default: int) -> int:
    return ORDER.index(dimension) if dimension in ORDER else default
