"""HTML tables, which many government systems export under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from gridperf.model import Refused, Sheet
from gridperf.workbook.grid import Grid
from gridperf.workbook.text import decode

_SILENT = frozenset({"script", "style", "title", "xml"})
_BREAKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption", "li"})
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read_html(data: bytes) -> list[Sheet]:
    """Return one sheet: tables and the lines between them, below each other; all cells text."""
    page = _Page()
    page.feed(decode(data))
    page.close()
    page.end_block()
    if not page.tables:
        raise Refused("unreadable", "no_table_inside")
    return [page.grid.sheet()]


class _Page(HTMLParser):
    """Fills a grid while the page goes by; a table inside a cell comes below what precedes it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid()
        self.tables = 0
        self._silent = 0
        self._row = -1
        self._column = 0
        self._span: tuple[int, int] | None = None
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
            self._next_row(hidden=bool(_NOT_SHOWN.search(dict(attrs).get("style") or "")))
        elif tag in {"td", "th"}:
            self.end_block()
            named = dict(attrs)
            self._span = (_number(named.get("rowspan")), _number(named.get("colspan")))
        elif tag == "br":
            self._text.append("\n")
        elif tag in _BREAKS and self._span is None:
            self.end_block()
        elif tag in _BREAKS and any(map(str.strip, self._text)):
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a row, or a line that stands outside of tables."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in {"td", "th", "tr", "table"} or (tag in _BREAKS and self._span is None):
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Collect visible text."""
        if not self._silent:
            self._text.append(_SPACE.sub(" ", data))

    def end_block(self) -> None:
        """Put what was collected into the cell that is open, or into a row of its own."""
        lines = (line.strip() for line in "".join(self._text).split("\n"))
        text = "\n".join(line for line in lines if line)
        self._text.clear()
        if self._span is not None:
            rows, columns = self._span
            self._span = None
            if self._row < 0:
                self._next_row()
            self._column = self.grid.append(self._row, self._column, text or None, rows, columns)
        elif text:
            self._next_row()
            self.grid.place(self._row, 0, text)

    def _next_row(self, *, hidden: bool = False) -> None:
        self._row += 1
        self._column = 0
        if hidden:
            self.grid.hidden_rows.add(self._row)


def _number(written: str | None) -> int:
    written = (written or "").strip()
    return int(written) if written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004
