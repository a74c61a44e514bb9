"""The pages of a printed sheet, put together again.

A sheet wider than the paper is printed in strips, each over all its pages, strip after strip:
pages of different strips show the same rows. They are told by equal heights of their rows and
different widths of their columns; pages with equal columns go on below each other.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

_NEAR = 2.0
"""Rules closer than this, in points, are one."""
_SHARED_ROWS = 0.8
"""Of the rows' rules: a title or a merged row may be ruled in one strip and not in another."""
_ROWS_TO_TELL = 4


class Span(NamedTuple):
    """One cell: its first row and column, and the ones after its last."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


class Wall(NamedTuple):
    """A vertical rule."""

    x: float
    top: float
    bottom: float


class Word(NamedTuple):
    """Text in no ruled cell: a title, a note, or what a cell cut by the paper's edge shows."""

    left: float
    right: float
    middle: float
    text: str


class Block(NamedTuple):
    """One table of a page: its cells, and where its rules stand, in points."""

    spans: list[Span]
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    walls: list[Wall]

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point lies in a ruled cell."""
        row, column = bisect(self.tops, y) - 1, bisect(self.lefts, x) - 1
        return any(
            span.top <= row < span.bottom and span.left <= column < span.right
            for span in self.spans
        )

    def open_runs(self, row: int) -> list[tuple[int, int]]:
        """Return the runs of columns of a row that no cell covers, cut where a wall stands."""
        covered = {
            column
            for span in self.spans
            if span.top <= row < span.bottom
            for column in range(span.left, span.right)
        }
        middle = (self.tops[row] + self.tops[row + 1]) / 2
        walls = [wall.x for wall in self.walls if wall.top <= middle <= wall.bottom]
        runs: list[tuple[int, int]] = []
        for column in range(len(self.lefts) - 1):
            if column in covered:
                continue
            walled = any(abs(x - self.lefts[column]) <= _NEAR for x in walls)
            if runs and runs[-1][1] == column and not walled:
                runs[-1] = (runs[-1][0], column + 1)
            else:
                runs.append((column, column + 1))
        return runs


class Page(NamedTuple):
    """What stands on a page."""

    tables: list[Block]
    words: list[Word]

    @property
    def table(self) -> Block | None:
        """The page's only table, None where it has several or none."""
        return self.tables[0] if len(self.tables) == 1 else None

    def parts(self) -> list[Block | str]:
        """Return tables and lines of loose words, from top to bottom."""
        found: list[tuple[float, Block | str]] = [(table.tops[0], table) for table in self.tables]
        lines: list[list[Word]] = []
        for word in sorted(self.words, key=lambda word: word.middle):
            if lines and word.middle - lines[-1][0].middle <= 2 * _NEAR:
                lines[-1].append(word)
            else:
                lines.append([word])
        for line in lines:
            texts = dict.fromkeys(word.text.strip() for word in sorted(line))
            found.append((line[0].middle, " ".join(text for text in texts if text)))
        return [part for _, part in sorted(found, key=lambda pair: pair[0]) if part]


def nearest(rules: Sequence[float], place: float) -> int:
    """Return the index of the rule that stands nearest."""
    return min(range(len(rules)), key=lambda index: abs(rules[index] - place))


def joined(pages: list[Page]) -> list[Page]:
    """Return the pages with those beside each other made one, and repeated heads left out."""
    height = _pages_a_strip(pages)
    strips = [pages[at : at + height] for at in range(0, len(pages), height)]
    whole = strips[0]
    for strip in strips[1:]:
        whole = [_beside(left, right) for left, right in zip(whole, strip, strict=True)]
    return _without_repeated_heads([_with_cut_cells(page) for page in whole])


def _pages_a_strip(pages: list[Page]) -> int:
    """Return how many pages one strip fills; all of them where the sheet was narrow enough."""
    count = len(pages)
    for height in range(1, count // 2 + 1):
        pairs = [(pages[at], pages[at + height]) for at in range(count - height)]
        if (
            count % height == 0
            and all(_same_rows(*pair) for pair in pairs)
            and not all(_same_columns(*pair) for pair in pairs)
        ):
            return height
    return max(count, 1)


def _same_rows(left: Page, right: Page) -> bool:
    one, other = left.table, right.table
    if one is None or other is None:
        return False
    shared = sum(any(abs(top - known) <= _NEAR for known in one.tops) for top in other.tops)
    fewest = min(len(one.tops), len(other.tops))
    return shared >= max(_ROWS_TO_TELL, _SHARED_ROWS * fewest)


def _same_columns(left: Page, right: Page) -> bool:
    one, other = left.table, right.table
    return one is not None and other is not None and _alike(one.lefts, other.lefts)


def _alike(ones: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return len(ones) == len(others) and all(
        abs(one - other) <= _NEAR for one, other in zip(ones, others, strict=True)
    )


def _beside(left: Page, right: Page) -> Page:
    """Return the left page with the right one's columns and words added beside it."""
    table, more = left.table, right.table
    if table is None or more is None:
        return Page([*left.tables, *right.tables], [*left.words, *right.words])
    edge = table.lefts[-1] - more.lefts[0]
    tops = _either(table.tops, more.tops)
    shift = len(table.lefts) - 1
    moved = [span._replace(left=span.left + shift, right=span.right + shift) for span in more.spans]
    wide = Block(
        [*_on(tops, table.tops, table.spans), *_on(tops, more.tops, moved)],
        (*table.lefts, *(place + edge for place in more.lefts[1:])),
        tops,
        [*table.walls, *(wall._replace(x=wall.x + edge) for wall in more.walls)],
    )
    words = [word._replace(left=word.left + edge, right=word.right + edge) for word in right.words]
    return Page([wide], [*left.words, *words])


def _with_cut_cells(page: Page) -> Page:
    """Return the page with cells closed that the paper's edge had cut open.

    Such a cell lacks a side, so it is no ruled cell on either page; its text stands in the
    middle of the whole cell, perhaps beyond the edge of the page that shows it.
    """
    table = page.table
    if table is None:
        return page
    spans, used = list(table.spans), set()
    for row in range(len(table.tops) - 1):
        for first, after in table.open_runs(row):
            inside = [
                word
                for word in page.words
                if table.tops[row] <= word.middle < table.tops[row + 1]
                and table.lefts[first] <= (word.left + word.right) / 2 < table.lefts[after]
            ]
            used.update(inside)
            text = " ".join(dict.fromkeys(word.text.strip() for word in sorted(inside)))
            if text:
                spans.append(Span(row, first, row + 1, after, text))
    rest = [word for word in page.words if word not in used]
    return Page([table._replace(spans=spans)], rest)


def _either(ones: tuple[float, ...], others: tuple[float, ...]) -> tuple[float, ...]:
    """Return all rules of two pages, those that both have once."""
    new = (other for other in others if all(abs(one - other) > _NEAR for one in ones))
    return tuple(sorted((*ones, *new)))


def _on(tops: tuple[float, ...], own: tuple[float, ...], spans: list[Span]) -> list[Span]:
    """Return spans counted in rows of one page, counted in the rows of several."""
    place = [min(range(len(tops)), key=lambda i: abs(tops[i] - top)) for top in own]
    return [span._replace(top=place[span.top], bottom=place[span.bottom]) for span in spans]


def _without_repeated_heads(pages: list[Page]) -> list[Page]:
    """Leave out the head rows that a printer repeats at the top of every further page."""
    result: list[Page] = []
    head: dict[int, list[tuple[int, int, int, str]]] = {}
    for page in pages:
        table = page.table
        if table is None:
            result.append(page)
            continue
        repeated = _repeated_rows(head, _by_row(table))
        if not head:
            head = _by_row(table)
        cut = _below(table, repeated) if repeated else table
        result.append(Page([cut], page.words))
    return result


def _by_row(table: Block) -> dict[int, list[tuple[int, int, int, str]]]:
    rows: dict[int, list[tuple[int, int, int, str]]] = {}
    for span in table.spans:
        rows.setdefault(span.top, []).append((span.left, span.bottom, span.right, span.text))
    return {row: sorted(cells) for row, cells in rows.items()}


def _repeated_rows(
    head: dict[int, list[tuple[int, int, int, str]]],
    rows: dict[int, list[tuple[int, int, int, str]]],
) -> int:
    """Return how many first rows equal those of the first page, whole cells only."""
    count = 0
    while count in head and head[count] == rows.get(count):
        count += 1
    reach = max((cell[1] for row in range(count) for cell in head[row]), default=0)
    return count if count > 1 and reach <= count else 0


def _below(table: Block, rows: int) -> Block:
    spans = [
        span._replace(top=span.top - rows, bottom=span.bottom - rows)
        for span in table.spans
        if span.top >= rows
    ]
    return Block(spans, table.lefts, table.tops[rows:], table.walls)
