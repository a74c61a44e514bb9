"""What kind of file some bytes are, told by their content, never by the file's name."""

from __future__ import annotations

import re
from typing import Literal

from gridperf.model import Refused
from gridperf.workbook.archive import Archive
from gridperf.workbook.bounds import FILE_BYTES
from gridperf.workbook.text import utf16_of

Kind = Literal[
    "package", "xlsx", "ods", "docx", "xls", "encrypted", "pdf",
    "html", "mhtml", "excel_xml", "fods", "text",
]  # fmt: skip
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
    b"SQLite format 3": "SQLite",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
}
_PICTURES = frozenset({"PNG", "JPEG", "GIF", "BMP", "TIFF"})
"""Scans and photographs: nobody can save one as a table."""
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|meta|style|body|table|form|div|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = rb"[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
_MHTML = re.compile(
    rb"(?:" + _FIELD + rb")*?MIME-Version:(?s:.*)^Content-Type:\s*(?:multipart/|text/html)"
    rb"|(?:" + _FIELD + rb")*?Content-Type:\s*multipart/related",
    re.IGNORECASE | re.MULTILINE,
)
_BOM = b"\xef\xbb\xbf"
_XML_KINDS: dict[bytes, Kind] = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "excel_xml",
    b"application/vnd.oasis.opendocument.spreadsheet": "fods",
}
_DOCUMENTS = {
    b"{\\rtf": "RTF",
    b"schemas.microsoft.com/office/word/2003/wordml": "Word 2003 XML",
    b"schemas.microsoft.com/office/2006/xmlPackage": "Word XML",
    b"application/vnd.oasis.opendocument.text": "OpenDocument (.odt)",
}
"""Word processors' texts, by what their beginning holds."""
WORD = "WordDocument"


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
    return _kind_of_text(data[:_HEAD_BYTES])


def _kind_of_text(head: bytes) -> Kind:
    """Return the family of what begins as a text does; raise `Refused` for word processors'."""
    code = utf16_of(head)
    head = (head.decode(code, "ignore").encode() if code else head).removeprefix(_BOM).lstrip()
    if _HTML.match(head):
        return "html"
    if _MHTML.match(head):
        return "mhtml"
    if head.startswith((b"<", b"{")):
        for mark, label in _DOCUMENTS.items():
            if mark in head:
                raise Refused("unreadable", "save_as_docx", format=label)
        return next((kind for mark, kind in _XML_KINDS.items() if mark in head), "text")
    return "text"


def may_hold_table(head: bytes) -> bool:
    """Tell whether a file that begins so may be of a table format, whatever its name says."""
    if head.lstrip().startswith((b"PK", OLE, b"%PDF-")):
        return True
    try:
        return _kind_of_text(head) != "text"
    except Refused:
        return False


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
        raise Refused("unreadable", "save_as_xlsx", format="XLSB")
    if "ppt/presentation.xml" in names:
        raise Refused("unreadable", "foreign_format", format="PPTX")
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return _kind_of_opendocument(archive.read("mimetype", optional=True))
    raise Refused("unreadable", "archive_of_files")


def _has_sheets(archive: Archive) -> bool:
    """Tell whether the package declares a workbook under another name than the usual one."""
    return b"spreadsheetml.sheet.main+xml" in archive.read("[content_types].xml")


def _kind_of_opendocument(mimetype: bytes) -> Kind:
    if b"opendocument.text" in mimetype:
        raise Refused("unreadable", "save_as_docx", format="OpenDocument (.odt)")
    if b"spreadsheet" not in mimetype:
        raise Refused("unreadable", "archive_of_files")
    return "ods"


def has_stream(data: bytes, name: str) -> bool:
    """Tell whether the directory of an OLE file names a stream so, at its top or further inside."""
    said = (name + "\x00").encode("utf-16-le")
    rest = b".{%d}" % (_NAME_BYTES - len(said))
    entry = re.escape(said) + rest + re.escape(len(said).to_bytes(2, "little"))
    return re.search(entry, data, re.DOTALL) is not None


_NAME_BYTES = 64
"""In an entry of the directory; how many of them count stands behind them."""


def _kind_of_ole(data: bytes) -> Kind:
    if has_stream(data, "EncryptedPackage"):
        return "encrypted"
    if has_stream(data, "Workbook") or has_stream(data, "Book"):
        return "xls"
    if has_stream(data, WORD):
        raise Refused("unreadable", "save_as_docx", format="Word 97-2003 (.doc)")
    if _lacks_its_end(data):
        label = "XLS" if _FIRST_RECORD in data else "OLE"
        raise Refused("unreadable", "broken_file", format=label)
    ppt = has_stream(data, "PowerPoint Document")
    raise Refused("unreadable", "foreign_format", format="PPT" if ppt else "OLE")


def _lacks_its_end(data: bytes) -> bool:
    """Tell whether the list of its streams, often written last, lies beyond the file's end."""
    shift, listed = int.from_bytes(data[30:32], "little"), int.from_bytes(data[48:52], "little")
    return len(data) < _OLE_HEAD or (listed + 1 << shift) >= len(data)
