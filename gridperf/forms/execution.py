"""How a money block scores the execution: weight, score and reason of its total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.points import number_of, weight_of
from gridperf.model import Cell, Execution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.grid import Grid

_ASKS = re.compile(r"字(?:以内|左右)|需说明|请说明")
"""Marks of the blank form's own instructions."""
_POINTS = re.compile(
    r"\((?:满分)?(\d+(?:\.\d+)?)(?:分\)|分?[*×xX](?:预算)?执行率)|执行率[*×xX](\d+(?:\.\d+)?)分?\)"
)
"""A weight within a heading: 预算执行情况（20分）, 得分（20分*执行率）."""


def scoring_of(grid: Grid, head: int, row: int, columns: Mapping[str, int]) -> Execution | None:
    """Return what a block says of the execution's points in a row, None without their columns.

    Where no column tells the weight, the heading of the score may, or of the whole block.
    """
    said = (("weight", "weight"), ("stated_score", "score"), ("reason", "reason"))
    cells = {name: cell for name, key in said if (column := columns.get(key)) is not None
             and (cell := grid.cell(row, column)).raw.strip()}  # fmt: skip
    if "reason" in cells and _ASKS.search(cells["reason"].raw):
        del cells["reason"]
    if "weight" not in columns and (weight := _in_heading(grid, head, columns)):
        cells["weight"] = weight
    if "weight" not in columns and "score" not in columns:
        return None
    return Execution(
        weight_of(cells.get("weight")), number_of(cells.get("stated_score")),
        cells["reason"].raw.strip() if "reason" in cells else None, cells,
    )  # fmt: skip


def _in_heading(grid: Grid, head: int, columns: Mapping[str, int]) -> Cell | None:
    """Return the weight within the score's heading, else within the block's to its left."""
    if "score" not in columns:
        return None
    score = grid.origin(head, columns["score"])
    left = [place for place in grid.row_places(head) if place[1] < min(columns.values())]
    for place in (score, *left):
        if found := _POINTS.search("".join(grid.text(*place).split())):
            return Cell(address(*place), found[1] or found[2])
    return None
