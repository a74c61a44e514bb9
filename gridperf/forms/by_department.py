"""Lists of several departments that name no other unit: 主管部门 is who filed each project."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.dittos import DITTO
from gridperf.forms.facts import unit_below
from gridperf.forms.meanings import Meaning
from gridperf.forms.rows import sum_label
from gridperf.forms.unit_headings import UnitHeadings
from gridperf.forms.unit_names import names_unit
from gridperf.forms.vocabulary import bare
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


_OTHERS = frozenset({
    "乡镇", "乡镇名称", "镇", "镇街", "街镇", "乡镇街道", "镇/街道", "乡镇/街道", "街道",
    "街道名称", "区县", "县区", "区县名称", "县", "县市区", "牵头单位", "牵头部门",
    "所属部门", "学校",
})  # fmt: skip
"""Headings of who filed where nothing else says it; else of where a project is, or who leads it."""


def by_area(head: Head, facts: Facts) -> Head:
    """Return the head with its only column of places or leaders as units if nothing names one."""
    told = {meaning.field for meaning in head.columns.values()}
    others = [column for column, path in head.unknown.items()
              if len(path) == 1 and bare(path[0]) in _OTHERS]  # fmt: skip
    if told & {"unit", "supervisor"} or len(others) != 1 or not _names_none(facts):
        return head
    (column,) = others
    meaning = Meaning("field", "unit", head.unknown[column][0])
    rest = {at: path for at, path in head.unknown.items() if at != column}
    return replace(
        head, columns=dict(sorted({**head.columns, column: meaning}.items())), unknown=rest
    )


def _names_none(facts: Facts) -> bool:
    """Tell whether title and notes name no unit; a title may say whose they are (东丽区)."""
    title = facts.title_unit
    area = title is None or bool(_AREA.search(title) and not names_unit(title))
    return area and not facts.label_unit


def by_department(grid: Grid, plan: Plan, facts: Facts, rows: range) -> Plan:
    """Return the plan with the departments as units where nothing else of the list names one.

    A title that only says whose departments they are (东丽区) names none.
    """
    column = plan.texts.get("supervisor")
    if column is None or "unit" in plan.texts or not _names_none(facts):
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
