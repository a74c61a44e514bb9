"""Lists of one sheet that are one: each unit's below the other's, or parted by a head."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gridperf.forms.same_projects import WHOLE_FORM
from gridperf.model import Finding, Form
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.model import Project


def as_one(forms: list[tuple[Form, list[Finding]]]) -> list[tuple[Form, list[Finding]]]:
    """Return a sheet's lists as one where the total under one of them is the sum of them all.

    They stand side by side, or each unit's below the other's.
    """
    if not forms[1:]:
        return forms
    lists = [form for form, _ in forms]
    alike = all(form.form == "project_list" and form.year == lists[0].year for form in lists)
    whole = sum(map(_budget, lists))
    over_all = (form for form in lists if form.totals and form.totals[-1].budget == whole)
    if not alike or not any(_budget(form) != whole for form in over_all):
        return forms
    joined = forms[0]
    for more in forms[1:]:
        joined = _joined(joined, more)
    return [joined]


def _budget(form: Form) -> Decimal:
    budgets = column_of(form.projects, "budget")
    return sum((budget for budget in budgets if budget is not None), Decimal(0))


def _joined(
    one: tuple[Form, list[Finding]], more: tuple[Form, list[Finding]]
) -> tuple[Form, list[Finding]]:
    """Return two parts of one list, parted by a head that was printed again, as one form."""
    first, second = one[0], more[0]
    units = only("unit", [*first.projects, *second.projects])
    whole = Form(
        first.sheet, first.form, f"{first.range.split(':', 1)[0]}:{second.range.split(':', 1)[1]}",
        units, first.year, money_unit=first.money_unit, form_number=first.form_number,
        filled_on=second.filled_on or first.filled_on, title=first.title,
        projects=ProjectTable.joined(
            [ProjectTable.of(first.projects), ProjectTable.of(second.projects)]
        ), totals=(*first.totals, *second.totals),
        header_rows=(*first.header_rows, *second.header_rows), columns=first.columns,
        headings=first.headings, shape=first.shape,
        filled_cell=second.filled_cell or first.filled_cell,
    )  # fmt: skip
    return whole, [*one[1], *(f for f in more[1] if f.rule not in WHOLE_FORM)]


def only(name: str, projects: Sequence[Project]) -> Any:  # noqa: ANN401 (a unit or a year)
    """Return what all projects have in a field, None where they differ."""
    said = set(column_of(projects, name))
    return said.pop() if len(said) == 1 else None
