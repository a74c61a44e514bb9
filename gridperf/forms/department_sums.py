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


class _Block(NamedTuple):
    """The place of a department's row, and those of the rows below it that name none."""

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
    blocks = list(_blocks(projects, [total.row - 1 for total in body.totals]))
    if not any(_is_sum(projects, block) for block in blocks):
        return
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


def _blocks(projects: Sequence[Project], totals: Sequence[int]) -> Iterator[_Block]:
    """Yield the departments' rows with those below, down to the next department or a total."""
    heads = [at for at, project in enumerate(projects) if _is_head(project)]
    for head, last in zip(heads, [*heads, len(projects)][1:], strict=True):
        row = _row(projects[head])
        total = min((total for total in totals if total > row), default=None)
        end = head + 1
        while end < last and projects[end].name and not projects[end].supervisor and (
            total is None or _row(projects[end]) < total
        ):  # fmt: skip
            end += 1
        if end > head + 1:
            yield _Block(head, range(head + 1, end))


def _is_head(project: Project) -> bool:
    """Tell whether a row holds a department's name and amounts, and nothing of a project."""
    said = any(getattr(project, name) is not None for name in _WORDS) or project.indicators
    return not said and "supervisor" in project.cells and any(
        getattr(project, name) is not None for name in _MONEY)  # fmt: skip


def _is_sum(projects: Sequence[Project], block: _Block) -> bool:
    head, below = projects[block.head], [projects[at] for at in block.below]
    return all(
        adds_up(said, [getattr(one, name) for one in below])
        for name in _MONEY
        if (said := getattr(head, name)) is not None
    )


def _under(head: Project, project: Project) -> Project:
    """Return a project as one of the department that the row over it names."""
    cells = {**project.cells, "supervisor": head.cells["supervisor"]}
    return replace(project, supervisor=head.supervisor, cells=cells,
                   supervisor_code=project.supervisor_code or head.supervisor_code)  # fmt: skip


def _total(head: Project) -> Total:
    cells = {path: cell for path, cell in head.cells.items() if path in {*_MONEY, "stated_rate"}}
    return Total(
        head.supervisor or "", _row(head) + 1, head.budget, head.spent, None, head.funding,
        head.budget_initial, head.stated_rate, cells,
    )  # fmt: skip


def _row(project: Project) -> int:
    """Return the row of a project, whose department may be merged down or written above."""
    own = ("budget", "spent", "budget_initial", "name")
    cell = next((project.cells[path] for path in own if path in project.cells), None)
    return row_of(cell or next(iter(project.cells.values())))
