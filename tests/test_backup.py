"""Backup and restore: everything comes back, or nothing changes."""

from __future__ import annotations

import json
import threading
import zipfile
from pathlib import Path

import pytest

from gridperf.backup import DATABASE, NOTE, BackupFault, back_up, restore
from gridperf.model import Selection
from gridperf.store import Store
from tests.reports.conftest import document, project


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "profiles").mkdir(parents=True)
    (tmp_path / "home" / "profiles" / "district.toml").write_text("title = 1", encoding="utf-8")
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Store:
    store = Store.open(home)
    for unit in ("示例甲局", "示例乙办"):
        made = document(unit, 2023, project("巡查", "10", "9", ("general_public", "9")))
        store.file(made, f"bytes of {unit}".encode(), "王工")
    store.set_value("execution.good", "95")
    return store


def _key(fault: pytest.ExceptionInfo[BackupFault]) -> str:
    return fault.value.key


def test_all_comes_back_in_another_home(store: Store, home: Path, tmp_path: Path) -> None:
    note = back_up(store, home, tmp_path / "all.zip")
    assert note["tables"]["upload"] == 2
    other = tmp_path / "other"
    fresh = Store.open(other)
    assert restore(fresh, other, tmp_path / "all.zip", "李工") == 2
    for view in ("project", "unit", "findings", "ledger", "filings"):
        assert fresh.view(view).equals(store.view(view)), view
    assert fresh.settings() == store.settings()
    assert fresh.original(1) == store.original(1)
    assert (other / "profiles" / "district.toml").read_text(encoding="utf-8") == "title = 1"
    assert {p.name for p in home.iterdir()} <= {DATABASE, f"{DATABASE}.wal", "profiles"}


def test_a_home_with_data_is_replaced_only_when_told(
    store: Store, home: Path, tmp_path: Path
) -> None:
    back_up(store, home, tmp_path / "all.zip")
    made = document("示例丁站", 2024, project("新项目", "5", "5"))
    store.file(made, b"x")
    before = store.revision
    with pytest.raises(BackupFault) as fault:
        restore(store, home, tmp_path / "all.zip")
    assert _key(fault) == "keeping.not_empty"
    assert store.years() == [2024, 2023]
    restore(store, home, tmp_path / "all.zip", replace=True)
    assert store.years() == [2023]
    assert store.revision > before, "what pages keep by the old number is never shown again"


def test_a_broken_backup_is_one_fault_and_changes_nothing(
    store: Store, home: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "all.zip"
    back_up(store, home, whole)
    data = whole.read_bytes()
    cases = {
        "cut": data[: len(data) // 2],
        "flipped": data[:3000] + bytes(255 - b for b in data[3000:3600]) + data[3600:],
        "text": b"no archive at all",
        "empty": b"",
    }
    for name, content in cases.items():
        broken = tmp_path / name
        broken.write_bytes(content)
        with pytest.raises(BackupFault) as fault:
            restore(store, home, broken, replace=True)
        assert _key(fault) == "keeping.broken", name
    with pytest.raises(BackupFault) as fault:
        restore(store, home, tmp_path / "missing.zip", replace=True)
    assert _key(fault) == "keeping.not_found"
    assert len(store.view("project", Selection(2023))) == 2


def _rewritten(source: Path, out: Path, **changed: object) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        note = json.loads(old.read(NOTE)) | changed
        for name in old.namelist():
            new.writestr(name, json.dumps(note) if name == NOTE else old.read(name))
    return out


def test_a_backup_that_lacks_rows_or_is_of_a_later_version_is_not_taken(
    store: Store, home: Path, tmp_path: Path
) -> None:
    note = back_up(store, home, tmp_path / "all.zip")
    later = _rewritten(tmp_path / "all.zip", tmp_path / "later.zip", form=99)
    fewer = _rewritten(
        tmp_path / "all.zip", tmp_path / "fewer.zip", tables=note["tables"] | {"project": 99}
    )
    for path, key in ((later, "keeping.newer"), (fewer, "keeping.broken")):
        with pytest.raises(BackupFault) as fault:
            restore(store, home, path, replace=True)
        assert _key(fault) == key
    assert len(store.view("project", Selection(2023))) == 2


def test_a_backup_holds_one_moment_while_files_come_in(
    store: Store, home: Path, tmp_path: Path
) -> None:
    stop = threading.Event()

    def keep_filing() -> None:
        for number in range(200):
            if stop.is_set():
                return
            made = document(f"示例单位{number}", 2025, project("甲", "1", "1"))
            store.file(made, str(number).encode())

    filing = threading.Thread(target=keep_filing)
    filing.start()
    notes = [back_up(store, home, tmp_path / f"{n}.zip")["tables"] for n in range(3)]
    stop.set()
    filing.join()
    assert all(note["submission"] == note["project"] == note["upload"] for note in notes)


def test_what_cannot_be_written_is_one_fault(store: Store, home: Path, tmp_path: Path) -> None:
    for out in (tmp_path / "missing" / "all.zip", tmp_path):
        with pytest.raises(BackupFault) as fault:
            back_up(store, home, out)
        assert _key(fault) == "keeping.not_written"
