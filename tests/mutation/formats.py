"""Drafts into files of every format that the reader knows."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape
from io import BytesIO, StringIO

import docx
import openpyxl
import xlwt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.mutation.drafts import Draft, Value

Drafts = Sequence[Draft]


CODES = ("0%", "0.0%", "0.00%", "#,##0.00", "General")


def _number(value: Value) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def xlsx(drafts: Drafts) -> bytes:
    """Return a workbook as Excel writes it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for draft in drafts:
        sheet = book.create_sheet(draft.name)
        for (row, column), value in draft.cells.items():
            cell = sheet.cell(row + 1, column + 1, _number(value))
            if isinstance(value, str) and not value.startswith("=SUM"):
                cell.data_type = "s"
            if code := draft.formats.get((row, column)):
                cell.number_format = code
        for top, left, bottom, right in draft.merges:
            sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        for row in draft.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in draft.hidden_columns:
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].hidden = True
        sheet.sheet_state = "hidden" if draft.hidden else "visible"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def xls(drafts: Drafts) -> bytes:
    """Return a workbook of 1997 (BIFF)."""
    book = xlwt.Workbook()
    styles = {code: xlwt.easyxf(num_format_str=code) for code in CODES}
    for draft in drafts:
        sheet = book.add_sheet(draft.name)
        spans = {(top, left): (bottom, right) for top, left, bottom, right in draft.merges}
        places = {**dict.fromkeys(spans), **draft.cells}
        for (row, column), value in places.items():
            style = styles[draft.formats.get((row, column), "General")]
            bottom, right = spans.get((row, column), (row, column))
            sheet.write_merge(row, bottom, column, right, _number(value), style)
        for row in draft.hidden_rows:
            sheet.row(row).hidden = True
        for column in draft.hidden_columns:
            sheet.col(column).hidden = True
        sheet.visibility = 1 if draft.hidden else 0
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def html(drafts: Drafts) -> bytes:
    """Return a page with one table, as government systems export it under the name .xls."""
    (draft,) = drafts
    spans = {(top, left): (bottom, right) for top, left, bottom, right in draft.merges}
    covered = _covered(draft)
    lines = []
    for row in range(draft.height):
        cells = []
        for column in range(draft.width):
            if (row, column) in covered:
                continue
            bottom, right = spans.get((row, column), (row, column))
            size = f' rowspan="{bottom - row + 1}" colspan="{right - column + 1}"'
            text = escape(draft.shown(row, column)).replace("\n", "<br>")
            cells.append(f"<td{size}>{text}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    page = f"<html><head><meta charset='gbk'></head><table>{''.join(lines)}</table></html>"
    return page.encode("gb18030")


def _covered(draft: Draft) -> set[tuple[int, int]]:
    return {(row, column) for top, left, bottom, right in draft.merges
            for row in range(top, bottom + 1) for column in range(left, right + 1)
            if (row, column) != (top, left)}  # fmt: skip


def ods(drafts: Drafts) -> bytes:
    """Return an OpenDocument spreadsheet, as small as it may be."""
    names = ("office", "table", "text", "style", "calcext")
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in names)
    style = ('<style:style style:name="gone"><style:table-properties table:display="false"/>'
             "</style:style>")  # fmt: skip
    body = style + "".join(_ods_table(draft) for draft in drafts)
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document {spaces}>{body}</office:document>")
    return saved.getvalue()


def _ods_table(draft: Draft) -> str:
    spans = {(top, left): (bottom, right) for top, left, bottom, right in draft.merges}
    covered = _covered(draft)
    columns = "".join(
        f"<table:table-column{_gone(column in draft.hidden_columns)}/>"
        for column in range(draft.width)
    )
    rows = []
    for row in range(draft.height):
        cells = "".join(
            "<table:covered-table-cell/>" if (row, column) in covered
            else _ods_cell(draft, row, column, spans.get((row, column), (row, column)))
            for column in range(draft.width)
        )  # fmt: skip
        rows.append(f"<table:table-row{_gone(row in draft.hidden_rows)}>{cells}</table:table-row>")
    hidden = ' table:style-name="gone"' if draft.hidden else ""
    return f'<table:table table:name="{draft.name}"{hidden}>{columns}{"".join(rows)}</table:table>'


def _gone(hidden: bool) -> str:  # noqa: FBT001 (one attribute)
    return ' table:visibility="collapse"' if hidden else ""


def _ods_cell(draft: Draft, row: int, column: int, end: tuple[int, int]) -> str:
    value = draft.cells.get((row, column))
    size = (f' table:number-rows-spanned="{end[0] - row + 1}"'
            f' table:number-columns-spanned="{end[1] - column + 1}"')  # fmt: skip
    if value is None:
        return f"<table:table-cell{size}/>"
    shown = draft.shown(row, column)
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    kind = ' office:value-type="string"'
    if not isinstance(value, str):
        percent = draft.formats.get((row, column), "").endswith("%")
        named = "percentage" if percent else "float"
        kind = f' office:value-type="{named}" office:value="{_number(value)!r}"'
    return f"<table:table-cell{size}{kind}>{paragraphs}</table:table-cell>"


def text(encoding: str, delimiter: str, *, cut: bool = False) -> Callable[[Drafts], bytes]:
    """Return a writer of delimited text; merges are gone in it, `cut`: blanks at the ends too."""

    def write(drafts: Drafts) -> bytes:
        (draft,) = drafts
        saved = StringIO()
        lines = csv.writer(saved, delimiter=delimiter, lineterminator="\r\n")
        for row in range(draft.height):
            cells = [draft.shown(row, column) for column in range(draft.width)]
            while cut and cells and not cells[-1]:
                cells.pop()
            lines.writerow(cells)
        return saved.getvalue().encode(encoding)

    return write


def word(drafts: Drafts) -> bytes:
    """Return a document with one table; rows that hold one text alone stand above it as lines."""
    (draft,) = drafts
    document = docx.Document()
    table = document.add_table(draft.height, draft.width)
    cells = [list(line.cells) for line in table.rows]
    for row, column in draft.cells:
        cells[row][column].text = draft.shown(row, column)
    for top, left, bottom, right in draft.merges:
        if top < draft.height and left < draft.width:
            last = cells[min(bottom, draft.height - 1)][min(right, draft.width - 1)]
            cells[top][left].merge(last)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def pdf(drafts: Drafts) -> bytes:
    """Return one large page with a ruled table."""
    (draft,) = drafts
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7, leading=9, wordWrap="CJK")
    data = [
        [Paragraph(escape(draft.shown(row, column)).replace("\n", "<br/>"), style)
         for column in range(draft.width)]
        for row in range(draft.height)
    ]  # fmt: skip
    spans = [("SPAN", (left, top), (min(right, draft.width - 1), min(bottom, draft.height - 1)))
             for top, left, bottom, right in draft.merges]  # fmt: skip
    width = 78 * draft.width
    table = Table(data, colWidths=[78] * draft.width)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.7, "black"), *spans]))
    saved = BytesIO()
    SimpleDocTemplate(saved, pagesize=(width + 100, 14_000)).build([table])
    return saved.getvalue()


BOOKS: dict[str, Callable[[Drafts], bytes]] = {"xlsx": xlsx, "xls": xls, "ods": ods}
"""Formats that hold several sheets."""

SINGLE: dict[str, Callable[[Drafts], bytes]] = {
    "html.xls": html,
    "utf8.csv": text("utf-8", ","),
    "bom.csv": text("utf-8-sig", ","),
    "gb.csv": text("gb18030", ","),
    "utf16.csv": text("utf-16", ","),
    "tab.txt": text("utf-8", "\t"),
    "gb.txt": text("gb18030", "\t"),
    "cut.txt": text("utf-8", "\t", cut=True),
    "docx": word,
    "pdf": pdf,
}
FORMATS = BOOKS | SINGLE
