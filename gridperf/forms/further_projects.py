"""A project whose indicators go on at the top of the next sheet, under the same head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.page_heads import goes_on_title
from gridperf.model import Finding, Project
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from gridperf.model import Form

Read = tuple["Form", list[Finding]]
"""A form with what is to be said of it."""

_SAID = (
    "sequence", "code", "name", "budget_initial", "budget", "spent", "stated_score",
    "stated_grade", "goal", "result", "problems", "rectification",
)  # fmt: skip
"""What the row of another project would say."""
_TOLD = ("target", "actual")
_SAME = ("sequence", "code", "name", "budget", "spent")


def gone_on(above: Read, below: Read) -> tuple[Read, Read]:
    """Return a list and that of the next sheet, its first project's further rows put to it.

    Their cells stand on another sheet than the project's, so that they bear no address; where
    they stand is said.
    """
    (form, remarks), (further, said) = above, below
    alike = form.form == further.form == "project_list" and _is_one_list(form, further)
    names = [column_of(one.projects, "name") for one in (form, further)]
    if not alike or not all(names) or names[1][0] not in {None, names[0][-1]}:
        return above, below
    last, first = form.projects[-1], further.projects[0]
    if not first.indicators or not (_says_nothing(first) or _is_same(first, last)):
        return above, below
    cells = first.indicators[0].cells
    cell = next(cells[name] for name in (*_TOLD, *cells) if name in cells).address
    note = Finding("R120", further.sheet, cell, last.name, last.name, form.sheet,
                   {"variant": "project"})  # fmt: skip
    more = (replace(one, cells={}) for one in first.indicators)
    whole = replace(last, indicators=(*last.indicators, *more))
    return (
        (replace(form, projects=ProjectTable.of([*form.projects[:-1], whole])), [*remarks, note]),
        (replace(further, projects=ProjectTable.of([*further.projects[1:]])), said),
    )


def _is_one_list(form: Form, further: Form) -> bool:
    """Tell whether two lists have one head and nothing over the second says that it is another."""
    titles = further.title or "", form.title or ""
    titled = not titles[0] or titles[0] == titles[1] or goes_on_title(*titles)
    alike = form.shape == further.shape and further.year in {None, form.year}
    return alike and titled and further.unit in {None, form.unit}


def _says_nothing(project: Project) -> bool:
    return not project.funding and all(getattr(project, name) is None for name in _SAID)


def _is_same(project: Project, above: Project) -> bool:
    """Tell whether a project is the one above, named again over other indicators."""
    same = all(getattr(project, name) == getattr(above, name) for name in _SAME)
    told = {(one.name, one.target) for one in above.indicators}
    own = [(one.name, one.target) for one in project.indicators]
    return same and project.name is not None and project.unit == above.unit and told.isdisjoint(own)
