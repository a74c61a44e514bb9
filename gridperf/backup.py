"""Everything in one file (备份), made and taken back while work goes on.

A backup is an archive: the database with all originals and settings, the home's own profiles, and
a note of what is in it, by which the whole is verified when it is made and when it is taken back.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gridperf import __version__
from gridperf.store import Store, StoreFault

NOTE, DATABASE, PROFILES = "backup.json", "gridperf.duckdb", "profiles"
FORM = 1
"""Form of the archive; a higher one was made by a later version."""
PIECE = 1 << 20


class BackupFault(Exception):  # noqa: N818 (what can't be kept or taken back, and why)
    """`key` names the sentence in words/keeping.toml, `values` fill its gaps."""

    def __init__(self, key: str, **values: object) -> None:
        """Hold what to say, not yet in which language."""
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values


def back_up(store: Store, home: Path, out: Path) -> dict[str, Any]:
    """Write everything into one file, read it back, and return its note.

    Raises BackupFault where it can't be written whole.
    """
    part = out.with_name(f".{out.name}.part")
    try:
        if out.is_dir():
            raise IsADirectoryError(21, "is a folder")
        with tempfile.TemporaryDirectory(dir=home, prefix=".backup") as folder:
            note = _pack(store, home, Path(folder), part)
        _verified(part)
        part.replace(out)
    except OSError as fault:
        raise BackupFault(
            "keeping.not_written", path=out, fault=fault.strerror or str(fault)
        ) from fault
    finally:
        part.unlink(missing_ok=True)
    return note


def _pack(store: Store, home: Path, folder: Path, out: Path) -> dict[str, Any]:
    database = folder / DATABASE
    tables = store.copy_out(database)
    files = {DATABASE: database}
    files |= {f"{PROFILES}/{p.name}": p for p in sorted((home / PROFILES).glob("*.toml"))}
    note = {
        "form": FORM, "version": __version__, "made_at": datetime.now(UTC).isoformat(),
        "tables": tables, "files": {name: _hash(path) for name, path in files.items()},
    }  # fmt: skip
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NOTE, json.dumps(note, ensure_ascii=False, indent=1))
        for name, path in files.items():
            archive.write(path, name)
    return note


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(store: Store, home: Path, source: Path, by: str = "", *, replace: bool = False) -> int:
    """Take everything back from a backup; return how many files' originals it holds.

    What is stored is replaced in one transaction, so pages go on showing the old data until the
    whole is there. Raises BackupFault: no backup, damaged, of a later version, or the home holds
    data already and `replace` wasn't said.
    """
    note = _verified(source)
    if store.revision and not replace:
        raise BackupFault("keeping.not_empty", home=home)
    try:
        with (
            tempfile.TemporaryDirectory(dir=home, prefix=".restore") as folder,
            zipfile.ZipFile(source) as archive,
        ):
            archive.extract(DATABASE, folder)
            store.take_over(Path(folder) / DATABASE, note["tables"], by)
            _take_profiles(archive, home, note)
            store.score_anew()
    except StoreFault as fault:
        key = "keeping.newer" if fault.key == "store.copy_newer" else "keeping.broken"
        raise BackupFault(key, path=source) from fault
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise BackupFault("keeping.not_restored", path=source, fault=reason) from fault
    return int(note["tables"].get("upload", 0))


def _take_profiles(archive: zipfile.ZipFile, home: Path, note: Mapping[str, Any]) -> None:
    folder = home / PROFILES
    for name in note["files"]:
        if name.startswith(f"{PROFILES}/"):
            folder.mkdir(exist_ok=True)
            (folder / Path(name).name).write_bytes(archive.read(name))


def _verified(source: Path) -> dict[str, Any]:
    """Return the note of a backup whose every file is what the note says."""
    try:
        with zipfile.ZipFile(source) as archive:
            note: dict[str, Any] = json.loads(archive.read(NOTE))
            if int(note["form"]) > FORM:
                raise BackupFault("keeping.newer", path=source)
            whole = DATABASE in note["files"] and all(
                isinstance(count, int) for count in note["tables"].values()
            )
            if not whole or any(_hashed(archive, n) != h for n, h in note["files"].items()):
                raise BackupFault("keeping.broken", path=source)
    except FileNotFoundError as fault:
        raise BackupFault("keeping.not_found", path=source) from fault
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise BackupFault("keeping.not_restored", path=source, fault=reason) from fault
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, AttributeError,
            EOFError, NotImplementedError, RuntimeError) as fault:  # fmt: skip
        raise BackupFault("keeping.broken", path=source) from fault
    return note


def _hashed(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as member:
        for piece in iter(lambda: member.read(PIECE), b""):
            digest.update(piece)
    return digest.hexdigest()


def as_bytes(store: Store, home: Path) -> bytes:
    """Return a backup's bytes, for who downloads it."""
    with tempfile.TemporaryDirectory(dir=home, prefix=".backup") as folder:
        out = Path(folder) / "backup.zip"
        back_up(store, home, out)
        return io.BytesIO(out.read_bytes()).getvalue()
