"""The indicators of a list's projects: pairs of columns, or a row each under its project."""

from __future__ import annotations

from array import array
from operator import attrgetter
from typing import TYPE_CHECKING

from gridperf.assessment import assessed
from gridperf.columns import Coded
from gridperf.forms.further_rows import TOLD
from gridperf.forms.indicator_table import (
    meaning_of_levels,
    names_indicator,
    renamed,
)
from gridperf.forms.indicators import indicator_name, read_pair, told_by_pair
from gridperf.forms.levels_above import LevelsAbove
from gridperf.forms.plan import LEVELS
from gridperf.forms.scored_rows import ScoredRows
from gridperf.forms.shared_cells import part_shared
from gridperf.forms.wide_heads import whole_target
from gridperf.project_table import INDICATOR, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from gridperf.assessment import Row
    from gridperf.forms.list_columns import ListColumns
    from gridperf.forms.plan import PairColumns, Plan
    from gridperf.model import Cell

_BARE = {"target", "actual"}
_VALUES = attrgetter(*INDICATOR)


class ListIndicators:
    """Reads the indicators of a list's projects into a table's columns."""

    def __init__(self, columns: ListColumns, plan: Plan, year: int | None) -> None:
        """Take the projects' rows, what the columns mean, and the year that the list is of."""
        self.columns = columns
        self.plan = plan
        self.year = year
        self._owners: list[int] = []
        self._said: list[Row] = []
        self._places: list[int] = []
        """Whose an indicator is, and what it says by its place among all that is said."""
        self._counts = [0] * len(columns)
        """How many indicators each project has so far."""
        self.scored = ScoredRows()
        self.inferred: dict[int, list[str]] = {}
        """Project → the paths of the sides that were placed by inference."""

    def read(self, under: Sequence[Sequence[int]]) -> dict[str, Sequence[Any]]:
        """Return the indicators by column, assessed; `under` are each project's further rows."""
        if self.plan.long:
            owned = zip(self.columns.rows, under, strict=True)
            held = [(at, row) for at, (own, more) in enumerate(owned) for row in (own, *more)]
            columns = self.columns.beside([row for _, row in held])
            levels = LevelsAbove(self.plan.long)
            for place, (at, _) in enumerate(held):
                self._long(at, columns, place, levels)
        else:
            own = range(len(self.columns))
            for place, pair in enumerate(self.plan.pairs):
                self._pairs(self.columns, own, pair, first=place == 0)
            for at, rows in enumerate(under):
                for row in rows:
                    further = self.columns.beside([row])
                    for pair in self.plan.pairs:
                        if any(further.is_own(0, column) for column in pair.sides.values()):
                            self._pairs(further, [at], pair)
        order = sorted(range(len(self._owners)), key=self._owners.__getitem__)
        places = array("i", map(self._places.__getitem__, order))
        said = table_of(INDICATOR, self._said)
        return {"owner": list(map(self._owners.__getitem__, order)),
                **{name: Coded(column, places) for name, column in said.items()}}  # fmt: skip

    def _pairs(
        self, columns: ListColumns, owners: Sequence[int], pair: PairColumns, *, first: bool = False
    ) -> None:
        """Read one pair of columns in some rows, each of the project of its owner."""
        bare = pair.sides.keys() <= _BARE and not columns.lines
        result = self.plan.texts.get("result") if first else None
        blank = [""] * len(columns)
        targets, actuals, results = (
            blank if column is None else columns.raws(column)
            for column in (pair.sides.get("target"), pair.sides.get("actual"), result)
        )
        known: dict[tuple[str, str], range] = {}
        """Pair of texts → what it says; most of a large list's stand in many of its rows."""
        placed: dict[int, list[int]] = {}
        """Place among a project's indicators → the rows that hold the one there."""
        for place, texts in enumerate(zip(targets, actuals, strict=True)):
            owner = owners[place]
            if not bare or (results[place] and (not texts[0]) != (not texts[1])):
                self._single(columns, place, owner, pair, result)
                continue
            said = known.get(texts)
            if said is None:
                said = known[texts] = self._read(texts, pair)
            for one in said:
                placed.setdefault(self._take(owner, one), []).append(place)
        whose = None if columns is self.columns else owners
        for position, held in placed.items():
            for side, column in pair.sides.items():
                columns.keep(column, f"indicators.{position}.{side}", held, whose)

    def _read(self, texts: tuple[str, str], pair: PairColumns) -> range:
        """Read a pair of texts that states nothing but target and completion."""
        first = len(self._said)
        bare = ((pair.group, pair.dimension, None, target, actual, *_UNJUDGED, status, *_UNTOLD)
                for target, actual, status in told_by_pair(*texts))  # fmt: skip
        self._said += [assessed(row, self.year) for row in bare]
        return range(first, len(self._said))

    def _take(self, owner: int, said: int) -> int:
        """Take an indicator in; return its place among its project's."""
        self._owners.append(owner)
        self._places.append(said)
        position = self._counts[owner]
        self._counts[owner] = position + 1
        return position

    def _single(
        self, columns: ListColumns, place: int, owner: int, pair: PairColumns, result: int | None
    ) -> None:
        """Read a pair that states more than target and completion, or lost a border or cells."""
        cells = {side: cell for side, column in pair.sides.items()
                 if (cell := columns.cell(place, column)).raw}  # fmt: skip
        line = columns.lines.get(columns.rows[place])
        inferred = line is not None and any(
            column in line.inferred for side, column in pair.sides.items() if side in cells
        )
        lone = [cells[side] for side in ("target", "actual") if side in cells]
        if result is not None and len(lone) == 1:
            beside = columns.cell(place, result)
            if beside.raw.strip() and (parts := part_shared(beside, lone[0])):
                cells |= {"target": parts[0], "actual": parts[1]}
                inferred = True
        told = {}
        if pair.sides.keys() - _BARE:
            told = self._told(columns, place, pair.sides, cells)
        if "level_3" in cells:
            told["name"] = indicator_name(cells["level_3"].raw)
        self._add(owner, cells, (pair.group, pair.dimension), told, inferred=inferred)

    def _add(
        self,
        owner: int,
        cells: Mapping[str, Cell],
        meaning: tuple[str | None, Any],
        told: Mapping[str, Any],
        *,
        inferred: bool = False,
    ) -> None:
        """Add the indicators that a pair of cells tells of."""
        group, dimension = meaning
        for one in read_pair(cells, group, dimension, inferred=inferred, told=told):
            self._said.append(assessed(_VALUES(one), self.year))
            path = f"indicators.{self._take(owner, len(self._said) - 1)}."
            self.columns.keep_cells(owner, path, one.cells)
            if one.inferred:
                sides = (("target", one.target), ("actual", one.actual))
                self.inferred.setdefault(owner, []).extend(
                    f"{path}{side}" for side, text in sides if text is not None
                )

    def _long(self, owner: int, columns: ListColumns, place: int, levels: LevelsAbove) -> None:
        """Read a row that is one indicator, unless the one above is merged over all of it."""
        sides = self.plan.long
        main = [column for side, column in sides.items() if side in TOLD]
        own = any(columns.is_own(place, column) for column in sides.values())
        further = columns.rows[place] > self.columns.rows[owner]
        if further and not own and any(columns.raws(column)[place].strip() for column in main):
            return
        if self.scored.take(owner, columns, place, sides):
            return
        cells = {side: cell for side, column in self.plan.long.items()
                 if (cell := columns.cell(place, column)).raw.strip()}  # fmt: skip
        told = self._told(columns, place, self.plan.long, cells)
        cells |= levels.above(owner, cells)
        said = {level: cells[level].raw.strip() if level in cells else "" for level in LEVELS}
        lowest = said["level_2"] if "level_3" not in self.plan.long else ""
        told["name"] = (
            indicator_name(said["level_3"]) or (lowest if names_indicator(lowest) else "") or None
        )
        dimension, group = meaning_of_levels(said, told["name"])
        self._add(owner, cells, (group, dimension), told)

    def _told(
        self, columns: ListColumns, place: int, sides: Mapping[str, int], cells: dict[str, Cell]
    ) -> dict[str, Any]:
        """Return weight, score and reason beside a pair; put its sign and unit to the target."""
        if "target" in cells:
            cells["target"] = whole_target(cells)
        told: dict[str, Any] = {
            name: columns.score(place, sides[side])
            for side, name in (("weight", "weight"), ("score", "stated_score")) if side in sides
        }  # fmt: skip
        told["reason"] = cells["reason"].raw.strip() if "reason" in cells else None
        cells |= renamed(cells)
        return told


_UNJUDGED = (None, None, None, None)
"""Comparator, values of target and completion, unit of measure."""
_UNTOLD = (None, None, None, False)
"""Weight, score, reason, inferred."""
