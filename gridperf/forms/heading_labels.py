"""Labels that head a block of labels to their right, and have no text of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.label_words import label_of

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid, Place


def heads_labels(grid: Grid, place: Place, right: Place, label: str) -> bool:
    """Tell whether a label only heads the block whose labels stand to its right.

    Its own word stands beside it once more, or in a row below where it is merged down:
    部门总体目标 beside 部门职责 and 总体绩效目标, each with its text.
    """
    if label_of(grid.text(*right)) == label:
        return not _alone_told(grid, place, right)
    span = grid.span(*place)
    again = ((row, span.right + 1) for row in range(span.top + 1, span.bottom + 1))
    return any(label_of(grid.text(*at)) == label and grid.text(at[0], grid.span(*at).right + 1)
               for at in again)  # fmt: skip


def _alone_told(grid: Grid, place: Place, right: Place) -> bool:
    """Tell whether of two labels of one word only the first has a text below.

    年初绩效目标 stands beside 全年（调整）绩效目标, left blank where nothing changed.
    """
    span = grid.span(*place)
    below = (grid.below(span.bottom), place[1])
    said = grid.text(*below) if span.top == span.bottom and grid.origin(*below) == below else ""
    return bool(said) and label_of(said) is None and not grid.text(below[0], right[1])
