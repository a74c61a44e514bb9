"""The indicators of a list's projects: pairs of columns, or a row each under its project."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from gridperf.forms.indicator_table import (
    meaning_of_levels,
    names_indicator,
    renamed,
    whole_target,
)
from gridperf.forms.indicators import read_pair, told_by_pair
from gridperf.forms.plan import LEVELS
from gridperf.forms.shared_cells import part_shared
from gridperf.project_table import INDICATOR, positions, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from gridperf.forms.list_columns import ListColumns
    from gridperf.forms.plan import PairColumns, Plan
    from gridperf.model import Cell

_BARE = {"target", "actual"}
_TABLE = ("owner", *INDICATOR)
_VALUES = attrgetter(*INDICATOR)


class ListIndicators:
    """Reads the indicators of a list's projects into a table's columns."""

    def __init__(self, columns: ListColumns, plan: Plan) -> None:
        """Take the projects' rows and what the columns mean."""
        self.columns = columns
        self.plan = plan
        self._rows: list[tuple[Any, ...]] = []
        self._counts = [0] * len(columns)
        """How many indicators each project has so far."""

    def read(self, under: Sequence[Sequence[int]]) -> dict[str, list[Any]]:
        """Return the indicators by column; `under` are each project's further rows."""
        if self.plan.long:
            owned = zip(self.columns.rows, under, strict=True)
            held = [(at, row) for at, (own, more) in enumerate(owned) for row in (own, *more)]
            columns = self.columns.beside([row for _, row in held])
            for place, (at, _) in enumerate(held):
                self._long(at, columns, place)
        else:
            own = range(len(self.columns))
            for place, pair in enumerate(self.plan.pairs):
                self._pairs(self.columns, own, pair, first=place == 0)
            for at, rows in enumerate(under):
                for row in rows:
                    further = self.columns.beside([row])
                    for pair in self.plan.pairs:
                        self._pairs(further, [at], pair)
        self._rows.sort(key=itemgetter(0))
        return table_of(_TABLE, self._rows)

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
        rows, counts = self._rows, self._counts
        placed: dict[int, list[int]] = {}
        """Place among a project's indicators → the rows that hold the one there."""
        for place, texts in enumerate(zip(targets, actuals, strict=True)):
            owner = owners[place]
            if not bare or (results[place] and (not texts[0]) != (not texts[1])):
                self._single(columns, place, owner, pair, result)
                continue
            for target, actual, status in told_by_pair(*texts):
                rows.append((owner, pair.group, pair.dimension, None, target, actual,
                             *_UNJUDGED, status, *_UNTOLD))  # fmt: skip
                placed.setdefault(counts[owner], []).append(place)
                counts[owner] += 1
        whose = None if columns is self.columns else owners
        for position, held in placed.items():
            for side, column in pair.sides.items():
                columns.keep(column, f"indicators.{position}.{side}", held, whose)

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
            self._rows.append((owner, *_VALUES(one)))
            self.columns.keep_cells(owner, f"indicators.{self._counts[owner]}.", one.cells)
            self._counts[owner] += 1

    def _long(self, owner: int, columns: ListColumns, place: int) -> None:
        """Read a row that is one indicator."""
        cells = {side: cell for side, column in self.plan.long.items()
                 if (cell := columns.cell(place, column)).raw.strip()}  # fmt: skip
        told = self._told(columns, place, self.plan.long, cells)
        said = {level: cells[level].raw.strip() if level in cells else "" for level in LEVELS}
        lowest = said["level_2"] if "level_3" not in self.plan.long else ""
        told["name"] = said["level_3"] or (lowest if names_indicator(lowest) else "") or None
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


def inferred_sides(table: Mapping[str, list[Any]]) -> dict[int, list[str]]:
    """Return, per project, the paths of the sides that were placed by inference."""
    found: dict[int, list[str]] = {}
    if not any(table["inferred"]):
        return found
    columns = (table[name] for name in ("owner", "inferred", "target", "actual"))
    places = positions(table["owner"])
    for position, owner, inferred, *sides in zip(places, *columns, strict=True):
        if inferred:
            found.setdefault(owner, []).extend(
                f"indicators.{position}.{side}"
                for side, text in zip(("target", "actual"), sides, strict=True) if text is not None
            )  # fmt: skip
    return found
