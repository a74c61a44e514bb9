"""Whether two tables side by side are about the same projects, and may be read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.heads import find_heads
from gridperf.forms.repeated_columns import say_the_same, twice_headed
from gridperf.forms.rows import is_footer, sum_label
from gridperf.forms.vocabulary import word_role

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head


def same_projects(grid: Grid, row: int, one: int, other: int) -> bool:
    """Tell whether most of the projects named below one heading are named below the other too."""
    head = _head(grid, row)
    if head is None:
        return False
    names = [set(_names(grid, column, head.bottom + 1).values()) for column in (one, other)]
    fewer = min(map(len, names))
    return len(names[0] & names[1]) * 2 > fewer > 0


def joins(grid: Grid, row: int, one: int, other: int, start: int) -> bool:
    """Tell whether two tables name the same projects row for row, and no other amounts of them.

    The second one begins at the column `start`.
    """
    head = _head(grid, row)
    if head is None:
        return False
    first = head.bottom + 1
    below = [_names(grid, column, first) for column in (one, other)]
    return below[0] == below[1] and all(
        say_the_same(grid, left, right, first, grid.height)
        for left, right in twice_headed(head)
        if left < start <= right and head.columns[left].kind == "money"
    )


def _head(grid: Grid, row: int) -> Head | None:
    """Return the head of a project list that takes the row, None where no list begins there."""
    return next((head for head in find_heads(grid) if head.top <= row <= head.bottom), None)


def _names(grid: Grid, column: int, first: int) -> dict[int, str]:
    """Return what a column names by row: no totals, no notes, no heading again."""
    rows = range(first, grid.height)
    own = (at for at in rows if grid.origin(at, column) == (at, column))
    named = {at: text for at in own if (text := grid.text(at, column))}
    return {at: text for at, text in named.items()
            if not sum_label(text) and not is_footer(text) and not word_role(text)}  # fmt: skip
