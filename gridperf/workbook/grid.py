"""A sheet under construction, for formats that tell cells one after another with their spans."""

from __future__ import annotations

from gridperf.model import Merge, Refused, Scalar, Sheet
from gridperf.workbook.bounds import CELLS
from gridperf.workbook.shape import trimmed

_LONGEST_SPAN = 10_000


class Grid:
    """Cells placed by row and column, or one after another as HTML and Word tell them."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: list[list[Scalar]] = []
        self.merges: list[Merge] = []
        self.formats: dict[tuple[int, int], str] = {}
        self.errors: dict[tuple[int, int], str] = {}
        self.formulas: dict[tuple[int, int], str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._spanned: dict[int, set[int]] = {}
        self._cells = 0

    def place(self, row: int, column: int, value: Scalar, rows: int = 1, columns: int = 1) -> None:
        """Put a value at its place, merged over so many rows and columns."""
        if value is not None:
            self._grow(row, column)
            self.rows[row][column] = value
        if rows > 1 or columns > 1:
            self.merges.append(Merge(row, column, row + rows - 1, column + columns - 1))

    def append(  # noqa: PLR0913, PLR0917 (where, what, how large: one cell as it is told)
        self, row: int, column: int, value: Scalar, rows: int, columns: int, code: str | None = None
    ) -> int:
        """Put a value at the next place of its row that no span covers; return the one after.

        `code` is its number format, where that says something.
        """
        rows, columns = min(max(rows, 1), _LONGEST_SPAN), min(max(columns, 1), _LONGEST_SPAN)
        while column in self._spanned.get(row, ()):
            column += 1
        self.place(row, column, value, rows, columns)
        if code:
            self.formats[row, column] = code
        self._count((rows - 1) * columns)
        for below in range(row + 1, row + rows):
            self._spanned.setdefault(below, set()).update(range(column, column + columns))
        return column + columns

    def sheet(self, name: str = "", *, hidden: bool = False) -> Sheet:
        """Return the finished sheet, cut to what it holds; without a name it takes the file's."""
        return trimmed(
            Sheet(
                name=name,
                rows=self.rows,
                merges=tuple(self.merges),
                formats=self.formats,
                errors=self.errors,
                formulas=self.formulas,
                hidden=hidden,
                hidden_rows=frozenset(self.hidden_rows),
                hidden_columns=frozenset(self.hidden_columns),
            )
        )

    def _grow(self, row: int, column: int) -> None:
        self._count(max(row + 1 - len(self.rows), 0))
        self.rows.extend([] for _ in range(row + 1 - len(self.rows)))
        missing = column + 1 - len(self.rows[row])
        if missing > 0:
            self._count(missing)
            self.rows[row].extend([None] * missing)

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > CELLS:
            raise Refused("too_large", "too_many_cells", limit=CELLS)
