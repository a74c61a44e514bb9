"""The list of units that are to file (应报单位名单), from whatever table or text it comes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from gridperf.forms.codes import split_code
from gridperf.model import Refused, Scalar, Sheet
from gridperf.values import closed_up, narrow
from gridperf.values.dates import find_dates
from gridperf.workbook import as_seen, open_workbook
from gridperf.workbook.text import decode

_NAMED = re.compile(
    r"(预算|填报|申报|应报|实施|项目|主管)?(单位|部门)(名称|全称)?|units?( name)?", re.IGNORECASE
)
_CODED = re.compile(r"(预算|单位|部门)?(代码|编码|编号)|code", re.IGNORECASE)
_NO_UNIT = re.compile(
    r"(合计|总计|小计|备注|说明|注[:：]|填报|制表|共\d+|序号|\d{4}年).*|.*名单|[\d.\s]*"
)
_HEAD_WITHIN = 20
"""Rows in which a heading is looked for."""


class Expected(NamedTuple):
    """One unit that is to file: name, and its code where the list tells it."""

    unit: str
    code: str | None


def read_roster(name: str, data: bytes) -> tuple[Expected, ...]:
    """Return the units that a list names, each once, in its order; raises Refused where none.

    A heading (单位名称, 部门, 预算单位 …) tells the column, a second one (单位代码) the codes. A
    list without headings is taken by its first column that holds words.
    """
    if PurePath(name).suffix.lower() in {".txt", ".csv", ".tsv"}:
        found = expected_in(decode(data))
    else:
        sheets = [sheet for sheet in open_workbook(name, data).sheets if not sheet.hidden]
        found = next((units for units in map(_of_sheet, sheets) if units), ())
    if not found:
        raise Refused("no_form", "no_roster", file=PurePath(name).name)
    return found


def expected_in(text: str) -> tuple[Expected, ...]:
    """Return the units that a text names, one a line; tabs or commas part its columns."""
    return _of_rows([re.split(r"[\t,，]", line) for line in text.splitlines()])


def due_day(text: str) -> date | None:
    """Return the one day that a text names (2024-03-15, 2024年3月15日), None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        told = narrow(text)
    whole = [one for one in find_dates(told, None) if (one.start, one.end) == (0, len(told))]
    return next((one.last for one in whole if one.known and one.first == one.last), None)


def _of_sheet(sheet: Sheet) -> tuple[Expected, ...]:
    return _of_rows(sheet.rows)


def _of_rows(rows: Sequence[Sequence[Scalar]]) -> tuple[Expected, ...]:
    texts = [[_text(value) for value in row] for row in rows]
    top, named, coded = _columns(texts)
    return _once(_units(texts[top:], named, coded))


def _columns(texts: Sequence[Sequence[str]]) -> tuple[int, int, int | None]:
    """Return the first row below the heading, the column of names and that of codes."""
    for row, cells in enumerate(texts[:_HEAD_WITHIN]):
        named = [column for column, text in enumerate(cells) if _NAMED.fullmatch(text)]
        if named:
            codes = [column for column, text in enumerate(cells) if _CODED.fullmatch(text)]
            return row + 1, named[0], codes[0] if codes else None
    worded = [
        column
        for cells in texts
        for column, text in enumerate(cells)
        if text and not _NO_UNIT.fullmatch(text)
    ]
    return 0, min(worded, default=0), None


def _units(texts: Iterable[Sequence[str]], named: int, coded: int | None) -> Iterator[Expected]:
    for cells in texts:
        text = cells[named] if named < len(cells) else ""
        if not text or _NO_UNIT.fullmatch(text):
            continue
        code, unit = split_code(text)
        own = cells[coded] if coded is not None and coded < len(cells) else ""
        yield Expected(unit, own or code)


def _once(units: Iterable[Expected]) -> tuple[Expected, ...]:
    return tuple({(one.unit, one.code): one for one in units}.values())


def _text(value: Scalar) -> str:
    """Return what a cell says without blanks that only space it out; 219001.0 is 219001."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else closed_up(as_seen(str(value)))
