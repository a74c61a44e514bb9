"""Web pages saved as one file (MHTML): .mht, or .xls and .doc as Excel and report servers do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes
from html import unescape
from pathlib import PurePosixPath

from gridperf.model import Refused, Sheet
from gridperf.workbook.html import sheet_of_page
from gridperf.workbook.text import decode

_NAMED = re.compile(
    r"<x:Name>([^<]{1,200})</x:Name>\s*<x:WorksheetSource\s+HRef=\"([^\"]{1,400})\"", re.IGNORECASE
)
_TABS = "tabstrip"
"""The page of Excel's own that draws the tabs of the sheets."""


def read_mhtml(data: bytes) -> list[Sheet]:
    """Return each page that holds a table as a sheet, in order, named as its workbook names it.

    A page alone takes the file's name, pages that nothing names that of their place. Raises
    `Refused` where no page holds a table.
    """
    pages = list(_pages(data))
    names = _names(pages[0][1]) if pages else {}
    found = [
        (place, sheet)
        for place, page in pages
        if _TABS not in place and (sheet := sheet_of_page(page))
    ]
    if not found:
        raise Refused("unreadable", "no_table_inside")
    if len(found) == 1 and not names:
        return [found[0][1]]
    return [replace(sheet, name=_name(place, names)) for place, sheet in found]


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield place and bytes of each web page."""
    for part in message_from_bytes(data.lstrip()).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                yield str(part.get("Content-Location") or ""), page


def _names(page: bytes) -> Mapping[str, str]:
    """Return the names of a workbook's sheets by their places, as its own page lists them."""
    return {place: unescape(name) for name, place in _NAMED.findall(decode(page))}


def _name(place: str, names: Mapping[str, str]) -> str:
    listed = (name for end, name in names.items() if place.endswith(end))
    return next(listed, PurePosixPath(place).stem)
