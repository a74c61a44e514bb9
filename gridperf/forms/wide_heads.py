"""Columns that share a heading (年度指标值 over ≥ | 3万亩): their cells together say one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.comparators import COMPARES, DIRECTIONS
from gridperf.forms.indicator_head import head_bottom
from gridperf.forms.vocabulary import not_applicable
from gridperf.model import Cell, Finding
from gridperf.values import chinese_number, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid

_NUMBER = re.compile(r"(?:[<>=≤≥]{1,2})?\d[\d,.]*")
_UNIT = re.compile(r"[^\d\s,;.。，；]{1,4}")
"""A unit of measure alone: no digit, no sentence."""
_NEARLY = frozenset({"约", "近", "达", "达到", "超过", "完成"})
"""Words before a number that say as little alone as a comparator."""
_LEVELS = frozenset({"level_1", "level_2"})
_SIDES = frozenset({"target", "actual"})


def spare_columns(grid: Grid, head: int, columns: Mapping[str, int]) -> dict[str, list[int]]:
    """Return, by field, the further columns that its heading stands over.

    Where nothing is merged, a column without a heading belongs to the side of an indicator left
    of it.
    """
    claimed = set(columns.values())
    one_row = all(grid.text(head, column) for column in claimed)
    parted = head_bottom(grid, head, columns) > grid.span(head, columns["target"]).bottom
    spare: dict[str, list[int]] = {}
    for name, column in columns.items():
        if name in _LEVELS or (name in _SIDES and parted):
            continue
        span = grid.span(head, column)
        if name == "reason" and column != span.left:
            continue  # it is one of several columns with headings of their own
        further = [*range(span.left, span.right + 1)]
        if name in _SIDES and one_row and not grid.merged(head, column):
            while further[-1] + 1 < grid.width and not grid.text(head, further[-1] + 1):
                further.append(further[-1] + 1)
        free = [one for one in further if one not in claimed]
        if free:
            spare[name] = free
    return spare


def whole_cell(grid: Grid, row: int, column: int, spare: list[int]) -> Cell:
    """Return what the cells under one heading say together: comparator, number and unit."""
    return _together(grid, row, column, spare)[0]


def beyond(
    grid: Grid, row: int, columns: Mapping[str, int], spare: Mapping[str, list[int]]
) -> Iterator[Finding]:
    """Return a finding for each cell under a shared heading that went into no value."""
    for name, further in spare.items():
        for cell in _together(grid, row, columns[name], further)[1]:
            yield Finding("R132", grid.sheet.name, cell.address, found=cell.raw)


def _together(grid: Grid, row: int, column: int, spare: list[int]) -> tuple[Cell, list[Cell]]:
    places = dict.fromkeys(grid.origin(row, at) for at in sorted([column, *spare]))
    cells = [cell for place in places if place[0] == row and grid.text(*place)
             and (cell := grid.cell(*place))]  # fmt: skip
    if not cells or grid.cell(row, column) not in (
        *cells,
        Cell(grid.cell(row, column).address, ""),
    ):
        return grid.cell(row, column), []
    said, left = cells[0], []
    for cell in cells[1:]:
        if _goes_on(narrow(said.raw), narrow(cell.raw)):
            said = Cell(f"{said.address},{cell.address}", said.raw.strip() + cell.raw.strip())
        else:
            left.append(cell)
    return said, left


def _goes_on(said: str, more: str) -> bool:
    """Tell whether a second cell goes on with the first: ≥ with 3万亩, 3 with 万亩."""
    if COMPARES.fullmatch(said) or said in _NEARLY:
        return more[:1].isdigit()
    return bool(_NUMBER.fullmatch(said) and _UNIT.fullmatch(more))


def whole_target(cells: Mapping[str, Cell]) -> Cell:
    """Return the target with comparator and unit of measure, where they have own columns."""
    sign, unit = cells.get("comparator"), cells.get("measure_unit")
    target = cells["target"]
    if sign is None and unit is None:
        return target
    said = narrow(target.raw)
    numeral = chinese_number(said) is not None
    number = numeral or _BARE_NUMBER.fullmatch(said)
    before = _comparator(sign) if sign and (numeral or _FIGURE.match(said)) else ""
    after = unit.raw.strip() if unit and number and not not_applicable(unit.raw) else ""
    parts = [cell.address for cell, used in ((sign, before), (target, "x"), (unit, after))
             if cell and used]  # fmt: skip
    return Cell(",".join(parts), f"{before}{target.raw.strip()}{after}")


_BARE_NUMBER = re.compile(r"(?:[≥≤><=]|[不大小][低少超多高于等过]+)*\s*-?\d[\d,.]*")
_FIGURE = re.compile(r"-?\d")


def _comparator(cell: Cell) -> str:
    said = narrow(cell.raw).strip()
    if COMPARES.fullmatch(said):
        return cell.raw.strip()
    return next((sign for word, sign in DIRECTIONS.items() if said.startswith(word)), "")
