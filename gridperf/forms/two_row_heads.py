"""Heads of a money block in two rows: 预算数 over 年初|全年, 全年执行数 over 金额|占比."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.grid import Grid
from gridperf.forms.money_rows import is_amount, row_role
from gridperf.forms.rows import count_columns
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.grid import Place

PLAIN = frozenset({"金额", "数额"})
"""What stands for the heading above it, beside the share (占比) that the amount is."""


def under_two_rows(grid: Grid, head: int) -> tuple[Grid, int]:
    """Return the sheet and the row right over the block's rows, below `head` where it has two.

    Without merges the headings of the upper row reach down to the lower one's blanks, and over
    those of the lower one to their right: so they are merged.
    """
    below = grid.below(head)
    lower = grid.own_places(below)
    if not _refines(grid, head, lower):
        return grid, head
    first = min(place[1] for place in filter(None, _overs(grid, head, lower)))
    upper = [place for place in grid.own_places(head)
             if place[1] >= first and grid.span(*place).bottom == head]  # fmt: skip
    merges = [merge for place in upper if (merge := _merge(grid, place, below))]
    if not merges:
        return grid, below
    kept = [merge for merge in grid.merges.values() if merge[:2] not in {one[:2] for one in merges}]
    return Grid(replace(grid.sheet, merges=(*kept, *merges)), grid.choices), below


def _refines(grid: Grid, head: int, lower: Sequence[Place]) -> bool:
    """Tell whether a row only tells apart what the headings above it say, and holds no amounts."""
    texts = [grid.text(*place) for place in lower]
    if not texts or any(map(is_amount, texts)) or count_columns(texts):
        return False
    over = _overs(grid, head, lower)
    of_money = all(place and (role_of(grid.text(*place)) or "").startswith("money:")
                   for place in over)  # fmt: skip
    known = [text for text in texts if bare(text) not in PLAIN and row_role(text)]
    return of_money and not known and len(texts) > len(over)


def _overs(grid: Grid, head: int, lower: Sequence[Place]) -> set[Place | None]:
    """Return the headings above that stand over these, each its own or one reaching over it."""
    found: set[Place | None] = set()
    for _, column in lower:
        over = [place for place in grid.row_places(head)
                if place[1] <= column <= grid.reach(*place)]  # fmt: skip
        found.add(over[-1] if over else None)
    return found


def _merge(grid: Grid, place: Place, below: int) -> Merge | None:
    """Return what an upper heading covers beyond its merge: lower ones under it, or their blank."""
    span, right = grid.span(*place), grid.reach(*place)
    if any(grid.text(below, column) for column in range(place[1], right + 1)):
        return Merge(*place, span.bottom, right) if right > span.right else None
    return Merge(*place, below, span.right)
