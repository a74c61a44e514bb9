"""Lists of a workbook with a row a unit, whose projects stand on its other sheets (汇总表)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.model import Finding
from gridperf.project_table import column_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from gridperf.model import Form, Project

Amounts = tuple["Decimal | None", "Decimal | None"]
"""Budget and spending; unknown where no project says any."""

_MONEY = ("budget", "spent")


def sums_units(form: Form, others: Sequence[Form]) -> bool:
    """Tell whether a list names no project at all and a row of it sums a unit's of other sheets.

    A project whose name was forgotten is no such sum: its unit's other projects come to more.
    """
    if form.form != "project_list" or any(column_of(form.projects, "name")):
        return False
    known = _of_units(form, others)
    return any(_agree(row, known.get(_unit(row), ())) for row in form.projects)


def of_summary(form: Form, others: Sequence[Form]) -> Iterator[Finding]:
    """Yield that a summary by units was left, and which of its units the other sheets contradict.

    Nothing is read of a unit that has no list: its money is said, lest it be missed.
    """
    cell = f"{next(iter(form.headings), 'A')}{min(form.header_rows, default=1)}"
    headings = " / ".join(form.headings.values())
    yield Finding("R143", form.sheet, cell, None, headings, values={"variant": UNIT_SUMS})
    known = _of_units(form, others)
    for row in form.projects:
        if not _agree(row, found := known.get(_unit(row), ())):
            yield from _contradicted(form.sheet, row, found)


def _contradicted(sheet: str, row: Project, known: Sequence[Amounts]) -> Iterator[Finding]:
    """Yield what a row says of a unit that its projects don't make, nothing where it says none."""
    for place, name in enumerate(_MONEY):
        listed = [whole for one in known if (whole := one[place]) is not None]
        own = _amounts(row)[place]
        if own is not None and own not in listed:
            variant = "unit_differs" if listed else "unit_unlisted"
            made = "、".join(dict.fromkeys(map(str, listed))) or None
            yield Finding("R143", sheet, row.cells[name].address, None, row.unit, made,
                          {"variant": variant, "said": f"{own}"})  # fmt: skip
            return


UNIT_SUMS = "unit_sums"
"""What the finding says that a list was left out for it only sums the lists of units."""


def _of_units(form: Form, others: Sequence[Form]) -> dict[str, tuple[Amounts, ...]]:
    """Return what each unit's named projects come to, in lists and in forms of their own.

    A project may stand in a list and in a form: each kind is added up by itself.
    """
    sums: dict[tuple[str, str], list[Decimal | None]] = {}
    for other in others:
        if other.form == "unit_form" or (form.year and other.year not in {None, form.year}):
            continue
        for project in other.projects:
            if project.name:
                held = sums.setdefault((_unit(project), other.form), [None, None])
                held[:] = [_plus(*pair) for pair in zip(held, _amounts(project), strict=True)]
    found: dict[str, tuple[Amounts, ...]] = {}
    for (unit, _), (budget, spent) in sums.items():
        found[unit] = (*found.get(unit, ()), (budget, spent))
    found.pop("", None)
    return found


def _unit(project: Project) -> str:
    return narrow(project.unit or "")


def _amounts(project: Project) -> Amounts:
    return project.budget, project.spent


def _plus(one: Decimal | None, more: Decimal | None) -> Decimal | None:
    return more if one is None else one if more is None else one + more


def _agree(row: Project, known: Sequence[Amounts]) -> bool:
    """Tell whether a row's amounts are those of its unit's projects, as far as it states them."""
    own = _amounts(row)
    return any(said is not None for said in own) and any(
        all(said in {None, whole} for said, whole in zip(own, one, strict=True)) for one in known
    )
