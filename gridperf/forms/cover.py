"""Who filed, and for which year, where only a sheet without a form says it: a cover (封面)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from gridperf.forms.facts import labelled_unit, year_in
from gridperf.forms.grid import Grid, address
from gridperf.forms.look_alikes import look_alike
from gridperf.forms.unit_names import names_unit
from gridperf.model import Finding
from gridperf.project_table import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gridperf.model import Form, Workbook

Said = TypeVar("Said", str, int)

_OF_FORMS = re.compile("绩效|自评|预算|决算|年度")
"""What a text is about whose year is the forms'; a bare 2024年3月 is the day of filing."""
_EVALUATES = re.compile("自评|评价")
_TOP = 40
"""Rows of a cover; what is longer than that explains or lists."""
_LONGEST = 30
"""Characters of a unit's name or of a cover's title."""


class Cover(NamedTuple):
    """What a workbook's forms lack and its other sheets say; None where they don't agree."""

    unit: str | None = None
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    """Where each of the two was taken from (R151)."""

    def said(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return a file's findings, what is no longer missing replaced by where it was found."""
        found = {rule for rule, value in (("R124", self.year), ("R125", self.unit)) if value}
        return (*(one for one in findings if one.rule not in found), *self.findings)


def cover_of(workbook: Workbook, forms: Sequence[Form]) -> Cover:
    """Return unit and year that the other sheets say, each where forms lack it and none differs."""
    held = {form.sheet for form in forms}
    others = [sheet for sheet in workbook.sheets if sheet.name not in held]
    units, years = (_told(forms, name) for name in ("unit", "year"))
    if not others or None not in units | years:
        return Cover()
    grids = [grid for grid in map(Grid, others) if not look_alike(grid)]
    unit = _agreed([said for grid in grids for said in _units(grid)], units)
    year = _agreed([said for grid in grids for said in _years(grid)], years)
    findings = tuple(taken[1] for taken in (unit, year) if taken)
    return Cover(unit and unit[0], year and year[0], findings)


def _told(forms: Sequence[Form], name: str) -> set[Any]:
    """Return the units or years that the forms themselves state, None where one states none."""
    return {value or None for form in forms for value in column_of(form.projects, name)}


def _agreed(
    said: Sequence[tuple[Said, Finding]], told: set[Said | None]
) -> tuple[Said, Finding] | None:
    """Return what fills the forms' gap where all say the same, and the first cell that does."""
    values: set[Said | None] = {value for value, _ in said}
    fits = None in told and told <= {*values, None}
    return said[0] if fits and len(values) == 1 else None


def _units(grid: Grid) -> Iterator[tuple[str, Finding]]:
    for row, column in _places(grid):
        unit = labelled_unit(grid, row, column)
        if unit and len(unit) <= _LONGEST and names_unit(unit):
            yield unit, _taken(grid, row, column, unit)


def _years(grid: Grid) -> Iterator[tuple[int, Finding]]:
    """Yield the years of a sheet that speaks of what was done; goals may be the next year's."""
    if not any(_EVALUATES.search(grid.text(*place)) for place in _places(grid)):
        return
    for row, column in _places(grid):
        text = grid.text(row, column)
        year = year_in(text) if len(text) <= _LONGEST and _OF_FORMS.search(text) else None
        if year:
            yield year, _taken(grid, row, column, str(year), "year")


def _places(grid: Grid) -> Iterator[tuple[int, int]]:
    for row in range(min(grid.height, _TOP)):
        yield from grid.own_places(row)


def _taken(grid: Grid, row: int, column: int, found: str, variant: str = "") -> Finding:
    values = {"variant": variant} if variant else {}
    return Finding("R151", grid.sheet.name, address(row, column), found=found, values=values)
