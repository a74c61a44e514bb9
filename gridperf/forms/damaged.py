"""A damaged table (受损表格) put right: columns from the head's order, lines by their anchors.

Damage shows where words of one heading contradict each other (a source of money under an output
group): then head and body no longer stand above one another, and places can't be believed. The
order of the headings still can, level by level; the lines are laid into it by `repair`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from gridperf.forms.choices import headings_of, shape_of
from gridperf.forms.dimensions import ORDER, group_of, name_lost
from gridperf.forms.grid import address
from gridperf.forms.left_part import PASSED, UNKNOWN, Frame, frame_of
from gridperf.forms.meanings import TEXTS
from gridperf.forms.plan import AMOUNTS, PairColumns, Plan, SourceColumns
from gridperf.forms.raw_lines import RawLine, RawLines, raw_lines
from gridperf.forms.repair import Layout, Placed, place_lines
from gridperf.forms.rows import Line
from gridperf.forms.total_lines import total_lines
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Cell, Dimension, Finding, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head


@dataclass(frozen=True, slots=True)
class Repair:
    """A damaged table as it must have been: its columns, and where each line's cells belong."""

    plan: Plan
    lines: Mapping[int, Line]
    findings: tuple[Finding, ...]
    width: int
    headings: Mapping[int, str]
    """Column → word of the head that no field goes by, or went by until a person said which."""
    unit: Cell | None = None
    """The unit's cell, where all whole lines name the same: a line that lost its own has it."""


class _Words(NamedTuple):
    """The head's words in their order: layout without lost pairs, labels of the sources."""

    layout: Layout
    labels: tuple[str, ...]
    told: Mapping[str, str]
    """Key of the layout → the word that a person explained."""


def repaired(grid: Grid, head: Head, end: int) -> Repair | None:
    """Return the table put right, None where it isn't damaged or has no anchors left."""
    if grid.merges:
        return None
    raw = raw_lines(grid, range(head.bottom + 1, end))
    lines = raw.projects
    cells = [line.cells for line in lines.values()]
    if not head.broken and _contradicted(head, cells) is None:
        return None
    words = _words(grid, head)
    if words is None or not lines:
        return None
    said = words.layout
    frame = frame_of(cells, said.left, said.money, len(said.sources))
    layout = _with_lost_pairs(said, cells, frame) if frame else None
    placed = place_lines(cells, layout, frame) if layout else None
    if frame is None or layout is None or placed is None:
        return None
    by_row = dict(zip(lines, placed, strict=True))
    whole = next((by_row[row] for row in lines if _is_whole(by_row[row], lines[row], frame)), None)
    if whole is None:
        return None
    plan, keys = _plan(layout, words.labels, whole)
    named = {key: key[1:] for key in keys if _word(key)}
    headings = {keys[key]: word for key, word in {**named, **words.told}.items() if key in keys}
    own = {row: _line(lines[row], line, keys) for row, line in by_row.items()}
    totals = total_lines(grid, range(head.bottom + 1, end), plan)
    findings = (
        *_of_head(grid, head, said, (cells, frame), layout),
        *_of_words(grid, head, headings),
        *_of_lines(grid.sheet.name, lines, by_row, keys, frame),
        *_of_ends(grid.sheet.name, raw),
        *totals.findings,
    )
    nothing = dict.fromkeys((*raw.joined, *raw.left), Line({}, frozenset()))
    unit = _unit(frame, plan, own)
    return Repair(
        plan, {**own, **nothing, **totals.lines}, findings, frame.width, headings, unit
    )  # fmt: skip


def _is_whole(placed: Placed, line: RawLine, frame: Frame) -> bool:
    return len(line.cells) == frame.width and not placed.unplaced


def _unit(frame: Frame, plan: Plan, lines: Mapping[int, Line]) -> Cell | None:
    usual, column = dict(frame.texts).get("unit"), plan.texts.get("unit", -1)
    held = (cell for line in lines.values() if (cell := line.cells.get(column)))
    return next((cell for cell in held if cell.raw == usual), None)


def _contradicted(head: Head, lines: Sequence[Sequence[str]]) -> int | None:
    """Return the column in which words stand in most lines under a heading of money or its rate."""
    if len(lines) < FEWEST_LINES:
        return None
    amiss = max(len(lines) // AMISS, int(len(lines) > FEWEST_LINES))
    return next((
        column for column, meaning in head.columns.items()
        if (meaning.kind == "money" or meaning.field == "stated_rate")
        and sum(not _WORDS.search("".join(line[column : column + 1])) for line in lines) <= amiss
    ), None)  # fmt: skip


FEWEST_LINES = 2
AMISS = 5
"""Of so many lines one may be damaged in this very column; of three too."""
_WORDS = re.compile("(?:[\u4e00-\u9fff].*){6}", re.DOTALL)
"""A sentence: an amount in words (约350万元) is shorter."""


def _words(grid: Grid, head: Head) -> _Words | None:
    """Return the head's words as a layout, by their order in each of its rows."""
    rows = [
        [(role, grid.raw(*place)) for place in grid.row_places(row)
         if (role := role_of(grid.text(*place)))]
        for row in range(head.top, head.bottom + 1)
    ]  # fmt: skip
    told: dict[str, str] = {}
    fields = _fields(grid, head, told)
    if "stated_rate" not in fields or "budget" not in fields or "spent" not in fields:
        return None
    rate = fields.index("stated_rate")
    if any(_word(name) for name in fields[fields.index("budget") : rate]):
        return None  # text among the money: nothing tells where one ends
    middle = [name for name in fields[rate + 1 :] if name in {"goal", "result"}]
    first = next((at for at, name in enumerate(fields) if at > rate and not name), len(fields))
    middle = [name for name in fields[rate + 1 : first] if name in middle or _word(name)] + [
        name for name in fields[first:] if name in middle
    ]
    right = [name for at, name in enumerate(fields) if at > rate and name not in middle
             and (name in TEXTS or _word(name))]  # fmt: skip
    sources = _sources(rows[1:])
    dimensions = [role.partition(":")[2] for row in rows for role, _ in row
                  if role.startswith("dimension:")]  # fmt: skip
    layout = Layout(
        left=tuple(name for name in fields[:rate] if name in TEXTS or _word(name)),
        money=tuple(name for name in fields[:rate] if name in AMOUNTS),
        sources=tuple(source for source, _ in sources),
        dimensions=tuple(dimensions),
        right=tuple(right),
        middle=tuple(middle),
    )
    return _Words(layout, tuple(label for _, label in sources), told)


def _fields(grid: Grid, head: Head, told: dict[str, str]) -> list[str]:
    """Return the field that each word of the first row names, "" for a group or a source.

    A word that names none is a column of its own, unless a person told which field it is.
    """
    said = grid.choices.get(shape_of(headings_of(head.paths)), {})
    words = [grid.text(*place) for place in grid.row_places(head.top)]
    roles = [(role_of(word) or "").partition(":") for word in words]
    fields: list[str] = []
    for word, (kind, _, member) in zip(map(bare, words), roles, strict=True):
        if kind == "money" or (kind == "field" and member in {*TEXTS, "stated_rate"}):
            fields.append(member)
        elif (kind, member) == ("side", "actual") and fields[-1:] == ["goal"]:
            fields.append("result")  # 预期目标, 实际完成情况
        elif kind and kind != "field":
            fields.append("")
        elif word not in said:
            fields.append(UNKNOWN + word)
        else:
            free = said[word] in TEXTS and ("field", ":", said[word]) not in roles
            fields.append(said[word] if free and said[word] not in told else PASSED + word)
            told[fields[-1]] = word
    return fields


def _word(name: str) -> bool:
    return name.startswith((UNKNOWN, PASSED))


def _of_words(grid: Grid, head: Head, headings: Mapping[int, str]) -> Iterator[Finding]:
    """Return what is to be said of words that name no field, unless a person said what of them."""
    said = grid.choices.get(shape_of(headings_of(head.paths)), {})
    for column, word in headings.items():
        if word not in said:
            yield Finding("R126", grid.sheet.name, address(head.top, column), found=word)


def _sources(rows: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Return the sources in their order; one that the next row divides gives way to its parts."""
    found: list[tuple[str, str]] = []
    for level, row in enumerate(rows):
        below = [
            (role.partition(":")[2], label)
            for other in rows[level + 1 :]
            for role, label in other
            if role.startswith("source:")
        ]
        for role, label in row:
            source = role.partition(":")[2]
            if not role.startswith("source:") or any(source == known for known, _ in found):
                continue
            found += below if source == "fiscal" and below else [(source, label)]
    return found


def _with_lost_pairs(layout: Layout, lines: Sequence[Sequence[str]], frame: Frame) -> Layout | None:
    """Return the layout with the pairs whose headings were lost; None if they can't be named.

    Whole lines show how many there are; order and content say which.
    """
    width = frame.width
    whole = [line for line in lines if len(line) == width]
    first = len(frame.keys) + len(layout.middle)
    pairs, odd = divmod(width - first - len(layout.right), 2)
    lost = pairs - len(layout.dimensions)
    if odd or lost < 0:
        return None
    if not lost:
        return layout
    known: list[Dimension | None] = [cast("Dimension", name) for name in layout.dimensions]
    texts = [[line[first + 2 * pair] for line in whole] for pair in range(pairs)]
    named = name_lost([*known, *[None] * lost], texts)
    if "other" in named or sorted(named, key=ORDER.index) != named:
        return None
    return Layout(layout.left, layout.money, layout.sources, tuple(named), layout.right,
                  layout.middle)  # fmt: skip


def _plan(layout: Layout, labels: Sequence[str], whole: Placed) -> tuple[Plan, dict[str, int]]:
    """Return the plan in the places of a whole line, and the column of each key of `repair`."""
    keys = {key: places[0] for key, (_, places) in whole.texts.items()}
    funding = []
    for key, column in keys.items():
        if not key.startswith("source."):
            continue
        member = key.removeprefix("source.")
        if member.isdigit():
            at = int(member)
            funding.append(SourceColumns(cast("Source", layout.sources[at]), labels[at],
                                         {"spent": column}))  # fmt: skip
        else:
            open_labels = "／".join(labels[len(funding) :]) or "／".join(labels)
            funding.append(SourceColumns("unconfirmed", open_labels, {"spent": column}))
    pairs = tuple(
        PairColumns(
            group_of(dimension), cast("Dimension", dimension),
            {side: keys[f"pair.{at}.{side}"] for side in ("target", "actual")}, lost=False,
        )
        for at, dimension in enumerate(layout.dimensions)
    )  # fmt: skip
    plan = Plan(
        {name: keys[name] for name in (*layout.left, *layout.middle, *layout.right)
         if not _word(name)},
        {name: keys[name] for name in layout.money},
        keys["stated_rate"], None, tuple(funding), pairs,
    )  # fmt: skip
    return plan, keys


def _line(line: RawLine, placed: Placed, keys: Mapping[str, int]) -> Line:
    """Return the line's cells under the plan's columns; what doesn't stand there is inferred."""
    cells: dict[int, Cell] = {}
    inferred = set()
    for key, (text, places) in placed.texts.items():
        if key not in keys or not text:
            continue  # no whole line has a column for it: `_of_lines` asks
        column = keys[key]
        target = placed.texts.get(key.replace(".actual", ".target"), ("", ()))
        if len(target[1]) > 1 and key.endswith(".actual"):
            text = text.removeprefix(target[0]).lstrip()  # noqa: PLW2901 (the shared words are the target's)
        cells[column] = Cell(",".join(line.at[place] for place in places), text)
        sure = key not in placed.inferred or (placed.whole_left and key.startswith("source."))
        if not sure or places != (column,):
            inferred.add(column)
    return Line(cells, frozenset(inferred))


def _of_head(
    grid: Grid,
    head: Head,
    said: Layout,
    body: tuple[Sequence[Sequence[str]], Frame],
    layout: Layout,
) -> Iterator[Finding]:
    """Return what is to be said of the head: how far it misses the body, which pairs it lost."""
    lines, frame = body
    sheet, at = grid.sheet.name, address(head.top, 0)
    width, moved = frame.width, _contradicted(head, lines)
    columns = (len(said.left) + len(said.money) + len(said.sources) + 1 + len(said.middle)
               + 2 * len(said.dimensions) + len(said.right))  # fmt: skip
    if columns == width and moved is not None:
        at = address(head.bottom, moved)
        yield Finding("R120", sheet, at, None, " / ".join(head.paths[moved]),
                      values={"variant": "moved"})  # fmt: skip
    elif columns == width:
        at, found = address(head.top, min(head.broken)), " / ".join(head.paths[min(head.broken)])
        yield Finding("R120", sheet, at, found=found, values={"variant": "closed_up"})
    else:
        yield Finding("R120", sheet, at, found=f"{columns} / {width}")
    for dimension in layout.dimensions:
        if dimension not in said.dimensions:
            yield Finding("R134", sheet, at, found=dimension)


def _of_lines(
    sheet: str,
    lines: Mapping[int, RawLine],
    placed: Mapping[int, Placed],
    keys: Mapping[str, int],
    frame: Frame,
) -> Iterator[Finding]:
    """Return what is to be said of each line: cells lost, cells that fit nowhere alone."""
    filled = _filled([line.cells for line in lines.values()], frame)
    for row, line in placed.items():
        cells, at = lines[row].cells, lines[row].at
        name = line.texts.get("name", (None, ()))[0] or None
        blank = sum(not cells[column] for column in filled) if len(cells) == frame.width else 0
        if blank or len(cells) != frame.width:
            yield Finding("R121", sheet, address(row, 0), name, str(len(cells) - blank),
                          str(frame.width))  # fmt: skip
        homeless = (places for key, (_, places) in line.texts.items() if key not in keys)
        for place in (*line.unplaced, *(one for places in homeless for one in places)):
            if cells[place]:
                yield Finding("R132", sheet, at[place], name, cells[place])


def _filled(lines: Sequence[Sequence[str]], frame: Frame) -> list[int]:
    """Return the columns that hardly any whole line leaves blank: a blank there was lost."""
    whole = [line for line in lines if len(line) == frame.width]
    return [column for column in range(frame.width)
            if 0 < sum(not line[column] for line in whole) <= len(whole) // AMISS]  # fmt: skip


def _of_ends(sheet: str, raw: RawLines) -> Iterator[Finding]:
    """Return what is to be said of rows that seem to be the end of a line: no projects."""
    for line in raw.left.values():
        for cell, at in zip(line.cells, line.at, strict=True):
            if cell:
                yield Finding("R132", sheet, at, None, cell)
