"""Lists of a workbook that only repeat what its other sheets list: a summary, a copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gridperf.forms.other_texts import DIFFERS, otherwise
from gridperf.forms.unit_summaries import UNIT_SUMS, of_summary, sums_units
from gridperf.model import Finding, Form
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Read = tuple[Form, list[Finding]]
_SAME = ("unit", "year", "name", "budget", "spent")


def without_repeats(found: Sequence[Read]) -> list[Read]:
    """Return the forms without lists that only repeat what other sheets list, lest it counts twice.

    What was left out is said of a form that stays.
    """
    return _without_summaries(_without_copies(found))


def _without_summaries(found: list[Read]) -> list[Read]:
    """Return the forms without lists that have a row a unit whose projects stand elsewhere."""
    forms = [form for form, _ in found]
    summaries = [form for form in forms if sums_units(
        form, [other for other in forms if other.sheet != form.sheet])]  # fmt: skip
    stay = [(form, said) for form, said in found if not any(form is one for one in summaries)]
    for form in summaries:
        stay[0][1].extend(of_summary(form, [one for one, _ in stay]))
    return stay


def _without_copies(found: Sequence[Read]) -> list[Read]:
    """Return the forms without lists of which each project stands in other sheets, amounts and all.

    Left out is the one that says least of its projects.
    """
    lists = [form for form, _ in found if form.form == "project_list" and len(form.projects)]
    if len({form.sheet for form in lists}) < FEWEST:
        return [*found]
    kept: list[Form] = lists
    left_out: list[Form] = []
    hidden = {one.sheet for _, said in found for one in said if one.rule == "R127"}
    later_first = lists[::-1]
    for form in sorted(later_first, key=lambda form: (form.sheet not in hidden, _says(form))):
        others = [other for other in kept if other.sheet != form.sheet]
        known = None not in column_of(form.projects, "budget")
        if known and _projects(form) <= sum(map(_projects, others), Counter()):
            kept = [other for other in kept if other is not form]
            left_out.append(form)
    stay = [(form, said) for form, said in found if not any(form is one for one in left_out)]
    for form in left_out:
        stay[0][1].append(otherwise(form, [one for one, _ in stay], _SAME) or _unread(form))
    return stay


FEWEST = 2


def _projects(form: Form) -> Counter[tuple[object, ...]]:
    return Counter(zip(*(column_of(form.projects, name) for name in _SAME), strict=True))


def _says(form: Form) -> tuple[float, int]:
    """Return how much a list says of each of its projects, and how few these are."""
    table = ProjectTable.of(form.projects)
    cells = sum(len(run.owners) for run in table.cells if run.path not in _WHOSE)
    return cells / len(table), -len(table)


_WHOSE = frozenset({"unit", "unit_code", "sequence"})


def _unread(form: Form) -> Finding:
    cell = f"{next(iter(form.headings), 'A')}{min(form.header_rows, default=1)}"
    said = " / ".join(form.headings.values())
    return Finding("R143", form.sheet, cell, found=said, values={"variant": _COPY})


_COPY = "same_sheet"
REPEATS = frozenset({_COPY, DIFFERS, UNIT_SUMS})
"""What findings say that a list was left out for it only repeats others, or sums them."""
