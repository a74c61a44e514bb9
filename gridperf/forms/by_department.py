"""Lists of several departments that name no other unit: 主管部门 is who filed each project."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.dittos import DITTO
from gridperf.forms.facts import unit_below
from gridperf.forms.rows import sum_label
from gridperf.forms.unit_headings import UnitHeadings
from gridperf.forms.unit_names import names_unit
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.facts import Facts
    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head
    from gridperf.forms.plan import Plan

FEWEST = 2
"""Departments that tell the projects of a list apart; a lone one may only stand above its unit."""
_AREA = re.compile("[省市区县州旗]$")


def by_department(grid: Grid, plan: Plan, facts: Facts, rows: range) -> Plan:
    """Return the plan with the departments as units where nothing else of the list names one.

    A title that only says whose departments they are (东丽区) names none.
    """
    column = plan.texts.get("supervisor")
    title = facts.title_unit
    area = title is None or (_AREA.search(title) and not names_unit(title))
    if column is None or "unit" in plan.texts or facts.label_unit or not area:
        return plan
    said = {text for row in rows if (text := grid.text(row, column)) and not sum_label(text)}
    headings = UnitHeadings(grid, plan, rows, lambda _: False)
    if len(said - DITTO) < FEWEST or headings.name_units or unit_below(grid, rows):
        return plan
    return replace(plan, texts={**plan.texts, "unit": column})


def of_departments(grid: Grid, head: Head, plan: Plan) -> Iterator[Finding]:
    """Yield that the departments were taken for the units."""
    column = plan.texts.get("unit")
    if column is not None and column == plan.texts.get("supervisor"):
        rows = range(head.bottom, head.top - 1, -1)
        cell = grid.cell(next(row for row in rows if grid.text(row, column)), column)
        said = head.paths[column][-1]
        yield Finding("R125", grid.sheet.name, cell.address, found=said,
                      values={"variant": "supervisor"})  # fmt: skip
