"""The files that were named: each as name and bytes, folders and .zip archives unfolded."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gridperf.model import Refusal, Refused
from gridperf.workbook import holds_table, is_left_behind, may_hold_table, members
from gridperf.workbook.bounds import UNPACKED_BYTES

TABLES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".csv", ".tsv", ".txt",
          ".docx", ".pdf", ".html", ".htm"}  # fmt: skip
"""What is taken out of a folder or an archive; a file that is named itself is always taken."""
UNREADABLE = {".doc", ".odt", ".et", ".wps", ".xlsb", ".ofd", ".rtf", ".rar", ".7z", ".zip"}
"""What may hold a table that no reader opens: taken too, so that its refusal is seen."""
_HEAD_BYTES = 4096


class Taken(NamedTuple):
    """One file as it was found: its bytes, or why it can't be opened."""

    name: str
    """What stands in a folder or an archive has its path in there."""
    data: bytes
    refusal: Refusal | None = None


PassOver = Callable[[str], object]
"""Told the name of each file in a folder or an archive that is no table, and is not taken."""


def expand(patterns: Sequence[str]) -> list[str]:
    """Return the paths that were meant: wildcards filled in, where the shell didn't (Windows)."""
    paths: list[str] = []
    for pattern in patterns:
        matches = [] if Path(pattern).exists() else sorted(glob.glob(pattern))  # noqa: PTH207 (absolute patterns)
        paths += matches or [pattern]
    return paths


def take(
    paths: Sequence[str], password: str | None = None, pass_over: PassOver = str
) -> Iterator[Taken]:
    """Yield every file in order, one in memory at a time; a folder is walked, a .zip opened.

    `password` opens the archives that are under one. A folder or an archive without any table is
    refused; what systems and office programs leave behind in them is not spoken of. Where several
    paths are given, the name of a folder or an archive stands before the paths in it.
    """
    for path in map(Path, paths):
        name = _as_text(path.resolve().name or str(path))
        before = f"{name}/" if len(paths) > 1 else ""
        found = (
            _in_folder(path, before, password, pass_over)
            if path.is_dir()
            else _opened(_whole(path, name), before, password, pass_over)
        )
        none = Taken(name, b"", Refusal("unreadable", "no_table_files"))
        yield next(found, none)
        yield from found


def _in_folder(
    folder: Path, before: str, password: str | None, pass_over: PassOver
) -> Iterator[Taken]:
    for path in sorted(folder.rglob("*")):
        inner = _as_text(path.relative_to(folder).as_posix())
        if is_left_behind(inner) or not path.is_file():
            continue
        name = before + inner
        if whole := _table(path, name):
            yield from _opened(whole, f"{name}/", password, pass_over)
        else:
            pass_over(name)


def _table(path: Path, name: str) -> Taken | None:
    """Return a file that its name or its content calls a table, None for any other."""
    if _is_named_so(name):
        return _whole(path, name)
    whole = _whole(path, name) if may_hold_table(_head(path)) else None
    return whole if whole and holds_table(whole.data) else None


def _opened(
    whole: Taken, before: str, password: str | None, pass_over: PassOver
) -> Iterator[Taken]:
    """Yield a file, of an archive its tables; one that can't be opened is refused whole.

    `before` stands before the paths of what an archive holds.
    """
    if whole.refusal or PurePosixPath(whole.name).suffix.lower() != ".zip":
        yield whole
        return
    try:
        for member, data in members(whole.name, whole.data, password):
            name = whole.name if data is whole.data else before + member
            if _is_named_so(name) or holds_table(data):
                yield Taken(name, data)
            else:
                pass_over(name)
    except Refused as fault:
        yield Taken(whole.name, b"", Refusal(fault.reason, fault.key, fault.values))


def _whole(path: Path, name: str) -> Taken:
    shown = _as_text(str(path))
    try:
        if path.stat().st_size > UNPACKED_BYTES:
            bound = {"limit": UNPACKED_BYTES // 2**20}
            return Taken(name, b"", Refusal("too_large", "too_many_bytes", bound))
        return Taken(name, path.read_bytes())
    except FileNotFoundError:
        return Taken(name, b"", Refusal("unreadable", "not_found", {"path": shown}))
    except OSError as fault:
        values = {"path": shown, "fault": fault.strerror or str(fault)}
        return Taken(name, b"", Refusal("unreadable", "not_opened", values))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError:
        return b""


def _is_named_so(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in TABLES | UNREADABLE


def _as_text(name: str) -> str:
    """Return a name as text: systems of the past wrote it in GBK, which no name is today."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name
