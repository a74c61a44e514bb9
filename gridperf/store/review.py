"""What checks find, laid down beside the filings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import duckdb
import pandas as pd
import pyarrow as pa

from gridperf.store.declared import placing
from gridperf.store.tables import offer

Review = Callable[[Callable[[str], pd.DataFrame]], pd.DataFrame]
"""Given a way to ask, returns findings: submission_id, project_id, rule, level, sheet, cell, path,
found, expected, gaps (JSON). The asked SQL sees `scope`, the filings to be reviewed."""

_FOUND = [
    "submission_id",
    "project_id",
    "rule",
    "level",
    "sheet",
    "cell",
    "path",
    "found",
    "expected",
    "gaps",
]


def examine(
    cursor: duckdb.DuckDBPyConnection, submissions: Iterable[int], review: Review | None
) -> None:
    """Replace what the checks said of these filings by what `review` says of them now."""
    wanted = sorted(submissions)
    offer(cursor, "scope", {"submission_id": (pa.int64(), wanted)})
    if review:
        cursor.execute(
            "DELETE FROM record.finding WHERE rule < 'R1'"
            " AND submission_id IN (SELECT submission_id FROM scope)"
        )
        found = review(lambda sql: cursor.execute(sql).df())
        if len(found):
            _add(cursor, found[_FOUND])
            cursor.execute(placing())
    cursor.unregister("scope")


def _add(cursor: duckdb.DuckDBPyConnection, found: pd.DataFrame) -> None:
    cursor.register("incoming", pa.Table.from_pandas(found, preserve_index=False))
    cursor.execute(
        "INSERT INTO record.finding"
        # Checks find in any order; they are told in that of the rows.
        " SELECT (SELECT coalesce(max(finding_id), 0) FROM record.finding) + row_number() OVER"
        " (ORDER BY i.submission_id, i.rule, i.project_id, length(i.path), i.path, i.cell,"
        " i.found),"
        " i.submission_id, CAST(i.project_id AS BIGINT), i.rule, i.level,"
        " coalesce(i.sheet, p.sheet, s.sheet), coalesce(i.cell, c.address), i.path, p.name,"
        " i.found, i.expected, i.gaps, NULL"
        " FROM incoming i JOIN record.submission s ON s.submission_id = i.submission_id"
        " LEFT JOIN record.project p ON p.project_id = i.project_id"
        " LEFT JOIN record.source_cell c ON c.submission_id = i.submission_id"
        " AND c.project_id = i.project_id AND c.path = i.path"
    )
    cursor.unregister("incoming")
