"""The files that were named: each as name and bytes, folders and .zip archives unfolded."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gridperf.model import Refusal, Refused
from gridperf.workbook import members
from gridperf.workbook.bounds import UNPACKED_BYTES

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


def take(paths: Sequence[str], password: str | None = None) -> Iterator[Taken]:
    """Yield every file in order, one in memory at a time; a folder is walked, a .zip opened.

    `password` opens the archives that are under one.
    """
    for path in map(Path, paths):
        if path.is_dir():
            for table in sorted(path.rglob("*")):
                if _may_be_table(table.name) and table.is_file():
                    yield from _opened(table, password)
        else:
            yield from _opened(path, password)


def _opened(path: Path, password: str | None) -> Iterator[Taken]:
    """Yield a file, of an archive its tables; one that can't be opened is refused whole."""
    whole = _whole(path)
    if whole.refusal or path.suffix.lower() != ".zip":
        yield whole
        return
    try:
        for member, data in members(path.name, whole.data, password):
            name = PurePosixPath(member).name
            if _may_be_table(name):
                yield Taken(name, data)
    except Refused as fault:
        yield Taken(path.name, b"", Refusal(fault.reason, fault.key, fault.values))


def _whole(path: Path) -> Taken:
    try:
        if path.stat().st_size > UNPACKED_BYTES:
            bound = {"limit": UNPACKED_BYTES // 2**20}
            return Taken(path.name, b"", Refusal("too_large", "too_many_bytes", bound))
        return Taken(path.name, path.read_bytes())
    except FileNotFoundError:
        return Taken(path.name, b"", Refusal("unreadable", "not_found", {"path": str(path)}))
    except OSError as fault:
        values = {"path": str(path), "fault": fault.strerror or str(fault)}
        return Taken(path.name, b"", Refusal("unreadable", "not_opened", values))


def _may_be_table(name: str) -> bool:
    known = PurePosixPath(name).suffix.lower() in TABLES | UNREADABLE
    return known and not name.startswith(("~$", "."))
