"""Tables in text PDFs, by pdfplumber, an extra; pages of one wide sheet are rejoined.

Ruled lines tell the cells; without any, the gaps between texts do, where they leave no doubt.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

from gridperf.model import Refused, Sheet
from gridperf.workbook.bounds import PAGE_BYTES, PDF_PAGES
from gridperf.workbook.grid import Grid
from gridperf.workbook.pdf_breaks import below
from gridperf.workbook.pdf_frame import NEAR, Edge, Frame, frames
from gridperf.workbook.pdf_lines import Char, hangs
from gridperf.workbook.pdf_pages import Block, Page, Span, beside, nearest
from gridperf.workbook.pdf_paper import is_scan, letters, turned
from gridperf.workbook.pdf_plain import Piece, table_of
from gridperf.workbook.pdf_rules import rules

if TYPE_CHECKING:
    import pdfplumber.page
    import pdfplumber.table


def read_pdf(data: bytes, password: str | None = None) -> list[Sheet]:
    """Return one sheet: every page's tables and the lines around them, all cells text.

    Pages that continue a table to the right are put beside it, all others below. Raises
    `Refused` for a scan, a password, no table, or a broken file.
    """
    try:
        import pdfplumber  # noqa: PLC0415 (an extra)
        from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
        from pdfminer.psexceptions import PSException  # noqa: PLC0415
        from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415
    except ImportError as error:
        raise Refused("unreadable", "extra_missing", extra="pdf") from error
    try:
        with pdfplumber.open(BytesIO(data), password=password) as document:
            if len(document.pages) > PDF_PAGES:
                raise Refused(
                    "too_large", "too_many_pages", found=len(document.pages), limit=PDF_PAGES
                )
            _refuse_bombs(document.pages, len(data))
            papers = [turned(page) for page in document.pages]
            pages = [_page(paper) for paper in papers]
            plain = None if any(page.tables for page in pages) else _plain(papers)
    except (PdfminerException, PSException) as error:
        if isinstance(error.__cause__ or error, PDFPasswordIncorrect) or any(
            isinstance(inner, PDFPasswordIncorrect) for inner in error.args
        ):
            key = "password_wrong" if password else "password_needed"
            raise Refused("password", key) from error
        raise Refused("unreadable", "broken_file", format="PDF") from error
    if not any(page.tables or not page.is_blank for page in pages):
        raise Refused("unreadable", "scanned_pdf")
    pictures = _pictures(pages, papers)
    if plain is not None:
        return [replace(plain.sheet(), pictures=pictures)]
    if not any(page.tables for page in pages):
        raise Refused("unreadable", "no_ruled_table")
    return [replace(_sheet(below(beside(pages))), pictures=pictures)]


def _pictures(pages: list[Page], papers: list[pdfplumber.page.Page]) -> tuple[int, ...]:
    """Return the numbers of the pages that are pictures, of which nothing can be read."""
    both = enumerate(zip(pages, papers, strict=True), start=1)
    return tuple(number for number, (page, paper) in both
                 if not page.tables and page.is_blank and is_scan(paper, page.chars))  # fmt: skip


def _plain(pages: list[pdfplumber.page.Page]) -> Grid | None:
    """Return the table that stands on pages without ruled lines, None where none is certain."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 (an extra)

    return table_of([
        Piece(number, word["x0"], word["x1"], (word["top"] + word["bottom"]) / 2,
              word["bottom"] - word["top"], word["text"])
        for number, page in enumerate(pages)
        for word in extract_words(letters(page))
    ])  # fmt: skip


def _refuse_bombs(pages: list[pdfplumber.page.Page], packed: int) -> None:
    """Raise `Refused` where a page unpacks to more than a page can show."""
    from pdfminer.pdftypes import PDFStream, resolve1  # noqa: PLC0415 (an extra)

    for page in pages:
        streams = (resolve1(part) for part in page.page_obj.contents)
        size = sum(len(part.get_data()) for part in streams if isinstance(part, PDFStream))
        if size > PAGE_BYTES:
            values = {"found": size // 2**20, "packed": max(packed // 2**10, 1)}
            raise Refused("unsafe", "zip_bomb", **values)


def _page(page: pdfplumber.page.Page) -> Page:
    """Return the page's tables, and its letters that stand in no ruled cell."""
    edges = rules(page)
    found = frames(edges)
    for frame in found:
        for closing in frame.closing():
            edges.extend(closing)
    chars = letters(page)
    blocks = []
    for table in _tables(page, edges):
        if table.cells:
            block, chars = _block(table, found, chars)
            blocks.append(block)
    if not blocks and is_scan(page, chars):
        chars = []
    return Page(sorted(blocks, key=lambda block: block.tops[0]), chars)


def _tables(page: pdfplumber.page.Page, edges: list[Edge]) -> list[pdfplumber.table.Table]:
    """Return the tables that edges make; none but a frame's can be one."""
    ruled = {"vertical_strategy": "explicit", "horizontal_strategy": "explicit"}
    lines = {"explicit_vertical_lines": edges, "explicit_horizontal_lines": edges}
    return page.find_tables({**ruled, **lines}) if len(edges) > 1 else []


def _block(
    table: pdfplumber.table.Table, found: list[Frame], chars: list[Char]
) -> tuple[Block, list[Char]]:
    """Return a table, and the letters that aren't in its cells."""
    lefts = _rules([x for cell in table.cells for x in (cell[0], cell[2])])
    tops = _rules([y for cell in table.cells for y in (cell[1], cell[3])])
    places: dict[tuple[int, int], int] = {}
    corners: list[tuple[int, int, int, int]] = []
    for box in table.cells:
        top, bottom = nearest(tops, box[1]), nearest(tops, box[3])
        left, right = nearest(lefts, box[0]), nearest(lefts, box[2])
        places.update(dict.fromkeys(product(range(top, bottom), range(left, right)), len(corners)))
        corners.append((top, left, bottom, right))
    inside: list[list[Char]] = [[] for _ in corners]
    outside: list[Char] = []
    before, held_by = None, None
    for char in chars:
        row = bisect(tops, (char["top"] + char["bottom"]) / 2) - 1
        column = bisect(lefts, (char["x0"] + char["x1"]) / 2) - 1
        place = places.get((row, column))
        if before and place != held_by and hangs(char, before):
            place = held_by
        before, held_by = char, place
        (outside if place is None else inside[place]).append(char)
    frame = next((frame for frame in found if frame.holds(table.bbox)), None)
    spans = [
        Span(*corner, "", held, frame.open_sides(box) if frame else frozenset())
        for box, corner, held in zip(table.cells, corners, inside, strict=True)
    ]
    block = Block(spans, tuple(lefts), tuple(tops))
    return block.read(), outside


def _rules(places: list[float]) -> list[float]:
    """Return the distinct positions of ruled lines, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _sheet(pages: list[Page]) -> Sheet:
    grid = Grid()
    row = 0
    for page in pages:
        for block in page.parts():
            if isinstance(block, str):
                grid.place(row, 0, block)
                row += 1
                continue
            for span in block.spans:
                rows, columns = span.bottom - span.top, span.right - span.left
                grid.place(row + span.top, span.left, span.text or None, rows, columns)
            row += len(block.tops) - 1
    return grid.sheet()
