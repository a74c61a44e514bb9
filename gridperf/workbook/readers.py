"""Which reader opens which kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.model import Refused, Sheet
from gridperf.workbook.encrypted import decrypted
from gridperf.workbook.sniffing import Kind, kind_of
from gridperf.workbook.xlsx import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_READERS: Mapping[Kind, Callable[[bytes], list[Sheet]]] = {
    "xlsx": read_xlsx,
}


def read(kind: Kind, data: bytes, password: str | None) -> list[Sheet]:
    """Return the file's sheets by the reader of its kind; raise `Refused` as that one does."""
    if kind == "encrypted":
        data = decrypted(data, password)
        kind = kind_of(data)
    if kind not in _READERS:
        raise Refused("unreadable", "foreign_format", format=kind.upper())
    return _READERS[kind](data)
