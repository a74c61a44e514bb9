"""Zip archives, opened only after a look at what they claim to hold.

Workbooks (.xlsx, .ods, .docx) are archives too. Nothing is unpacked to disk.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO

from gridperf.model import Refused
from gridperf.workbook.bounds import (
    FILE_BYTES,
    PARTS,
    RATIO,
    RATIO_FROM_BYTES,
    UNPACKED_BYTES,
)

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    KeyError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What zipfile raises for damaged archives (RuntimeError: a part under a password)."""

_OFFICE = ("xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "content.xml")
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


class Archive:
    """An archive whose claimed sizes are within bounds; its parts are read on demand."""

    def __init__(self, data: bytes) -> None:
        """Look at the archive's directory; raise `Refused` if it is broken or dangerous."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise Refused("unreadable", "broken_archive") from error
        self.parts = [part for part in self._zip.infolist() if not part.is_dir()]
        _within_bounds(self.parts, len(data))
        self.names = {part.filename.replace("\\", "/").lower(): part for part in self.parts}

    def open(self, name: str) -> IO[bytes]:
        """Return a part as a stream, its name in any case; raise `Refused` if it is not there."""
        try:
            return self._zip.open(self.names[name.lower()])
        except BROKEN as error:
            raise Refused("unreadable", "broken_archive") from error

    def read(self, name: str, *, optional: bool = False) -> bytes:
        """Return a part's bytes, empty if it is absent and may be."""
        if optional and name.lower() not in self.names:
            return b""
        try:
            with self.open(name) as part:
                return part.read()
        except BROKEN as error:
            raise Refused("unreadable", "broken_archive") from error

    def salvage(self, part: zipfile.ZipInfo) -> bytes:
        """Return what can be read of a part, cut where it is damaged."""
        found = bytearray()
        try:
            with self._zip.open(part) as stream:
                while block := stream.read(2**16):
                    found += block
        except BROKEN:
            return bytes(found)
        return bytes(found)


def members(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """Return the files of an archive with their paths in it; any other file is its only member.

    Folders, hidden files and the lock files of office programs (~$…) are left out. A member
    that is damaged comes as far as it could be read, so that it is refused by itself and the
    others are not. Raises `Refused` for an archive that is broken, dangerous or empty.
    """
    if not data.startswith(b"PK"):
        return [(name, data)]
    try:
        return _unpacked(data) or [(name, data)]
    except Refused as refused:
        raise Refused(refused.reason, refused.key, **{"file": name, **refused.values}) from None


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    archive = Archive(data)
    if any(part in archive.names for part in _OFFICE):
        return []
    if any(part.flag_bits & _ENCRYPTED for part in archive.parts):
        raise Refused("password", "archive_password")
    found = [
        (path, archive.salvage(part)) for part in archive.parts if _wanted(path := _path(part))
    ]
    if not found:
        raise Refused("unreadable", "empty_archive")
    return found


def _wanted(path: str) -> bool:
    return not any(piece.startswith((".", "~$", "__MACOSX")) for piece in path.split("/"))


def _path(part: zipfile.ZipInfo) -> str:
    """Return a member's path; archives made on Chinese Windows name them in GBK, unmarked."""
    path = part.filename
    if not part.flag_bits & _UTF8_NAME:
        raw = path.encode("cp437", "replace")
        try:
            path = raw.decode("utf-8")
        except UnicodeDecodeError:
            path = raw.decode("gb18030", "replace")
    return path.replace("\\", "/").lstrip("/")


def _within_bounds(parts: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PARTS:
        raise Refused("unsafe", "too_many_parts", found=len(parts), limit=PARTS)
    if unpacked > UNPACKED_BYTES or (
        unpacked > RATIO_FROM_BYTES and unpacked > RATIO * min(packed, FILE_BYTES)
    ):
        raise Refused("unsafe", "zip_bomb", found=unpacked // 2**20, packed=max(packed // 2**10, 1))
