"""What kind of file some bytes are, told by their content, never by the file's name."""

from __future__ import annotations

import re
from typing import Literal

from gridperf.model import Refused
from gridperf.workbook.archive import Archive
from gridperf.workbook.bounds import FILE_BYTES

Kind = Literal["package", "xlsx", "ods", "docx", "xls", "encrypted", "pdf", "html", "text"]
"""A package (an archive that may be a workbook) is told apart where it is read, in a worker."""

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_HEAD = 512
_FIRST_RECORD = bytes.fromhex("09081000000605")
"""How the stream of a workbook of 1997 or later begins."""
_HEAD_BYTES = 4096
_BLANK = b"\x00 \t\r\n"
_FOREIGN = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
}
_PICTURES = frozenset({"PNG", "JPEG", "GIF", "BMP", "TIFF"})
"""Scans and photographs: nobody can save one as a table."""
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|meta|style|body|table)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(data: bytes) -> Kind:
    """Return the format family of a file; raise `Refused` for what is no table."""
    if not (data[:_HEAD_BYTES].strip(_BLANK) or data.strip(_BLANK)):
        raise Refused("unreadable", "empty_file")
    if len(data) > FILE_BYTES:
        raise Refused("too_large", "too_many_bytes", limit=FILE_BYTES // 2**20)
    if data.startswith(b"PK"):
        return "package"
    if data.startswith(OLE):
        return _kind_of_ole(data)
    if data[:_HEAD_BYTES].lstrip().startswith(b"%PDF-"):
        return "pdf"
    for magic, label in _FOREIGN.items():
        if data.startswith(magic):
            key = "scanned_pdf" if label in _PICTURES else "foreign_format"
            raise Refused("unreadable", key, format=label)
    return "html" if _HTML.match(data[:_HEAD_BYTES]) else "text"


def may_hold_table(head: bytes) -> bool:
    """Tell whether a file that begins so may be of a table format, whatever its name says."""
    return head.lstrip().startswith((b"PK", OLE, b"%PDF-")) or bool(_HTML.match(head))


def holds_table(data: bytes) -> bool:
    """Tell whether bytes are of a table format, whatever their name says; text may be anything."""
    if not may_hold_table(data[:_HEAD_BYTES]):
        return False
    try:
        kind = kind_of(data)
        return (kind_of_package(data) if kind == "package" else kind) != "text"
    except Refused:
        return False


def kind_of_package(data: bytes) -> Kind:
    """Return what an archive is, by its parts; raise `Refused` for a mere archive of files."""
    archive = Archive(data)
    names = archive.names
    if "xl/workbook.xml" in names or ("[content_types].xml" in names and _has_sheets(archive)):
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Refused("unreadable", "foreign_format", format="XLSB")
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and b"spreadsheet" in archive.read("mimetype", optional=True):
        return "ods"
    raise Refused("unreadable", "archive_of_files")


def _has_sheets(archive: Archive) -> bool:
    """Tell whether the package declares a workbook under another name than the usual one."""
    return b"spreadsheetml.sheet.main+xml" in archive.read("[content_types].xml")


def _kind_of_ole(data: bytes) -> Kind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "encrypted"
    if holds("Workbook") or holds("Book"):
        return "xls"
    if _lacks_its_end(data):
        label = "XLS" if _FIRST_RECORD in data else "OLE"
        raise Refused("unreadable", "broken_file", format=label)
    raise Refused("unreadable", "foreign_format", format="DOC" if holds("WordDocument") else "OLE")


def _lacks_its_end(data: bytes) -> bool:
    """Tell whether the list of its streams, often written last, lies beyond the file's end."""
    shift, listed = int.from_bytes(data[30:32], "little"), int.from_bytes(data[48:52], "little")
    return len(data) < _OLE_HEAD or (listed + 1 << shift) >= len(data)
