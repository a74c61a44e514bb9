"""Excel workbooks of 1997 to 2003 (.xls, true BIFF; WPS's .et too), by xlrd."""

from __future__ import annotations

from datetime import datetime, time
from io import StringIO
from typing import TYPE_CHECKING

from gridperf.model import Merge, Refused, Scalar, Sheet
from gridperf.workbook.encrypted import decrypted
from gridperf.workbook.number_formats import SILENT
from gridperf.workbook.shape import trimmed

if TYPE_CHECKING:
    import xlrd.sheet

_NUMBER, _DATE, _BOOLEAN, _ERROR = 2, 3, 4, 5
_TEXT = 1


def read_xls(data: bytes, password: str | None = None) -> list[Sheet]:
    """Return the worksheets in order, hidden ones too; raise `Refused` for a broken workbook."""
    import xlrd  # noqa: PLC0415 (only the worker pays for it)
    from xlrd.biffh import XLRDError  # noqa: PLC0415
    from xlrd.compdoc import CompDocError  # noqa: PLC0415

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO()
        )
    except (XLRDError, CompDocError) as error:
        if "encrypted" in str(error):
            return read_xls(decrypted(data, password))
        raise Refused("unreadable", "broken_workbook") from error
    return [trimmed(_sheet(book, sheet)) for sheet in book.sheets()]


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    formats: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
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
    return Sheet(
        name=sheet.name,
        rows=rows,
        merges=tuple(Merge(t, left, b - 1, right - 1) for t, b, left, right in sheet.merged_cells),
        formats=formats,
        errors=errors,
        hidden=bool(sheet.visibility),
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(
            column for column, info in sheet.colinfo_map.items() if info.hidden
        ),
    )


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
