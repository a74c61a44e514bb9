"""Sources of money as columns (合计, 财政拨款): what each stands for under one or two heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.vocabulary import bare, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gridperf.forms.grid import Grid, Place

PARTS = {"基本支出": "part:basic", "项目支出": "part:project"}


class Heading(NamedTuple):
    """What a column holds, as its head names it; `whole` is the head that it is a part of."""

    role: str
    place: Place
    label: str
    whole: str = ""


def source_columns(grid: Grid, head: int) -> dict[int, Heading]:
    """Return column → what it holds, for a row of sources and the row above that heads it.

    小计 under 财政拨款 is that source's whole, what stands beside it there are its parts; the 合计
    that stands over no other column is the whole of all.
    """
    upper = _upper(grid, head)
    found: dict[int, Heading] = {}
    for column in range(grid.width):
        place = _speaking(grid, head, column)
        above = upper.get(column)
        if place is None or place[1] != column:
            continue
        text = grid.text(*place)
        role = heading_role(text)
        over = heading_role(grid.text(*above)) if above and above != place else ""
        if above and role == "sum" and over.startswith(("source:", "part:")):
            found[column] = Heading(over, place, grid.raw(*above).strip())
        elif above and over.startswith(("source:", "part:")):
            found[column] = Heading(role, place, text, bare(grid.text(*above)))
        else:
            found[column] = Heading(role, place, grid.raw(*place).strip())
    return _parted(found.items(), head)


def heading_role(text: str) -> str:
    """Return what a column's heading says that it holds, parts of a department's money too."""
    return PARTS.get(bare(text)) or role_of(text) or ""


def _speaking(grid: Grid, head: int, column: int) -> Place | None:
    """Return the cell that names a column: the lower head's, else the one above it."""
    above = grid.above(head)
    rows = (head, above) if _heads(grid, above) else (head,)
    return next((grid.origin(row, column) for row in rows if grid.text(row, column)), None)


def _upper(grid: Grid, head: int) -> dict[int, Place]:
    """Return column → the cell above; without merges it heads the blank ones to its right too."""
    upper: dict[int, Place] = {}
    last: Place | None = None
    above = grid.above(head)
    if not _heads(grid, above):
        return upper
    for column in range(grid.width):
        if grid.text(above, column):
            last = grid.origin(above, column)
        if last and (grid.merged(*last) is False or grid.span(*last).right >= column):
            upper[column] = last
    return upper


def _heads(grid: Grid, row: int) -> bool:
    roles = [heading_role(grid.text(*place)) for place in grid.row_places(row)]
    return any(role.startswith(("source:", "part:")) for role in roles)


def _parted(items: Iterable[tuple[int, Heading]], head: int) -> dict[int, Heading]:
    """Return the columns; the parts of a head without a 小计 of its own stand for themselves."""
    found = dict(items)
    wholes = {bare(one.label) for one in found.values() if not one.whole}
    sums = [one for one in found.values() if one.role == "sum" and one.place[0] < head]
    for column, one in found.items():
        if one.whole and one.whole not in wholes and not one.whole.endswith("支出"):
            found[column] = one._replace(whole="")
        if one.role == "sum" and sums and one is not sums[0]:
            found[column] = one._replace(role="")
    return found
