"""Sheets that repeat another's projects and money with other texts: corrected ones, or drafts.

Which of the two counts, no name of a sheet can tell (修改后, 终稿): it is said, a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridperf.model import Finding
from gridperf.project_table import ProjectTable, column_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from gridperf.model import Form, Indicator, Project

DIFFERS = "same_sheet_differs"
_TEXTS = (
    "goal", "result", "process", "conclusion", "problems", "rectification", "stated_score",
    "stated_grade",
)  # fmt: skip
_SIDES = ("target", "actual")
_PARTS = (*_SIDES, "stated_score", "reason")


def otherwise(left_out: Form, read: Sequence[Form], same: Sequence[str]) -> Finding | None:
    """Return the warning that a sheet left out says otherwise than one that was read, if it does.

    Where it says less, or the same in other blanks, it doesn't, nor by columns that the other
    hasn't. `same` are the fields by which a project is known again.
    """
    places = {key: (form, at) for form in read if form.form == "project_list"
              for at, key in enumerate(_keys(form, same))}  # fmt: skip
    contents = {form.sheet: _contents(form) for form, _ in places.values()}
    own = _contents(left_out)
    for at, key in enumerate(_keys(left_out, same)):
        form, place = places.get(key, (left_out, at))
        if form is left_out or own[at] == contents[form.sheet][place]:
            continue  # most projects say the same: no object is made of them
        project = left_out.projects[at]
        if cell := _odd_cell(project, form.projects[place], {*form.columns.values()}):
            values = {"variant": DIFFERS}
            return Finding("R143", left_out.sheet, cell, None, project.name, form.sheet, values)
    return None


def _keys(form: Form, same: Sequence[str]) -> list[tuple[object, ...]]:
    return list(zip(*(column_of(form.projects, name) for name in same), strict=True))


def _contents(form: Form) -> list[list[object]]:
    """Return all that each project says in words, and its indicators."""
    table = ProjectTable.of(form.projects)
    said: list[list[object]] = [list(one) for one in zip(
        *(table.projects[name] for name in _TEXTS), strict=True)]  # fmt: skip
    columns = (table.indicators[name] for name in ("owner", "dimension", "name", *_PARTS))
    for owner, *told in zip(*columns, strict=True):
        said[owner].append(told)
    return said


def _odd_cell(project: Project, read: Project, asked: Container[str]) -> str | None:
    """Return the address of the first value that the project which was read hasn't.

    What its sheet doesn't ask for (`asked` are its columns) isn't looked for there.
    """
    for name in _TEXTS:
        said, other = getattr(project, name), getattr(read, name)
        if name in project.cells and name in asked and _differ(said, other or ""):
            return project.cells[name].address
    for place, one in enumerate(project.indicators if read.indicators else ()):
        if any(_agrees(one, other) for other in read.indicators):
            continue
        beside = read.indicators[min(place, len(read.indicators) - 1)]
        odd = [name for name in _PARTS if _differ(getattr(one, name), getattr(beside, name) or "")]
        cells = [one.cells[name].address for name in (*odd, *_PARTS) if name in one.cells]
        return next(iter(cells), None)
    return None


def _agrees(one: Indicator, read: Indicator) -> bool:
    whole = any(_differ(getattr(one, name), getattr(read, name) or "") for name in _SIDES)
    names = ("dimension", "name", *_PARTS)
    return not whole and not any(_differ(getattr(one, name), getattr(read, name)) for name in names)


def _differ(said: Any, read: Any) -> bool:  # noqa: ANN401 (a text or a number)
    """Tell whether two values are both there and not the same, blanks apart."""
    return None not in {said, read} and _plain(said) != _plain(read)


def _plain(said: Any) -> Any:  # noqa: ANN401
    return "".join(narrow(said).split()) if isinstance(said, str) else said
