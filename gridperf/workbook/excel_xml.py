"""Workbooks of Excel 2003 in XML (SpreadsheetML), which systems write under .xls or .xml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, time
from io import BytesIO
from math import isfinite
from typing import NamedTuple

from gridperf.model import Scalar, Sheet
from gridperf.workbook.grid import Grid
from gridperf.workbook.number_formats import BUILT_IN, SILENT
from gridperf.workbook.streamed_xml import follow
from gridperf.workbook.text import decode

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_OPTIONS = "urn:schemas-microsoft-com:office:excel"
_SEPARATOR = " "
_NAMED_FORMATS = {
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": BUILT_IN[8],
    "Euro Currency": BUILT_IN[4],
}
"""Formats that are written by name, in place of their code."""
_NAME = re.compile(r"[A-Z][a-z]+[ /][A-Z][a-z]+|Scientific")
"""How all others are named; they say nothing of a number, and dates are dates without them."""
_FILL_TO = 4096
"""A run of hidden columns or rows longer than this is formatting, not data."""


def read_excel_xml(data: bytes) -> list[Sheet]:
    """Return the worksheets in order, hidden ones too; raise `Refused` for a broken workbook."""
    content = _Content()
    # The declared encoding may be GBK, which the parser doesn't know.
    xml = BytesIO(decode(data).strip().encode())
    follow(xml, content, encoding="utf-8", separator=_SEPARATOR)
    return content.sheets


class _Cell(NamedTuple):
    column: int
    attributes: Mapping[str, str]
    kind: list[str]
    text: list[str]


class _Content:
    """Follows the workbook and fills a grid a worksheet."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._styles: dict[str, str] = {}
        self._style = ""
        self._grid = Grid()
        self._name = ""
        self._hidden = False
        self._columns: dict[int, str] = {}
        self._row = self._column = self._below = 0
        self._row_style = ""
        self._cell: _Cell | None = None
        self._comments = 0
        self._heard: list[str] | None = None

    def start(self, tag: str, named: dict[str, str]) -> None:
        """Begin a style, a worksheet, a column, a row, a cell, or what a cell holds."""
        namespace, _, kind = tag.rpartition(_SEPARATOR)
        attributes = {name.rpartition(_SEPARATOR)[2]: value for name, value in named.items()}
        if namespace == _OPTIONS and kind == "Visible":
            self._heard = []
        elif namespace != _NAMESPACE:
            return
        elif kind == "Data" and self._cell is not None and not self._comments:
            self._cell.kind.append(attributes.get("Type", ""))
            self._heard = self._cell.text
        elif begin := _BEGIN.get(kind):
            begin(self, attributes)

    def begin_style(self, attributes: Mapping[str, str]) -> None:
        """Begin a style, which may have its number format from another."""
        self._style = attributes.get("ID", "")
        self._styles[self._style] = self._styles.get(attributes.get("Parent", ""), "")

    def begin_format(self, attributes: Mapping[str, str]) -> None:
        """Note a style's number format."""
        code = attributes.get("Format", "")
        code = _NAMED_FORMATS.get(code, code)
        self._styles[self._style] = "" if _NAME.fullmatch(code) else code

    def begin_sheet(self, attributes: Mapping[str, str]) -> None:
        """Begin a worksheet."""
        self._grid, self._name, self._hidden = Grid(), attributes.get("Name", ""), False
        self._columns = {}
        self._row = self._column = self._below = 0

    def begin_column(self, attributes: Mapping[str, str]) -> None:
        """Note what a run of columns says of itself."""
        first = _count(attributes, "Index", self._column + 1) - 1
        self._column = first + 1 + _count(attributes, "Span")
        run = range(first, min(self._column, first + _FILL_TO))
        if attributes.get("Hidden") == "1":
            self._grid.hidden_columns.update(run)
        if style := attributes.get("StyleID"):
            self._columns |= dict.fromkeys(run, style)

    def begin_row(self, attributes: Mapping[str, str]) -> None:
        """Begin a row, which may speak for some blank ones below it."""
        self._row = _count(attributes, "Index", self._below + 1) - 1
        self._below = self._row + 1 + _count(attributes, "Span")
        self._column = 0
        self._row_style = attributes.get("StyleID", "")
        if attributes.get("Hidden") == "1":
            run = range(self._row, min(self._below, self._row + _FILL_TO))
            self._grid.hidden_rows.update(run)

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell; one that is merged across moves those after it."""
        column = _count(attributes, "Index", self._column + 1) - 1
        self._column = column + 1 + _count(attributes, "MergeAcross")
        self._cell = _Cell(column, attributes, [], [])

    def begin_comment(self, _: Mapping[str, str]) -> None:
        """Begin a comment on a cell, whose words are not the cell's."""
        self._comments += 1

    def text(self, data: str) -> None:
        """Collect what a cell holds."""
        if self._heard is not None:
            self._heard.append(data)

    def end(self, tag: str) -> None:
        """Place a cell, finish a worksheet."""
        namespace, _, kind = tag.rpartition(_SEPARATOR)
        if namespace == _OPTIONS and kind == "Visible" and self._heard is not None:
            self._hidden = "hidden" in "".join(self._heard).lower()
            self._heard = None
        elif namespace != _NAMESPACE:
            return
        elif kind == "Data":
            self._heard = None
        elif kind == "Comment":
            self._comments -= 1
        elif kind == "Cell" and self._cell is not None:
            self._place(self._cell)
            self._cell = None
        elif kind == "Worksheet":
            self.sheets.append(self._grid.sheet(self._name, hidden=self._hidden))

    def _place(self, cell: _Cell) -> None:
        at = self._row, cell.column
        text, kind = "".join(cell.text), "".join(cell.kind[:1])
        value = None if kind == "Error" else _value(kind, text)
        across, down = (_count(cell.attributes, name) for name in ("MergeAcross", "MergeDown"))
        self._grid.place(*at, value, down + 1, across + 1)
        if kind == "Error" and text:
            self._grid.errors[at] = text
        elif value is None and (formula := cell.attributes.get("Formula")):
            self._grid.formulas[at] = formula.removeprefix("=")
        if kind in {"Number", "DateTime"} and (code := self._format(cell)):
            self._grid.formats[at] = code

    def _format(self, cell: _Cell) -> str:
        own = cell.attributes.get("StyleID") or self._row_style
        code = self._styles.get(own or self._columns.get(cell.column, "Default"), "")
        return "" if code.lower() in SILENT else code


_BEGIN = {
    "Style": _Content.begin_style,
    "NumberFormat": _Content.begin_format,
    "Worksheet": _Content.begin_sheet,
    "Column": _Content.begin_column,
    "Row": _Content.begin_row,
    "Cell": _Content.begin_cell,
    "Comment": _Content.begin_comment,
}


def _count(attributes: Mapping[str, str], name: str, otherwise: int = 0) -> int:
    written = attributes.get(name, "")
    fits = written.isdecimal() and len(written) < 8  # noqa: PLR2004
    return max(int(written), 1 if name == "Index" else 0) if fits else otherwise


def _value(kind: str, text: str) -> Scalar:
    with suppress(ValueError):  # what is written otherwise than its kind says stays text
        if kind == "Number" and isfinite(number := float(text)):
            return number
        if kind == "DateTime":
            return _moment(text)
    if kind == "Boolean":
        return text == "1"
    return text or None


def _moment(text: str) -> Scalar:
    found = datetime.fromisoformat(text)
    if found.year < _FIRST_YEAR:
        return found.time()
    return found if found.time() != time() else found.date()


_FIRST_YEAR = 1900
"""Times of day stand on the last day before it."""
