"""Lists of a workbook that only repeat what its other sheets list: a summary, a copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gridperf.forms.meanings import AMOUNTS
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
    return _without_more_of_same(_without_summaries(_without_copies(found)))


def _without_more_of_same(found: list[Read]) -> list[Read]:
    """Return the forms without lists that ask for no money, of projects that others list with it.

    What such a sheet says more of them isn't read: its cells would be taken for the other's.
    """
    lists = [form for form, _ in found if form.form == "project_list" and len(form.projects)]
    asking = [form for form in lists if any(map(_is_amount, form.columns.values()))]
    silent = [form for form in lists if not any(form is one for one in asking)]
    more = [(form, other) for form in silent for other in asking
            if other.sheet != form.sheet and _lists_all(other, form)]  # fmt: skip
    stay = [(form, said) for form, said in found if not any(form is one for one, _ in more)]
    for form, other in {id(form): (form, other) for form, other in reversed(more)}.values():
        values = {"variant": MORE}
        said = next(said for one, said in stay if one is other)
        said.append(Finding("R143", form.sheet, _head(form), None, _headings(form), other.sheet,
                            values))  # fmt: skip
    return stay


def _is_amount(said: str) -> bool:
    return said.partition(".")[0] in AMOUNTS


def _lists_all(other: Form, form: Form) -> bool:
    """Tell whether all projects of a list stand in another, of the same unit and year."""
    names = ("name", "unit", "year")
    known = set(zip(*(column_of(other.projects, name) for name in names), strict=True))
    own = zip(*(column_of(form.projects, name) for name in names), strict=True)
    units, years = ({one[place] for one in known} for place in (1, 2))
    return all(
        name and any((name, whose, when) in known
                     for whose in ([unit] if unit else units)
                     for when in ([year] if year else years))
        for name, unit, year in own
    )  # fmt: skip


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
    said = _headings(form)
    return Finding("R143", form.sheet, _head(form), found=said, values={"variant": _COPY})


def _head(form: Form) -> str:
    return f"{next(iter(form.headings), 'A')}{min(form.header_rows, default=1)}"


def _headings(form: Form) -> str:
    return " / ".join(form.headings.values())


_COPY = "same_sheet"
MORE = "same_projects"
REPEATS = frozenset({_COPY, DIFFERS, UNIT_SUMS, MORE})
"""What findings say that a list was left out for it only repeats others, or sums them."""
