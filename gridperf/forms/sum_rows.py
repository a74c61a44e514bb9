"""Rows of a list that sum others and don't say so: taken out of the projects, and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.department_sums import without_department_sums
from gridperf.forms.hierarchy import adds_up, without_classes
from gridperf.forms.unit_sums import without_unit_sums
from gridperf.forms.whole_departments import without_wholes
from gridperf.model import Finding
from gridperf.project_table import ProjectTable, column_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from gridperf.forms.rows import Body
    from gridperf.model import Project

_MONEY = ("budget_initial", "budget", "spent")
_WORDS = (
    "name", "sequence", "code", "goal", "result", "problems", "rectification", "stated_score",
    "stated_grade",
)  # fmt: skip
"""What a project says of itself, and a sum doesn't."""


def without_sums(body: Body, sheet: str, filer: str | None) -> None:
    """Leave out of the body's projects what only sums others, by numbers, names or amounts."""
    wholes = without_wholes(body, sheet)
    without_classes(body, sheet, filer)
    without_unit_sums(body, sheet, filer)
    _without_parts(body, sheet)
    without_department_sums(body, sheet)
    _without_nameless(body, sheet)
    if wholes:
        body.totals = sorted([*body.totals, *wholes], key=lambda total: total.row)


_PART = re.compile(r"其\s*中\s*:")


def _without_parts(body: Body, sheet: str) -> None:
    """Leave out the rows that say of themselves to be a part (其中：违建拆除) of the project above.

    So are the rows without a number behind such a one that make the project's whole with it. One
    that has a goal or indicators of its own stays, with a warning.
    """
    names = column_of(body.projects, "name")
    if not any(name and "其" in name for name in names):
        return
    projects = list(body.projects)
    parts: dict[int, int] = {}
    for at, name in enumerate(names):
        if at == 0 or at in parts or not _PART.match(narrow(name or "")):
            continue
        whole = parts.get(at - 1, at - 1)
        found = _parts_of(projects, whole, at)
        parts |= dict.fromkeys(found, whole)
        body.findings += [_said(projects[part], projects[whole], sheet) for part in found]
        body.findings += [] if found else [_unclear(projects[at], sheet)]
    body.projects = ProjectTable.of([one for at, one in enumerate(projects) if at not in parts])


def _parts_of(projects: Sequence[Project], whole: int, first: int) -> Sequence[int]:
    """Return the places of the parts from the first on; none where it holds what is its own."""
    whole_of, own = (_amounts(projects[at]) for at in (whole, first))
    fits = own and all(whole_of.get(name, -1) >= amount for name, amount in own.items())
    if not fits or not _is_plain(projects[first]):
        return ()
    for end in range(first + 1, len(projects) + 1):
        if _is_sum(projects[whole], projects[first:end]):
            return range(first, end)
        if end == len(projects) or projects[end].sequence or not _is_plain(projects[end]):
            break
    return (first,)


def _amounts(project: Project) -> dict[str, Decimal]:
    return {name: amount for name in _MONEY if (amount := getattr(project, name)) is not None}


def _said(part: Project, whole: Project, sheet: str) -> Finding:
    cell = part.cells["name"]
    return Finding("R148", sheet, cell.address, whole.name, cell.raw, whole.name)


def _unclear(part: Project, sheet: str) -> Finding:
    cell = part.cells["name"]
    return Finding("R145", sheet, cell.address, part.name, cell.raw, values={"variant": "part"})


def _is_plain(project: Project) -> bool:
    return not (project.indicators or project.goal or project.result)


def _without_nameless(body: Body, sheet: str) -> None:
    """Leave out rows that hold nothing but what the rows above or below them make together.

    A sum without its 合计 would count everything twice.
    """
    if all(column_of(body.projects, "name")):
        return
    projects = list(body.projects)
    sums = _sums(projects)
    if not sums:
        return
    for project in (projects[at] for at in sums):
        cell = next(project.cells[name] for name in reversed(_MONEY) if name in project.cells)
        body.findings.append(
            Finding("R145", sheet, cell.address, None, cell.raw, values={"variant": "nameless"})
        )
    body.projects = ProjectTable.of([one for at, one in enumerate(projects) if at not in sums])


def _sums(projects: Sequence[Project]) -> set[int]:
    """Return the places of the nameless rows that sum those since the last sum, all, or below."""
    nameless = [at for at, project in enumerate(projects) if _says_nothing(project)]
    others = [at for at in range(len(projects)) if at not in nameless]
    sums: set[int] = set()
    for at in nameless:
        last = max((one for one in sums if one < at), default=-1)
        following = next((one for one in nameless if one > at), len(projects))
        spans = ((last + 1, at), (0, at), (at + 1, following), (at + 1, len(projects)))
        parts = ([projects[one] for one in others if first <= one < end] for first, end in spans)
        if any(some and _is_sum(projects[at], some) for some in parts):
            sums.add(at)
    return sums


def _says_nothing(project: Project) -> bool:
    said = any(getattr(project, name) is not None for name in _WORDS) or project.indicators
    return not said and any(getattr(project, name) for name in _MONEY)


def _is_sum(project: Project, parts: Sequence[Project]) -> bool:
    return all(
        adds_up(amount, [getattr(part, name) for part in parts])
        for name, amount in _amounts(project).items()
    )
