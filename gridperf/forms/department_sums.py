"""Rows that sum a department's units and name it alone (主管部门 区教育局): no projects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.grid import row_of
from gridperf.forms.hierarchy import adds_up
from gridperf.model import Finding, Total
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridperf.forms.rows import Body
    from gridperf.model import Project

_MONEY = ("budget_initial", "budget", "spent")
_WORDS = ("name", "sequence", "code", "goal", "result", "problems", "stated_score", "stated_grade")
"""What a project says of itself, and a sum doesn't."""


FEWEST = 2
"""Sums, or rows of one, that chance doesn't make."""


class _Block(NamedTuple):
    """The place of a department's row, and those of the rows below it that name no other."""

    head: int
    below: range


def without_department_sums(body: Body, sheet: str) -> None:
    """Take the rows that name a department and sum its units' rows out of the body's projects.

    They become claims to reconcile, and the department is that of the rows below. Where one adds
    up, another that doesn't is a sum too: what is wrong with it is said then.
    """
    if all(column_of(body.projects, "name")) or not any(column_of(body.projects, "supervisor")):
        return
    projects = list(body.projects)
    blocks = list(_blocks(projects))
    sums = [block for block in blocks if _is_sum(projects, block)]
    if len(sums) < FEWEST and not any(len(block.below) >= FEWEST for block in sums):
        return  # a project whose name was forgotten may have the money of the one below it
    heads = {block.head for block in blocks}
    for head in (projects[at] for at in sorted(heads)):
        cell = head.cells["supervisor"]
        body.totals.append(_total(head))
        body.findings.append(Finding("R145", sheet, cell.address, None, cell.raw))
    over = {at: projects[block.head] for block in blocks for at in block.below}
    body.totals.sort(key=lambda total: total.row)
    body.projects = ProjectTable.of([
        _under(over[at], one) if at in over else one
        for at, one in enumerate(projects) if at not in heads
    ])  # fmt: skip


def _blocks(projects: Sequence[Project]) -> Iterator[_Block]:
    """Yield the departments' rows with those below that name no other department."""
    heads = [at for at, project in enumerate(projects) if _is_head(project)]
    for head, last in zip(heads, [*heads, len(projects)][1:], strict=True):
        known, end = {None, projects[head].supervisor}, head + 1
        while end < last and projects[end].name and projects[end].supervisor in known:
            end += 1
        if end > head + 1:
            yield _Block(head, range(head + 1, end))


def _is_head(project: Project) -> bool:
    """Tell whether a row holds a department's name and amounts, and no project's or unit's."""
    said = any(getattr(project, name) is not None for name in _WORDS) or project.indicators
    money = next((project.cells[name] for name in _MONEY if name in project.cells), None)
    if said or money is None or "supervisor" not in project.cells:
        return False
    unit = project.cells.get("unit")
    row = row_of(money)
    return row_of(project.cells["supervisor"]) == row and (unit is None or row_of(unit) != row)


def _is_sum(projects: Sequence[Project], block: _Block) -> bool:
    head, below = projects[block.head], [projects[at] for at in block.below]
    return all(
        adds_up(said, [getattr(one, name) for one in below])
        for name in _MONEY
        if (said := getattr(head, name)) is not None
    )


def _under(head: Project, project: Project) -> Project:
    """Return a project as one of the department that the row over it names, unless it says so."""
    if project.supervisor:
        return project
    cells = {**project.cells, "supervisor": head.cells["supervisor"]}
    return replace(project, supervisor=head.supervisor, cells=cells,
                   supervisor_code=project.supervisor_code or head.supervisor_code)  # fmt: skip


def _total(head: Project) -> Total:
    cells = {path: cell for path, cell in head.cells.items() if path in {*_MONEY, "stated_rate"}}
    return Total(
        head.supervisor or "", row_of(head.cells["supervisor"]) + 1, head.budget, head.spent,
        None, head.funding, head.budget_initial, head.stated_rate, cells,
    )  # fmt: skip
