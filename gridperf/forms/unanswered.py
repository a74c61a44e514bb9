"""Labels with a blank beside them: the cell in which an answer is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.model import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gridperf.forms.grid import Grid, Place

_OWED = {"rectification": "problems"}
"""What is owed only where something else was said: no measure without a problem."""


def unanswered(
    grid: Grid, found: Mapping[str, Cell], labels: Mapping[str, Sequence[Place]]
) -> dict[str, Cell]:
    """Return the blank cell beside the label of a name, or of what a stated problem asks for."""
    return dict(_blanks(grid, found, labels))


def _blanks(
    grid: Grid, found: Mapping[str, Cell], labels: Mapping[str, Sequence[Place]]
) -> Iterator[tuple[str, Cell]]:
    for label in ("name", "rectification"):
        owed = _OWED.get(label) is None or _OWED[label] in found
        if label in found or not owed:
            continue
        for place in labels.get(label, ()):
            right = (place[0], grid.span(*place).right + 1)
            if right[1] < grid.width and not grid.text(*right):
                yield label, Cell(address(*grid.origin(*right)), "")
                break
