"""The lines of a damaged table as they stand in its text: cells with their addresses.

A line that was broken in two is one again where its parts together make a whole one; a blank that
came from nowhere (a stray tab) is left out of a line that is too long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.left_part import is_figure, usual_width
from gridperf.forms.rows import is_footer, total_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Grid

FEWEST_CELLS = 8
"""Filled cells that a damaged line must have left to be put right."""
FEWEST_LEFT = 2
"""Cells of a line's end that was broken off; a lone text is a heading or a note."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line's cells without blanks at its end, and where each of them stands."""

    cells: tuple[str, ...]
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawLines:
    """The lines of a table's projects by row, and the rows that are no projects."""

    projects: dict[int, RawLine]
    joined: tuple[int, ...]
    """Rows that ended the line above them."""
    left: dict[int, RawLine]
    """Rows that look like the end of a line and end none."""


def raw_lines(grid: Grid, rows: range) -> RawLines:
    """Return the lines between a table's head and its end, broken ones joined."""
    said = {row: line for row in rows if (line := _line(grid, row)).cells}
    long = [line.cells for line in said.values() if len(line.cells) >= FEWEST_CELLS]
    width = usual_width(long)
    found: dict[int, RawLine] = {}
    joined: list[int] = []
    left: dict[int, RawLine] = {}
    for row, line in said.items():
        above = found.get(row - 1)
        if above and len(above.cells) < width and not _begins(line) and (
            whole := _together(above, line, width)
        ):  # fmt: skip
            found[row - 1] = whole
            joined.append(row)
        elif len(line.cells) >= FEWEST_CELLS:
            found[row] = _without_stray(line, width)
        elif len(line.cells) >= FEWEST_LEFT and not _begins(line):
            left[row] = line
    return RawLines(found, tuple(joined), left)


def _line(grid: Grid, row: int) -> RawLine:
    """Return a row's cells; nothing for a total or a footer."""
    cells = [grid.raw(row, column).strip() for column in range(len(grid.rows[row]))]
    while cells and not cells[-1]:
        cells.pop()
    first = next((cell for cell in cells if cell), "")
    if is_footer(first) or total_label(first):
        return RawLine((), ())
    return RawLine(tuple(cells), tuple(address(row, at) for at in range(len(cells))))


def _begins(line: RawLine) -> bool:
    """Tell whether a line begins as a project's does: with a number, or with amounts."""
    return any(is_figure(cell) and not cell.endswith(("%", "％")) for cell in line.cells)


def _together(one: RawLine, more: RawLine, width: int) -> RawLine | None:
    """Return two parts as one line, None where they make no whole one.

    The break may run between two cells or through one.
    """
    if len(one.cells) + len(more.cells) == width:
        return RawLine(one.cells + more.cells, one.at + more.at)
    if len(one.cells) + len(more.cells) == width + 1:
        cells = (*one.cells[:-1], one.cells[-1] + more.cells[0], *more.cells[1:])
        at = (*one.at[:-1], f"{one.at[-1]},{more.at[0]}", *more.at[1:])
        return RawLine(cells, at)
    return None


def _without_stray(line: RawLine, width: int) -> RawLine:
    """Return a line without its blanks where it has so many too many."""
    blank = [at for at, cell in enumerate(line.cells) if not cell]
    if len(line.cells) - width not in {len(blank)} - {0}:
        return line
    kept = [pair for pair in _pairs(line) if pair[0]]
    return RawLine(tuple(cell for cell, _ in kept), tuple(at for _, at in kept))


def _pairs(line: RawLine) -> Iterator[tuple[str, str]]:
    return zip(line.cells, line.at, strict=True)
