"""All that is kept, copied into another DuckDB file and taken over from one, while work goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from gridperf.store.connection import Database, StoreFault

_COPY = "copied"
"""The other file's name while it is attached."""


def copy_out(database: Database, path: Path) -> dict[str, int]:
    """Write every table as of one moment into a new file; return how many rows each has."""

    def work(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
        cursor.execute(f"CREATE SCHEMA {_COPY}.record")
        for table in _tables(cursor, None):
            cursor.execute(
                f"CREATE TABLE {_COPY}.record.{table} AS SELECT * FROM record.{table}"  # noqa: S608 (the catalogue's own names)
            )
        return _counts(cursor)

    with _attached(database, path):
        return database.write(work)


def take_over(cursor: duckdb.DuckDBPyConnection, expected: Mapping[str, int]) -> None:
    """Replace every table's rows by those of the attached file, all of them or none.

    Raises StoreFault where the file holds what this version doesn't know, or not what it should.
    """
    if _counts(cursor) != dict(expected):
        raise StoreFault("store.copy_differs")
    known = set(_tables(cursor, None))
    held = set(_tables(cursor, _COPY))
    if held - known:
        raise StoreFault("store.copy_newer")
    for table in sorted(known):
        cursor.execute(f"DELETE FROM record.{table}")  # noqa: S608 (the catalogue's own names)
        if table in held:
            try:
                cursor.execute(
                    f"INSERT INTO record.{table} BY NAME SELECT * FROM {_COPY}.record.{table}"  # noqa: S608 (the catalogue's own names)
                )
            except (duckdb.BinderException, duckdb.ConversionException) as fault:
                raise StoreFault("store.copy_newer") from fault
    # Read back: what stands now is what the file holds.
    for table, count in expected.items():
        ((now,),) = cursor.execute(f"SELECT count(*) FROM record.{table}").fetchall()  # noqa: S608 (the catalogue's own names)
        if now != count:
            raise StoreFault("store.copy_differs")


@contextmanager
def attached(database: Database, path: Path) -> Iterator[None]:
    """Open a file that was copied out beside the store's own, only to read it.

    Raises StoreFault where it is no such file.
    """
    try:
        with _attached(database, path, "(READ_ONLY)"):
            yield
    except duckdb.IOException as fault:
        raise StoreFault("store.copy_differs") from fault


@contextmanager
def _attached(database: Database, path: Path, how: str = "") -> Iterator[None]:
    quoted = str(path).replace("'", "''")
    database.rows(f"ATTACH '{quoted}' AS {_COPY} {how}")
    try:
        yield
    finally:
        database.rows(f"DETACH {_COPY}")


def _tables(cursor: duckdb.DuckDBPyConnection, where: str | None) -> list[str]:
    """Return the names of what is kept: of the store's own, or of the attached file."""
    rows = cursor.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'record'"
        " AND database_name = coalesce($where, current_database()) ORDER BY table_name",
        {"where": where},
    ).fetchall()
    return [name for (name,) in rows if name.isidentifier()]


def _counts(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {
        table: cursor.execute(f"SELECT count(*) FROM {_COPY}.record.{table}").fetchall()[0][0]  # noqa: S608 (the catalogue's own names)
        for table in _tables(cursor, _COPY)
    }
