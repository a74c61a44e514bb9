"""The frame of a ruled table on a page, closed where the paper's edge cut it.

A cell that goes on over the next page, and in a browser's print every first row of a page,
lacks the rule at the page's edge: its walls just end. There the frame is closed, so that these
cells are cells too, and each remembers on which of its sides it had no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

NEAR = 2.0
"""Rules closer than this, in points, are one."""
_LEAST_LENGTH = 6.0
"""Shorter rules are the corners of cells, or stick out by how they were drawn."""
_RULED = 0.5
"""The share of a side that a rule covers at least."""

Edge = dict[str, Any]
Box = tuple[float, float, float, float]


class Frame(NamedTuple):
    """Where a table's rules reach on its page, and the rules themselves."""

    left: float
    top: float
    right: float
    bottom: float
    level: list[Edge]
    upright: list[Edge]
    ruled: dict[str, list[tuple[float, float]]]
    """For each side of the frame, from where to where rules stand on it."""

    def holds(self, box: Box) -> bool:
        """Tell whether a box lies within the frame."""
        return self.top - NEAR <= (box[1] + box[3]) / 2 <= self.bottom + NEAR

    def closing(self) -> tuple[list[Edge], list[Edge]]:
        """Return the level and the upright edges that close the frame where rules end openly."""
        across = [
            level(min(found), max(found), self.top if end == "top" else self.bottom)
            for end in ("top", "bottom")
            if (found := _reaching(self.upright, end, getattr(self, end), "x0"))
        ]
        down = [
            upright(min(found), max(found), self.left if end == "x0" else self.right)
            for end, place in (("x0", self.left), ("x1", self.right))
            if (found := _reaching(self.level, end, place, "top"))
        ]
        return across, down

    def open_sides(self, box: Box) -> frozenset[str]:
        """Return the sides of a cell that lie on the frame and have no rule."""
        left, top, right, bottom = box
        sides = {
            "left": (left, self.left, top, bottom),
            "top": (top, self.top, left, right),
            "right": (right, self.right, top, bottom),
            "bottom": (bottom, self.bottom, left, right),
        }
        return frozenset(
            side
            for side, (place, outer, low, high) in sides.items()
            if abs(place - outer) <= NEAR and not _is_ruled(self.ruled[side], low, high)
        )


def frames(edges: Sequence[Edge]) -> list[Frame]:
    """Return the frames of a page's tables: walls that follow each other without a gap are one."""
    long = [edge for edge in edges if max(edge["width"], edge["height"]) >= _LEAST_LENGTH]
    upright = sorted((e for e in long if e["orientation"] == "v"), key=lambda e: e["top"])
    level = [edge for edge in long if edge["orientation"] == "h"]
    groups: list[list[Edge]] = []
    reach = 0.0
    for wall in upright:
        if groups and wall["top"] <= reach + NEAR:
            groups[-1].append(wall)
        else:
            groups.append([wall])
            reach = 0.0
        reach = max(reach, wall["bottom"])
    return [frame for group in groups if (frame := _frame(group, level)).level]


def _frame(walls: list[Edge], level: list[Edge]) -> Frame:
    """Return the frame of walls; what sticks out of the outermost rules a little, is none of it."""
    top, bottom = min(w["top"] for w in walls), max(w["bottom"] for w in walls)
    own = [edge for edge in level if top - NEAR <= edge["top"] <= bottom + NEAR]
    rules, stands = [edge["top"] for edge in own], [wall["x0"] for wall in walls]
    top, bottom = _outer(top, min(rules, default=top)), _outer(bottom, max(rules, default=bottom))
    left = _outer(min(edge["x0"] for edge in (*walls, *own)), min(stands))
    right = _outer(max(edge["x1"] for edge in (*walls, *own)), max(stands))
    ruled = {
        side: [(e[begin], e[end]) for e in edges if abs(e[at] - place) <= NEAR]
        for side, place, edges, at, begin, end in (
            ("left", left, walls, "x0", "top", "bottom"),
            ("top", top, own, "top", "x0", "x1"),
            ("right", right, walls, "x0", "top", "bottom"),
            ("bottom", bottom, own, "top", "x0", "x1"),
        )
    }
    return Frame(left, top, right, bottom, own, walls, ruled)


def _outer(reached: float, ruled: float) -> float:
    return ruled if abs(reached - ruled) < _LEAST_LENGTH else reached


def _reaching(edges: Iterable[Edge], end: str, place: float, at: str) -> list[float]:
    """Return where the edges stand that reach to the frame; none where just one does."""
    found = [edge[at] for edge in edges if abs(edge[end] - place) < _LEAST_LENGTH]
    return found if len(found) > 1 else []


def _is_ruled(rules: Iterable[tuple[float, float]], low: float, high: float) -> bool:
    covered, reach = 0.0, low
    for begin, end in sorted(rules):
        covered += max(0.0, min(end, high) - max(begin, reach))
        reach = max(reach, end)
    return covered >= _RULED * (high - low)


def level(left: float, right: float, place: float) -> Edge:
    """Return a level edge."""
    return {
        "object_type": "line_edge", "orientation": "h", "x0": left, "x1": right,
        "top": place, "bottom": place, "width": right - left, "height": 0.0,
    }  # fmt: skip


def upright(top: float, bottom: float, place: float) -> Edge:
    """Return an upright edge."""
    return {
        "object_type": "line_edge", "orientation": "v", "x0": place, "x1": place,
        "top": top, "bottom": bottom, "width": 0.0, "height": bottom - top,
    }  # fmt: skip
