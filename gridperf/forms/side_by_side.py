"""Forms that stand side by side in a sheet, each a sheet of its own with the same addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.claims import level_of
from gridperf.forms.facts import facts_above, year_in
from gridperf.forms.grid import Grid, address
from gridperf.forms.rows import is_footer
from gridperf.forms.same_names import joins, same_projects
from gridperf.forms.vocabulary import bare, is_name_word, role_of
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Place
    from gridperf.model import Scalar, Sheet

SEARCHED = 30
"""Rows in which the heads of two forms are looked for."""


class Part(NamedTuple):
    """A form that may stand beside others, and where its project is named or headed."""

    grid: Grid
    place: Place


def side_by_side(grid: Grid) -> tuple[list[Part], list[Finding]]:
    """Return the parts of a sheet whose rows say the same heads twice; else the sheet alone.

    Tables that name the same projects row for row are one. One that names them in another way, or
    with other amounts, is left out, and said so: nobody's money counts twice.
    """
    for row in range(min(grid.height, SEARCHED)):
        named = [place for place in grid.row_places(row)
                 if place[0] == row and is_name_word(grid.text(*place))]  # fmt: skip
        # What parts the projects of one table (项目名称, 子项目) heads no other.
        levels = [level_of(grid.text(*place)) for place in named]
        columns = [place[1] for place, level in zip(named, levels, strict=True)
                   if level <= levels[0]]  # fmt: skip
        if len(columns) > 1 and (cuts := _cuts(grid, row, columns)):
            edges = list(pairwise([0, *cuts, grid.width]))
            return _told_apart(grid, row, edges, columns)
    return [Part(grid, (0, 0))], []


def _told_apart(
    grid: Grid, row: int, edges: list[tuple[int, int]], columns: list[int]
) -> tuple[list[Part], list[Finding]]:
    """Return the parts, those over the same projects made one or left out."""
    parts: list[tuple[int, int, int]] = []
    left_out: list[Finding] = []
    for (start, end), column in zip(edges, columns, strict=True):
        part = _cut_out(grid, row, start, end)
        before = [(left, name) for left, right, name in parts
                  if not _of_others(_cut_out(grid, row, left, right), part, row)
                  and same_projects(grid, row, name, column)]  # fmt: skip
        if not before:
            parts.append((start, end, column))
        elif before[-1] == parts[-1][::2] and joins(grid, row, before[-1][1], column, start):
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            left_out.append(beside(Part(part, (row, column)), "same"))
    if len(parts) == 1 and not left_out:
        return [Part(grid, (0, 0))], []
    return [Part(_cut_out(grid, row, start, end), (row, column))
            for start, end, column in parts], left_out  # fmt: skip


def _cut_out(grid: Grid, row: int, start: int, end: int) -> Grid:
    return Grid(_part(grid, row, start, end), grid.choices)


def _of_others(one: Grid, other: Grid, row: int) -> bool:
    """Tell whether what stands over two tables says another year or unit; else their headings."""
    first, second = (facts_above(part, 0, row) for part in (one, other))
    years = [facts.year or _last_year(part, row)
             for part, facts in ((one, first), (other, second))]  # fmt: skip
    units = first.unit, second.unit
    return any(all(said) and said[0] != said[1] for said in (years, units))


def _last_year(part: Grid, row: int) -> int | None:
    """Return the last year that a table's headings say."""
    texts = (part.text(*place) for at in (row, row + 1) for place in part.row_places(at))
    return max(filter(None, map(year_in, texts)), default=None)


def is_filled(part: Part) -> bool:
    """Tell whether anybody wrote words below a part's headings: a blank form's half holds none."""
    grid, (row, _) = part
    texts = (grid.text(*place) for at in range(row + 1, grid.height)
             for place in grid.row_places(at))  # fmt: skip
    return any(_WORDS.search(text) and not role_of(text) and not is_footer(text) for text in texts)


_WORDS = re.compile(r"[^\W\d_]")


def beside(part: Part, variant: str) -> Finding:
    """Return what is to be said of a table beside another one that wasn't read."""
    grid, (row, column) = part
    first = next((place for place in grid.row_places(row) if place[0] == row), (row, column))
    said = " / ".join(grid.text(*place) for place in grid.row_places(row) if place[0] == row)
    return Finding("R143", grid.sheet.name, address(*first), found=said,
                   values={"variant": f"beside_{variant}"})  # fmt: skip


def _cuts(grid: Grid, row: int, columns: list[int]) -> list[int]:
    """Return where each further form begins, nothing where its edge can't be told."""
    cuts = []
    for left, right in pairwise(columns):
        cut = _gap(grid, row, left, right) or _again(grid, row, left, right)
        if cut is None:
            return []
        cuts.append(cut)
    return cuts


def _gap(grid: Grid, row: int, left: int, right: int) -> int | None:
    """Return the column behind a blank one that parts two forms all the way down."""
    below = range(row, grid.height)
    return next((column + 1 for column in range(right - 1, left, -1)
                 if not any(grid.text(at, column) for at in below)), None)  # fmt: skip


def _again(grid: Grid, row: int, left: int, right: int) -> int | None:
    """Return the column where a row of headings begins anew, word for word."""
    words = [(place[1], bare(grid.text(*place))) for place in grid.row_places(row)]
    first = [word for column, word in words if column < right]
    for count in range(len(first) - 1, 0, -1):
        start = words[count][0]
        whole = [word for _, word in words[:count]]
        if left < start <= right and [word for _, word in words[count : 2 * count]] == whole:
            return start
    return None


def _part(grid: Grid, head: int, start: int, end: int) -> Sheet:
    """Return the sheet with one part's cells; what stands over both alone belongs to either."""
    rows = list(_rows(grid, head, start, end))
    shared = {row for row, cells in enumerate(rows) if cells is grid.rows[row]}
    sheet = grid.sheet
    merges = tuple(
        merge for merge in sheet.merges
        if merge.top in shared or start <= merge.left < end
    )  # fmt: skip
    errors = {place: sign for place, sign in sheet.errors.items() if start <= place[1] < end}
    return replace(sheet, rows=rows, merges=merges, errors=errors)


def _rows(grid: Grid, head: int, start: int, end: int) -> Iterator[list[Scalar]]:
    for row, cells in enumerate(grid.rows):
        beside = [place for place in grid.row_places(row) if not start <= place[1] < end]
        inside = [place for place in grid.row_places(row) if start <= place[1] < end]
        if row < head and not (beside and inside):
            yield cells
        else:
            yield [value if start <= column < end else None for column, value in enumerate(cells)]
