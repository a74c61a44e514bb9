"""Rows that stand over others by their numbering (一, 1, 1.1): sums of classes are no projects."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from gridperf.forms.rows import heading_unit, names_unit
from gridperf.model import Finding, Project
from gridperf.project_table import ProjectTable, column_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from gridperf.forms.rows import Body

_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"第?[一二三四五六七八九十]+(?:类|部分)?[、.]?",
        r"\([一二三四五六七八九十]+\)",
        r"\d+[、.]?",
        r"\(\d+\)|\d+[.-]\d+|[①-⑳]",
        r"\d+[.-]\d+[.-]\d+",
    )
)
"""Numbering by level, the highest first."""
_PLAIN = 2
"""The level of a bare number, which most rows have."""


def without_classes(body: Body, sheet: str, filer: str | None) -> None:
    """Leave out of the body the rows that only sum the rows below them, and say so.

    Where no `filer` stands over the list, such rows name the units whose projects follow.

    A row over others whose amounts are not their sum stays a project, with a warning: it may be
    one, and nothing is dropped on suspicion.
    """
    depths = _depths(body)
    known = {depth for depth in depths if depth is not None}
    if len(known) < FEWEST:
        return
    kept: list[Project] = []
    units: dict[int, Project] = {}
    for at, project in enumerate(body.projects):
        below = _below(depths, at)
        children = [body.projects[place] for place in below]
        verdict = _verdict(project, children) if children else None
        if verdict != "sum":
            kept.append(of_unit(project, units.get(at)))
        elif filer is None and names_unit(_said(project)):
            units |= dict.fromkeys(below, project)
        if verdict:
            cell = project.cells.get("name") or project.cells["sequence"]
            values = {"variant": verdict} if verdict == "unclear" else {}
            said = _said(project) or project.unit or project.sequence
            body.findings.append(
                Finding("R145", sheet, cell.address, project.name, said, values=values)
            )
    body.projects = ProjectTable.of(kept)


def _said(project: Project) -> str:
    """Return what a class's row says: its name, or the words where the numbers stand."""
    number = project.sequence or ""
    return project.name or (number if _NUMBER.match(narrow(number)) else "")


def _depths(body: Body) -> list[int | None]:
    """Return each row's level by its number, which may be the first of its name's words."""
    numbers, names = (column_of(body.projects, field) for field in ("sequence", "name"))
    in_names = not any(numbers)
    # A class may stand over number and name (一、延续性项目), or alone where the numbers do.
    return [
        _depth(_numbered(name) if in_names or number == name
               else number if name else _numbered(number) or number)
        for number, name in zip(numbers, names, strict=True)
    ]  # fmt: skip


_NUMBER = re.compile(
    r"第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.](?!\d)|[①-⑳]"
)


def _numbered(name: str | None) -> str | None:
    """Return the number that a name begins with (（二）项目支出, 1、信息化建设)."""
    found = _NUMBER.match(narrow(name or ""))
    return found[0] if found else None


ROUNDED = Decimal("0.01")
"""万元 by which each amount of a sum may have been rounded."""


def of_unit(project: Project, over: Project | None) -> Project:
    """Return the project as one of the unit that the row over it names, where it names none."""
    if over is None or "unit" in project.cells:
        return project
    cell = over.cells.get("name") or over.cells["sequence"]
    return replace(project, unit=heading_unit(_said(over)), cells={**project.cells, "unit": cell})


FEWEST = 2
"""Levels of numbering that make a hierarchy."""


def _depth(sequence: str | None) -> int | None:
    if sequence and sequence.isascii() and sequence.isdigit():
        return _PLAIN
    first = (sequence or "").partition("\n")[0]  # a project's rows may each bear a number
    text = narrow(first).removesuffix(".0")
    return next((at for at, level in enumerate(_LEVELS) if level.fullmatch(text)), None)


def _below(depths: list[int | None], at: int) -> list[int]:
    """Return the places of the rows directly below one, by numbering."""
    own = depths[at]
    if own is None:
        return []
    found: list[int] = []
    for place in range(at + 1, len(depths)):
        depth = depths[place]
        if depth is None or depth <= own:
            break
        found.append(place)
    least = min((depths[place] or 0 for place in found), default=0)
    return [place for place in found if depths[place] == least]


def _verdict(project: Project, children: list[Project]) -> str | None:
    """Return "sum" where the row holds nothing but its children's sums, "unclear" where it may."""
    if project.indicators:
        return "unclear"
    amounts = [(project.budget, [child.budget for child in children]),
               (project.spent, [child.spent for child in children])]  # fmt: skip
    if all(said is None for said, _ in amounts) and not project.funding:
        return "sum"
    return "sum" if all(adds_up(said, parts) for said, parts in amounts) else "unclear"


def adds_up(said: Decimal | None, parts: list[Decimal | None]) -> bool:
    """Tell whether an amount is the sum of others, each of them rounded; blanks of blanks."""
    known = [part for part in parts if part is not None]
    if said is None or not known:
        return said is None and not known
    return abs(sum(known) - said) <= ROUNDED * len(known)
