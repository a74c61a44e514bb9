"""The cells that values came from, column by column: a large list has half a million of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

from gridperf.model import Cell


class SourceCells:
    """What goes into record.source_cell: a path stands once in memory however often it is used."""

    def __init__(self) -> None:
        """Begin empty."""
        self._paths: list[int] = []
        self._cells: list[Cell] = []
        self._submissions: list[int] = []
        self._projects: list[int | None] = []
        self._sheets: list[str] = []
        self._inferred: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._numbered: dict[tuple[str, ...], list[int]] = {}

    def __len__(self) -> int:
        """Return how many cells there are."""
        return len(self._cells)

    def add(self, paths: tuple[str, ...], cells: Iterable[Cell]) -> None:
        """Take in the cells of one part of a project, as many as paths."""
        numbers = self._numbered.get(paths)
        if numbers is None:
            known = self._numbers
            numbers = [known.setdefault(path, len(known)) for path in paths]
            self._numbered[paths] = numbers
        self._paths += numbers
        self._cells += cells

    def guess(self, inferred: Sequence[bool]) -> None:
        """Note of the cells that were added last whether they were placed by inference."""
        first = len(self._cells) - len(inferred)
        self._inferred.update(first + at for at, guessed in enumerate(inferred) if guessed)

    def own(self, submission_id: int, project_id: int | None, sheet: str) -> None:
        """Say whose the cells are that were added since this was said last."""
        more = len(self._cells) - len(self._submissions)
        self._submissions += [submission_id] * more
        self._projects += [project_id] * more
        self._sheets += [sheet] * more

    def insert(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Hand all cells over in one statement."""
        numbers = pa.array(self._paths, pa.int32())
        inferred = [False] * len(self)
        for at in self._inferred:
            inferred[at] = True
        incoming = pa.table(  # noqa: F841 (the statement reads it)
            {
                "submission_id": pa.array(self._submissions, pa.int64()),
                "project_id": pa.array(self._projects, pa.int64()),
                "path": pa.DictionaryArray.from_arrays(numbers, pa.array(list(self._numbers))),
                "sheet": pa.array(self._sheets, pa.string()).dictionary_encode(),
                "address": pa.array([address for address, _ in self._cells], pa.string()),
                "raw": pa.array([raw for _, raw in self._cells], pa.string()),
                "inferred": pa.array(inferred, pa.bool_()),
            }
        )
        cursor.execute("INSERT INTO record.source_cell BY NAME SELECT * FROM incoming")
