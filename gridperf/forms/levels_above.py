"""Levels of an indicator (一级指标, 二级指标) that only the first of several rows states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.plan import LEVELS
from gridperf.forms.vocabulary import role_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.model import Cell


class LevelsAbove:
    """Remembers the levels of a project's indicators from row to row."""

    def __init__(self, sides: Mapping[str, int]) -> None:
        """Take the table's columns: its lowest level names the indicator and is never another's."""
        self._levels = [level for level in LEVELS if level in sides][:-1]
        self._owner: int | None = None
        self._cells: dict[str, Cell] = {}

    def above(self, owner: int, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return the levels that a row of the project leaves blank, from the rows above it.

        A level that it states itself begins anew all below it, and what tells its own dimension
        may stand under another group.
        """
        if owner != self._owner:
            self._owner, self._cells = owner, {}
        own = {level: cells[level] for level in self._levels
               if level in cells and cells[level] != self._cells.get(level)}  # fmt: skip
        if not own:
            return {level: cell for level, cell in self._cells.items() if level not in cells}
        first = self._levels.index(next(iter(own)))
        kept = {level: self._cells[level] for level in self._levels[:first] if level in self._cells}
        if (role_of(next(iter(own.values())).raw) or "").startswith("dimension:"):
            kept = {level: cell for level, cell in kept.items() if level in cells}
        self._cells = kept | own
        return kept
