"""Which rows above a stacked form's first label are its own, where no title parts the forms.

Forms that go on under one title begin as the first of them does: with who did the work, with a
code, with the year. Such a row stands between the table above and the project's name below.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.facts import filled_on, is_money_unit, year_in
from gridperf.forms.vocabulary import bare, role_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from gridperf.forms.blocks import Block
    from gridperf.forms.grid import Grid

_NAME = "field:name"
HEAD = frozenset({
    "field:unit", "field:supervisor", "field:code", "field:unit_code", "year", "day", "money",
})  # fmt: skip
"""What a form says once, above its table."""


def give_back(grid: Grid, blocks: Sequence[Block], titles: Container[int]) -> None:
    """Let each form begin with the rows that are its own; a title parts it from the one above.

    A row of labels is the lower form's where the first form begins with such a row, or the
    upper one has one already, and the lower one has none. Where the last form ends with such a
    row too, nobody knows whether the others begin or end with theirs: neither gets it.
    """
    begins = _asked(grid, _before_name(grid, blocks[0])) if blocks else frozenset()
    taken: list[tuple[Block, Block, list[int]]] = []
    for above, below in pairwise(blocks):
        if below.top in titles or not above.tables:
            continue
        rows = _own(grid, above, below, begins)
        if rows:
            above.end = below.top = rows[-1]
            taken.append((above, below, rows))
    ends = _ends(grid, blocks[-1]) if taken else frozenset()
    for above, below, rows in taken:
        if _asked(grid, rows) & ends and not _asked(grid, [grid.above(above.end)]) & ends:
            below.top = rows[0] + 1
            below.disputed = rows[::-1]


def _before_name(grid: Grid, block: Block) -> list[int]:
    """Return the rows of a form above its project's name."""
    rows = list(range(block.top, block.head))
    named = (at for at, row in enumerate(rows) if _NAME in asked_in(grid, row))
    return rows[: next(named, 0)]


def _own(grid: Grid, above: Block, below: Block, begins: frozenset[str]) -> list[int]:
    """Return the rows right above a form that are its own, from the lowest up."""
    has = _asked(grid, range(above.top, above.head)) & HEAD
    left = (begins | has) - _asked(grid, range(below.top, below.head)) - {_NAME}
    rows: list[int] = []
    for row in range(below.top - 1, above.tables[-1][0], -1):
        asked = asked_in(grid, row)
        if asked and not asked <= left:
            break
        rows += [row] if asked else []
        left -= asked
    return rows


def _ends(grid: Grid, block: Block) -> frozenset[str]:
    """Return what the rows below a form's table ask for that a form's head asks for."""
    first = block.tables[-1][0] + 1 if block.tables else block.end
    asked = (asked_in(grid, row) for row in range(first, block.end))
    return frozenset().union(*(one for one in asked if one and one <= HEAD))


def _asked(grid: Grid, rows: Iterable[int]) -> frozenset[str]:
    return frozenset().union(*(asked_in(grid, row) for row in rows))


def asked_in(grid: Grid, row: int) -> frozenset[str]:
    """Return what a row's labels ask for: their roles, else their own words."""
    found: list[str] = []
    answered = True
    for place in grid.own_places(row):
        text = grid.text(*place)
        label, colon, said = text.partition(":")
        role = role_of(label) or ""
        if answered or role.startswith("field:"):
            found.append(_kind(text, role))
            answered = bool(colon and said.strip()) or found[-1] in {"year", "day", "money"}
        else:
            answered = True
    return frozenset(found)


def _kind(text: str, role: str) -> str:
    label, _, said = text.partition(":")
    if said and bare(label).endswith("单位") and is_money_unit(said):
        return "money"
    if role.startswith("field:"):
        return role
    if filled_on(text):
        return "day"
    return "year" if year_in(text) and len(bare(text)) <= LONGEST_YEAR else bare(label)


LONGEST_YEAR = 12
"""Letters of a line that says the form's year and nothing else (2022年度)."""
