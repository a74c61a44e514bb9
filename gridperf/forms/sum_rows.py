"""Rows of a list that sum others and don't say so: taken out of the projects, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.hierarchy import adds_up, without_classes
from gridperf.forms.unit_sums import without_unit_sums
from gridperf.model import Finding
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    without_classes(body, sheet, filer)
    without_unit_sums(body, sheet, filer)
    _without_nameless(body, sheet)


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
    said = {name: amount for name in _MONEY if (amount := getattr(project, name)) is not None}
    return all(
        adds_up(amount, [getattr(part, name) for part in parts]) for name, amount in said.items()
    )
