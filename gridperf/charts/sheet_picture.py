"""The picture of a sheet as its user knows it: letters, row numbers, merged cells, tinted parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gridperf import look
from gridperf.charts import form_heads
from gridperf.charts.table import Cell, Row, Table
from gridperf.confirmation import cell_of, records
from gridperf.model import Cells, Form, Level, Merge, Project, Sheet
from gridperf.values import text_of

Place = tuple[int, int]
"""Row and column of a cell, both from zero."""

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LONGEST = 32
"""Characters of a cell that the picture shows; the whole text stands in its title."""
_MANY = 500
"""Projects of a form from which on only those of the rows shown are looked at."""
_WORST: tuple[Level, ...] = ("error", "warning")
"""Levels that mark their cell, the worst first; a note only shows on hover."""


def letters(column: int) -> str:
    """Return the column's letters as a spreadsheet shows them: 0 is A, 26 is AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def places(addresses: str) -> tuple[Place, ...]:
    """Return the places that an address names ("B11,B12", or the corners of "A1:B2")."""
    return tuple((int(row) - 1, number(name)) for name, row in _ADDRESS.findall(addresses))


def number(name: str) -> int:
    """Return the column from zero that letters name: A is 0, AA is 26."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return column - 1


class Fault(NamedTuple):
    """One thing that is wrong with a cell: how grave it is, and the sentence that says it."""

    level: Level
    said: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What the picture says beside the sheet's own text."""

    header_rows: frozenset[int] = frozenset()
    heads: frozenset[Place] = frozenset()
    """Cells of the heads within a form, beside its `header_rows`."""
    body_rows: frozenset[int] = frozenset()
    total_rows: frozenset[int] = frozenset()
    columns: Mapping[int, str] = field(default_factory=dict)
    """Column from zero → what it was understood as, in the interface's language."""
    unread: frozenset[int] = frozenset()
    """Columns of a list of which nothing was read."""
    inferred: frozenset[Place] = frozenset()
    """Places of values that were placed by inference or left open."""
    picked: frozenset[Place] = frozenset()
    fields: Mapping[Place, str] = field(default_factory=dict)
    """Place → what was read from it, in the interface's language."""
    corrected: Mapping[Place, str] = field(default_factory=dict)
    """Place of a value put right by hand → what stood there, in words."""
    faults: Mapping[Place, Sequence[Fault]] = field(default_factory=dict)
    """Place → what was found there."""

    def level(self, place: Place) -> Level | None:
        """Return the level that marks a cell, None where nothing grave was found there."""
        found = {fault.level for fault in self.faults.get(place, ())}
        return next((level for level in _WORST if level in found), None)

    def part(self, place: Place) -> str:
        """Return as what a cell was recognised: a key of the tints."""
        row, column = place
        if row in self.header_rows or place in self.heads:
            return "header"
        if column in self.unread:
            return "outside"
        if row in self.total_rows:
            return "total"
        return "body" if row in self.body_rows else "outside"


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a sheet that is shown, from zero, both corners inside."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: Place) -> bool:
        """Tell whether a cell is shown."""
        row, column = place
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def marks_of(form: Form, columns: Mapping[int, str], sheet: Sheet, picked: str = "") -> Marks:
    """Return the marks of a form that was read; `picked` is the address to put a ring around."""
    read = frozenset(place for address in _addresses(form) for place in places(address))
    body = frozenset(row for row, _ in read)
    totals = frozenset(total.row - 1 for total in form.totals)
    head = frozenset(row - 1 for row in form.header_rows)
    return Marks(
        header_rows=head,
        heads=form_heads.within(form, sheet, read),
        body_rows=body - totals - head,
        total_rows=totals,
        columns=columns,
        unread=_unread(form),
        inferred=frozenset(_inferred(form)),
        picked=frozenset(places(picked)),
    )


def marks_of_all(  # noqa: PLR0913 (forms of one sheet, and what is said of their cells)
    forms: Sequence[Form],
    sheet: Sheet,
    columns: Mapping[int, str],
    fields: Mapping[Place, str],
    *,
    corrected: Mapping[Place, str],
    faults: Mapping[Place, Sequence[Fault]],
) -> Marks:
    """Return the marks of all forms of one sheet; the column's meanings are the first one's."""
    each = [marks_of(form, columns, sheet) for form in forms]
    head = frozenset[int]().union(*(marks.header_rows for marks in each))
    totals = frozenset[int]().union(*(marks.total_rows for marks in each))
    return Marks(
        header_rows=head,
        heads=frozenset[Place]().union(*(marks.heads for marks in each)),
        body_rows=frozenset[int]().union(*(marks.body_rows for marks in each)) - head - totals,
        total_rows=totals,
        columns=columns,
        unread=frozenset.intersection(*(marks.unread for marks in each)) if each else frozenset(),
        inferred=frozenset[Place]().union(*(marks.inferred for marks in each)),
        fields=fields,
        corrected=corrected,
        faults=faults,
    )


def within(form: Form, window: Window) -> Form:
    """Return a very long list with the projects of the window's rows only, any other as it is.

    A project reaches from the row of its name to the next one's.
    """
    if len(form.projects) <= _MANY:
        return form
    starts = [*map(_first_row, form.projects)]
    ends = [*starts[1:], window.bottom + 1]
    held = zip(form.projects, starts, ends, strict=True)
    shown = (one for one, start, end in held if start <= window.bottom and end >= window.top)
    return replace(form, projects=tuple(shown))


def _first_row(project: Project) -> int:
    cell = project.cells.get("name") or next(iter(project.cells.values()), None)
    spots = places(cell.address) if cell else ()
    return spots[0][0] if spots else 0


def _unread(form: Form) -> frozenset[int]:
    """Return the columns under words that were not understood, or are not wanted."""
    if form.form != "project_list":
        return frozenset()
    return frozenset(map(number, form.headings.keys() - form.columns.keys()))


def _addresses(form: Form) -> Iterator[str]:
    for project in form.projects:
        for record in records(project):
            for cell in record.cells.values():
                yield cell.address
    for _, cells in parts_of_totals(form):
        for cell in cells.values():
            yield cell.address


def parts_of_totals(form: Form) -> Iterator[tuple[str, Cells]]:
    """Yield what a whole-department form says beside its one entry: field, and its cells."""
    totals = form.unit_totals
    if totals:
        parts = (("basic", totals.basic), ("project", totals.project))
        yield from ((name, part.cells) for name, part in parts if part)
        yield from (("task", task.cells) for task in totals.tasks)


def _inferred(form: Form) -> Iterator[Place]:
    for project in form.projects:
        for path in project.inferred:
            cell = cell_of(project, path)
            if cell:
                yield from places(cell.address)


def whole(sheet: Sheet, rows: int = 60, columns: int = 60, top: int = 0) -> Window:
    """Return the window on a sheet from row `top` on, bounded: sheets can be huge."""
    width = max((len(row) for row in sheet.rows[: top + rows]), default=0)
    below = enumerate(sheet.rows[top:], start=top)
    filled = (i for i, row in below if any(v not in {None, ""} for v in row))
    top = next(filled, top)
    return Window(top, 0, min(len(sheet.rows), top + rows) - 1, min(width, columns) - 1)


def around(sheet: Sheet, address: str, *, rows: int = 1, columns: int = 60) -> Window:
    """Return the window of the rows around a cell, as far as the sheet goes."""
    spots = places(address) or ((0, 0),)
    full = whole(sheet, len(sheet.rows), columns)
    top = max(min(row for row, _ in spots) - rows, 0)
    bottom = min(max(row for row, _ in spots) + rows, full.bottom)
    return Window(top, 0, max(top, bottom), full.right)


def picture(
    sheet: Sheet, marks: Marks, window: Window, caption: str = "", *, pick: str = ""
) -> Table:
    """Return the table that shows a window of a sheet, letters above, row numbers beside it.

    With `pick` every cell that was read can be clicked: its key is `pick` and the address. Header
    rows that lie above the window are shown first, so that a row explains itself.
    """
    above = sorted(row for row in marks.header_rows if row < window.top)
    rows = [*above, *range(window.top, window.bottom + 1)]
    columns = range(window.left, window.right + 1)
    spans, covered = _spans(sheet.merges, rows, window)
    head = (Cell(), *(Cell(letters(column)) for column in columns))
    meanings: tuple[Row, ...] = ()
    if marks.columns:
        meant = (Cell(marks.columns.get(column, ""), tone="meaning") for column in columns)
        meanings = ((Cell(), *meant),)
    body = tuple(
        (
            Cell(str(row + 1), head=True),
            *(
                _cell(sheet, (row, column), marks, spans, pick)
                for column in columns
                if (row, column) not in covered
            ),
        )
        for row in rows
    )
    return Table((head, *meanings), body, kind="sheet", caption=caption)


def _cell(
    sheet: Sheet, place: Place, marks: Marks, spans: Mapping[Place, Place], pick: str
) -> Cell:
    value = sheet.value(*place)
    text = sheet.errors.get(place) or text_of(value, sheet.formats.get(place))
    part = marks.part(place)
    tones = [part]
    tones += ["inferred"] if place in marks.inferred else []
    tones += ["corrected"] if place in marks.corrected else []
    tones += ["marked"] if place in marks.picked else []
    level = marks.level(place)
    tones += ["fault", level] if level else []
    down, across = spans.get(place, (1, 1))
    open_to_click = pick and (text or level or part != "outside" or place in marks.corrected)
    return Cell(
        text if len(text) <= _LONGEST else text[:_LONGEST] + "…",
        look.LEVELS[level].sign if level else "",
        tone=" ".join(tones),
        align="end" if isinstance(value, (int, float)) else "",
        title=_title(place, text, marks),
        pick=f"{pick}{letters(place[1])}{place[0] + 1}" if open_to_click else "",
        rowspan=down,
        colspan=across,
    )


def _title(place: Place, text: str, marks: Marks) -> str:
    """Return what shows on hover: address, what was read, text, what it was, what is wrong."""
    said = marks.fields.get(place) or (
        marks.columns.get(place[1], "") if place[0] in marks.header_rows else ""
    )
    first = " ".join(part for part in (f"{letters(place[1])}{place[0] + 1}", said) if part)
    faults = marks.faults.get(place, ())
    wrong = (f"{look.LEVELS[fault.level].sign} {fault.said}" for fault in faults)
    named = first if text or said or faults else ""
    lines = (named, text, marks.corrected.get(place, ""), *dict.fromkeys(wrong))
    return "\n".join(line for line in lines if line)


def _spans(
    merges: tuple[Merge, ...], rows: list[int], window: Window
) -> tuple[dict[Place, Place], set[Place]]:
    """Return the span of each merged cell's corner and the places that it covers.

    Only merges that lie whole in the picture are drawn merged; `rows` may leave some out.
    """
    shown, spans, covered = set(rows), {}, set()
    for merge in merges:
        down, across = merge.bottom - merge.top + 1, merge.right - merge.left + 1
        inside = window.left <= merge.left and merge.right <= window.right
        if not inside or down > len(rows) or any(merge.top + i not in shown for i in range(down)):
            continue
        spans[merge.top, merge.left] = (down, across)
        covered |= {
            (row, column)
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        } - {(merge.top, merge.left)}
    return spans, covered
