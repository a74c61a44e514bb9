"""Rows of a list that hold a department's whole money (部门整体支出): no projects, and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.grid import row_of
from gridperf.forms.unit_names import heading_unit, names_unit
from gridperf.model import Finding, Total
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from decimal import Decimal

    from gridperf.forms.rows import Body
    from gridperf.model import Project

_WHOLE = re.compile(
    r"(?:\d{4}年度?)?(?P<of>.*?)整体(?:支出|绩效|预算)(?:支出)?(?:绩效)?(?:自评|评价)?(?:情况|结果)?"
)
_ANY = re.compile(r"本?(?:部门|单位|[()/、及和])*")
_MONEY = ("budget_initial", "budget", "spent", "stated_rate")


def names_whole(name: str) -> bool:
    """Tell whether a name is no project's but says a department's or a unit's whole money."""
    found = _WHOLE.fullmatch("".join(heading_unit(name).split()))
    return found is not None and bool(_ANY.fullmatch(found["of"]) or names_unit(found["of"]))


def without_wholes(body: Body, sheet: str) -> list[Total]:
    """Leave the rows of whole departments out of the projects; return them as what they state.

    They hold the projects' money once more. Where the list has no other rows they stay: to leave
    out everything would hide what was filed.
    """
    names = column_of(body.projects, "name")
    found = {at for at, name in enumerate(names) if name and "整体" in name and names_whole(name)}
    found -= _services(body, found)
    if not found:
        return []
    projects = list(body.projects)
    kept = [one for at, one in enumerate(projects) if at not in found]
    variant = "whole" if kept else "whole_alone"
    for project in (projects[at] for at in sorted(found)):
        cell = project.cells["name"]
        name = None if kept else project.name
        body.findings.append(
            Finding("R145", sheet, cell.address, name, cell.raw, values={"variant": variant})
        )
    if not kept:
        return []
    body.projects = ProjectTable.of(kept)
    return [_total(projects[at]) for at in sorted(found)]


def _services(body: Body, wholes: set[int]) -> set[int]:
    """Return those of the rows that may be services bought: 部门整体支出绩效评价 for little money.

    The whole money of a unit is no less than that of any of its projects.
    """
    units, budgets, names = (column_of(body.projects, name) for name in ("unit", "budget", "name"))
    largest: dict[str | None, Decimal] = {}
    for at, budget in enumerate(budgets if wholes else ()):
        if budget is not None and at not in wholes:
            largest[units[at]] = max(budget, largest.get(units[at], budget))
    return {
        at for at in wholes
        if _BOUGHT.search(names[at]) and budgets[at] is not None
        and budgets[at] < largest.get(units[at], budgets[at])
    }  # fmt: skip


_BOUGHT = re.compile("(?:自评|评价)(?:情况|结果)?$")


def _total(project: Project) -> Total:
    """Return the row as a claim of its unit, which no projects make: their checks pass it over."""
    cells = {path: cell for path, cell in project.cells.items() if path in _MONEY}
    return Total(
        project.name or "", row_of(project.cells["name"]) + 1, project.budget, project.spent,
        project.unit, project.funding, project.budget_initial, project.stated_rate, cells,
    )  # fmt: skip
