"""Projects of a list whose sources of money have a row each: put together, nothing dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from gridperf.forms.further_rows import SEVERAL
from gridperf.forms.grid import row_of
from gridperf.forms.plain_rows import figures_of
from gridperf.forms.sums import AMOUNTS, added_up, joined, of_sum
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Finding, Funding, Source
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.project_list import ListReader
    from gridperf.model import Cell, Project

HEADINGS = frozenset({"资金来源", "资金性质", "经费来源", "资金渠道", "资金类别", "资金类型"})
"""Columns of a list whose cells name the source of the amounts beside them."""


def read_source_rows(reader: ListReader, column: int) -> bool:
    """Give each project the sources of its rows; tell whether any row of the column named one.

    A row of a source that isn't known leaves its project as it was, with what was said of it. One
    that the source above is merged down to (indicators have a row each) is no source's own.
    """
    body = reader.body
    if not all(project.cells for project in body.projects):
        return False  # a row that says nothing at all: nobody knows where its sources begin
    projects = body.projects = list(_once(reader, column))
    begins = sorted({*map(_first, projects), *(total.row - 1 for total in body.totals)})
    found, held = False, set(body.rows)
    for at, project in enumerate(projects):
        end = next((row for row in begins if row > _first(project)), body.last + 1)
        rows = [row for row in range(_first(project), end) if row == _first(project)
                or _names_another(reader.grid, (row, column), held)]  # fmt: skip
        roles = [role_of(reader.grid.text(row, column)) or "" for row in rows]
        if all(role.startswith(("source:", "sum")) for role in roles):
            found = True
            projects[at] = _with_sources(reader, project, column, rows, roles)
    return found


def _names_another(grid: Grid, place: Place, held: set[int]) -> bool:
    """Tell whether a row (of those that the list holds, a footer is none) has a source's cell."""
    origin = grid.origin(*place)
    return origin[0] == place[0] and (
        place[0] in held or (origin == place and bool(grid.text(*place)))
    )


def _once(reader: ListReader, column: int) -> Iterator[Project]:
    """Yield each project once, where each of its sources' rows names it again.

    In a list that has a row an indicator, each of these rows has one of the project's.
    """
    last: Project | None = None
    for project in reader.body.projects:
        said = [reader.grid.text(_first(one), column) for one in (last, project) if one]
        again = last is not None and (last.name, last.unit, last.code) == (
            project.name, project.unit, project.code)  # fmt: skip
        parted = len(set(said)) > 1 and all(
            (role_of(text) or "").startswith(("source", "sum")) for text in said
        )
        if last and again and parted and (reader.plan.long or _adds_nothing(project, last)):
            more = () if _adds_nothing(project, last) else project.indicators
            _say_score(reader, last, project)
            last = replace(_with_texts(last, project), indicators=(*last.indicators, *more))
            continue
        if last:
            yield last
        last = project
    if last:
        yield last


def _with_texts(project: Project, more: Project) -> Project:
    """Return a project with what the row of its further source says in words, and its number."""
    said: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    for name in SEVERAL:
        own, other = getattr(project, name), getattr(more, name)
        if other and other != own and other not in (own or "").split("\n"):
            said[name] = f"{own}\n{other}" if own else other
            held = (one.cells[name] for one in (project, more) if name in one.cells)
            cells[name] = joined(list(held))
    return replace(project, **cast("dict[str, Any]", said), cells={**project.cells, **cells})


def _say_score(reader: ListReader, project: Project, more: Project) -> None:
    """Say that the row of a further source scores its project otherwise."""
    own, other = project.stated_score, more.stated_score
    if own is not None and other is not None and own != other:
        cell, sheet = more.cells["stated_score"], reader.grid.sheet.name
        found = Finding("R132", sheet, cell.address, project.name, cell.raw, f"{own}",
                        {"variant": "second_score"})  # fmt: skip
        reader.body.findings.append(found)


def _adds_nothing(project: Project, last: Project) -> bool:
    """Tell whether a project's further row has no indicator but those that stood above."""
    above = [(one.target, one.actual) for one in last.indicators]
    own = [(one.target, one.actual) for one in project.indicators]
    return not own or own == above


def _first(project: Project) -> int:
    return row_of(project.cells.get("name") or next(iter(project.cells.values())))


def _unread(reader: ListReader, project: Project, row: int, column: int) -> Finding:
    cell = reader.grid.cell(row, column)
    return Finding("R147", reader.grid.sheet.name, cell.address, project.name, cell.raw)


def _with_sources(
    reader: ListReader, project: Project, column: int, rows: Sequence[int], roles: Sequence[str]
) -> Project:
    sources: list[Funding] = []
    for row, role in zip(rows, roles, strict=True):
        if role.startswith("sum") or (row > rows[0] and _gave_nothing(reader, row)):
            continue
        amounts, cells = reader.amounts(row, project.name) if row > rows[0] else (
            {name: getattr(project, name) for name in AMOUNTS}, project.cells)  # fmt: skip
        own = {
            name: cell for name, cell in cells.items() if name in AMOUNTS and row_of(cell) == row
        }
        said: dict[str, Any] = {name: amounts[name] for name in own}
        member = role.partition(":")[2]
        source = cast("Source", "fiscal" if member == "share" else member)
        one = Funding(source, bare(reader.grid.raw(row, column)), **said, cells=own)
        # In a list that has a row an indicator, the same money is only said again.
        if not (reader.plan.long and any(_same(one, other) for other in sources)):
            sources.append(one)
    funding = tuple(one for one in sources if one.cells)
    if len(funding) < len(sources) and len(sources) > 1:
        # The amounts of some stand where nobody reads them: then the others' may be the whole.
        reader.body.findings += [_unread(reader, project, row, column) for row in rows
                                 if reader.grid.raw(row, column).strip()]  # fmt: skip
        return project
    reader.body.findings = [
        finding for finding in reader.body.findings
        if not (finding.rule == "R147" and finding.project == project.name)
    ]  # fmt: skip
    whole = replace(project, funding=funding)
    closed = roles[-1].startswith("sum")
    if roles[0].startswith("sum") or (len(funding) < FEWEST and not closed):
        return whole
    return _summed(reader, whole, rows, closed=closed)


def _gave_nothing(reader: ListReader, row: int) -> bool:
    """Tell whether a source's row holds no number, and none of the project's is merged down to it.

    A form prints the sources that a project may have; most of them gave it nothing.
    """
    grid = reader.grid
    shared = any(grid.origin(row, column)[0] < row and grid.text(row, column)
                 for column in figures_of(reader.plan))  # fmt: skip
    texts = {*reader.plan.texts.values()}
    own = (grid.value(*place) for place in grid.own_places(row) if place[1] not in texts)
    return not shared and all(read_money(said, None).value is None for said in own)


def _same(one: Funding, other: Funding) -> bool:
    said = ("label", *AMOUNTS)
    return all(getattr(one, name) == getattr(other, name) for name in said)


FEWEST = 2
"""Sources that make a sum."""


def _summed(reader: ListReader, project: Project, rows: Sequence[int], *, closed: bool) -> Project:
    """Return the project with the sum of its sources, or what its last row, a 小计, states of it.

    The rate beside the first of them is that one's.
    """
    added, held = added_up(project.funding)
    stated, cells = reader.amounts(rows[-1], project.name) if closed else ({}, {})
    own = {name: cell for name, cell in cells.items()
           if name in {*AMOUNTS, "stated_rate"} and row_of(cell) == rows[-1]}  # fmt: skip
    said: dict[str, Any] = {
        **dict.fromkeys(AMOUNTS), **added, **{name: stated[name] for name in own}
    }  # fmt: skip
    kept = {name: cell for name, cell in project.cells.items() if name not in AMOUNTS}
    rest = {name: cell for name, cell in held.items() if name not in own}
    reader.body.findings += of_sum(reader.grid.sheet.name, rest, project.name)
    rate = reader.plan.rate
    if rate is not None and reader.grid.span(rows[0], rate).bottom == rows[0]:
        kept.pop("stated_rate", None)
        said.setdefault("stated_rate", None)
    return replace(project, **said, cells=kept | rest | own)
