"""Sources of money within other sources (财政拨款，其中：一般公共预算): nothing counts twice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.vocabulary import is_share
from gridperf.model import Finding, Funding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AMOUNTS = ("budget_initial", "budget", "spent")
CENT = Decimal("0.01")


class _Left(NamedTuple):
    """A source that doesn't count: a part of another, or the whole of those that do."""

    source: Funding
    of: str
    whole: bool = False


def without_nested(
    funding: Sequence[Funding], amounts: Mapping[str, Decimal | None], marked: Sequence[bool],
    sheet: str,
) -> tuple[list[Funding], list[Finding]]:  # fmt: skip
    """Return the sources that stand beside one another, and a note for each other one.

    `amounts` are those of all sources together; `marked` tells which rows begin with 其中. Rows
    that make up the source above them are told by what adds up: to it, and to the total without
    them. Of several kinds (财政拨款 of 一般公共预算 and 政府性基金) they count in its place.
    """
    kept, left = _without_shares(funding)
    if adds_up(amounts, funding) and not adds_up(amounts, kept):
        kept, left = list(funding), []
    if not adds_up(amounts, kept):
        said = {id(one) for one, mark in zip(funding, marked, strict=True) if mark}
        beside, within = _parted(kept, amounts, said, set(map(id, kept)))
        if not adds_up(amounts, beside):
            beside, within = _parted(kept, amounts, said, said)
        kept, left = beside, [*left, *within]
    return kept, [_note(one, sheet) for one in left]


def _note(left: _Left, sheet: str) -> Finding:
    address = next(iter(left.source.cells.values())).address
    values = {"variant": "whole"} if left.whole else {}
    return Finding("R148", sheet, address, None, left.source.label, left.of, values)


def _without_shares(funding: Sequence[Funding]) -> tuple[list[Funding], list[_Left]]:
    """Return the sources without the shares of another one, and these.

    Rows such as 中央补助 below 财政拨款 are its parts.
    """
    kept: list[Funding] = []
    left: list[_Left] = []
    for entry in funding:
        whole = next((one for one in reversed(kept) if not is_share(one.label)), None)
        if is_share(entry.label) and whole and whole.source in {"fiscal", "general_public"}:
            left.append(_Left(entry, whole.label))
        else:
            kept.append(entry)
    return kept, left


def _parted(
    funding: list[Funding], amounts: Mapping[str, Decimal | None], said: set[int], first: set[int]
) -> tuple[list[Funding], list[_Left]]:
    """Return the sources without those within the one above them, and what is left out.

    Only those in `first` may be the first part of another.
    """
    beside: list[Funding] = []
    left: list[_Left] = []
    at = 0
    while at < len(funding):
        whole, below = funding[at], funding[at + 1 : at + 2]
        may = below and id(below[0]) in first
        end = _end(funding, at, amounts, said) if may else at + 1
        parts = funding[at + 1 : end]
        kinds = {one.source for one in parts}
        if len(parts) > 1 and kinds != {whole.source} and make_whole(whole, parts):
            beside += parts
            left.append(_Left(whole, "、".join(one.label for one in parts), whole=True))
        else:
            beside.append(whole)
            left += [_Left(one, whole.label) for one in parts]
        at = end
    return beside, left


def _end(
    funding: list[Funding], at: int, amounts: Mapping[str, Decimal | None], said: set[int]
) -> int:
    """Return where the parts of a source end: right below it where it has none."""
    ends = range(at + 2, len(funding) + 1)
    if end := next((end for end in ends if make_whole(funding[at], funding[at + 1 : end])), None):
        return end
    if not ends or id(funding[at + 1]) not in said or not _holds(funding[at], funding[at + 1]):
        return at + 1
    others = funding[: at + 1]
    return next((end for end in ends if adds_up(amounts, [*others, *funding[end:]])), at + 2)


def make_whole(whole: Funding, parts: Sequence[Funding]) -> bool:
    """Tell whether the parts make up the whole in every column that it has."""
    said = {name: amount for name in AMOUNTS if (amount := getattr(whole, name)) is not None}
    return any(said.values()) and all(_sums(amount, name, parts) for name, amount in said.items())


def _holds(whole: Funding, part: Funding) -> bool:
    """Tell whether a source is no more than another in any column."""
    pairs = ((getattr(whole, name), getattr(part, name)) for name in AMOUNTS)
    return all(much is not None and much >= few for much, few in pairs if few is not None)


def adds_up(amounts: Mapping[str, Decimal | None], funding: Sequence[Funding]) -> bool:
    """Tell whether the sources make up the total in every column."""
    return bool(amounts) and all(
        _sums(total, name, funding) for name, total in amounts.items() if total is not None
    )


def _sums(total: Decimal, name: str, funding: Sequence[Funding]) -> bool:
    said: list[Decimal] = [
        amount for entry in funding if (amount := getattr(entry, name)) is not None
    ]
    return makes(total, sum(said, Decimal(0)), len(said))


def makes(total: Decimal, whole: Decimal, count: int) -> bool:
    """Tell whether so many amounts that add up to `whole` make up the total, as far as rounded."""
    return abs(whole - total) <= count * CENT
