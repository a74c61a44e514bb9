"""A sheet on its way to a file: cells, merges, what is hidden; no format knows the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

Value = str | int | float | Decimal | None
Span = tuple[int, int, int, int]
"""Top, left, bottom, right, zero-based, all inside."""


@dataclass
class Draft:
    """One sheet: what stands where."""

    name: str = "自评表"
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(
        self, row: int, column: int, value: Value, across: int = 1, down: int = 1, code: str = ""
    ) -> None:
        """Write a value, merged over so many columns and rows."""
        if value not in (None, ""):
            self.cells[row, column] = value
        if code:
            self.formats[row, column] = code
        if across > 1 or down > 1:
            self.merges.append((row, column, row + down - 1, column + across - 1))

    @property
    def height(self) -> int:
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=-1) + 1

    def table(self) -> list[list[Value]]:
        """Return the cells as rows of equal length."""
        rows: list[list[Value]] = [[None] * self.width for _ in range(self.height)]
        for (row, column), value in self.cells.items():
            rows[row][column] = value
        return rows

    def shown(self, row: int, column: int) -> str:
        """Return what a reader of paper sees in the cell."""
        value = self.cells.get((row, column))
        if value is None or isinstance(value, str):
            return value or ""
        if (code := self.formats.get((row, column), "")).endswith("%"):
            return f"{Decimal(str(value)) * 100:.{len(code.rstrip('%').partition('.')[2])}f}%"
        return format(Decimal(str(value)).normalize(), "f")
