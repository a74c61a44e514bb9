"""Labels and headings without their merges: written out in every row, or in the first alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.grid import Grid
from gridperf.forms.heads import OVER
from gridperf.forms.meanings import INDICATORS
from gridperf.forms.vocabulary import bare, names_project, role_of
from gridperf.model import Merge
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridperf.model import Scalar, Sheet

_LABELS = ("field:", "money:")
_PLAIN = re.compile(r"\D{2,16}")
"""What may stand along a form's rows in words that nobody knows: 项目基本情况."""


def joined_labels(grid: Grid) -> Grid:
    """Return the sheet with such labels merged, the same one where there are none.

    Who takes a form's merges apart leaves the label in the first row, or fills it down. Only what
    leads a row is one: values repeat with good reason.
    """
    runs = list(_runs(grid))
    return Grid(_merged(grid.sheet, runs), grid.choices) if runs else grid


def joined_heads(grid: Grid) -> Grid:
    """Return the sheet with headings merged that are written out in every row of their head."""
    last = grid.height if grid.height <= LONG else TOP
    below = [row for row in range(1, last) if _goes_on(grid, row)]
    runs: list[Merge] = []
    for row in below:
        for column in _same(grid, row):
            right = grid.span(row, column).right
            above = next((run for run in runs if (run.left, run.bottom) == (column, row - 1)), None)
            runs = [run for run in runs if run is not above]
            runs.append(Merge(above.top if above else row - 1, column, row, right))
    heads = list(map(_heads, grid.rows[:last]))
    for row, (own, below_it) in enumerate(pairwise(heads)):
        runs += _in_two_rows(grid, row) if own or below_it else []
    return Grid(_merged(grid.sheet, runs), grid.choices) if runs else grid


def _in_two_rows(grid: Grid, row: int) -> list[Merge]:
    """Return the merges that a head of two rows lacks: 年度指标值 over 指标值|单位, else blanks."""
    places = [place for place in grid.row_places(row) if place[0] == row]
    if any(grid.merged(*place) for place in places):
        return []
    reach = {place: grid.reach(*place) for place in places}
    under = {at for (_, left), right in reach.items() if right > left and _is_over(grid, row, left)
             for at in range(left, right + 1)}  # fmt: skip
    below = grid.below(row)
    said = [place for place in grid.row_places(below) if place[0] == below]
    if len(said) < FEWEST or any(
        place[1] not in under or not isinstance(grid.value(*place), str) for place in said
    ):
        return []
    return [
        Merge(row, left, row, right) if left in under else Merge(row, left, below, left)
        for (_, left), right in reach.items()
    ]


def _heads(values: Sequence[Scalar]) -> bool:
    """Tell whether a row heads projects or indicators; quick, for it is asked of every row."""
    short = [text for text in values if isinstance(text, str) and len(text) <= LONGEST]
    levels = sum("级" in text and (role_of(text) or "").startswith("level:") for text in short)
    return levels >= FEWEST or any(map(names_project, short))


def _is_over(grid: Grid, row: int, column: int) -> bool:
    text = grid.text(row, column)
    return OVER.search(bare(text)) is not None or (role_of(text) or "").startswith("side:")


def _same(grid: Grid, row: int) -> list[int]:
    """Return the columns in which a row says in words what the one above it says."""
    said, above = grid.shown(row), grid.shown(row - 1)
    return [
        at for _, at in grid.own_places(row)
        if narrow(said[at]) == narrow(above[at]) and isinstance(grid.value(row, at), str)
        and grid.span(row - 1, at).right == grid.span(row, at).right
    ]  # fmt: skip


def _goes_on(grid: Grid, row: int) -> bool:
    """Tell whether a row goes on with the head above it: it repeats headings and has no figures."""
    values, above = grid.rows[row], grid.rows[row - 1]
    if {value for value in values if value.__class__ is str}.isdisjoint(above):
        return False
    same = [grid.text(row, column) for column in _same(grid, row)]
    heads = any(map(names_project, same)) or sum(map(_is_heading, same)) >= FEWEST
    return heads and not any(isinstance(value, (int, float)) for value in values)


def _is_heading(text: str) -> bool:
    role = role_of(text) or ""
    return len(text) >= SHORTEST and role.startswith(("level:", "side:", "field:name", "money:"))


LONGEST = 12
"""Letters of a heading that says of a row that it heads a table."""
FEWEST, SHORTEST = 2, 3
"""Headings that a head's further row repeats, and the letters that they have at least."""
LONG, TOP = 5_000, 60
"""Of a sheet of so many rows only those at its top are looked at."""


def _runs(grid: Grid) -> Iterator[Merge]:
    open_runs: dict[int, tuple[str, Merge]] = {}
    for row in range(grid.height + 1):
        here = _leading(grid, row)
        for column in [*open_runs]:
            text, run = open_runs[column]
            if here.get(column) == (text, run.right):
                open_runs[column] = text, run._replace(bottom=row)
                del here[column]
                continue
            del open_runs[column]
            if grid.span(*run[:2]).bottom < run.bottom:
                yield run
        open_runs |= {
            column: (text, Merge(grid.origin(row, column)[0], column, row, right))
            for column, (text, right) in here.items()
        }


def _leading(grid: Grid, row: int) -> dict[int, tuple[str, int]]:
    """Return column → text and last column of the labels that a row begins with."""
    found: dict[int, tuple[str, int]] = {}
    for at, place in enumerate(grid.row_places(row)):
        text, span = grid.text(*place), grid.span(*place)
        plain = at == 0 and role_of(text) is None and _PLAIN.fullmatch(text)
        if not plain and not _is_label(text):
            break
        # Each of two units that do the work has its own: a label that heads both is no merged one.
        own = grid.text(row, span.right + 1) if role_of(text) in _UNITS else ""
        found[place[1]] = text + own, span.right
    return found


_UNITS = frozenset({"field:unit", "field:supervisor"})


def _is_label(text: str) -> bool:
    return bare(text) in INDICATORS or (role_of(text) or "").startswith(_LABELS)


def _merged(sheet: Sheet, runs: list[Merge]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for run in runs:
        for row in rows[run.top + 1 : run.bottom + 1]:
            if run.left < len(row):  # a sheet's rows end where nothing follows
                row[run.left] = None
    inside = {merge for merge in sheet.merges for run in runs
              if run.left == merge.left and run.top <= merge.top <= run.bottom}  # fmt: skip
    kept = tuple(merge for merge in sheet.merges if merge not in inside)
    return replace(sheet, rows=rows, merges=(*kept, *runs))
