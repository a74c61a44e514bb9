"""Ruled tables in text PDFs, by pdfplumber, an extra; pages of one wide sheet are rejoined."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from gridperf.model import Refused, Sheet
from gridperf.workbook.grid import Grid
from gridperf.workbook.pdf_pages import Block, Line, Page, Span, joined

if TYPE_CHECKING:
    import pdfplumber.page
    import pdfplumber.table

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
            pages = [_page(page) for page in document.pages]
    except (PdfminerException, PSException) as error:
        if isinstance(error.__cause__ or error, PDFPasswordIncorrect) or any(
            isinstance(inner, PDFPasswordIncorrect) for inner in error.args
        ):
            key = "password_wrong" if password else "password_needed"
            raise Refused("password", key) from error
        raise Refused("unreadable", "broken_file", format="PDF") from error
    if not any(page.blocks for page in pages):
        raise Refused("unreadable", "scanned_pdf")
    if not any(isinstance(block, Block) for page in pages for block in page.blocks):
        raise Refused("unreadable", "no_table_inside")
    return [_sheet(joined(pages))]


def _page(page: pdfplumber.page.Page) -> Page:
    """Return the page's tables and the lines of text outside of them, from top to bottom."""
    tables = page.find_tables()
    found: list[tuple[float, Block | Line]] = [
        (table.bbox[1], _block(table)) for table in tables if table.cells
    ]

    def outside(thing: dict[str, Any]) -> bool:
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not any(t.bbox[0] <= x <= t.bbox[2] and t.bbox[1] <= y <= t.bbox[3] for t in tables)

    around = page.filter(lambda thing: thing["object_type"] != "char" or outside(thing))
    lines = around.extract_text_lines(return_chars=False)
    found += ((line["top"], Line(line["text"].strip())) for line in lines)
    return Page([block for _, block in sorted(found, key=lambda pair: pair[0])])


def _block(table: pdfplumber.table.Table) -> Block:
    lefts = _rules([x for cell in table.cells for x in (cell[0], cell[2])])
    tops = _rules([y for cell in table.cells for y in (cell[1], cell[3])])
    texts = table.extract()
    spans = []
    for row, cells in zip(table.rows, texts, strict=True):
        for box, text in zip(row.cells, cells, strict=True):
            if box is None:
                continue
            left, top, right, bottom = box
            spans.append(
                Span(
                    _index(tops, top),
                    _index(lefts, left),
                    _index(tops, bottom),
                    _index(lefts, right),
                    (text or "").strip(),
                )
            )
    return Block(spans, tuple(lefts), tuple(tops))


def _rules(places: list[float]) -> list[float]:
    """Return the distinct positions of ruled lines, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _index(rules: list[float], place: float) -> int:
    return min(range(len(rules)), key=lambda index: abs(rules[index] - place))


def _sheet(pages: list[Page]) -> Sheet:
    grid = Grid()
    row = 0
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Line):
                grid.place(row, 0, block.text or None)
                row += 1
                continue
            for span in block.spans:
                rows, columns = span.bottom - span.top, span.right - span.left
                grid.place(row + span.top, span.left, span.text or None, rows, columns)
            row += len(block.tops) - 1
    return grid.sheet()
