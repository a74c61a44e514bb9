"""Zip archives, opened only after a look at what they claim to hold.

Workbooks (.xlsx, .ods, .docx) are archives too. Nothing is unpacked to disk.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
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
from gridperf.workbook.workers import in_worker

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

_OFFICE = ("xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "content.xml",
           "[content_types].xml")  # fmt: skip
"""Parts by which a package is one file of an office program, not an archive of files."""
_ENCRYPTED = 0x1
_AES = 99
"""How a part says that it is encrypted by AES, in place of how it is packed."""
_UTF8_NAME = 0x800


class Archive:
    """An archive whose claimed sizes are within bounds; its parts are read on demand."""

    def __init__(self, data: bytes) -> None:
        """Look at the archive's directory; raise `Refused` if it is broken or dangerous."""
        try:
            self._zip = _opened(data)
        except BROKEN as error:
            raise Refused("unreadable", "broken_archive") from error
        self.parts = [part for part in self._zip.infolist() if not part.is_dir()]
        self.names = {part.filename.replace("\\", "/").lower(): part for part in self.parts}
        self._look_at_size(len(data))

    @property
    def of_files(self) -> bool:
        """True for an archive of files; an office program's own files are archives too."""
        return not any(part in self.names for part in _OFFICE)

    def _look_at_size(self, packed: int) -> None:
        unpacked = sum(part.file_size for part in self.parts)
        if len(self.parts) > PARTS:
            key = "archive_too_many" if self.of_files else "too_many_parts"
            raise Refused("unsafe", key, found=len(self.parts), limit=PARTS)
        if unpacked > UNPACKED_BYTES or (
            unpacked > RATIO_FROM_BYTES and unpacked > RATIO * min(packed, FILE_BYTES)
        ):
            key = "archive_bomb" if self.of_files else "zip_bomb"
            about = {"found": unpacked // 2**20, "packed": max(packed // 2**10, 1)}
            raise Refused("unsafe", key, **about)

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

    @property
    def locked(self) -> bool:
        """True where a part is under a password."""
        return any(part.flag_bits & _ENCRYPTED for part in self.parts)

    def fits(self, key: bytes) -> bool:
        """Tell whether a password opens a part: its check sum says so, at the end of it."""
        for part in self.parts:
            if part.flag_bits & _ENCRYPTED:
                with suppress(*BROKEN), self._zip.open(part, pwd=key) as stream:
                    while stream.read(2**16):
                        pass
                    return True
        return False

    def salvage(self, part: zipfile.ZipInfo, key: bytes | None = None) -> bytes:
        """Return what can be read of a part, cut where it is damaged."""
        found = bytearray()
        try:
            with self._zip.open(part, pwd=key) as stream:
                while block := stream.read(2**16):
                    found += block
        except BROKEN:
            return bytes(found)
        return bytes(found)


def _opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive; one encrypted by AES is opened by pyzipper, an extra."""
    opened = zipfile.ZipFile(BytesIO(data))
    if all(part.compress_type != _AES for part in opened.infolist()):
        return opened
    try:
        import pyzipper  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise Refused("password", "extra_missing", extra="password") from error
    decrypting: zipfile.ZipFile = pyzipper.AESZipFile(BytesIO(data))
    return decrypting


def members(name: str, data: bytes, password: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive with their paths in it; any other file is its only member.

    One at a time is unpacked. Folders and what systems leave behind (`is_left_behind`) are left
    out; a path that leads out of the archive is cut to what lies below, for nothing is unpacked to
    disk, where it could hurt. An archive within the archive gives its own files, one that is
    locked otherwise or deeper stays as it is. A member that is damaged comes as far as it could be
    read, so that it is refused by itself and the others are not. Raises `Refused`, before the
    first one, for an archive that is broken, dangerous, empty, or under another password.
    """
    try:
        yield from _unpacked(data, password) or [(name, data)]
    except Refused as refused:
        raise Refused(refused.reason, refused.key, **{"file": name, **refused.values}) from None


def _unpacked(data: bytes, password: str | None) -> Iterator[tuple[str, bytes]] | None:
    """Return the files of an archive, None where it is none."""
    archive = Archive(data) if data.startswith(b"PK") else None
    if not archive or not archive.of_files:
        return None
    if archive.locked and not password:
        raise Refused("password", "archive_password")
    if all(map(is_left_behind, _paths(archive.parts))):
        raise Refused("unreadable", "empty_archive")
    room = UNPACKED_BYTES - sum(part.file_size for part in archive.parts)
    return _unfolded(_content(archive, data, password), room, password)


def _content(archive: Archive, data: bytes, password: str | None) -> Iterable[tuple[str, bytes]]:
    if not archive.locked:
        return _salvaged(archive)
    found: list[tuple[str, bytes]] = in_worker("gridperf.workbook.archive:unlocked", data, password)
    return found


def _unfolded(
    found: Iterable[tuple[str, bytes]], room: int, password: str | None
) -> Iterator[tuple[str, bytes]]:
    """Yield the files, those of an archive among them in its place; what it can't open stays."""
    for path, data in found:
        inner = _of_inner(data, room, password) if path.lower().endswith(".zip") else []
        room -= sum(len(content) for _, content in inner)
        yield from [(f"{path}/{name}", content) for name, content in inner] or [(path, data)]


def _of_inner(data: bytes, room: int, password: str | None) -> list[tuple[str, bytes]]:
    """Return the files of an archive within an archive, none where it holds more than `room`."""
    try:
        archive = Archive(data)
        large = sum(part.file_size for part in archive.parts) > room
        if large or not archive.of_files or (archive.locked and not password):
            return []
        return list(_content(archive, data, password))
    except Refused:
        return []


def unlocked(data: bytes, password: str) -> list[tuple[str, bytes]]:
    """Return the files of an archive under a password: a worker's task, it may take long."""
    archive = Archive(data)
    # Archives say nowhere how a password's letters are written: Chinese Windows writes GBK.
    keys = dict.fromkeys(password.encode(code, "replace") for code in ("utf-8", "gb18030"))
    key = next(filter(archive.fits, keys), None)
    if key is None:
        raise Refused("password", "archive_password_wrong")
    return list(_salvaged(archive, key))


def _salvaged(archive: Archive, key: bytes | None = None) -> Iterator[tuple[str, bytes]]:
    for part, path in zip(archive.parts, _paths(archive.parts), strict=True):
        if not is_left_behind(path):
            yield path, archive.salvage(part, key)


def is_left_behind(path: str) -> bool:
    """Tell whether a file in a folder or an archive is its system's, or an office program's lock.

    They begin with a dot or with ~$ (or a folder above does), or are what systems call their own.
    """
    pieces = path.split("/")
    own = pieces[-1].lower() in {"thumbs.db", "desktop.ini"}
    return own or any(piece.startswith((".", "~$", "__MACOSX")) for piece in pieces)


def _paths(parts: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the members' paths; archives made on Chinese Windows name them in GBK, unmarked.

    Short names in GBK may be UTF-8 by accident (图): one that can't be tells of all.
    """
    unmarked = [part.filename.encode("cp437", "replace") for part in parts
                if not part.flag_bits & _UTF8_NAME]  # fmt: skip
    code = "utf-8" if all(map(_is_utf8, unmarked)) else "gb18030"
    paths = (
        part.filename if part.flag_bits & _UTF8_NAME
        else part.filename.encode("cp437", "replace").decode(code, "replace")
        for part in parts
    )  # fmt: skip
    pieces = (path.replace("\\", "/").split("/") for path in paths)
    return ["/".join(one for one in path if one not in {"", ".", ".."}) for path in pieces]


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
