"""What checks find, laid down beside the filings; marks by which a finding is known again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import duckdb
import pandas as pd
import pyarrow as pa

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
    _mark(cursor)
    cursor.unregister("scope")


def _add(cursor: duckdb.DuckDBPyConnection, found: pd.DataFrame) -> None:
    cursor.register("incoming", pa.Table.from_pandas(found, preserve_index=False))
    cursor.execute(
        "INSERT INTO record.finding"
        " SELECT (SELECT coalesce(max(finding_id), 0) FROM record.finding) + row_number() OVER (),"
        " i.submission_id, CAST(i.project_id AS BIGINT), i.rule, i.level,"
        " coalesce(i.sheet, p.sheet, s.sheet), coalesce(i.cell, c.address), i.path, p.name,"
        " i.found, i.expected, i.gaps, NULL"
        " FROM incoming i JOIN record.submission s ON s.submission_id = i.submission_id"
        " LEFT JOIN record.project p ON p.project_id = i.project_id"
        " LEFT JOIN record.source_cell c ON c.submission_id = i.submission_id"
        " AND c.project_id = i.project_id AND c.path = i.path"
    )
    cursor.unregister("incoming")


def _mark(cursor: duckdb.DuckDBPyConnection) -> None:
    """Mark findings by rule, unit, year, project and field, never by row or cell: those move."""
    cursor.execute(
        "UPDATE record.finding SET mark = m.mark FROM ("
        " SELECT f.finding_id, concat_ws('|', f.rule, s.unit_id, s.year, coalesce(p.name_key, ''),"
        " coalesce(f.path, ''), row_number() OVER (PARTITION BY f.rule, s.unit_id, s.year,"
        " coalesce(p.name_key, ''), coalesce(f.path, '') ORDER BY f.finding_id)) AS mark"
        " FROM record.finding f JOIN record.submission s ON s.submission_id = f.submission_id"
        " LEFT JOIN record.project p ON p.project_id = f.project_id"
        " WHERE f.submission_id IN (SELECT submission_id FROM scope)) m"
        " WHERE m.finding_id = record.finding.finding_id"
    )
