"""Where the forms of one sheet lie: each from its title or its project's name to the next one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.indicator_head import head_bottom, table_columns
from gridperf.forms.money_head import answered, find_money_head
from gridperf.forms.rows import is_footer, total_label
from gridperf.forms.stacked import HEAD, asked_in, give_back
from gridperf.forms.vocabulary import bare, role_of, word_role

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid, Place
    from gridperf.model import Cell

_START = re.compile(r"自评表|评价表|报表编号|^附件|^附表")
_NAMES = re.compile("名称|全称")
_OTHER_LABELS = frozenset({"money", "side", "sum", "source", "level"})
LONGEST_TITLE = 60
"""Characters."""
LONGEST_FORM = 2_000
"""Rows of a form without a table: to look for one in more would take minutes."""
NEAR = 5
"""Rows below a project's name within which its form names a unit or heads its money."""


@dataclass(slots=True)
class Block:
    """One form in a sheet: its rows, its parts, and the fields that its labels name."""

    top: int
    end: int
    tables: list[tuple[int, dict[str, int]]]
    """Head row and columns of its indicator table; a form by goals has several, some have none."""
    texts: dict[str, Cell] = field(default_factory=dict)
    unread: range = range(0)
    """Where no table was understood, the rows of what looks like one."""
    disputed: list[int] = field(default_factory=list)
    """Rows above it that may be its own or those of the form above; neither has them."""

    @property
    def head(self) -> int:
        """The row that heads the first indicator table; its end, where it has none."""
        if self.tables:
            return self.tables[0][0]
        return self.unread.start if self.unread else self.end

    @property
    def columns(self) -> dict[str, int]:
        """The columns of the first indicator table."""
        return self.tables[0][1] if self.tables else {}


def blocks_of(grid: Grid) -> list[Block]:
    """Return the forms' places: each begins with its title or its project's name.

    An indicator table that neither precedes goes on with the form above (年度绩效目标2). A
    project's name parts two forms even where the first one's table was not understood, or
    never stood there.
    """
    blocks: list[Block] = []
    free = 0
    for row in range(grid.height):
        if row < free:
            continue  # the lower row of a head
        columns = table_columns(grid, row) if _maybe_table(grid, row) else None
        if columns is None:
            continue
        starts = _starts(grid, free, row) if blocks else [0, *_starts(grid, 0, row)[1:]]
        blocks += [Block(start, grid.height, []) for start in starts]
        blocks[-1].tables.append((row, columns))
        free = head_bottom(grid, row, columns) + 1
    if not blocks and _is_form(grid):
        return [Block(0, grid.height, [])]
    names = _named(grid, free, grid.height) if blocks else []
    if names:
        starts = [_title(grid, free, names[0]), *_further(grid, names)]
        blocks += [Block(start, grid.height, []) for start in starts]
    for block, below in pairwise(blocks):
        block.end = below.top
    for block in blocks:
        if not block.tables:
            block.unread = _unread(grid, block)
    give_back(grid, blocks, [block.top for block in blocks if _is_title(grid, block.top)])
    return blocks


def _is_form(grid: Grid) -> bool:
    """Tell whether labels make a form of the sheet: title, project, its budget and spending."""
    if grid.height > LONGEST_FORM:
        return False
    rows = range(grid.height)
    told = {
        role_of(grid.text(*place)) for row in rows for place in grid.own_places(row)
        if answered(grid, *place)
    }  # fmt: skip
    titled = any(_is_title(grid, row) for row in rows)
    named = any(is_answered(grid, row, "field:name") for row in rows)
    return titled and named and {"money:budget", "money:spent"} <= told


def _maybe_table(grid: Grid, row: int) -> bool:
    return any("指" in text or "级" in text for text in grid.shown(row))  # a word may be spread


def _starts(grid: Grid, first: int, head: int) -> list[int]:
    """Return where the forms between two tables begin, the last of them the lower table's."""
    start = _start_between(grid, first, head)
    names = _named(grid, first, head)
    if start is None or (names and names[0] < start):
        return [*names[:1], *_further(grid, names)]
    return [start, *_further(grid, names)]


def _start_between(grid: Grid, first: int, head: int) -> int | None:
    """Return the row where the next stacked form begins: its title, else its project's name."""
    for row in range(first, head):
        places = [place for place in grid.row_places(row) if place[0] == row]
        text = grid.text(*places[0]) if places else ""
        if _is_title(grid, row) or word_role(text.partition(":")[0]) in {
            "field:name",
            "field:unit",
        }:
            return row
    return None


def _is_title(grid: Grid, row: int) -> bool:
    places = [place for place in grid.row_places(row) if place[0] == row]
    text = grid.text(*places[0]) if places else ""
    return len(places) == 1 and len(text) <= LONGEST_TITLE and _START.search(text) is not None


def _title(grid: Grid, first: int, name: int) -> int:
    """Return the row of the title over a project's name, the name's own where there is none."""
    return next((row for row in range(first, name) if _is_title(grid, row)), name)


def _further(grid: Grid, names: list[int]) -> list[int]:
    return [_title(grid, above + 1, name) for above, name in pairwise(names)]


def _named(grid: Grid, first: int, end: int) -> list[int]:
    """Return the rows where a form of its own names its project.

    A unit or a head of money stands near it; in a list of tasks, 项目名称 heads a column.
    """
    rows = [row for row in range(first, end) if is_answered(grid, row, "field:name")]
    rows = [row for at, row in enumerate(rows) if not at or not _goes_on(grid, rows[at - 1], row)]
    return [
        row
        for row in rows
        if any(
            is_answered(grid, near, role)
            for near in range(row, min(row + NEAR, end))
            for role in ("field:unit", "field:supervisor")
        )
        or find_money_head(grid, row + 1, min(row + NEAR, end)) is not None
    ]


def _goes_on(grid: Grid, above: int, row: int) -> bool:
    """Tell whether a row names what the project named above belongs to, or the other way round.

    It does so in other words, and between the two stand but units and codes.
    """
    words = [{bare(grid.text(*place).partition(":")[0]) for place in grid.own_places(at)
              if role_of(grid.text(*place).partition(":")[0]) == "field:name"}
             for at in (above, row)]  # fmt: skip
    between = range(above + 1, row)
    return words[0].isdisjoint(words[1]) and len(between) < NEAR and all(
        asked_in(grid, at) <= HEAD for at in between
    )  # fmt: skip


def is_answered(grid: Grid, row: int, role: str) -> bool:
    """Tell whether a label of this meaning stands in the row, with words behind it or beside."""
    return any(
        place[0] == row
        and role_of(label) == role
        and (role != "field:name" or _NAMES.search(label))
        and (said.strip() or _words_beside(grid, place))
        for place in grid.row_places(row)
        for label, _, said in (grid.text(*place).partition(":"),)
    )


def _words_beside(grid: Grid, place: Place) -> bool:
    said = grid.text(place[0], grid.span(*place).right + 1)
    kind = (role_of(said) or "").partition(":")[0]
    return bool(said) and word_role(said) is None and kind not in _OTHER_LABELS


def _unread(grid: Grid, block: Block) -> range:
    """Return the rows of what looks like an indicator table, though its head was not understood."""
    for row in range(block.top, block.end):
        roles = {role_of(grid.text(*place)) or "" for place in grid.row_places(row)}
        levels = {role for role in roles if role.startswith("level:")}
        if levels and len([role for role in roles if role.startswith(("level:", "side:"))]) > 1:
            return range(row, _below(grid, row, block.end))
    return range(0)


def _below(grid: Grid, head: int, end: int) -> int:
    """Return the first row below a table: behind its total, before a footer or another field."""
    for row in range(head + 1, end):
        own = [place for place in grid.row_places(row) if place[0] == row]
        lead = grid.text(*own[0]) if own else ""
        role = role_of(lead.partition(":")[0]) or ""
        if role == "field:stated_score" or (total_label(lead) and "小计" not in lead):
            return row + 1
        if lead and (is_footer(lead) or role.startswith("field:")):
            return row
    return end
