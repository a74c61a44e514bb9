"""Lone rows over a list's projects: which name the unit of those below, and which may."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from gridperf.forms.facts import signs
from gridperf.forms.rows import COUNTED, is_footer, lone_text, sum_label
from gridperf.forms.unit_names import names_class, names_unit
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.plan import Plan

HeadingKind = Literal["unit", "class", "unknown"]


class UnitHeadings:
    """The headings of one list; what the words don't tell, the list's other headings do."""

    def __init__(
        self, grid: Grid, plan: Plan, rows: range, is_project: Callable[[int], bool]
    ) -> None:
        """Take the list's rows, and what tells whether one of them has amounts of its own."""
        self.grid = grid
        self.rows = rows
        self.is_project = is_project
        self._name, self._sequence = plan.texts.get("name"), plan.texts.get("sequence")
        self._told_apart = "unit" in plan.texts

    def place(self, row: int) -> Place | None:
        """Return the place of a row's only text, None where it is a project's name or not alone."""
        place = lone_text(self.grid, row, self._name)
        if place is None and self._in_names:
            place = lone_text(self.grid, row, None)
            numbered = self._sequence not in {None, self._name}
            known = place is not None and names_unit(self.grid.text(*place))
            place = place if known or (numbered and self._heads_project(row)) else None
        return place

    def kind(self, row: int, place: Place) -> HeadingKind | None:
        """Return what the only text of a row is to the projects below it, None for a note.

        It is not known where other headings of the list are units, projects of the unit above
        stand before it, and its own words don't say what it is.
        """
        return "unit" if self._is_unit(place) else self._kinds.get(row)

    @property
    def name_units(self) -> bool:
        """True where a row of the list heads the projects of a unit."""
        return any(self._is_unit(place) for _, place in self._lone)

    @cached_property
    def _in_names(self) -> bool:
        """True where headings stand in the names' column, as the list's first row tells."""
        filled = (row for row in self.rows if self.grid.row_places(row))
        first = next((row for row in filled if not self._is_total(row)), None)
        place = None if first is None else lone_text(self.grid, first, None)
        if first is None or place is None or place[1] != self._name:
            return False
        return names_unit(self.grid.text(*place)) and self._heads_project(first)

    def _is_total(self, row: int) -> bool:
        return any(map(sum_label, filter(None, self.grid.shown(row))))

    def _heads_project(self, row: int) -> bool:
        """Tell whether a project stands right below the row."""
        below = next((at for at in range(row + 1, self.rows.stop) if self.grid.row_places(at)), row)
        return self.is_project(below)

    @cached_property
    def _kinds(self) -> dict[int, HeadingKind]:
        """Row → what it heads, of the lone rows over projects whose words name no unit."""
        found: dict[int, HeadingKind] = {}
        of_units = {self._width(place) for _, place in self._lone if self._is_unit(place)}
        counted = {self._width(place) for _, place in self._lone
                   if self._is_unit(place) and self._is_counted(place)}  # fmt: skip
        classed, last = False, -1
        for row, place in self._lone:
            if self._is_unit(place):
                classed, last = False, row
                continue
            # What stands right below a unit's heading parts the projects of that unit.
            classed = classed or self.grid.above(row) == last
            if not self._heads_project(row):
                continue
            if self._is_counted(place) and self._width(place) in counted:
                found[row] = "unit"
            elif classed or names_class(self.grid.text(*place)):
                found[row] = "class"
            elif self._width(place) in of_units and not self._told_apart:
                found[row] = "unknown"
        return found

    @cached_property
    def _lone(self) -> list[tuple[int, Place]]:
        places = ((row, self.place(row)) for row in self.rows)
        lone = [(row, place, self.grid.text(*place)) for row, place in places if place is not None]
        return [(row, place) for row, place, text in lone
                if not is_footer(text) and not sum_label(text)]  # fmt: skip

    def _is_unit(self, place: Place) -> bool:
        """Tell whether a text names a unit, by its own words or behind a label (填报单位：…)."""
        names = names_unit(self.grid.text(*place))
        return names or signs(self.grid, place[0]) is not None

    def _is_counted(self, place: Place) -> bool:
        """Tell whether a numbered text (一、甲局) is merged over columns."""
        left, right = self._width(place)
        return right > left and COUNTED.match(self.grid.text(*place)) is not None

    def _width(self, place: Place) -> tuple[int, int]:
        wide = self.grid.span(*place)
        return wide.left, wide.right


def may_be_unit(said: str, others: Iterable[str]) -> bool:
    """Tell whether a sum over projects may be a unit's, since `others` beside it name units.

    Its own words don't say so, nor that it is a class of projects.
    """
    open_one = bool(said) and not names_unit(said) and not names_class(said)
    return open_one and any(map(names_unit, others))


def of_unknown_unit(sheet: str, cell: str, said: str) -> Finding:
    """Return the warning that a heading may name a unit: its projects are given to none."""
    return Finding("R142", sheet, cell, None, said, values={"variant": "heading"})
