"""Tables in text PDFs that no lines rule: read where gaps alone tell every column and row.

A column is a strip of the page that holds one heading and that no text of the table crosses; a
row is told by its distance to the next. Where one text crosses into another's strip, a line may
belong to two rows, or the head has several rows, nobody can be certain: then there is no table.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gridperf.workbook.grid import Grid

_LEAST_COLUMNS = 4
"""Headings beside each other that make a head; titles and notes hold fewer texts."""
_APART = 0.9
"""Of a letter's height: texts of a line so far from each other stand in different cells."""
_RIVER = 2.0
"""Points between columns."""
_SAME_LINE = 0.5
"""Of a letter's height."""
_SAME_ROW, _NEXT_ROW = 1.25, 1.5
"""Times the least distance of lines: up to the one they make a row, from the other on several."""


class Piece(NamedTuple):
    """A text of a line, in points; `page` counts from 0."""

    page: int
    left: float
    right: float
    middle: float
    height: float
    text: str


Line = list[Piece]
Row = list[Line]


def table_of(words: Sequence[Piece]) -> Grid | None:
    """Return the only table that the words make, with the lines around it; None if uncertain."""
    lines = _lines(words)
    top = next((at for at, line in enumerate(lines) if len(line) >= _LEAST_COLUMNS), None)
    if top is None:
        return None
    head = lines[top]
    lines = [line for at, line in enumerate(lines) if at <= top or _texts(line) != _texts(head)]
    columns, rows = _table(head, lines[top + 1 :])
    if not rows or _has_more_heads(lines[:top], head, rows):
        return None
    after = top + 1 + sum(map(len, rows))
    around = [[line] for line in lines[:top]], [[line] for line in lines[after:]]
    grid = Grid()
    for at, row in enumerate((*around[0], [head], *rows, *around[1])):
        inside = top <= at <= top + len(rows)
        for column, text in _cells(row, columns if inside else []):
            grid.place(at, column, text)
    return grid


def _table(head: Line, lines: list[Line]) -> tuple[list[float], list[Row]]:
    """Return the columns, and the rows under a head; no rows where neither way tells them.

    Every line may be a row; else the lines that stand close together are one.
    """
    for rows in ([[line] for line in lines], _parted(lines)):
        notes: list[Line] = []
        while rows and not _is_row(rows[-1]):
            notes[:0] = rows.pop()
        columns = _columns([head, *(line for row in rows for line in row)])
        whole = all(_is_whole(row, columns) for row in rows)
        if whole and _one_each(head, columns) and not _runs_over(rows, notes):
            return columns, rows
    return [], []


def _runs_over(rows: list[Row], notes: list[Line]) -> bool:
    """Tell whether the first line below may be the last row's: it is near, and labels nothing."""
    if not rows or not notes or any(sign in piece.text for piece in notes[0] for sign in ":："):
        return False
    lines = [line for row in rows for line in row]
    gaps = [gap for above, below in pairwise(lines) if (gap := _gap(above, below))]
    gap = _gap(lines[-1], notes[0])
    return gap is not None and gap < _NEXT_ROW * max(gaps, default=0.0)


def _texts(line: Line) -> list[str]:
    return [piece.text for piece in line]


def _lines(words: Sequence[Piece]) -> list[Line]:
    """Return the words line by line, those close to each other as one piece."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.page, word.middle)):
        last = lines[-1][0] if lines else None
        same = last and last.page == word.page
        if last and same and word.middle - last.middle <= _SAME_LINE * word.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_pieces(sorted(line)) for line in lines]


def _pieces(line: Line) -> Line:
    found: Line = []
    for word in line:
        if found and word.left - found[-1].right < _APART * word.height:
            last = found[-1]
            near = word.left - last.right < _APART * word.height / 4
            joint = "" if near else " "
            found[-1] = last._replace(right=word.right, text=f"{last.text}{joint}{word.text}")
        else:
            found.append(word)
    return found


def _columns(lines: list[Line]) -> list[float]:
    """Return where the strips begin that no text crosses, from left to right."""
    begins: list[float] = []
    reach = float("-inf")
    for left, right in sorted((piece.left, piece.right) for line in lines for piece in line):
        if left - reach > _RIVER:
            begins.append(left)
        reach = max(reach, right)
    return begins


def _one_each(head: Line, columns: list[float]) -> bool:
    return [bisect(columns, piece.left) for piece in head] == list(range(1, len(columns) + 1))


def _parted(lines: list[Line]) -> list[Row]:
    """Return the lines that make each row by their distances, none where these leave it open."""
    gaps = [_gap(above, below) for above, below in pairwise(lines)]
    least = min((gap for gap in gaps if gap), default=0.0)
    rows = [[line] for line in lines[:1]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if gap and _SAME_ROW * least < gap < _NEXT_ROW * least:
            return []
        if gap and gap <= _SAME_ROW * least:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _gap(above: Line, below: Line) -> float | None:
    """Return the distance of two lines, None where a page ends between them."""
    return below[0].middle - above[0].middle if above[0].page == below[0].page else None


def _is_row(row: Row) -> bool:
    """Tell whether lines hold the texts of a row, not a note's under the table."""
    return sum(map(len, row)) >= _LEAST_COLUMNS - 1


def _is_whole(row: Row, columns: list[float]) -> bool:
    """Tell whether a row is certainly one: just one of its lines begins in the first column.

    A total's may begin later (合计); any other that does may only have run over.
    """
    firsts = sum(bisect(columns, line[0].left) == 1 for line in row)
    return firsts == 1 or (len(row) == 1 and row[0][0].text.endswith("计"))


def _has_more_heads(above: list[Line], head: Line, rows: list[Row]) -> bool:
    """Tell whether another line may belong to the head: a group above, or another page's head."""
    near = [line for line in above[-1:] if (_gap(line, head) or _FAR) < _FAR * head[0].height]
    short = (piece.text for line in near for piece in line)
    if any(len(text) <= _SHORT and not {":", "："} & set(text) for text in short):
        return True
    figures = [any(sign.isdigit() for line in row for piece in line for sign in piece.text)
               for row in rows]  # fmt: skip
    pages = [row[0][0].page for row in rows]
    firsts = [at for at in range(1, len(rows)) if pages[at] != pages[at - 1]]
    return any(not figures[at] for at in (0, *firsts))


_SHORT = 8
"""Characters of a heading over a group of columns; titles are longer."""
_FAR = 4.0
"""Times a letter's height: what stands so far above a head belongs to no row of it."""


def _cells(row: Row, columns: list[float]) -> Iterator[tuple[int, str]]:
    """Yield column and text of a row's cells, the lines of one cell put together."""
    if not columns:
        yield from enumerate(piece.text for line in row for piece in line)
        return
    cells: dict[int, str] = {}
    for piece in (piece for line in row for piece in line):
        column = bisect(columns, piece.left) - 1
        cells[column] = cells.get(column, "") + piece.text
    yield from sorted(cells.items())
