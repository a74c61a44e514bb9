"""A workbook in the house's look: text stays text, whatever it begins with; sums are formulas."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gridperf import look
from gridperf.reports.material import Material

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
"""How offices print amounts: two decimals, a zero as a dash."""
AMOUNT = "#,##0.00"
PERCENT = "0.00%"
LINE, TALLEST = 13.5, 400
"""Points of one line of text, and of the highest row (a spreadsheet shows no more)."""
LONGEST = 32_767
"""Letters that a cell can hold."""
SHEET_NAME = 31
Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plain list: its head, its width in letters, its number format."""

    head: str
    width: float = 12
    number: str = ""


class Book:
    """A workbook that is being written; `data` closes it."""

    def __init__(self, title: str) -> None:
        """Begin a workbook of that title."""
        self._out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, options)
        self._book.set_properties({"title": title, "author": "GridPerf"})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet; what a sheet's name can't hold is left out of it."""
        clean = "".join(sign for sign in name if sign not in "[]:*?/\\'")[:SHEET_NAME] or "1"
        at = 2
        while clean.lower() in self._names:
            clean, at = f"{clean[: SHEET_NAME - 4]} ({at})", at + 1
        self._names.add(clean.lower())
        return self._book.add_worksheet(clean)

    def style(self, **said: Any) -> Format:  # noqa: ANN401 (the library's own words)
        """Return a cell's style: boxed, wrapped, in the middle, and what is said beside."""
        key = tuple(said.items())
        if key not in self._formats:
            usual = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
            self._formats[key] = self._book.add_format(usual | said)
        return self._formats[key]

    def data(self) -> bytes:
        """Return the workbook's bytes; nothing can be written after it."""
        self._book.close()
        return self._out.getvalue()


def put(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """Write one cell, zero-based: a text always as text, a hole as a blank."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:LONGEST], style)
    else:
        sheet.write_number(row, column, value, style)


def lay_list(  # noqa: PLR0913, PLR0917 (a list and how it looks)
    book: Book,
    sheet: Worksheet,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    tints: Mapping[tuple[int, int], look.Mark] | None = None,
) -> None:
    """Write a plain list: title, heads that stay in sight and repeat on paper, filter, rows.

    `tints` are marks of cells by (row from 0, column).
    """
    last = len(columns) - 1
    heading = book.style(bold=True, font_size=16, align="center")
    sheet.merge_range(0, 0, 0, max(last, 1), "", heading)
    sheet.write_string(0, 0, title, heading)
    sheet.set_row(0, 30)
    head = book.style(bold=True, border=1, align="center", bg_color=look.FIELD)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        put(sheet, 1, place, column.head, head)
    count = 0
    widths = [column.width for column in columns]
    for count, row in enumerate(rows, start=1):
        sheet.set_row(count + 1, height(row, widths))
        for place, value in enumerate(row):
            mark = (tints or {}).get((count - 1, place))
            put(sheet, count + 1, place, value, book.style(**_cell(columns[place], value, mark)))
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(1)
    if count:
        sheet.autofilter(1, 0, count + 1, last)
    paper(sheet)


def height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Return the points that a row needs for its texts, wrapped in columns so many letters wide.

    Written out, because what shows the file doesn't work it out by itself.
    """
    pairs = zip(values, widths, strict=True)
    most = max((_lines(v, width) for v, width in pairs if isinstance(v, str)), default=1)
    return min(most * LINE + 4, TALLEST)


@lru_cache(maxsize=1 << 14)
def _lines(text: str, width: float) -> int:
    room = max(width - 1.5, 1)
    if len(text) * 2.1 <= room and "\n" not in text:
        return 1
    return sum(max(1, -int(-_letters(line) // room)) for line in text.split("\n"))


def _letters(text: str) -> float:
    """Return how wide a text is in letters; a full-width one counts as two."""
    return sum(2.1 if unicodedata.east_asian_width(sign) in "WFA" else 1.1 for sign in text)


def _cell(column: Column, value: Value, mark: look.Mark | None) -> dict[str, Any]:
    said: dict[str, Any] = {"border": 1}
    if column.number and not isinstance(value, str):
        said["num_format"] = column.number
    if column.number:
        said["align"] = "right"
    if mark:
        said |= {"bg_color": mark.ground, "font_color": mark.text}
    return said


def paper(sheet: Worksheet, size: int = 9) -> None:
    """Set the sheet for printing: across (A4 unless said), as wide as one page, numbered."""
    sheet.set_landscape()
    sheet.set_paper(size)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.set_footer("&C&P / &N")


def lay_basis(book: Book, material: Material, *, whole: bool = True) -> None:
    """Write the sheet that says on what all rests: selection, data-as-of, rules.

    `whole` with every threshold; else these stand once beside the workbooks.
    """
    words = material.words
    sheet = book.sheet(words("report.basis"))
    columns = [
        Column(words("report.matter"), 24),
        Column(words("report.says"), 80),
        Column(words("report.default"), 14),
    ]
    rows: list[Sequence[Value]] = [(label, said, "") for label, said in material.basis()]
    rows += [
        (bound.rule, f"{bound.meaning}{words('report.colon')}{bound.value}", bound.default)
        for bound in (material.thresholds() if whole else ())
    ]
    lay_list(book, sheet, words("report.basis"), columns, rows)


def lay_nothing(book: Book, material: Material) -> None:
    """Write the sheet that says that nothing was filed in this selection."""
    words = material.words
    sheet = book.sheet(words("report.empty_short"))
    sheet.set_column(0, 0, 80)
    said = words("report.empty", selection=material.filters)
    put(sheet, 0, 0, said, book.style(font_size=14))
