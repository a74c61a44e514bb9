"""HTML tables, which many government systems export under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

from gridperf.model import Refused, Sheet
from gridperf.workbook.grid import Grid
from gridperf.workbook.html_cells import Attributes, Choice, field_text, fuller_number, is_hidden
from gridperf.workbook.number_formats import format_shown
from gridperf.workbook.text import decode

_SILENT = frozenset({"script", "style", "title", "xml"})
_BREAKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption", "li"})
_FIELDS = frozenset({"input", "textarea", "select", "option"})
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")


def read_html(data: bytes) -> list[Sheet]:
    """Return one sheet: tables and the lines between them, below each other.

    All cells are text, what stands in the fields of a saved form too; only where Excel kept a
    number that its text rounds, the cell is that number.
    """
    sheet = sheet_of_page(data)
    if sheet is None:
        if framed := _FRAME.search(decode(data)):
            raise Refused("unreadable", "sheets_elsewhere", folder=unquote(framed[1]))
        raise Refused("unreadable", "no_table_inside")
    return [sheet]


_FRAME = re.compile(
    r"""<frame\b[^>]{0,300}\bsrc\s*=\s*["']?([^"'<>/]{1,255})/[^"'<>/]*\.html?\b""", re.IGNORECASE
)
"""A page of frames shows what lies in a folder beside it: so Excel saves several sheets."""


def sheet_of_page(data: bytes) -> Sheet | None:
    """Return a page as one sheet as `read_html` does, None where it holds no table."""
    page = _Page()
    page.feed(decode(data))
    page.close()
    page.end_block()
    return page.grid.sheet() if page.tables else None


class _Page(HTMLParser):
    """Fills a grid while the page goes by; a table inside a cell comes below what precedes it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid()
        self.tables = 0
        self._silent = 0
        self._row = -1
        self._column = 0
        self._cell: _Open | None = None
        self._choice: Choice | None = None
        self._typed = False
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins; rows and cells often lack their end."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self.end_block()
            self.tables += 1
        elif tag == "tr":
            self.end_block()
            self._next_row(hidden=is_hidden(dict(attrs)))
        elif tag in {"td", "th"}:
            self.end_block()
            named = dict(attrs)
            spans = _number(named.get("rowspan")), _number(named.get("colspan"))
            self._cell = _Open(*spans, named.get("x:num"))
        elif tag == "br":
            self._text.append("\n")
        elif tag in _BREAKS and self._cell is None:
            self.end_block()
        elif tag in _BREAKS and any(map(str.strip, self._text)):
            self._text.append("\n")
        elif tag in _FIELDS:
            self._begin_field(tag, dict(attrs))

    def _begin_field(self, tag: str, attributes: Attributes) -> None:
        """Begin a field of a form: what it shows is text as well."""
        if self._silent:
            return
        if tag == "input":
            self._text.append(field_text(attributes))
        elif tag == "textarea":
            self._typed = True
        elif tag == "select":
            self._choice = Choice()
        elif tag == "option" and self._choice is not None:
            self._choice.begin_option(attributes)

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a row, or a line that stands outside of tables."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in {"td", "th", "tr", "table"} or (tag in _BREAKS and self._cell is None):
            self.end_block()
        elif tag == "textarea":
            self._typed = False
        elif tag == "select":
            self._end_choice()

    def handle_data(self, data: str) -> None:
        """Collect visible text; lines end where they do in what somebody typed."""
        if self._silent:
            return
        text = data if self._typed else _SPACE.sub(" ", data)
        if self._choice is not None:
            self._choice.add(text)
        else:
            self._text.append(text)

    def _end_choice(self) -> None:
        if self._choice is not None:
            self._text.append(self._choice.text)
            self._choice = None

    def end_block(self) -> None:
        """Put what was collected into the cell that is open, or into a row of its own."""
        self._end_choice()
        self._typed = False
        lines = (line.strip() for line in "".join(self._text).split("\n"))
        text = "\n".join(line for line in lines if line)
        self._text.clear()
        if text == "☐":
            text = ""  # it chooses the row, for the page's own buttons
        if self._cell is not None:
            self._place(self._cell, text or None)
            self._cell = None
        elif text:
            self._next_row()
            self.grid.place(self._row, 0, text)

    def _place(self, cell: _Open, text: str | None) -> None:
        number = fuller_number(cell.number, text)
        code = None if number is None else format_shown(text or "")
        value = text if number is None else number
        if self._row < 0:
            self._next_row()
        self._column = self.grid.append(
            self._row, self._column, value, cell.rows, cell.columns, code
        )

    def _next_row(self, *, hidden: bool = False) -> None:
        self._row += 1
        self._column = 0
        if hidden:
            self.grid.hidden_rows.add(self._row)


class _Open(NamedTuple):
    """A cell that has begun: its spans, and the number that Excel kept for it."""

    rows: int
    columns: int
    number: str | None


def _number(written: str | None) -> int:
    written = (written or "").strip()
    return int(written) if written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004
