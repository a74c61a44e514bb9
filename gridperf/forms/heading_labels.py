"""Labels that head a block of labels to their right, and have no text of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.label_words import label_of

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid, Place


def heads_labels(grid: Grid, place: Place, label: str) -> bool:
    """Tell whether a label merged down has its own word again below, with a text beside it.

    部门总体目标 stands beside 部门职责 and 总体绩效目标, each with its text.
    """
    span = grid.span(*place)
    again = ((row, span.right + 1) for row in range(span.top + 1, span.bottom + 1))
    return any(label_of(grid.text(*at)) == label and grid.text(at[0], grid.span(*at).right + 1)
               for at in again)  # fmt: skip
