"""Which reader opens which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gridperf.model import Refused, Sheet
from gridperf.workbook.docx import read_docx
from gridperf.workbook.encrypted import decrypted
from gridperf.workbook.excel_xml import read_excel_xml
from gridperf.workbook.html import read_html
from gridperf.workbook.mhtml import read_mhtml
from gridperf.workbook.ods import read_fods, read_ods
from gridperf.workbook.pdf import read_pdf
from gridperf.workbook.sniffing import Kind, kind_of, kind_of_package
from gridperf.workbook.xls import read_xls
from gridperf.workbook.xlsx import read_xlsx

_OPEN: Mapping[str, Callable[[bytes], list[Sheet]]] = {
    "xlsx": read_xlsx,
    "ods": read_ods,
    "fods": read_fods,
    "docx": read_docx,
    "excel_xml": read_excel_xml,
    "html": read_html,
    "mhtml": read_mhtml,
}
_LOCKABLE: Mapping[str, Callable[[bytes, str | None], list[Sheet]]] = {
    "xls": read_xls,
    "pdf": read_pdf,
}
"""Formats that keep their kind under a password."""


def read(kind: Kind, data: bytes, password: str | None) -> list[Sheet]:
    """Return the file's sheets by the reader of its kind; raise `Refused` as that one does."""
    if kind == "encrypted":
        data = decrypted(data, password)
        kind, password = _inner_kind(data), None
    if kind == "package":
        kind = kind_of_package(data)
    if kind in _LOCKABLE:
        return _LOCKABLE[kind](data, password)
    return _OPEN[kind](data)


def _inner_kind(data: bytes) -> Kind:
    """Return what was under the password; raise `Refused` if that is encrypted once more."""
    kind = kind_of(data)
    if kind in {"encrypted", "text"}:
        raise Refused("unreadable", "broken_workbook")
    return kind
