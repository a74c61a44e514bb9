"""What a file says: bytes → workbook → forms → assessed, of one file or of many read ahead."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePath

from gridperf.assessment import assess
from gridperf.collector import paused
from gridperf.corrections import Correction, amended, corrected, evidence
from gridperf.forms import cover_of, passed_over, read_sheets
from gridperf.model import Choices, Document, Form, Refusal, Refused, Workbook
from gridperf.project_table import ProjectTable, column_of
from gridperf.rules import rules
from gridperf.workbook import expect, in_worker, open_workbook
from gridperf.workbook.bounds import LARGE_BYTES, LARGE_SECONDS, SECONDS

_READ_WHOLE, _GET_READY = "gridperf.reading:read_whole", "gridperf.reading:get_ready"
AHEAD, AHEAD_BYTES = 512, 6 * 2**20
"""How many files, and bytes of them, are read before they are asked for: one more than a group of
them that is stored together. A document takes a hundred times the room of its packed file."""


def read(  # noqa: PLR0913 (a file, and what is said of it)
    name: str,
    data: bytes,
    password: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    *,
    choices: Choices | None = None,
) -> Document:
    """Return what a file says, or why it was refused; `year` and `unit` fill what it lacks.

    `choices` are what people said of columns that no word explains.
    """
    name, sha256 = _named(name), hashlib.sha256(data).hexdigest()
    try:
        workbook = open_workbook(name, data, password=password)
    except Refused as refused:
        return _refused(name, sha256, refused)
    return fill(interpret(workbook, choices), year, unit)


def interpret(
    workbook: Workbook, choices: Choices | None = None, steps: Sequence[Correction] = ()
) -> Document:
    """Return what an opened file says, corrected by hand in `steps`, or why it was refused."""
    with paused():
        return _interpreted(workbook, choices, steps)


def _interpreted(
    workbook: Workbook, choices: Choices | None, steps: Sequence[Correction]
) -> Document:
    name, sha256 = _named(workbook.name), workbook.sha256
    try:
        workbook = amended(workbook, steps)
        forms, findings, blank = read_sheets(workbook, choices)
    except Refused as refused:
        return _refused(name, sha256, refused)
    cover = cover_of(workbook, forms)
    document = Document(
        name, sha256, forms=forms, findings=cover.said(findings),
        skipped=passed_over(workbook, forms, findings, blank),
    )  # fmt: skip
    document = corrected(fill(document, cover.year, cover.unit), steps)
    return replace(document, answers=evidence(document, steps, choices or {}))


def _named(name: str) -> str:
    """Return the name by which a file is spoken of: in a folder or an archive its path there."""
    path = PurePath(name)
    return path.name if path.is_absolute() else path.as_posix()


def _refused(name: str, sha256: str, refused: Refused) -> Document:
    values = {"file": name, **refused.values}
    return Document(name, sha256, Refusal(refused.reason, refused.key, values))


def read_all(
    files: Iterable[tuple[str, bytes, Refusal | None]],
    year: int | None = None,
    unit: str | None = None,
    choices: Choices | None = None,
) -> Iterator[tuple[Document, bytes]]:
    """Yield what each file says, in order, with its bytes; the next ones are read meanwhile.

    A file that comes with a refusal could not be opened: it is passed on.
    """
    readers = ThreadPoolExecutor(os.cpu_count() or 1)
    waiting: deque[tuple[Future[Document], bytes]] = deque()
    held = 0

    def begin(name: str, data: bytes, refusal: Refusal | None) -> Document:
        if refusal:
            return Document(name, "", refusal)
        return read_apart(name, data, year, unit, choices)

    def following() -> tuple[Document, bytes]:
        document, data = waiting.popleft()
        return document.result(), data

    try:
        for name, data, refusal in files:
            waiting.append((readers.submit(begin, name, data, refusal), data))
            held += len(data)
            while waiting and (len(waiting) > AHEAD or held > AHEAD_BYTES):
                held -= len(waiting[0][1])
                yield following()
        while waiting:
            yield following()
    finally:
        readers.shutdown(wait=False, cancel_futures=True)


def read_apart(
    name: str,
    data: bytes,
    year: int | None = None,
    unit: str | None = None,
    choices: Choices | None = None,
) -> Document:
    """Return what a file says, read from end to end in a worker process, the server undisturbed.

    A hundred thousand projects take it a gigabyte and less than a minute.
    """
    seconds = LARGE_SECONDS if len(data) > LARGE_BYTES else SECONDS
    try:
        document: Document = in_worker(
            _READ_WHOLE, name, data, year, unit, choices, seconds=seconds
        )
    except Refused as refused:
        return _refused(_named(name), hashlib.sha256(data).hexdigest(), refused)
    return document


def expect_files() -> None:
    """Have a worker ready for the first file, and here the rules that it is checked by."""
    expect(_GET_READY)
    rules()


def get_ready() -> None:
    """Read a table of a line: the words of all forms are then loaded, their patterns compiled."""
    read("list.csv", "序号,项目名称,预算数,执行数\n1,甲,1,1\n".encode())


def read_whole(
    name: str, data: bytes, year: int | None, unit: str | None, choices: Choices | None
) -> Document:
    """Return what a file says: what a worker is asked for by name."""
    return read(name, data, year=year, unit=unit, choices=choices)


def fill(document: Document, year: int | None = None, unit: str | None = None) -> Document:
    """Return the document with the year and unit that it lacks; never overrides what it says."""
    return replace(document, forms=tuple(_fill(form, year, unit) for form in document.forms))


def _fill(form: Form, year: int | None, unit: str | None) -> Form:
    units, years = (column_of(form.projects, name) for name in ("unit", "year"))
    # A list of several units names them row by row; a row without one is filled, not the form.
    several = form.unit is None and any(units)
    filled = replace(
        form,
        year=form.year or (None if any(years) else year),
        unit=form.unit if several else form.unit or unit,
    )
    if not all(units) or not all(years):
        filled = replace(filled, projects=ProjectTable.of(form.projects).with_columns(
            year=[own or form.year or year for own in years],
            unit=[own or form.unit or unit for own in units],
        ))  # fmt: skip
    # A year that becomes known tells the dates that named none (12月底前) theirs.
    return assess(filled) if year and form.year is None else filled


def complete(document: Document, year: int | None = None, unit: str | None = None) -> Document:
    """Return the document filled; refused as `incomplete` where unit or year is still missing."""
    filled = fill(document, year, unit)
    for form in filled.forms:
        gaps = {"file": document.file, "sheet": form.sheet}
        for name, lacking in (("unit", "no_unit"), ("year", "no_year")):
            if not all(column_of(form.projects, name)):
                return Document(
                    document.file, document.sha256, Refusal("incomplete", lacking, gaps)
                )
    return filled
