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
_DUE = re.compile(
    r".{0,6}(截止|截至|期限|时限).{0,6}|(报送|上报|提交)(日期|时间)|due( date)?", re.IGNORECASE
)
_NO_UNIT = re.compile(
    r"(合计|总计|小计|备注|说明|注[:：]|填报|制表|共\d+|序号|\d{4}年).*|.*名单|[\d.\s]*"
)
_HEAD_WITHIN = 20
"""Rows in which a heading is looked for."""


class Expected(NamedTuple):
    """One unit that is to file: name, and its code and last day where the list tells them."""

    unit: str
    code: str | None
    due: str | None = None


def read_roster(name: str, data: bytes) -> tuple[Expected, ...]:
    """Return the units that a list names, each once, in its order; raises Refused where none.

    A heading (单位名称, 部门, 预算单位 …) tells the column, others the codes (单位代码) and last
    days (截止日期). A list without headings is taken by its first column that holds words.
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
    top, named, coded, due = _columns(texts)
    return _once(_units(texts[top:], named, coded, due))


def _columns(texts: Sequence[Sequence[str]]) -> tuple[int, int, int | None, int | None]:
    """Return the first row below the heading, the columns of names, of codes and of last days."""
    for row, cells in enumerate(texts[:_HEAD_WITHIN]):
        named, coded, due = (
            next((column for column, text in enumerate(cells) if heading.fullmatch(text)), None)
            for heading in (_NAMED, _CODED, _DUE)
        )
        if named is not None:
            return row + 1, named, coded, due
    worded = [
        column
        for cells in texts
        for column, text in enumerate(cells)
        if text and not _NO_UNIT.fullmatch(text)
    ]
    return 0, min(worded, default=0), None, None


def _units(
    texts: Iterable[Sequence[str]], named: int, coded: int | None, due: int | None
) -> Iterator[Expected]:
    for cells in texts:
        text, own, last = (
            "" if at is None or at >= len(cells) else cells[at] for at in (named, coded, due)
        )
        if text and not _NO_UNIT.fullmatch(text):
            code, unit = split_code(text)
            yield Expected(unit, own or code, last or None)


def _once(units: Iterable[Expected]) -> tuple[Expected, ...]:
    return tuple({(one.unit, one.code): one for one in units}.values())


def _text(value: Scalar) -> str:
    """Return what a cell says without blanks that only space it out; 219001.0 is 219001."""
    if isinstance(value, date):
        return value.isoformat()[: len("2024-03-15")]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else closed_up(as_seen(str(value)))
