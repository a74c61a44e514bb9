"""Columns of comparators, known by what they hold: nothing but ≥ and ≤, or 正向 and 反向."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gridperf.forms.grid import Grid

COMPARES = re.compile(r"[<>=≤≥]{1,2}|[大小不等]于|[大小]于(或)?等于|不(大|小|低|高|少|多|超)[于过]")
"""What stands in a column of comparators; 定性 is none."""
DIRECTIONS = {"正向": "≥", "反向": "≤", "负向": "≤", "逆向": "≤"}
"""Words there for the direction in which an indicator is better."""
_QUALITATIVE = re.compile(r"定性(指标)?|其他|[-—/]+|不适用")
"""What stands there for a target without a number."""


def compares(text: str) -> bool:
    """Tell whether a text alone is a comparator or a direction."""
    said = narrow(text).strip()
    return COMPARES.fullmatch(said) is not None or said.startswith(tuple(DIRECTIONS))


def by_content(
    grid: Grid, bottom: int, found: Mapping[str, int], columns: Iterable[int]
) -> int | None:
    """Return the only one of the columns below a head that holds nothing but comparators.

    Its heading may be any word (指标符号, 指标属性) or another column's (指标类型). None where no
    column or several do, or where the one that a heading names does.
    """
    named = found.get("comparator")
    if named is not None and _holds(grid, bottom, found, named):
        return None
    told = [column for column in columns if _holds(grid, bottom, found, column)]
    return told[0] if len(told) == 1 else None


def _holds(grid: Grid, bottom: int, found: Mapping[str, int], column: int) -> bool:
    """Tell whether a column's cells beside the targets below a head are comparators alone."""
    told = False
    for row in range(bottom + 1, grid.height):
        if (row, found["target"]) != grid.origin(row, found["target"]):
            break  # the table's total lies over it
        said = grid.text(row, column)
        if not said and not grid.text(row, found["target"]):
            break
        if said == grid.text(bottom, column):
            continue  # the head stands on the next page again
        if said and not compares(said):
            if not _QUALITATIVE.fullmatch(narrow(said).strip()):
                return False
        else:
            told = told or bool(said)
    return told
