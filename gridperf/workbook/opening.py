"""One file, opened: told by content, read by its family's reader, bounded on every side."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

from gridperf.model import Refused, Workbook
from gridperf.workbook.characters import seen
from gridperf.workbook.sniffing import kind_of
from gridperf.workbook.text import read_text, stem
from gridperf.workbook.workers import read_in_worker


def open_workbook(name: str, data: bytes, *, password: str | None = None) -> Workbook:
    """Return all sheets of a file, hidden ones too, its cells as stored, texts as seen (工作簿).

    `name` is shown to people and names the sheet of a text file; the format is told by content.
    Raises `Refused` (its gaps always hold `file`) for what can't be read: no table, broken,
    too large, unsafe, or under another password. Never raises anything else for bad input.
    """
    try:
        kind = kind_of(data)
        sheets = read_text(name, data) if kind == "text" else read_in_worker(kind, data, password)
    except Refused as refused:
        raise Refused(refused.reason, refused.key, **{"file": name, **refused.values}) from refused
    named = (sheet if sheet.name else replace(sheet, name=stem(name)) for sheet in sheets)
    digest = hashlib.sha256(data).hexdigest()
    return Workbook(name=name, sha256=digest, sheets=tuple(map(seen, named)))


@lru_cache(maxsize=8)
def opened_lately(name: str, data: bytes) -> Workbook:
    """Return a file as `open_workbook` does; one that was opened lately is not parsed again.

    For those who look at a file, correct it, and look again. What they get they must not change.
    """
    return open_workbook(name, data)
