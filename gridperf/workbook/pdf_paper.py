"""What a page shows beside its table.

A watermark is written slantwise over cells that stand level: its letters are no cell's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.workbook.pdf_lines import Char

if TYPE_CHECKING:
    import pdfplumber.page

_SLANT = 0.05
"""Of a letter's way: so far across, it is written slantwise; a matrix's rounding is far less."""


def letters(page: pdfplumber.page.Page) -> list[Char]:
    """Return the letters on the paper, without a watermark's."""
    top, bottom = page.bbox[1], page.bbox[3]
    return [
        char for char in page.chars
        if char["bottom"] > top and char["top"] < bottom and not _slants(char)
    ]  # fmt: skip


def _slants(char: Char) -> bool:
    """Tell whether a letter is written slantwise; one that only leans stands upright."""
    along, across = (abs(share) for share in char["matrix"][:2])
    return bool(min(along, across) > _SLANT * max(along, across))
