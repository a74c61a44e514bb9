"""Excel workbooks of 1997 to 2003 (.xls, true BIFF; WPS's .et too), by xlrd."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import datetime, time
from io import StringIO
from typing import TYPE_CHECKING, Any

from gridperf.model import Merge, Refused, Scalar, Sheet
from gridperf.workbook.encrypted import decrypted
from gridperf.workbook.number_formats import SILENT
from gridperf.workbook.shape import trimmed
from gridperf.workbook.sniffing import WORD, has_stream

if TYPE_CHECKING:
    import xlrd.sheet

_NUMBER, _DATE, _BOOLEAN, _ERROR = 2, 3, 4, 5
_TEXT = 1
_VERY_HIDDEN = 2


def read_xls(data: bytes, password: str | None = None, *, opened: bool = False) -> list[Sheet]:
    """Return the worksheets in order, hidden ones too; raise `Refused` for a broken workbook.

    What was `opened` with its password is not decrypted again.
    """
    import xlrd  # noqa: PLC0415 (only the worker pays for it)
    from xlrd.biffh import XLRDError  # noqa: PLC0415
    from xlrd.compdoc import CompDocError  # noqa: PLC0415

    try:
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            logfile=StringIO(),
        )
        sheets = book.sheets()
    except (XLRDError, CompDocError) as error:
        if "encrypted" in str(error) and not opened:
            return read_xls(decrypted(data, password), opened=True)
        if has_stream(data, WORD):  # which holds a workbook somewhere inside
            raise Refused("unreadable", "save_as_docx", format="Word 97-2003 (.doc)") from error
        raise Refused("unreadable", "broken_workbook") from error
    return [trimmed(_sheet(book, sheet)) for sheet in sheets]


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    formats: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    empty: set[tuple[int, int]] = set()
    spoken = _formats(book)
    rows: list[list[Scalar]] = []
    for row in range(sheet.nrows):
        types, values = sheet.row_types(row), sheet.row_values(row)
        rows.append([_value(book, *pair) for pair in zip(types, values, strict=True)])
        for column, kind in enumerate(types):
            if kind in {_NUMBER, _DATE} and (code := spoken.get(sheet.cell_xf_index(row, column))):
                formats[row, column] = code
            elif kind == _ERROR:
                errors[row, column] = _error(int(values[column]))
            elif kind == _TEXT and not values[column]:
                empty.add((row, column))
    return Sheet(
        name=sheet.name,
        rows=rows,
        merges=tuple(Merge(t, left, b - 1, right - 1) for t, b, left, right in sheet.merged_cells),
        formats=formats,
        errors=errors,
        formulas=_formulas(book, sheet.number, empty),
        hidden=bool(sheet.visibility),
        very_hidden=sheet.visibility == _VERY_HIDDEN,
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(
            column for column, info in sheet.colinfo_map.items() if info.hidden
        ),
    )


def _formulas(
    book: xlrd.Book, number: int, empty: set[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    """Return the cells that hold an empty text and calculate a number: never calculated.

    So programs write a formula that leave its result to Excel. xlrd doesn't tell what is a formula
    and what isn't: only where a sheet holds an empty text are its records looked through.
    """
    counted = _counting(book, number) if empty else ()
    return {place: "=…" for place in counted if place in empty}


def _counting(book: Any, number: int) -> Iterator[tuple[int, int]]:  # noqa: ANN401 (as below)
    """Yield the places of a sheet's formulas that can only give a number."""
    # What stands where is told in fields that the library keeps to itself.
    at, mem = book._sh_abs_posn[number], book.mem or b""  # noqa: SLF001
    while at + _HEAD.size <= len(mem):
        record, size = _HEAD.unpack_from(mem, at)
        body = bytes(mem[at + _HEAD.size : at + _HEAD.size + size])
        if record == _END:
            return
        if record == _FORMULA and len(body) > _TOKENS:
            tokens = body[_TOKENS : _TOKENS + int.from_bytes(body[_TOKENS - 2 : _TOKENS], "little")]
            if _NUMBERS.search(tokens):
                row, column = _HEAD.unpack_from(body)
                yield row, column
        at += _HEAD.size + size


_HEAD = struct.Struct("<HH")
_END, _FORMULA = 0x000A, 0x0006
_TOKENS = 22
"""Bytes of a formula's record before its tokens; the last two of them count these."""
_NUMBERS = re.compile(
    rb"(?:[\x03-\x07\x12-\x14]|\x19\x10..|[\x22\x42\x62].[\x04\x05]\x00|[\x21\x41\x61]\x1b\x00)\x15*\Z",
    re.DOTALL,
)
"""Tokens in reverse Polish order that end in arithmetic, SUM, AVERAGE or ROUND, in brackets or not:
a reference alone or a choice may well give an empty text."""


def _formats(book: xlrd.Book) -> dict[int, str]:
    """Return the number format of each cell style that says something of a number."""
    codes = {key: known.format_str for key, known in book.format_map.items()}
    return {
        style: code
        for style, used in enumerate(book.xf_list)
        if (code := codes.get(used.format_key, "")).lower() not in SILENT
    }


def _value(book: xlrd.Book, kind: int, value: str | float) -> Scalar:
    if kind == _TEXT:
        return str(value) or None
    if kind == _NUMBER:
        return float(value)
    if kind == _DATE:
        return _date(book, float(value))
    return bool(value) if kind == _BOOLEAN else None


def _date(book: xlrd.Book, value: float) -> Scalar:
    import xlrd  # noqa: PLC0415

    try:
        found: datetime = xlrd.xldate_as_datetime(value, book.datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return value
    if value < 1:
        return found.time()
    return found if found.time() != time() else found.date()


def _error(code: int) -> str:
    import xlrd  # noqa: PLC0415

    return str(xlrd.error_text_from_code.get(code, "#?"))
