"""Tables of one sheet about the same projects (资金表, 绩效表), put together by the names.

Money stands in one, indicators and scores in another below or beside it. Read each by itself they
would be two projects of one name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gridperf.model import Finding, Project
from gridperf.project_table import PROJECT, ProjectTable, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.model import Form, Indicator

Read = tuple["Form", list[Finding]]
"""A form with what is to be said of it."""

WHOLE_FORM = frozenset({"R120", "R123", "R124", "R125", "R126", "R130"})
"""Reading faults that concern a form as a whole."""
_OWN = frozenset({"sequence"})
"""Fields that each table numbers by itself."""


def told_once(forms: Sequence[Read]) -> list[Read]:
    """Return the forms, each table of projects that an earlier one names joined to that one.

    A table without money that can't be joined is said and left out: it would only repeat projects.
    """
    kept: list[Read] = []
    for form, said in forms:
        at = next((at for at, (other, _) in enumerate(kept) if _share_names(other, form)), None)
        if at is None:
            kept.append((form, said))
            continue
        first, remarks = kept[at]
        if (whole := _joined(first, form)) is not None:
            kept[at] = whole, [*remarks, *(one for one in said if one.rule not in WHOLE_FORM)]
        elif _has_money(form) or not _has_money(first):
            kept.append((form, said))
        else:
            kept[at] = first, [*remarks, _unread(form)]
    return kept


def _names(form: Form) -> list[str]:
    return [name for name in column_of(form.projects, "name") if name]


def _share_names(first: Form, form: Form) -> bool:
    lists = first.form == form.form == "project_list" and first.year == form.year
    return lists and not set(_names(first)).isdisjoint(_names(form))


def _has_money(form: Form) -> bool:
    table = ProjectTable.of(form.projects)
    amounts = (table.projects[name] for name in ("budget_initial", "budget", "spent"))
    return bool(table.funding["owner"]) or any(
        one is not None for column in amounts for one in column
    )


def _joined(first: Form, form: Form) -> Form | None:
    """Return both tables as one; None where a name isn't in both once, or they contradict."""
    names, more = _names(first), _names(form)
    same_rows = names == more and len(names) == len(first.projects) == len(form.projects)
    if not same_rows and (len(set(names)) < len(names) or len(set(more)) < len(form.projects)):
        return None
    if not set(more) <= set(names):
        return None
    place_of = {name: at for at, name in enumerate(column_of(first.projects, "name"))}
    places = range(len(more)) if same_rows else [place_of[name] for name in more]
    projects = list(first.projects)
    for place, one in zip(places, form.projects, strict=True):
        whole = _project(projects[place], one)
        if whole is None:
            return None
        projects[place] = whole
    return replace(
        first,
        range=f"{first.range.split(':', 1)[0]}:{form.range.split(':', 1)[-1]}",
        projects=ProjectTable.of(projects),
        filled_on=first.filled_on or form.filled_on,
        totals=first.totals or form.totals,
        header_rows=tuple(sorted({*first.header_rows, *form.header_rows})),
        columns={**form.columns, **first.columns},
        headings={**form.headings, **first.headings},
    )


def _project(one: Project, more: Project) -> Project | None:
    """Return what two rows say of one project together; None where they contradict."""
    said: dict[str, Any] = {}
    for name in (*PROJECT, "funding", "execution"):
        own, other = getattr(one, name), getattr(more, name)
        said[name] = other if own in _NOTHING else own
        if own not in _NOTHING and other not in _NOTHING and own != other and name not in _OWN:
            return None
    if not {_key(own) for own in one.indicators}.isdisjoint(map(_key, more.indicators)):
        return None
    count = len(one.indicators)
    moved = tuple(_INDICATOR.sub(lambda at: f"{at[1]}{int(at[2]) + count}", path)
                  for path in more.inferred)  # fmt: skip
    return Project(
        **said, indicators=(*one.indicators, *more.indicators),
        inferred=(*one.inferred, *moved), cells={**more.cells, **one.cells},
    )  # fmt: skip


def _key(one: Indicator) -> tuple[str | None, ...]:
    return one.dimension, one.name, one.target, one.actual


_NOTHING = (None, ())
_INDICATOR = re.compile(r"^(indicators\.)(\d+)")


def _unread(form: Form) -> Finding:
    letter, said = next(iter(form.headings), "A"), " / ".join(form.headings.values())
    cell = f"{letter}{form.header_rows[0]}"
    return Finding("R143", form.sheet, cell, found=said, values={"variant": "table"})
