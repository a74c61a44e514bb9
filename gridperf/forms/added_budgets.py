"""Columns of a money block that hold what came to a budget in the year: never the budget itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.vocabulary import bare
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid

_CHANGES = re.compile("调整|年中|变更|增减")
_WHOLE = re.compile("后|全年|最终")
"""What a heading says of the budget as it came to be, whatever else stands in it."""
_SIGNED = re.compile(r"±|\+/?[,、]?-|增加?[为用以]?\+|减少?[为用以]?-|调[增减]")
"""How a heading tells a change's direction: （调增+，调减-）."""
DEEPEST = 8
"""Rows below a head that tell what its columns hold."""


def changes_in(grid: Grid, head: int, columns: Sequence[int]) -> list[int]:
    """Return those of the budget's columns that hold a change of it.

    调整预算数 may be either: beside another column that says 调整后 or 全年 it is the change, and
    where its signs say so, in its heading or below.
    """
    texts = {column: grid.text(head, column) for column in columns}
    changes = changes_among(texts.values())
    return [column for column, text in texts.items()
            if text in changes or (_may_change(text) and _reduces(grid, head, column))]  # fmt: skip


def changes_among(texts: Collection[str]) -> set[str]:
    """Return those of the budget's labels that are of a change, by what they and the others say."""
    whole = any(_WHOLE.search(text) for text in texts)
    return {text for text in texts if _may_change(text) and (whole or _SIGNED.search(text))}


def _may_change(text: str) -> bool:
    return not _WHOLE.search(text) and _CHANGES.search(bare(text)) is not None


def _reduces(grid: Grid, head: int, column: int) -> bool:
    return any(one < 0 for one in _amounts(grid, head, column))


def budget_alone(
    grid: Grid, head: int, named: Mapping[str, int], changes: Sequence[int]
) -> dict[str, int]:
    """Return the columns with the initial budget for the budget where no other one is stated.

    With a change beside it that isn't zero it is known to be another than the year's.
    """
    columns = dict(named)
    changed = any(any(_amounts(grid, head, column)) for column in changes)
    if "budget" not in columns and "budget_initial" in columns and not changed:
        columns["budget"] = columns.pop("budget_initial")
    return columns


def _amounts(grid: Grid, head: int, column: int) -> Iterator[Decimal]:
    """Yield a column's amounts as far as nothing else stands in it."""
    for row in range(head + 1, min(head + DEEPEST, grid.height)):
        reading = read_money(grid.value(row, column), None)
        if reading.fault is not None and grid.origin(row, column)[0] > head:
            return
        if reading.value is not None:
            yield reading.value
