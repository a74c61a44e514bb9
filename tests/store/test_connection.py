"""The one connection: it comes back after a fatal fault, and nobody else opens the file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from gridperf.store import Store, StoreFault, StoreInUse
from gridperf.store.connection import FILE, Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path / FILE)
    made.write(lambda cursor: cursor.execute("CREATE TABLE kept AS SELECT 1 AS number"))
    return made


def broken(_: duckdb.DuckDBPyConnection) -> None:
    raise duckdb.FatalException("the disk is gone")


def test_after_a_fatal_fault_the_next_call_finds_a_sound_store(database: Database) -> None:
    with pytest.raises(StoreFault, match="broken"):
        database.look(broken)
    assert database.rows("SELECT number FROM kept") == [(1,)]


def test_who_still_looks_at_a_broken_store_keeps_nobody_out(database: Database) -> None:
    looking = database.cursor()
    with pytest.raises(StoreFault, match="broken"):
        database.look(broken)
    assert database.rows("SELECT number FROM kept") == [(1,)]
    with pytest.raises(duckdb.ConnectionException):
        looking.execute("SELECT 1")


def test_a_home_is_opened_once_whatever_signs_its_name_has(tmp_path: Path) -> None:
    home = tmp_path / "李's 家; DROP"
    home.mkdir()
    store = Store.open(home)
    with pytest.raises(StoreInUse):
        Store.open(home)
    store.close()
    Store.open(home).close()
