"""Damage without a truth: bytes and cells put out of order by a seed, for fuzzing."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from io import BytesIO

from gridperf.model import Document, Merge, Scalar, Sheet, Workbook
from gridperf.pipeline import checked, interpret, read
from gridperf.record import record_line
from gridperf.resources import SAMPLES
from gridperf.rules import rules
from gridperf.workbook import open_workbook
from tests.mutation.formats import FORMATS
from tests.mutation.offices import SAMPLE_NAMES, cases

STRANGE: tuple[Scalar, ...] = (
    None,
    "",
    " ",
    "\u3000",
    "-",
    "—",
    "/",
    "不适用",
    "合计",
    "小计",
    "项目名称",
    "预算数",
    "完成情况",
    "指标1：",
    "……",
    "1.甲；2.乙",
    "=1+1",
    "#REF!",
    "约350万",
    "１２３",
    "1e308",
    "9" * 400,
    "-5",
    "（5）",
    "99999999999999999999.99亿元",
    "0x1F",
    "NaN",
    "%",
    "≥",
    "≥%",
    "20200230",
    "13月底前",
    "2023年13月40日",
    "\x00",
    "\ud7ff",
    "𠮷",
    "🙂" * 50,
    "<b>&amp;</b>",
    "{found}",
    "甲" * 5000,
    "单位：",
    "单位：元",
    "(1)",
    0,
    -1,
    1e300,
    1e-300,
    float("nan"),
    float("inf"),
    10**30,
    True,
    0.5,
    45000,
    date(2023, 2, 28),
    datetime(1900, 1, 1, 0, 0),  # noqa: DTZ001 (cells know no zone)
    time(23, 59),
)
FORMS_OF_NUMBER = (
    "0%",
    "0.00%",
    "General",
    "yyyy-mm-dd",
    "[Red]#",
    "0.00E+00",
    '"x"0',
    ";;;",
    "%%",
)


@cache
def _files() -> tuple[tuple[str, bytes], ...]:
    """Return the samples, and one file of every format, to be damaged."""
    found = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir())]
    seen: dict[str, tuple[str, bytes]] = {}
    for case in (case for sample in SAMPLE_NAMES for case in cases(sample, 40)):
        if case.format not in seen:
            seen[case.format] = (case.name, case.data())
        if len(seen) == len(FORMATS):
            break
    assert set(seen) == set(FORMATS)
    return (*found, *seen.values())


@cache
def _sheets() -> tuple[Sheet, ...]:
    return tuple(sheet for name, data in _files() for sheet in open_workbook(name, data).sheets)


def damaged_file(seed: int) -> tuple[str, bytes]:
    """Return a file with some of its bytes changed, inside of its archive too."""
    dice = random.Random(seed)  # noqa: S311 (a fuzz, no secret)
    name, data = dice.choice(_files())
    if data.startswith(b"PK") and dice.random() < 1 / 2:
        return name, _damaged_inside(data, dice)
    return name, _damaged(data, dice)


def _damaged_inside(data: bytes, dice: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        hit = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(part, dice) if name == hit else part)
    return out.getvalue()


def _damaged(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice((1, 1, 2, 8))):
        at = dice.randrange(len(data) + 1)
        size = dice.choice((1, 4, 64, 4096))
        piece = data[at : at + size]
        how = dice.randrange(6)
        if how == 0:
            data = data[:at]
        elif how == 1:
            data = data[:at] + data[at + size :]
        elif how == 2:
            data = data[:at] + dice.randbytes(size) + data[at + size :]
        elif how == 3:
            data = data[:at] + piece * dice.randint(2, 50) + data[at:]
        elif how == 4:
            data = data[:at] + bytes(len(piece)) + data[at + size :]
        else:
            other = dice.choice(_files())[1]
            begin = dice.randrange(len(other))
            data = data[:at] + other[begin : begin + size] + data[at:]
    return data


def disturbed_workbook(seed: int) -> Workbook:
    """Return a workbook whose cells, rows, columns and merges were put out of order."""
    dice = random.Random(seed)  # noqa: S311 (a fuzz, no secret)
    sheets = dice.sample(_sheets(), dice.choice((1, 1, 1, 2)))
    return Workbook("乱.xlsx", "0" * 64, tuple(_disturbed(sheet, dice) for sheet in sheets))


def _disturbed(sheet: Sheet, dice: random.Random) -> Sheet:
    rows = [list(row) for row in sheet.rows[: dice.choice((8, 15, 40))]]
    for _ in range(dice.randint(1, 12)):
        dice.choice(CHANGES)(rows, dice)
    height, width = len(rows), max(map(len, rows), default=0)
    merges = [merge for merge in sheet.merges if dice.random() < 0.9]
    for _ in range(dice.choice((0, 0, 1, 5))):
        top, left = dice.randrange(height + 2), dice.randrange(width + 2)
        merges.append(Merge(top, left, top + dice.randrange(4), left + dice.randrange(6)))
    formats = {**sheet.formats}
    errors: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(rows):
        for column in range(len(cells)):
            if dice.random() < 0.02:
                formats[row, column] = dice.choice(FORMS_OF_NUMBER)
            if dice.random() < 0.005:
                rows[row][column] = None
                errors[row, column] = "#DIV/0!"
    return replace(sheet, name=dice.choice(("表", "", "2023", sheet.name)), rows=rows,
                   merges=tuple(merges), formats=formats, errors=errors,
                   delimited=sheet.delimited or dice.random() < 0.2)  # fmt: skip


Rows = list[list[Scalar]]


def _strange_cell(rows: Rows, dice: random.Random) -> None:
    row = dice.choice(rows) if rows else []
    if row:
        row[dice.randrange(len(row))] = dice.choice(STRANGE)


def _swap(rows: Rows, dice: random.Random) -> None:
    one, other = dice.choice(rows), dice.choice(rows)
    if one and other:
        at, to = dice.randrange(len(one)), dice.randrange(len(other))
        one[at], other[to] = other[to], one[at]


def _drop_row(rows: Rows, dice: random.Random) -> None:
    if len(rows) > 1:
        rows.pop(dice.randrange(len(rows)))


def _repeat_row(rows: Rows, dice: random.Random) -> None:
    rows.insert(dice.randrange(len(rows) + 1), list(dice.choice(rows)))


def _drop_column(rows: Rows, dice: random.Random) -> None:
    at = dice.randrange(max(map(len, rows), default=0) + 1)
    for row in rows:
        del row[at : at + 1]


def _move_column(rows: Rows, dice: random.Random) -> None:
    width = max(map(len, rows), default=0)
    at, to = dice.randrange(width + 1), dice.randrange(width + 1)
    for row in rows:
        if at < len(row):
            row.insert(min(to, len(row)), row.pop(at))


def _shift_row(rows: Rows, dice: random.Random) -> None:
    row = dice.choice(rows)
    if dice.random() < 1 / 2:
        row.insert(0, None)
    else:
        del row[:1]


CHANGES: tuple[Callable[[Rows, random.Random], None], ...] = (
    _strange_cell, _strange_cell, _strange_cell, _swap, _drop_row, _repeat_row, _drop_column,
    _move_column, _shift_row,
)  # fmt: skip


def outcome_of_file(seed: int, *, whole: bool = False) -> str:
    """Return how a damaged file ends; raises whatever goes wrong. `whole`: with the checks."""
    name, data = damaged_file(seed)
    return outcome_of(read(name, data), whole=whole)


def outcome_of_cells(seed: int, *, whole: bool = False) -> str:
    """Return how a disturbed workbook ends; raises whatever goes wrong."""
    return outcome_of(interpret(disturbed_workbook(seed)), whole=whole)


def outcome_of(document: Document, *, whole: bool) -> str:
    """Return how a document ends, its record and sentences made; raises whatever goes wrong."""
    document = checked(document) if whole else document
    for language in ("zh", "en"):
        assert record_line(document, language)
        assert all(rules()[f.rule].sentence(f, language) for f in document.findings)
    return document.refusal.key if document.refusal else "read"
