"""The rows behind one figure as a workbook of their own."""

from __future__ import annotations

from collections.abc import Sequence

from gridperf.reports.book import AMOUNT, PERCENT, Book, Column, Value, lay_list, paper

NUMBERS = {"share": PERCENT, "万元": AMOUNT, "points": AMOUNT, "1": "#,##0"}
"""Unit of a declared column → how its numbers are printed."""
WIDE, NARROW = 28, 14


def frame_workbook(
    title: str, heads: Sequence[tuple[str, str | None]], rows: Sequence[Sequence[Value]]
) -> bytes:
    """Return rows under their heads (name and unit of each column) as a workbook."""
    book = Book(title)
    sheet = book.sheet(title)
    columns = [
        Column(name, NARROW if unit in NUMBERS else WIDE, NUMBERS.get(unit or "", ""))
        for name, unit in heads
    ]
    lay_list(book, sheet, title, columns, rows)
    paper(sheet)
    return book.data()
