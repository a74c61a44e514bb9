"""Rows of an indicator table that score the execution: 预算执行率 | 96.85% | 10 | 9.69."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.points import number_of, weight_of
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Execution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.grid import Grid, Place


def is_execution(grid: Grid, place: Place, columns: Mapping[str, int]) -> bool:
    """Tell whether a row's label, over names and target, says that it is of the execution rate.

    Without merges what it would lie over is blank.
    """
    if not _names_rate(grid.text(*place)) or place[1] >= columns["target"]:
        return False
    right = grid.span(*place).right
    return all(not grid.text(place[0], at) for at in range(right + 1, columns["target"] + 1))


def _names_rate(text: str) -> bool:
    """Tell whether a text names the execution rate, or its score (预算执行率得分)."""
    core = bare(text)
    return "field:stated_rate" in {role_of(core), role_of(core.removesuffix("得分"))}


def execution_in(grid: Grid, row: int, columns: Mapping[str, int]) -> Execution:
    """Return what a row for the execution says: its weight, its score, its reason."""
    found = {"weight": "weight", "stated_score": "score", "reason": "reason"}
    cells = {name: cell for name, said in found.items() if said in columns
             and (cell := grid.cell(row, columns[said])).raw.strip()}  # fmt: skip
    reason = cells["reason"].raw.strip() if "reason" in cells else None
    return Execution(
        weight_of(cells.get("weight")), number_of(cells.get("stated_score")), reason, cells
    )
