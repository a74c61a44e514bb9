"""Rows of a list that are projects beyond doubt: a number in front, a name, money.

Most are, and their cells need not be written out to see it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.plan import Plan
    from gridperf.model import Scalar


SUMS = re.compile(r"计|汇\s*总|总\s*[数金额]|共\s*\d|页|TOTAL|Total|total|SUM|Sum|sum|Ｔ|ｔ|Ｓ|ｓ")
"""What the label of any total holds; nothing but words by letter, which are found fastest."""


def identity_of(plan: Plan) -> list[int]:
    """Return the columns of what tells a project from others, and its unit."""
    named = ("sequence", "unit", "code", "name")
    return [plan.texts[name] for name in named if name in plan.texts]


def figures_of(plan: Plan) -> list[int]:
    """Return the columns of amounts, those of sources too."""
    sources = (column for source in plan.funding for column in source.columns.values())
    parts = (column for columns in plan.undecided.values() for column in columns)
    summed = (column for columns in plan.summed.values() for column in columns)
    return [*dict.fromkeys([*plan.amounts.values(), *sources, *summed, *parts])]


def known_columns(plan: Plan) -> list[int]:
    """Return all columns that something is read from."""
    pairs = (column for pair in plan.pairs for column in pair.sides.values())
    lone = (column for column in (plan.rate, plan.score) if column is not None)
    points = plan.execution.values()
    return [*plan.texts.values(), *figures_of(plan), *plan.long.values(), *pairs, *lone, *points]


class PlainRows:
    """Tells of a row whether it is plainly a project's."""

    def __init__(self, grid: Grid, plan: Plan) -> None:
        """Take the sheet and what its columns mean: one of them names the project."""
        self._grid = grid
        self._name = plan.texts["name"]
        self._identity = identity_of(plan)
        self._last = max(self._identity)
        self._figures = figures_of(plan)

    def has(self, row: int) -> bool:
        """Tell whether a row is a project beyond doubt; written out, for it is asked of each."""
        values = self._grid.rows[row]
        if len(values) <= self._last or not values[self._name]:
            return False
        if self._grid.merged(row, self._name) or not _begins_with_number(values):
            return False
        for column in self._identity:
            text = values[column]
            if isinstance(text, str) and SUMS.search(text):
                return False
        for column in self._figures:
            if column < len(values) and isinstance(values[column], float):
                return True
        return False


def _begins_with_number(values: Sequence[Scalar]) -> bool:
    for value in values:
        if value is not None:
            return isinstance(value, (int, float))
    return False
