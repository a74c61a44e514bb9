"""The files that were named: each as name and bytes, folders and .zip archives unfolded."""

from __future__ import annotations

import glob
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gridperf.model import Refusal

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 200 * 1024 * 1024
TABLES = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".docx", ".pdf", ".html"}
"""What is taken out of a folder or an archive; a file that is named itself is always taken."""


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
            tables = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in TABLES)
            for table in tables:
                if not table.name.startswith(("~$", ".")):
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
    if PurePosixPath(name).suffix.lower() not in TABLES or name.startswith(("~$", ".")):
        return
    shown = f"{path.name}/{name}"
    if entry.file_size > LARGEST_MEMBER:
        values = {"most": LARGEST_MEMBER // 1024 // 1024}
        yield Taken(shown, b"", Refusal("too_large", "member_too_large", values))
        return
    try:
        with archive.open(entry) as stream:
            yield Taken(name, stream.read(LARGEST_MEMBER))
    except RuntimeError:  # how zipfile says that a member is encrypted
        yield Taken(shown, b"", Refusal("password", "zip_password"))
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        yield Taken(shown, b"", Refusal("unreadable", "bad_zip"))


def _spelled(entry: zipfile.ZipInfo) -> str:
    """Return the member's name; Chinese Windows writes it in GBK and doesn't say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
