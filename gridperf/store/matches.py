"""The same project across years, found again at filing: what a page compares, it only reads."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from gridperf.store import declared
from gridperf.store.tables import offer

Cursor = duckdb.DuckDBPyConnection


_PAST = (
    "SELECT 1 FROM record.standing n"
    " JOIN touched t ON t.unit_id = n.unit_id AND t.year = n.year"
    " JOIN record.standing p ON p.unit_id = n.unit_id AND p.year = n.year - 1 LIMIT 1"
)


def keep_matches(cursor: Cursor, touched: Iterable[tuple[int, int]]) -> None:
    """Match the projects of these units and years anew, with the year before and the year after."""
    pairs = sorted({(unit_id, year + later) for unit_id, year in touched for later in (0, 1)})
    if not pairs:
        return
    columns = {
        "unit_id": (pa.int64(), [unit_id for unit_id, _ in pairs]),
        "year": (pa.int32(), [year for _, year in pairs]),
    }
    offer(cursor, "touched", columns)
    cursor.execute(
        "DELETE FROM record.project_match WHERE EXISTS (SELECT 1 FROM touched t"
        " WHERE t.unit_id = project_match.unit_id AND t.year = project_match.year)"
    )
    # Most filings are the first of their unit: nothing to look through.
    if cursor.execute(_PAST).fetchall():
        cursor.execute(declared.matches())
    cursor.unregister("touched")


def match_first(cursor: Cursor) -> None:
    """Match everything in a store that was filled before projects were matched."""
    rows = cursor.execute(
        "SELECT DISTINCT unit_id, year FROM record.standing"
        " WHERE NOT EXISTS (SELECT 1 FROM record.project_match)"
    ).fetchall()
    keep_matches(cursor, rows)
