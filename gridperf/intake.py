"""The files that were named: each as name and bytes, folders and .zip archives unfolded."""

from __future__ import annotations

import glob
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gridperf.model import Refusal, Refused
from gridperf.workbook import members

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 200 * 1024 * 1024
TABLES = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".docx", ".pdf", ".html"}
"""What is taken out of a folder or an archive; a file that is named itself is always taken."""
UNREADABLE = {".doc", ".et", ".wps", ".xlsb", ".ofd", ".rtf", ".rar", ".7z", ".zip"}
"""What may hold a table that no reader opens: taken too, so that its refusal is seen."""


class Taken(NamedTuple):
    """One file as it was found: its bytes, or why it can't be opened."""

    name: str
    data: bytes
    refusal: Refusal | None = None


def expand(patterns: Sequence[str]) -> list[str]:
    """Return the paths that were meant: wildcards filled in, where the shell didn't (Windows)."""
    paths: list[str] = []
    for pattern in patterns:
        matches = [] if Path(pattern).exists() else sorted(glob.glob(pattern))  # noqa: PTH207 (absolute patterns)
        paths += matches or [pattern]
    return paths


def take(paths: Sequence[str]) -> Iterator[Taken]:
    """Yield every file in order, one in memory at a time; a folder is walked, a .zip opened."""
    for path in map(Path, paths):
        if path.is_dir():
            for table in sorted(path.rglob("*")):
                if table.suffix.lower() == ".zip" and table.is_file():
                    yield from _members(table)
                elif _may_be_table(table.name) and table.is_file():
                    yield _whole(table)
        elif path.suffix.lower() == ".zip" and path.is_file():
            yield from _members(path)
        else:
            yield _whole(path)


def _whole(path: Path) -> Taken:
    try:
        return Taken(path.name, path.read_bytes())
    except FileNotFoundError:
        return Taken(path.name, b"", Refusal("unreadable", "not_found", {"path": str(path)}))
    except OSError as fault:
        values = {"path": str(path), "fault": fault.strerror or str(fault)}
        return Taken(path.name, b"", Refusal("unreadable", "not_opened", values))


def _members(path: Path) -> Iterator[Taken]:
    """Yield an archive's tables; one that is too large, or not an archive, is refused whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            if len(entries) > MOST_MEMBERS:
                values = {"count": len(entries), "most": MOST_MEMBERS}
                yield Taken(path.name, b"", Refusal("too_large", "too_many_members", values))
                return
            for entry in entries:
                yield from _member(path, archive, entry)
    except (zipfile.BadZipFile, OSError):
        yield Taken(path.name, b"", Refusal("unreadable", "bad_zip"))


def _member(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Taken]:
    name = PurePosixPath(_spelled(entry)).name
    if not _may_be_table(name):
        return
    shown = f"{path.name}/{name}"
    if entry.file_size > LARGEST_MEMBER:
        values = {"most": LARGEST_MEMBER // 1024 // 1024}
        yield Taken(shown, b"", Refusal("too_large", "member_too_large", values))
        return
    try:
        with archive.open(entry) as stream:
            data = stream.read(LARGEST_MEMBER)
        if name.lower().endswith(".zip"):
            yield from _inner(shown, data)
        else:
            yield Taken(name, data)
    except RuntimeError:  # how zipfile says that a member is encrypted
        yield Taken(shown, b"", Refusal("password", "zip_password"))
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        yield Taken(shown, b"", Refusal("unreadable", "bad_zip"))


def _inner(shown: str, data: bytes) -> Iterator[Taken]:
    """Yield the tables of an archive within an archive."""
    try:
        found = members(shown, data)
    except Refused as refused:
        yield Taken(shown, b"", Refusal(refused.reason, refused.key, refused.values))
        return
    for path, content in found:
        name = PurePosixPath(path).name
        if _may_be_table(name):
            yield Taken(name, content)


def _may_be_table(name: str) -> bool:
    known = PurePosixPath(name).suffix.lower() in TABLES | UNREADABLE
    return known and not name.startswith(("~$", "."))


def _spelled(entry: zipfile.ZipInfo) -> str:
    """Return the member's name; Chinese Windows writes it in GBK and doesn't say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
