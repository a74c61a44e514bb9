"""Rows that stand over others by their numbering (一, 1, 1.1): sums of classes are no projects."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from gridperf.forms.codes import split_unit_code
from gridperf.forms.grid import row_of
from gridperf.forms.unit_headings import may_be_unit, of_unknown_unit
from gridperf.forms.unit_names import heading_unit, names_class, names_unit
from gridperf.model import Finding, Project, Total
from gridperf.project_table import ProjectTable, column_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.rows import Body
    from gridperf.model import Cell

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
    below = [_below(depths, at) for at in range(len(depths))]
    children = [[body.projects[place] for place in places] for places in below]
    verdicts = [_verdict(project, parts) if parts else None
                for project, parts in zip(body.projects, children, strict=True)]  # fmt: skip
    wrong = _wrong_sums(body, depths, verdicts)
    body.totals.extend(map(_claim, wrong.values()))
    body.totals.sort(key=lambda total: total.row)
    verdicts = ["sum" if at in wrong else verdict for at, verdict in enumerate(verdicts)]
    parts = _parts(body.projects, depths, verdicts)
    verdicts = [None if at in parts else verdict for at, verdict in enumerate(verdicts)]
    units = _units_over(body, depths, verdicts) if filer is None else {}
    for at, project in enumerate(body.projects):
        if verdict := verdicts[at]:
            body.findings.append(_of_class(sheet, project, verdict))
        elif (whole := parts.get(at, at)) != at:
            body.findings.append(_of_part(sheet, project, body.projects[whole].name))
    over = {place: body.projects[at] for place, at in units.items()}
    heads = [body.projects[at] for at in dict.fromkeys(units.values())]
    body.findings += [of_unknown_unit(sheet, _cell(head).address, words_of(head))
                      for head in heads if not names_unit(words_of(head))]  # fmt: skip
    kept = [(at, one) for at, one in enumerate(body.projects)
            if verdicts[at] != "sum" and parts.get(at, at) == at]  # fmt: skip
    body.projects = ProjectTable.of([of_unit(one, over.get(at)) for at, one in kept])


def _parts(
    projects: Sequence[Project], depths: Sequence[int | None], verdicts: Sequence[str | None]
) -> dict[int, int]:
    """Return the place of each part of a project, and of the project itself → the project's.

    It is a project over its parts that says of itself what none of them does: a score, a goal.
    """
    found: dict[int, int] = {}
    for at, verdict in enumerate(verdicts):
        if verdict is None or at in found or not _tells(project := projects[at]):
            continue
        below = _under(depths, at)
        heads = names_unit(words_of(project)) or names_class(words_of(project))
        plain = not heads and (depths[at] or 0) >= _PLAIN and project.budget is not None
        if plain and _adds_up(project, [projects[one] for one in _below(depths, at)]) and not any(
            _tells(projects[one]) for one in below
        ):  # fmt: skip
            found |= dict.fromkeys([at, *below], at)
    return found


def _tells(project: Project) -> bool:
    """Tell whether a row says anything of a project besides its name and money."""
    said = (project.stated_score, project.stated_grade, project.goal, project.result)
    return bool(project.indicators) or any(one is not None for one in said)


def _of_part(sheet: str, part: Project, whole: str | None) -> Finding:
    cell = _cell(part)
    return Finding("R148", sheet, cell.address, whole, cell.raw, whole)


def _wrong_sums(
    body: Body, depths: Sequence[int | None], verdicts: Sequence[str | None]
) -> dict[int, Project]:
    """Return the rows that sum a unit's rows wrongly: another of their level sums its own.

    They name a unit, and no project. A claim to reconcile, so what is wrong is said.
    """
    right = {depths[at] for at, verdict in enumerate(verdicts) if verdict == "sum"
             and _heads_unit(body.projects[at])}  # fmt: skip
    return {
        at: body.projects[at]
        for at, verdict in enumerate(verdicts)
        if verdict == "unclear" and depths[at] in right and _heads_unit(body.projects[at])
    }


def _heads_unit(project: Project) -> bool:
    """Tell whether a row holds a unit's name and figures, and nothing of a project."""
    if project.indicators or project.goal or project.result:
        return False
    own = project.cells.get("unit")
    if project.name is None and own is not None:
        return row_of(own) == row_of(_cell(project))
    return names_unit(words_of(project))


def _claim(project: Project) -> Total:
    """Return what a unit's row says that its rows make together."""
    unit = words_of(project) or project.unit or ""
    cells = {name: cell for name, cell in project.cells.items()
             if name in {"budget_initial", "budget", "spent", "stated_rate"}}  # fmt: skip
    return Total(
        unit, row_of(_cell(project)) + 1, project.budget, project.spent,
        split_unit_code(heading_unit(unit))[1], project.funding, project.budget_initial,
        project.stated_rate, cells,
    )  # fmt: skip


def _units_over(
    body: Body, depths: Sequence[int | None], verdicts: Sequence[str | None]
) -> dict[int, int]:
    """Return the place of each row below a sum that names a unit, or may name one → the sum's."""
    sums = [at for at, verdict in enumerate(verdicts) if verdict == "sum"]
    said = {at: words_of(body.projects[at]) for at in sums}
    found: dict[int, int] = {}
    for at in sums:
        beside = (said[other] for other in sums if depths[other] == depths[at])
        if names_unit(said[at]) or may_be_unit(said[at], beside):
            found |= dict.fromkeys(_under(depths, at), at)
    return found


def _of_class(sheet: str, project: Project, verdict: str) -> Finding:
    values = {"variant": verdict} if verdict == "unclear" else {}
    said = words_of(project) or project.unit or project.sequence
    return Finding("R145", sheet, _cell(project).address, project.name, said, values=values)


def _cell(project: Project) -> Cell:
    return project.cells.get("name") or project.cells["sequence"]


def words_of(project: Project) -> str:
    """Return what a class's row says: its name, or the words where the numbers stand."""
    number = project.sequence or ""
    numbered = _NUMBER.match(narrow(number)) or in_numbers(project)
    return project.name or (number if numbered else "")


def in_numbers(project: Project) -> bool:
    """Tell whether a row without a name has words where the others have their numbers."""
    return not project.name and _WORDS.search(project.sequence or "") is not None


_WORDS = re.compile(r"[^\W\d_a-zA-Z一二三四五六七八九十第]{2}")


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
    """Return the project as one of the unit that the row over it names, where it names none.

    Of no unit where it isn't known whether the row names one.
    """
    if over is None or "unit" in project.cells:
        return project
    if not names_unit(said := words_of(over)):
        return replace(project, unit=None)
    code, unit = split_unit_code(heading_unit(said))
    if (borne := over.cells.get("code")) and borne.address == _cell(over).address:
        code = over.code  # it was parted from the name already
    return replace(project, unit=unit, unit_code=project.unit_code or code,
                   cells={**project.cells, "unit": _cell(over)})  # fmt: skip


FEWEST = 2
"""Levels of numbering that make a hierarchy."""


def _depth(sequence: str | None) -> int | None:
    if sequence and sequence.isascii() and sequence.isdigit():
        return _PLAIN
    first = (sequence or "").partition("\n")[0]  # a project's rows may each bear a number
    text = narrow(first).removesuffix(".0")
    return next((at for at, level in enumerate(_LEVELS) if level.fullmatch(text)), None)


def _below(depths: Sequence[int | None], at: int) -> list[int]:
    """Return the places of the rows directly below one, by numbering."""
    found = _under(depths, at)
    least = min((depths[place] or 0 for place in found), default=0)
    return [place for place in found if depths[place] == least]


def _under(depths: Sequence[int | None], at: int) -> list[int]:
    """Return the places of all rows below one, down to the next of its level."""
    own = depths[at]
    if own is None:
        return []
    found: list[int] = []
    for place in range(at + 1, len(depths)):
        depth = depths[place]
        if depth is None or depth <= own:
            break
        found.append(place)
    return found


def _verdict(project: Project, children: list[Project]) -> str | None:
    """Return "sum" where the row holds nothing but its children's sums, "unclear" where it may."""
    if project.indicators:
        return "unclear"
    return "sum" if _adds_up(project, children) else "unclear"


def _adds_up(project: Project, children: list[Project]) -> bool:
    """Tell whether a row's amounts are its children's, or it has none."""
    amounts = [(project.budget, [child.budget for child in children]),
               (project.spent, [child.spent for child in children])]  # fmt: skip
    if all(said is None for said, _ in amounts) and not project.funding:
        return True
    return all(adds_up(said, parts) for said, parts in amounts)


def adds_up(said: Decimal | None, parts: list[Decimal | None]) -> bool:
    """Tell whether an amount is the sum of others, each of them rounded; blanks of blanks."""
    known = [part for part in parts if part is not None]
    if said is None or not known:
        return said is None and not known
    return abs(sum(known) - said) <= ROUNDED * len(known)
