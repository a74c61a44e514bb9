"""Tables that go on over the next page, made whole: cells that a page break cut are one again.

A table goes on where its frame does: its walls end openly at both pages' edges, or the next
page's table has the same outer walls and nothing new stands between them, neither a title nor a
note. Rows that the printer repeats as head are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from gridperf.workbook.pdf_frame import NEAR
from gridperf.workbook.pdf_lines import (
    Char,
    begins_own_line,
    has_room,
    is_full,
    lines_of,
    moved,
    whole_words,
)
from gridperf.workbook.pdf_pages import (
    Block,
    Page,
    Span,
    either,
    fused,
    on_columns,
    without,
)

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = "0123456789 -–—/第共页"
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?[%％]?")
_PART = re.compile(r"[-+]?[\d,，.．]+[%％]?")
_NEARLY_ALL = 0.8
"""Of the texts of a row: so many stand under a text of the row above."""
_HEADINGS = 4
"""Texts in a row of headings at least; a label and its value are fewer."""


class Line(NamedTuple):
    """A line of text in no table."""

    place: float
    text: str

    def is_like(self, other: Line) -> bool:
        """Tell whether a line stands in the same place of its page, but for what counts pages."""
        same = _DIGITS.sub("", self.text) == _DIGITS.sub("", other.text)
        return same and abs(self.place - other.place) <= 2 * NEAR


class _Chain(NamedTuple):
    """Pages put together so far: where their last table began, and what stands on the last page."""

    page: Page
    first: Block
    above: list[Line]
    last: Page
    right: float = 0.0
    down: float = 0.0


def below(pages: list[Page]) -> list[Page]:
    """Return the pages with every table that goes on over pages made one."""
    chains: list[_Chain] = []
    head = next((page.table for page in pages if page.table), None)
    for page in pages:
        longer = _continued(chains[-1], page) if chains else None
        if longer is not None:
            chains[-1] = longer
            continue
        own = _without_head(head, page) if chains else page
        first = page.tables[-1] if page.tables else Block([], (), ())
        above = [line for line in _lines(page) if line.place < (first.tops or (0.0,))[0]]
        chains.append(_Chain(own, first, above, page))
    return [
        chain.page._replace(tables=[_compact(table) for table in chain.page.tables])
        for chain in chains
    ]


def _lines(page: Page) -> list[Line]:
    return [
        Line(line[0]["top"], "".join(char["text"] for char in line))
        for line in lines_of(page.chars)
    ]


def _continued(chain: _Chain, page: Page) -> _Chain | None:
    """Return the pages with a page whose table goes on from theirs; None where none does."""
    if not chain.page.tables or not page.tables:
        return None
    upper, lower = chain.page.tables[-1], page.tables[0]
    if not upper.tops or not _has_walls_of(upper, lower):
        return None
    head = _repeated_rows(chain.first, lower)
    is_open = _ends_openly(upper) and any("top" in s.cut for s in lower.spans if s.top == 0)
    if not is_open and not (head and _ends_openly(upper)) and not _is_near(chain, page, head):
        return None
    right, down = upper.lefts[0] - lower.lefts[0], upper.tops[-1] - lower.tops[head]
    rest = [table.shifted(right, down) for table in page.tables[1:]]
    under = _from(lower, head).shifted(right, down)
    whole, cut = _one_below(upper, under, _spill(chain, page), repeated=head > 0)
    known = {line.text for line in _lines(chain.last)}
    running = [line.place for line in _lines(page) if line.text in known]
    chars = [
        moved(char, right, down)
        for char in page.chars
        if char["top"] > lower.tops[0] or all(abs(char["top"] - y) > NEAR for y in running)
    ]
    loose = without([*chain.page.chars, *chars], cut)
    joined = Page([*chain.page.tables[:-1], whole, *rest], loose)
    if rest:
        return _Chain(joined, page.tables[-1], [], page, right, down)
    return _Chain(joined, chain.first, chain.above, page, right, down)


def _spill(chain: _Chain, page: Page) -> list[list[Char]]:
    """Return the words under the last page's table that may be a cut cell's, as they stand.

    A browser lets the text of a merged cell run over the table's end into the page's margin.
    """
    end = chain.last.tables[-1].tops[-1]
    places = {line.place for line in _new_lines(chain.last, page) if line.place > end - NEAR}
    chars = [
        char
        for char in chain.last.chars
        if any(abs(char["top"] - place) <= NEAR for place in places)
    ]
    return whole_words([moved(char, chain.right, chain.down) for char in chars])


def _has_walls_of(upper: Block, lower: Block) -> bool:
    """Tell whether a table stands under another one's outer walls, or at least under its columns.

    A binding margin may have moved all of it.
    """
    widths = (block.lefts[-1] - block.lefts[0] for block in (upper, lower))
    return abs(next(widths) - next(widths)) <= 2 * NEAR or (
        abs(upper.lefts[0] - lower.lefts[0]) <= NEAR
        and len(either(upper.lefts, lower.lefts)) == len(upper.lefts)
    )


def _ends_openly(block: Block) -> bool:
    return any("bottom" in s.cut for s in block.spans if s.bottom == len(block.tops) - 1)


def _is_near(chain: _Chain, page: Page, head: int) -> bool:
    """Tell whether nothing new stands between a page's table and the one before it.

    What both pages show in the same place is no news; but a title over each is one, where the
    table under it doesn't repeat a head.
    """
    end, begin = chain.last.tables[-1].tops[-1], page.tables[0].tops[0]
    news = [line for line in _new_lines(page, chain.last) if line.place < begin]
    notes = [line for line in _new_lines(chain.last, page) if line.place > end]
    if news or notes:
        return False
    above = [line for line in _lines(page) if line.place < begin]
    return bool(head) or not above or len(above) < len(chain.above)


def _new_lines(page: Page, other: Page) -> Iterator[Line]:
    """Yield the lines of a page that the other one doesn't show too; never page numbers."""
    known = _lines(other)
    for line in _lines(page):
        if line.text.strip(_PAGE_NUMBER) and not any(line.is_like(one) for one in known):
            yield line


def _one_below(
    upper: Block, lower: Block, spill: list[list[Char]], *, repeated: bool
) -> tuple[Block, list[Span]]:
    """Return a table with another one's rows under it, and the cells that were cut between."""
    lefts, seam = either(upper.lefts, lower.lefts), len(upper.tops) - 1
    ones = upper.spans if lefts == upper.lefts else on_columns(lefts, upper.lefts, upper.spans)
    others = [
        span._replace(top=span.top + seam, bottom=span.bottom + seam)
        for span in on_columns(lefts, lower.lefts, lower.spans)
    ]
    whole = upper._replace(spans=[], lefts=lefts, tops=(*upper.tops, *lower.tops[1:]))
    last = {(span.left, span.right): span for span in ones if span.bottom == seam}
    first = sorted((span for span in others if span.top == seam), key=lambda span: span.left)
    pairs = [(last.get((span.left, span.right)), span) for span in first]
    parts: set[int] = set()
    found = []
    for one, other in _cut(whole, pairs, repeated=repeated):
        parts.update((id(one), id(other)))
        left, right = lefts[one.left] - NEAR, lefts[one.right] + NEAR
        own = [word for word in spill if left <= word[0]["x0"] and word[-1]["x1"] <= right]
        found.append(fused(whole, one, other, [char for word in own for char in word]))
    spans = [*(span for span in (*ones, *others) if id(span) not in parts), *found]
    return whole._replace(spans=spans), found


def _cut(
    block: Block, pairs: list[tuple[Span | None, Span]], *, repeated: bool
) -> list[tuple[Span, Span]]:
    """Return which cells at a page's end and at the next one's beginning are one.

    Where the rules tell it, the cells without a rule between them; where a whole row has none,
    its texts tell whether a new one begins. Where each page closes its table, a row goes on whose
    lines do; and a blank before a row's first text is the merged cell above it.
    """
    met = [(one, other) for one, other in pairs if one is not None]
    if any("bottom" in one.cut for one, _ in met):
        cut = [pair for pair in met if "bottom" in pair[0].cut]
        going = [pair for pair in cut if repeated or "top" in pair[1].cut]
        if len(cut) < len(met) or not _are_rows(block, going):
            return going
        return [pair for pair in going if not _is_apart(block, *pair)]
    if len(met) == len(pairs) and not _are_rows(block, met) and _is_cut_row(block, met):
        return met
    return [
        (one, other)
        for one, other in takewhile(lambda pair: pair[0] is not None and not pair[1].text, pairs)
        if one is not None and one.text and _rows(one, other) > _EACH
    ]


_EACH = 2
"""Rows of a cell above and a cell below where each has one."""


def _rows(one: Span, other: Span) -> int:
    return one.bottom - one.top + other.bottom - other.top


def _are_rows(block: Block, pairs: list[tuple[Span, Span]]) -> bool:
    """Tell whether cells above and below a page break are of two rows, not of one that is cut.

    A browser leaves off the rule under a row that just fills its page. Then a number under a
    number is none's rest, or nearly all texts stand under texts and few of them go on.
    """
    pairs = [pair for pair in pairs if _rows(*pair) == _EACH]
    both = [(one, other) for one, other in pairs if one.text and other.text]
    if any(_are_two_numbers(block, one, other) for one, other in both):
        return True
    most = max(sum(bool(pair[side].text) for pair in pairs) for side in (0, 1)) if pairs else 0
    ends = sum(not _goes_on(block, one, other) for one, other in both)
    return len(both) > 1 and len(both) >= _NEARLY_ALL * most and 2 * ends >= len(both)


def _are_two_numbers(block: Block, one: Span, other: Span) -> bool:
    """Tell whether two cells hold a number each: the first had room, or both aren't one number."""
    if not (_PART.fullmatch(one.text) and _PART.fullmatch(other.text)):
        return False
    before, after = lines_of(one.chars), lines_of(other.chars)
    return not _NUMBER.fullmatch(one.text + other.text) or has_room(
        before[-1], after[0], block.room(one)
    )


def _goes_on(block: Block, one: Span, other: Span) -> bool:
    """Tell whether a text may go on in the cell below: its line is full, or a new one begins."""
    before, after = lines_of(one.chars), lines_of(other.chars)
    return is_full(before[-1], after[0], block.room(one)) or begins_own_line(one.text, other.text)


def _is_apart(block: Block, one: Span, other: Span) -> bool:
    """Tell whether two cells are none, though no rule parts them, where a new row begins.

    A cell of several rows may still go on over it.
    """
    if _rows(one, other) == _EACH:
        return True
    return bool(one.text and other.text) and not _goes_on(block, one, other)


def _is_cut_row(block: Block, pairs: list[tuple[Span, Span]]) -> bool:
    """Tell whether a page's first row is the rest of the last one of the page before.

    Each of its texts goes on from a full line, and some text has already ended; where all go
    on, they begin as far left as the lines before.
    """
    going = [(one, other) for one, other in pairs if other.text]
    ended = any(one.text and not other.text for one, other in pairs)
    for one, other in going:
        before, after = lines_of(one.chars), lines_of(other.chars)
        if not before or not after or not is_full(before[-1], after[0], block.room(one)):
            return False
        if not ended and abs(before[-1][0]["x0"] - after[0][0]["x0"]) > NEAR:
            return False
    return bool(going)


def _without_head(head: Block | None, page: Page) -> Page:
    """Leave out the head rows that a page repeats though its table doesn't go on."""
    table = page.table
    rows = _repeated_rows(head, table) if head and table else 0
    return page if table is None or rows < _SEVERAL else Page([_from(table, rows)], page.chars)


_SEVERAL = 2


def _repeated_rows(head: Block, table: Block) -> int:
    """Return how many first rows equal those where the table began, whole cells only.

    A single row that names headings is one; a label and its value (项目名称) is one only where
    the next label isn't the next one of the beginning too: then a new form begins. A title with
    rules around it may stand over the several rows that are repeated.
    """
    title = _title_rows(head)
    if title and (count := _repeated_rows(_from(head, title), table)) >= _SEVERAL:
        return count
    ones, others = _by_row(head), _by_row(table)
    count = 0
    while count in ones and ones[count] == others.get(count):
        count += 1
    reach = max((cell[1] for row in range(count) for cell in ones[row]), default=0)
    if reach > count or count == len(others):
        return 0
    if count == 1:
        texts = [cell[3] for cell in ones[0] if cell[3]]
        nexts = [rows.get(1, [(0, 0, 0, "")])[0][3] for rows in (ones, others)]
        if len(texts) < _SEVERAL or (len(texts) < _HEADINGS and nexts[0] == nexts[1]):
            return 0
    return count


def _title_rows(table: Block) -> int:
    """Return how many first rows of a table hold a text or two, and so name no headings."""
    rows = _by_row(table)
    for row in range(min(_TITLE, len(rows))):
        if sum(bool(cell[3]) for cell in rows.get(row, ())) >= _HEADINGS:
            return row
    return 0


_TITLE = 6
"""Rows that a title may take, with its number, its unit and the unit of money."""


def _by_row(table: Block) -> dict[int, list[tuple[int, int, int, str]]]:
    rows: dict[int, list[tuple[int, int, int, str]]] = {}
    for span in table.spans:
        rows.setdefault(span.top, []).append((span.left, span.bottom, span.right, span.text))
    return {row: sorted(cells) for row, cells in rows.items()}


def _from(table: Block, rows: int) -> Block:
    """Return a table without its first rows."""
    spans = [
        span._replace(top=span.top - rows, bottom=span.bottom - rows)
        for span in table.spans
        if span.top >= rows
    ]
    return table._replace(spans=spans, tops=table.tops[rows:])


def _compact(table: Block) -> Block:
    """Return a table without the rows and columns in which no cell begins."""
    tops = sorted({span.top for span in table.spans} | {len(table.tops) - 1})
    lefts = sorted({span.left for span in table.spans} | {len(table.lefts) - 1})
    rows = {row: at for at, row in enumerate(tops)}
    columns = {column: at for at, column in enumerate(lefts)}
    spans = [
        span._replace(
            top=rows[span.top],
            left=columns[span.left],
            bottom=rows[min(top for top in tops if top >= span.bottom)],
            right=columns[min(left for left in lefts if left >= span.right)],
        )
        for span in table.spans
    ]
    return table._replace(
        spans=spans,
        tops=tuple(table.tops[row] for row in tops),
        lefts=tuple(table.lefts[column] for column in lefts),
    )
