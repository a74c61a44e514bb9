"""What a page shows beside or instead of its table: a watermark, a scan; and which way is up.

A watermark is written slantwise over cells that stand level: its letters are no cell's. A sheet
wider than the paper may be printed on its side. A scanner's app writes its name on its pictures.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gridperf.workbook.pdf_lines import Char, lines_of

if TYPE_CHECKING:
    import pdfplumber.page

_SLANT = 0.05
"""Of a letter's way: so far across, it is written slantwise; a matrix's rounding is far less."""
_MOST = 0.5
"""Of a page's letters, those that tell which way is up; of a page, what a scan's picture covers."""
_FEW_LINES = 2
"""Lines on a scan: its app's name, a page's number."""


def letters(page: pdfplumber.page.Page) -> list[Char]:
    """Return the letters on the paper, without a watermark's."""
    top, bottom = page.bbox[1], page.bbox[3]
    return [
        char for char in page.chars
        if char["bottom"] > top and char["top"] < bottom and not _slants(char)
    ]  # fmt: skip


def turned(page: pdfplumber.page.Page) -> pdfplumber.page.Page:
    """Return the page, turned upright where most of its letters lie on their side."""
    ways = Counter(map(_quarter, letters(page)))
    way, count = max(ways.items(), key=lambda item: item[1], default=(0, 0))
    if not way or count <= _MOST * ways.total():
        return page
    own = page.page_obj
    own.rotate = own.attrs["Rotate"] = (page.rotation + way) % 360
    return type(page)(page.pdf, own, page.page_number, page.initial_doctop)


def is_scan(page: pdfplumber.page.Page, loose: list[Char]) -> bool:
    """Tell whether a page is a picture, but for a line or two."""
    pictured = sum(image["width"] * image["height"] for image in page.images)
    return pictured >= _MOST * page.width * page.height and len(lines_of(loose)) <= _FEW_LINES


def _slants(char: Char) -> bool:
    """Tell whether a letter is written slantwise; one that only leans stands upright."""
    along, across = (abs(share) for share in char["matrix"][:2])
    return bool(min(along, across) > _SLANT * max(along, across))


def _quarter(char: Char) -> int:
    """Return by how many degrees a page is to be turned until a letter stands upright."""
    right, up = char["matrix"][:2]
    if abs(right) >= abs(up):
        return 0 if right >= 0 else 180
    return 90 if up > 0 else 270
