"""A home made ready: missing tables made, facts and views as this version declares them."""

from __future__ import annotations

from pathlib import Path

import duckdb

from gridperf.store import declared, ledger
from gridperf.store.matches import match_first
from gridperf.store.scores import keep_scores


def lay_out(cursor: duckdb.DuckDBPyConnection, home: Path | None) -> None:
    """Make what is missing, and measure and score what an earlier version stored."""
    cursor.execute(declared.schema())
    cursor.execute(declared.likeness())
    for relation in (*declared.facts().values(), *declared.views().values()):
        cursor.execute(f'CREATE OR REPLACE VIEW main."{relation.name}" AS {relation.sql}')
    ledger.begin(cursor)
    keep_scores(cursor, (), home)
    match_first(cursor)
