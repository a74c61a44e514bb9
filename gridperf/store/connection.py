"""The one connection of a process to its DuckDB file: a cursor a use, one writer at a time.

Facts that shape this: one connection shared by threads gives wrong rows, a cursor each gives
none; a second process cannot open the file at all, not even to read; after a full disk every
statement fails until the process reconnects.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

FILE = "gridperf.duckdb"
SPARE = 64 * 1024 * 1024
"""Bytes that must stay free on the disk, beside what is to be stored."""

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_NAME = "gridperf"
_GROUP = 10_240
"""Rows of a table that one processor works on while another has the next ones. DuckDB's own
122,880 hold all of a large list's projects, so that one would work and the others look on; fewer
than here make the file larger."""
_TRIES = 4

T = TypeVar("T")


class StoreFault(Exception):  # noqa: N818 (each subclass names what is the matter)
    """The store cannot do it now: `key` ("store.in_use") names the sentence, `values` its gaps."""

    def __init__(self, key: str, **values: object) -> None:
        """Hold what to say, not yet in which language."""
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values


class StoreInUse(StoreFault):
    """Another process holds the database file."""


class DiskFull(StoreFault):
    """The disk has no room for what is to be stored; nothing was stored."""


def _open(path: Path | None) -> duckdb.DuckDBPyConnection:
    file = ":memory:" if path is None else str(path).replace("'", "''")
    connection = duckdb.connect(":memory:", config=_CONFIG)
    try:
        connection.execute(f"ATTACH '{file}' AS {_NAME} (ROW_GROUP_SIZE {_GROUP})")
    except duckdb.Error as fault:
        connection.close()
        # Linux and macOS speak of a lock, Windows of a process that uses the file.
        taken = ("Could not set lock", "being used by another process", "already attached")
        if any(words in str(fault) for words in taken):
            raise StoreInUse("store.in_use", file=str(path)) from fault
        raise StoreFault("store.unusable", file=str(path)) from fault
    return connection


class Database:
    """The file `gridperf.duckdb` (or memory), safe for threads."""

    def __init__(self, path: Path | None) -> None:
        """Open it; raises StoreInUse where another process has it open."""
        self.path = path
        self._swap = threading.Lock()
        self._writing = threading.RLock()
        self._connection = _open(path)

    @property
    def home(self) -> Path | None:
        """The folder that the file lies in, None in memory."""
        return self.path.parent if self.path else None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a fresh cursor; it belongs to the caller and to one thread."""
        with self._swap:
            cursor = self._connection.cursor()
        cursor.execute(f"USE {_NAME}")
        return cursor

    def close(self) -> None:
        """Fold the log in and let go of the file."""
        with self._writing, self._swap:
            self._connection.close()

    def frame(self, sql: str, values: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Return a query's rows as a DataFrame; amounts as float."""
        return self._again(lambda cursor: cursor.execute(sql, values or {}).df())

    def rows(self, sql: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Return a query's rows as tuples; amounts as Decimal."""
        return self._again(lambda cursor: cursor.execute(sql, values or {}).fetchall())

    def look(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Return what `work` returns, which only reads."""
        return self._again(work)

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Return what `work` returns, all of it committed or none; one writer at a time."""
        with self._writing:
            for _ in range(_TRIES - 1):
                try:
                    return self._again(lambda cursor: _transaction(cursor, work))
                except duckdb.TransactionException:
                    continue
            return self._again(lambda cursor: _transaction(cursor, work))

    def weigh(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Return what `work` returns and leave no trace of it."""

        def undone(cursor: duckdb.DuckDBPyConnection) -> T:
            cursor.begin()
            try:
                return work(cursor)
            finally:
                cursor.rollback()

        with self._writing:
            return self._again(undone)

    def look_for_room(self, size: int) -> None:
        """Raise DiskFull unless the disk has room for `size` bytes and what grows from them."""
        if self.path is None:
            return
        free = shutil.disk_usage(self.path.parent).free
        if free < 4 * size + SPARE:
            raise DiskFull("store.disk_full", file=str(self.path), free=free // (1024 * 1024))

    def _again(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Run `work`; after a fatal fault reconnect, so that the next call finds a sound store."""
        cursor = self.cursor()
        try:
            return work(cursor)
        except duckdb.FatalException as fault:
            self._reconnect()
            raise StoreFault("store.broken", file=str(self.path)) from fault
        finally:
            cursor.close()

    def _reconnect(self) -> None:
        with self._swap:
            self._connection.close()
            self._connection = _open(self.path)


def _transaction(
    cursor: duckdb.DuckDBPyConnection, work: Callable[[duckdb.DuckDBPyConnection], T]
) -> T:
    cursor.begin()
    try:
        done = work(cursor)
    except BaseException:
        cursor.rollback()
        raise
    cursor.commit()
    return done
