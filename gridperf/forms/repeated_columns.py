"""Columns of a list that only say again what another one says: the project's name, its money."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head


def without_repeated(grid: Grid, head: Head, end: int) -> Head:
    """Return the head without columns that say again what another one of their heading does."""
    again = {column for first, column in twice_headed(head)
             if column not in head.told and say_the_same(grid, first, column, head.bottom + 1, end)
             }  # fmt: skip
    if not again:
        return head
    columns = {column: meaning for column, meaning in head.columns.items() if column not in again}
    return replace(head, columns=columns)


def twice_headed(head: Head) -> Iterator[tuple[int, int]]:
    """Yield a field's or an amount's column behind an earlier one that heads and means the same."""
    first: dict[tuple[str | None, ...], int] = {}
    for column, meaning in head.columns.items():
        if meaning.kind != "indicator":
            said = map(narrow, head.paths[column])
            earlier = first.setdefault((meaning.field, meaning.source, *said), column)
            if earlier != column:
                yield earlier, column


def say_the_same(grid: Grid, one: int, other: int, first: int, end: int) -> bool:
    """Tell whether the other column holds in every row what the one does, or nothing."""
    rows = range(first, end)
    said = zip(grid.down(one, rows)[0], grid.down(other, rows)[0], strict=True)
    return all(
        right in {None, left}
        or (isinstance(left, str) and isinstance(right, str) and narrow(left) == narrow(right))
        for left, right in said
    )
