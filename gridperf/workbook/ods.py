"""OpenDocument spreadsheets (.ods), streamed: repeated blank cells are counted, never made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import IO, NamedTuple

from gridperf.model import Refused, Scalar, Sheet
from gridperf.workbook.archive import Archive
from gridperf.workbook.bounds import CELLS
from gridperf.workbook.grid import Grid
from gridperf.workbook.number_formats import format_shown
from gridperf.workbook.streamed_xml import follow

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MONTH = re.compile(r"\d{4}\D\d{1,2}\D?")
_HIDDEN = frozenset({"collapse", "filter"})
_FILL_TO = 4096
"""A run of equal blank-looking cells longer than this is formatting, not data."""


def read_ods(data: bytes) -> list[Sheet]:
    """Return the sheets in order, hidden ones too; raise `Refused` for a broken document."""
    archive = Archive(data)
    if b"manifest:encryption-data" in archive.read("meta-inf/manifest.xml", optional=True):
        raise Refused("password", "password_needed")
    with archive.open("content.xml") as part:
        return _sheets(part)


def read_fods(data: bytes) -> list[Sheet]:
    """Return the sheets of a spreadsheet that is one XML text (.fods), as `read_ods` does."""
    return _sheets(BytesIO(data))


def _sheets(xml: IO[bytes]) -> list[Sheet]:
    content = _Content()
    follow(xml, content)
    return content.sheets


class _CellSeen(NamedTuple):
    attributes: Mapping[str, str]
    text: list[str]


class _Content:
    """Follows content.xml and fills a grid a table."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._grid: Grid | None = None
        self._table: Mapping[str, str] = {}
        self._row = self._column = self._times = 0
        self._cell: _CellSeen | None = None
        self._notes = self._paragraphs = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a table, a row, a cell, or a piece of a cell's text."""
        if tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties":
            if attributes.get("table:display") == "false":
                self._hidden_styles.add(self._style)
        elif tag == "table:table" and self._grid is None:
            self._grid, self._table = Grid(), attributes
            self._row = self._column = 0
        elif self._grid is not None:
            self._start_inside(self._grid, tag, attributes)

    def _start_inside(self, grid: Grid, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table-column":
            times = _times(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility") in _HIDDEN:
                grid.hidden_columns.update(range(self._column, self._column + min(times, _FILL_TO)))
            self._column += times
        elif tag == "table:table-row":
            self._times = _times(attributes, "table:number-rows-repeated")
            self._column = 0
            if attributes.get("table:visibility") in _HIDDEN:
                grid.hidden_rows.update(range(self._row, self._row + min(self._times, _FILL_TO)))
        elif tag in _CELLS:
            self._cell = _CellSeen(attributes, [])
        elif tag == "office:annotation":
            self._notes += 1
        elif self._cell is not None:
            self._start_text(self._cell.text, tag, attributes)

    def _start_text(self, text: list[str], tag: str, attributes: dict[str, str]) -> None:
        if tag == "text:p":
            self._paragraphs += 1
            if text and not self._notes:
                text.append("\n")
        elif tag == "text:s":
            text.append(" " * min(_times(attributes, "text:c"), _FILL_TO))
        elif tag in {"text:line-break", "text:tab"}:
            text.append("\n" if tag == "text:line-break" else "\t")

    def text(self, data: str) -> None:
        """Collect a cell's text, not that of comments on it."""
        if self._cell is not None and self._paragraphs and not self._notes:
            self._cell.text.append(data)

    def end(self, tag: str) -> None:
        """Place a cell, count a row, finish a table."""
        if self._grid is None:
            return
        if tag == "text:p":
            self._paragraphs = max(self._paragraphs - 1, 0)
        elif tag in _CELLS and self._cell is not None:
            self._place(self._grid, self._cell)
            self._cell = None
        elif tag == "table:table-row":
            self._row += self._times
        elif tag == "office:annotation":
            self._notes -= 1
        elif tag == "table:table":
            hidden = self._table.get("table:style-name") in self._hidden_styles
            name = self._table.get("table:name", "")
            self.sheets.append(self._grid.sheet(name, hidden=hidden))
            self._grid = None

    def _place(self, grid: Grid, cell: _CellSeen) -> None:
        attributes = cell.attributes
        times = _times(attributes, "table:number-columns-repeated")
        first = self._column
        self._column += times
        rows = _times(attributes, "table:number-rows-spanned")
        columns = _times(attributes, "table:number-columns-spanned")
        text = "".join(cell.text)
        value = _value(attributes, text)
        error = text if attributes.get("calcext:value-type") == "error" else ""
        formula = attributes.get("table:formula", "") if value is None and not error else ""
        if value is None and not (error or formula) and rows == columns == 1:
            return
        if times * self._times > CELLS:
            raise Refused("too_large", "too_many_cells", limit=CELLS)
        code = _format(attributes, text, value)
        for row in range(self._row, self._row + self._times):
            for column in range(first, first + times):
                grid.place(row, column, None if error else value, rows, columns)
                if error:
                    grid.errors[row, column] = error
                if formula:
                    grid.formulas[row, column] = formula.partition(":=")[2] or formula
                if code:
                    grid.formats[row, column] = code


def _times(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 8 else 1  # noqa: PLR2004


def _value(attributes: Mapping[str, str], text: str) -> Scalar:
    kind = attributes.get("office:value-type", "")
    if kind in {"float", "percentage", "currency"}:
        return _number(attributes.get("office:value", ""), text)
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        return _date(attributes.get("office:date-value", ""), text)
    return (attributes.get("office:string-value") or text) or None


def _number(written: str, text: str) -> Scalar:
    try:
        return float(written)
    except ValueError:
        return text or None


def _date(written: str, text: str) -> Scalar:
    try:
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        return text or None


def _format(attributes: Mapping[str, str], text: str, value: Scalar) -> str | None:
    """Return the number format that the displayed text shows: decimals, sign, words, thousands.

    Of a date it only tells whether the text shows the month and no day.
    """
    kind = attributes.get("office:value-type")
    if kind == "date" and _MONTH.fullmatch(text.strip()):
        return 'yyyy"年"m"月"'
    if kind not in {"float", "percentage", "currency"}:
        return None
    stored = value if isinstance(value, float) else None
    return format_shown(text, stored, percent=kind == "percentage")
