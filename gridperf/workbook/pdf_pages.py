"""The pages of a printed sheet, put together again.

A sheet wider than the paper is printed in strips, each over all its pages, strip after strip:
pages of different strips show the same rows. They are told by equal heights of their rows and
different widths of their columns; pages with equal columns go on below each other. Sheets that
begin alike are each put together by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gridperf.workbook.pdf_frame import NEAR
from gridperf.workbook.pdf_lines import Char, cell_text, moved, once, words_of

_SHARED_ROWS = 0.8
"""Of the rows' rules: a title or a merged row may be ruled in one strip and not in another."""
_ROWS_TO_TELL = 4
_MOST_PADDING = 8.0


class Span(NamedTuple):
    """One cell: its first row and column, and the ones after its last.

    `cut` names the sides at the paper's edge that have no rule: there the cell may go on.
    """

    top: int
    left: int
    bottom: int
    right: int
    text: str
    chars: Sequence[Char] = ()
    cut: frozenset[str] = frozenset()


class Block(NamedTuple):
    """One table of a page: its cells, and where its rules stand, in points."""

    spans: list[Span]
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    padding: float = 0.0

    def read(self) -> Block:
        """Return the table with its cells' texts, read from their letters."""
        gaps = [
            min(char["x0"] for char in span.chars) - self.lefts[span.left]
            for span in self.spans
            if span.chars
        ]
        block = self._replace(padding=min(max(min(gaps, default=0.0), 0.0), _MOST_PADDING))
        spans = [span._replace(text=cell_text(span.chars, block.room(span))) for span in self.spans]
        return block._replace(spans=spans)

    def room(self, span: Span) -> float:
        """Return how wide a line of a cell can be."""
        return self.lefts[span.right] - self.lefts[span.left] - 2 * self.padding

    def shifted(self, right: float, down: float) -> Block:
        """Return the table as it stands so far to the right and further down."""
        spans = [
            span._replace(chars=[moved(char, right, down) for char in span.chars])
            for span in self.spans
        ]
        lefts = tuple(place + right for place in self.lefts)
        tops = tuple(place + down for place in self.tops)
        return self._replace(spans=spans, lefts=lefts, tops=tops)


class Page(NamedTuple):
    """What stands on a page: its tables from top to bottom, and the letters in no cell of them."""

    tables: list[Block]
    chars: list[Char]

    @property
    def table(self) -> Block | None:
        """The page's only table, None where it has several or none."""
        return self.tables[0] if len(self.tables) == 1 else None

    @property
    def is_blank(self) -> bool:
        """Tell whether no letter stands outside of the tables."""
        return all(char["text"].isspace() for char in self.chars)

    def parts(self) -> list[Block | str]:
        """Return tables and lines of loose words, from top to bottom."""
        found: list[tuple[float, Block | str]] = [(table.tops[0], table) for table in self.tables]
        lines: list[list[tuple[float, float, str]]] = []
        for middle, left, word in sorted(words_of(self.chars)):
            if lines and middle - lines[-1][0][1] <= 2 * NEAR:
                lines[-1].append((left, middle, word))
            else:
                lines.append([(left, middle, word)])
        for line in lines:
            texts = dict.fromkeys(word.strip() for _, _, word in sorted(line))
            found.append((line[0][1], " ".join(text for text in texts if text)))
        return [part for _, part in sorted(found, key=lambda pair: pair[0]) if part]


def beside(pages: list[Page]) -> list[Page]:
    """Return the pages with those that show the same rows of a sheet made one."""
    return [page for sheet in _sheets(pages) for page in _joined(sheet)]


def _sheets(pages: list[Page]) -> list[list[Page]]:
    """Return the pages of each sheet: several that begin alike, each in strips; else all are one.

    A workbook's sheets are printed one after the other, each with all its strips.
    """
    count = len(pages)
    for size in range(2, count // 2 + 1):
        sheets = [pages[at : at + size] for at in range(0, count, size)]
        if (
            count % size == 0
            and all(_begin_alike(pages[0], sheet[0]) for sheet in sheets)
            and all(_pages_a_strip(sheet) < size for sheet in sheets)
        ):
            return sheets
    return [pages]


def _begin_alike(one: Page, other: Page) -> bool:
    """Tell whether the tables of two pages have the same columns and the same first text."""
    firsts = [
        min(p.table.spans, key=lambda span: span[:2]).text
        for p in (one, other)
        if p.table and p.table.spans
    ]
    return _same_columns(one, other) and bool(firsts[0]) and firsts[0] == firsts[-1]


def _joined(pages: list[Page]) -> list[Page]:
    """Return a sheet's pages with those that show the same rows made one."""
    height = _pages_a_strip(pages)
    strips = [pages[at : at + height] for at in range(0, len(pages), height)]
    whole = strips[0]
    for strip in strips[1:]:
        whole = [_beside(left, right) for left, right in zip(whole, strip, strict=True)]
    return whole


def _pages_a_strip(pages: list[Page]) -> int:
    """Return how many pages one strip fills; all of them where the sheet was narrow enough."""
    count = len(pages)
    for height in range(1, count // 2 + 1):
        pairs = [(pages[at], pages[at + height]) for at in range(count - height)]
        if count % height == 0 and _are_strips(pairs):
            return height
    return max(count, 1)


def _are_strips(pairs: list[tuple[Page, Page]]) -> bool:
    """Tell whether the pages of each pair show the same rows.

    A strip's last page may show too few rows to tell: then those that tell, tell it all.
    """
    telling = [pair for pair in pairs if _same_rows(*pair)]
    return not all(_same_columns(*pair) for pair in telling) and all(
        pair in telling or _may_have_same_rows(*pair) for pair in pairs
    )


def _same_rows(left: Page, right: Page) -> bool:
    one, other = left.table, right.table
    if one is None or other is None:
        return False
    fewest = min(len(one.tops), len(other.tops))
    return _shared(one, other) >= max(_ROWS_TO_TELL, _SHARED_ROWS * fewest)


def _may_have_same_rows(left: Page, right: Page) -> bool:
    """Tell whether the right page shows no other rows than the left one; it may be empty."""
    one, other = left.table, right.table
    if one is None or other is None:
        return not right.tables
    return _shared(one, other) == len(other.tops)


def _shared(one: Block, other: Block) -> int:
    return sum(any(abs(top - known) <= NEAR for known in one.tops) for top in other.tops)


def _same_columns(left: Page, right: Page) -> bool:
    one, other = left.table, right.table
    return one is not None and other is not None and _alike(one.lefts, other.lefts)


def _alike(ones: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return len(ones) == len(others) and all(
        abs(one - other) <= NEAR for one, other in zip(ones, others, strict=True)
    )


def _beside(left: Page, right: Page) -> Page:
    """Return the left page with the right one's columns and letters added beside it."""
    table, more = left.table, right.table
    if table is None or more is None:
        return Page([*left.tables, *right.tables], [*left.chars, *right.chars])
    edge = table.lefts[-1] - more.lefts[0]
    more = more.shifted(edge, 0)
    tops = either(table.tops, more.tops)
    seam = len(table.lefts) - 1
    ones = on_rows(tops, table.tops, table.spans)
    others = [
        span._replace(left=span.left + seam, right=span.right + seam)
        for span in on_rows(tops, more.tops, more.spans)
    ]
    wide = table._replace(spans=[], lefts=(*table.lefts, *more.lefts[1:]), tops=tops)
    open_ones = {(s.top, s.bottom): s for s in ones if s.right == seam and "right" in s.cut}
    wholes = []
    for span in others:
        one = open_ones.get((span.top, span.bottom))
        if one is not None and span.left == seam and "left" in span.cut:
            wholes.append((one, span, fused(wide, one, span)))
    parts = {id(part) for one, other, _ in wholes for part in (one, other)}
    whole = [span for _, _, span in wholes]
    rest = [span for span in (*ones, *others) if id(span) not in parts]
    chars = [*left.chars, *(moved(char, edge, 0) for char in right.chars)]
    return Page([wide._replace(spans=[*whole, *rest])], once(without(chars, whole)))


def fused(block: Block, one: Span, other: Span, spill: Sequence[Char] = ()) -> Span:
    """Return the one cell of a table that the paper's edge had cut in two.

    What stood under the one on its page (`spill`) comes before the other's letters.
    """
    top, left = min(one.top, other.top), min(one.left, other.left)
    bottom, right = max(one.bottom, other.bottom), max(one.right, other.right)
    first = once([*one.chars, *spill])
    rest = once([*first, *other.chars])[len(first) :]
    if spill and rest:
        down = max(char["bottom"] for char in first) - min(char["top"] for char in rest)
        rest = [moved(char, 0, down) for char in rest]
    whole = Span(top, left, bottom, right, "", [*first, *rest], one.cut | other.cut)
    return whole._replace(text=cell_text(whole.chars, block.room(whole)))


def without(chars: list[Char], spans: Iterable[Span]) -> list[Char]:
    """Return the letters that cells don't hold: a cut cell's text may stand on both its pages."""
    held = once(char for span in spans for char in span.chars)
    if not held:
        return chars
    return once([*held, *chars])[len(held) :]


def nearest(rules: Sequence[float], place: float) -> int:
    """Return the index of the rule that stands nearest."""
    return min(range(len(rules)), key=lambda index: abs(rules[index] - place))


def either(ones: tuple[float, ...], others: tuple[float, ...]) -> tuple[float, ...]:
    """Return all rules of two pages, those that both have once."""
    new = (other for other in others if all(abs(one - other) > NEAR for one in ones))
    return tuple(sorted((*ones, *new)))


def on_rows(tops: tuple[float, ...], own: tuple[float, ...], spans: list[Span]) -> list[Span]:
    """Return spans counted in rows of one page, counted in the rows of several."""
    place = [nearest(tops, top) for top in own]
    return [span._replace(top=place[span.top], bottom=place[span.bottom]) for span in spans]


def on_columns(lefts: tuple[float, ...], own: tuple[float, ...], spans: list[Span]) -> list[Span]:
    """Return spans counted in columns of one page, counted in the columns of several."""
    place = [nearest(lefts, left) for left in own]
    return [span._replace(left=place[span.left], right=place[span.right]) for span in spans]
