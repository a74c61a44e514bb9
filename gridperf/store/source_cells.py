"""The cells that values came from, column by column: a large list has half a million of them."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from gridperf.model import Cell


class SourceCells:
    """What goes into record.source_cell: a path stands once in memory however often it is used."""

    def __init__(self) -> None:
        """Begin empty."""
        self._submissions: list[int] = []
        self._projects: list[int | None] = []
        self._sheets: list[str] = []
        self._paths: list[int] = []
        self._cells: list[Cell] = []
        self._inferred: list[bool] = []
        self._codes: dict[str, int] = {}

    def __len__(self) -> int:
        """Return how many cells there are."""
        return len(self._cells)

    def add(
        self,
        owner: tuple[int, int | None],
        sheet: str,
        paths: Sequence[str],
        cells: Sequence[Cell],
        inferred: Sequence[bool],
    ) -> None:
        """Take in cells of one submission and project, as many paths as cells."""
        submission_id, project_id = owner
        codes = self._codes
        self._paths += [codes.setdefault(path, len(codes)) for path in paths]
        self._cells += cells
        self._inferred += inferred
        self._submissions += [submission_id] * len(cells)
        self._projects += [project_id] * len(cells)
        self._sheets += [sheet] * len(cells)

    def insert(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Hand all cells over in one statement."""
        codes = pa.array(self._paths, pa.int32())
        incoming = pa.table(  # noqa: F841 (the statement reads it)
            {
                "submission_id": pa.array(self._submissions, pa.int64()),
                "project_id": pa.array(self._projects, pa.int64()),
                "path": pa.DictionaryArray.from_arrays(codes, pa.array(list(self._codes))),
                "sheet": pa.array(self._sheets, pa.string()).dictionary_encode(),
                "address": pa.array([address for address, _ in self._cells], pa.string()),
                "raw": pa.array([raw for _, raw in self._cells], pa.string()),
                "inferred": pa.array(self._inferred, pa.bool_()),
            }
        )
        cursor.execute("INSERT INTO record.source_cell BY NAME SELECT * FROM incoming")
