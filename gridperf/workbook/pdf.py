"""Tables in text PDFs, by pdfplumber, an extra; pages of one wide sheet are rejoined.

Ruled lines tell the cells; without any, the gaps between texts do, where they leave no doubt.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gridperf.model import Refused, Sheet
from gridperf.workbook.bounds import PAGE_BYTES, PDF_PAGES
from gridperf.workbook.grid import Grid
from gridperf.workbook.pdf_pages import Block, Page, Span, Wall, Word, joined, nearest
from gridperf.workbook.pdf_plain import Piece, table_of

if TYPE_CHECKING:
    import pdfplumber.page
    import pdfplumber.table

_OWN_LINE = re.compile(
    r"(?:目标|指标)?\s*(?:\d{1,2}\s*[.、．)）:：]|[(（]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]+、)"
)
_NEAR = 2.0
"""Rules closer than this, in points, are one."""


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
            pages = [_page(page) for page in document.pages]
            plain = None if any(page.tables for page in pages) else _plain(document.pages)
    except (PdfminerException, PSException) as error:
        if isinstance(error.__cause__ or error, PDFPasswordIncorrect) or any(
            isinstance(inner, PDFPasswordIncorrect) for inner in error.args
        ):
            key = "password_wrong" if password else "password_needed"
            raise Refused("password", key) from error
        raise Refused("unreadable", "broken_file", format="PDF") from error
    if not any(page.tables or page.words for page in pages):
        raise Refused("unreadable", "scanned_pdf")
    if plain is not None:
        return [plain.sheet()]
    if not any(page.tables for page in pages):
        raise Refused("unreadable", "no_ruled_table")
    return [_sheet(joined(pages))]


def _plain(pages: list[pdfplumber.page.Page]) -> Grid | None:
    """Return the table that stands on pages without ruled lines, None where none is certain."""
    return table_of([
        Piece(number, word["x0"], word["x1"], (word["top"] + word["bottom"]) / 2,
              word["bottom"] - word["top"], word["text"])
        for number, page in enumerate(pages)
        for word in page.extract_words()
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
    """Return the page's tables, and its words that stand in no ruled cell."""
    tables = [table for table in page.find_tables() if table.cells]
    walls = [
        Wall(edge["x0"], edge["top"], edge["bottom"])
        for edge in (page.edges if tables else ())
        if edge["orientation"] == "v"
    ]
    blocks = [_block(table, walls) for table in tables]

    def is_loose(thing: dict[str, Any]) -> bool:
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return thing["object_type"] == "char" and not any(block.covers(x, y) for block in blocks)

    words = [
        Word(word["x0"], word["x1"], (word["top"] + word["bottom"]) / 2, word["text"])
        for word in page.filter(is_loose).extract_words(keep_blank_chars=True)
    ]
    return Page(blocks, words)


def _block(table: pdfplumber.table.Table, walls: list[Wall]) -> Block:
    lefts = _rules([x for cell in table.cells for x in (cell[0], cell[2])])
    tops = _rules([y for cell in table.cells for y in (cell[1], cell[3])])
    spans = []
    for row, texts in zip(table.rows, table.extract(), strict=True):
        for box, text in zip(row.cells, texts, strict=True):
            if box is not None:
                left, top, right, bottom = box
                corner = nearest(tops, top), nearest(lefts, left)
                ends = nearest(tops, bottom), nearest(lefts, right)
                spans.append(Span(*corner, *ends, unwrapped(text or "")))
    return Block(spans, tuple(lefts), tuple(tops), walls)


def unwrapped(text: str) -> str:
    """Return a cell's text without the breaks that only the cell's width made.

    A line that begins with a number of its own (2. …) was begun by its writer.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole = ""
    for line in lines:
        if not whole or _OWN_LINE.match(line) or whole.endswith(("；", ";", "。", "：", ":")):
            whole += f"\n{line}" if whole else line
        else:
            apart = whole[-1].isascii() and whole[-1].isalpha() and line[0].isascii()
            whole += f" {line}" if apart else line
    return whole


def _rules(places: list[float]) -> list[float]:
    """Return the distinct positions of ruled lines, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
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
