"""Forms that nobody filled in: the template that was left beside the sheets that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.facts import unit_of_title
from gridperf.project_table import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridperf.model import Finding, Form, Indicator, Project

_OWN = (
    "name", "code", "budget_initial", "budget", "spent", "stated_rate", "goal", "result",
    "process", "conclusion", "problems", "rectification", "stated_score", "stated_grade",
)  # fmt: skip
"""What only who fills in a form says of a project; year and supervisor may be printed on it."""
_DONE = ("target", "actual", "stated_score", "reason")
"""What only who fills in a form says of an indicator; names and weights may be printed on it."""


_OF_BLANKS = frozenset(
    {"R123", "R124", "R125", "R126", "R127", "R128", "R129", "R131", "R141", "R146", "R152"}
)
"""What is said of a blank form too; every other fault of reading is one of something written."""


def is_blank(form: Form, said: Iterable[Finding]) -> bool:
    """Tell whether every cell to be filled in is blank, and nothing was said of an unread one.

    A zero is what a template's own sums come to, and the title's unit is printed on it.
    """
    if form.unit and form.unit != unit_of_title(form.title or ""):
        return False
    if any(any(column_of(form.projects, name)) for name in _OWN):
        return False  # column by column: to look at each of 20,000 projects takes seconds
    return {one.rule for one in said} <= _OF_BLANKS and all(map(_is_unfilled, form.projects))


def _is_unfilled(project: Project) -> bool:
    paid = any(one.budget_initial or one.budget or one.spent for one in project.funding)
    scored = project.execution and project.execution.stated_score
    return not (paid or scored or any(map(_is_filled, project.indicators)))


def _is_filled(indicator: Indicator) -> bool:
    return any(getattr(indicator, name) for name in _DONE)
