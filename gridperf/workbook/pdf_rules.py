"""The ruled lines of a page: what is drawn level or upright, told from what slants.

A page that is turned for the paper is drawn turned back, by a matrix that only rounding keeps
from being exact: its rules are straight to the eye, and here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.workbook.pdf_frame import Edge, level, upright

if TYPE_CHECKING:
    import pdfplumber.page

_STRAIGHT = 0.01
"""Of a rule's length: so far its ends may stand apart across it."""
_LEAST = 1.0
"""Points; shorter pieces rule nothing."""


def rules(page: pdfplumber.page.Page) -> list[Edge]:
    """Return the level and the upright edges of a page's lines, boxes and outlines."""
    drawn = [*page.lines, *page.curves]
    ends = (pair for shape in drawn for pair in pairwise(shape["pts"]))
    return [*_straight(ends), *(edge for edge in page.rect_edges if _length(edge) >= _LEAST)]


def _straight(ends: Iterable[tuple[tuple[float, float], tuple[float, float]]]) -> Iterator[Edge]:
    """Yield the edges between points, none where they slant."""
    for (x0, y0), (x1, y1) in ends:
        wide, high = abs(x0 - x1), abs(y0 - y1)
        if max(wide, high) < _LEAST or min(wide, high) > _STRAIGHT * max(wide, high):
            continue
        if wide >= high:
            yield level(min(x0, x1), max(x0, x1), (y0 + y1) / 2)
        else:
            yield upright(min(y0, y1), max(y0, y1), (x0 + x1) / 2)


def _length(edge: Edge) -> float:
    return float(edge["width"] if edge["orientation"] == "h" else edge["height"])
