"""Cells that hold what belongs to two: a lost border's, or one merged over several columns."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from gridperf.model import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.list_columns import ListColumns
    from gridperf.forms.plan import Plan

SHORTEST = 6
"""Characters that two cells must share at their start to count as the target's words."""

_TARGET = re.compile(
    r"(不少于|不低于|不超过|不高于|不小于|不大于|至少|达到|≥|≤|>=|<=|>|<|=)\s*\d[\d.,]*\s*[%\w]*|\d+%?以上"
)


_SIGNS = " ;,。，；"


def part_shared(left: Cell, cell: Cell) -> tuple[Cell, Cell] | None:
    """Return target and completion that lie in one cell, None where nothing shows that they do.

    The evidence: the cell to the left begins with the same words, they end in a quantified
    target, and something follows them in both. The texts stay as they are, the address too.
    """
    pairs = zip(left.raw, cell.raw, strict=False)
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    marks = list(_TARGET.finditer(shared))
    if not marks or len(shared.strip()) < SHORTEST or len(shared) in {len(left.raw), len(cell.raw)}:
        return None
    end = marks[-1].end()
    target, actual = cell.raw[:end].strip(), cell.raw[end:].lstrip(_SIGNS).rstrip()
    if not actual:
        return None
    return Cell(cell.address, target), Cell(cell.address, actual)


def shared_cells(columns: ListColumns, plan: Plan) -> Mapping[int, Mapping[int, int]]:
    """Return by column and row the first column of a cell merged over several of one amount.

    Only of an amount's sources, which are added up: budget and spent may well be the same.
    """
    by_amount: dict[str, list[int]] = {}
    for source in plan.funding:
        for amount, column in source.columns.items():
            by_amount.setdefault(amount, []).append(column)
    found: dict[int, dict[int, int]] = {}
    for sources in by_amount.values():
        held: dict[tuple[int, int], list[int]] = {}
        for column in sources:
            for at in columns.covered(column):
                place = columns.grid.origin(columns.rows[at], column)
                if place[0] == columns.rows[at] and columns.raws(column)[at].strip():
                    held.setdefault((at, place[1]), []).append(column)
        for (at, _), spread in held.items():
            for column in spread if spread[1:] else ():
                found.setdefault(column, {})[at] = spread[0]
    return found


def without_names(columns: ListColumns, plan: Plan, numbers: list[str | None]) -> None:
    """Leave out of the `numbers` the names that are merged over their column, as no numbers.

    A class that is numbered itself (一、运转类) keeps what tells its level.
    """
    name = plan.texts.get("name")
    for at in columns.covered(plan.texts["sequence"]) if name is not None else ():
        row, origin = columns.rows[at], columns.grid.origin
        if origin(row, plan.texts["sequence"]) == origin(row, name or 0) and not _LEVEL.match(
            numbers[at] or ""
        ):
            numbers[at] = None


_LEVEL = re.compile(r"\s*[(（第]?[一二三四五六七八九十]+\s*(?:[、.．)）]|部分|类)")
"""How a class over others is numbered."""
