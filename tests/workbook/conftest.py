from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture
def xlsx() -> Callable[[Callable[[Worksheet], None]], bytes]:
    """Give a maker of workbooks: the bytes of one sheet after a function has filled it."""

    def make(fill: Callable[[Worksheet], None]) -> bytes:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        fill(sheet)
        saved = BytesIO()
        book.save(saved)
        return saved.getvalue()

    return make
