"""Which printed rates have no budget to be a rate of, or stand in a line that says nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.project_table import ProjectTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridperf.model import Form


def rates_without_budget(forms: Iterable[Form]) -> frozenset[str]:
    """Return the addresses of the rates that are printed beside a budget of zero.

    Those of projects, of 合计 rows, and, in a form of one project, of its sources' rows.
    """
    return frozenset(at for form in forms for at in _in_form(form))


def rows_read(forms: Iterable[Form]) -> frozenset[int]:
    """Return the numbers of the rows that something of a form was read from."""
    found: set[int] = set()
    for form in forms:
        found.update(form.header_rows, (total.row for total in form.totals))
        for run in ProjectTable.of(form.projects).cells:
            cells = ",".join(run.addresses())
            found.update(map(int, filter(None, _ROW.sub("", cells).split(","))))
    return frozenset(found)


def _in_form(form: Form) -> Iterator[str]:
    table = ProjectTable.of(form.projects)
    budgets = table.projects["budget"]
    rates = [cell for run in table.cells if run.path == "stated_rate"
             for cell in zip(run.owners, run.addresses(), strict=True)]  # fmt: skip
    yield from (at for owner, at in rates if budgets[owner] == 0)
    for total in form.totals:
        if total.budget == 0 and "stated_rate" in total.cells:
            yield total.cells["stated_rate"].address
    if form.form != "project_list":
        for owner, at in rates:
            letter = _LETTERS.sub("", at)
            for source in form.projects[owner].funding:
                if source.budget == 0 and (cell := source.cells.get("budget")):
                    yield letter + _ROW.sub("", cell.address)


_LETTERS, _ROW = re.compile(r"\d.*"), re.compile(r"[A-Z]+")
