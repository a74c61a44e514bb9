"""Lines of text with a cell too few or too many under a sound head, put back by what they hold.

Every column has a profile: what its heading asks for, and what whole lines write in it. A line's
cells are laid into the columns in their order so that least speaks against it. Where being cut at
its end and having lost a cell inside explain the line equally well, or two places do, the cells
concerned are asked for, never chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.left_part import MONEY, RATE
from gridperf.forms.repair import BARE_RESULT, PROMISE
from gridperf.forms.rows import Line, is_footer, total_label
from gridperf.forms.vocabulary import not_applicable
from gridperf.model import Cell, Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head
    from gridperf.forms.plan import Plan

LOST, TOO_MUCH, WRONG_KIND, UNLIKE, UNUSUAL = 1, 1, 8, 4, 2
SLACK = 3
"""How much more may speak against another way before it is ruled out."""
NEAR = 8
"""How much more speaks against a way that leaves no cell in doubt: one cell of the wrong kind."""
MOST_SINGLY = 2
"""Lost cells that are looked for one by one; more of them only side by side."""
HABIT_LINES = 2
"""Whole lines that make a habit."""

Way = tuple[int, ...]
"""Column of each cell."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in a column: kind by its heading; None where whole lines show no habit."""

    kind: str
    """money, rate, number, target, actual or text."""
    idle: bool | None = None
    """True: whole lines all say 不适用 here; False: none does."""
    satisfied: bool | None = None
    """Likewise of texts about satisfaction (满意度)."""
    numeric: bool | None = None
    """Likewise of bare numbers and percentages."""
    plain_none: bool | None = None
    """Likewise of 无."""


def aligned(grid: Grid, head: Head, plan: Plan, end: int) -> tuple[dict[int, Line], list[Finding]]:
    """Return the lines that don't fill the head, each cell under its column, and what to say."""
    if not grid.sheet.delimited or plan.long:
        return {}, []
    width = max(head.paths, default=0) + 1
    rows = range(head.bottom + 1, end)
    odd = {row: cells for row in rows if len(grid.rows[row]) != width
           and (cells := _cells(grid, row)) and _length(cells) != width
           and _filled(cells) >= FEWEST
           and not (_length(cells) == width - 1 == plan.texts.get("unit"))}  # fmt: skip
    if not odd:
        return {}, []
    others = (cells for row in rows if row not in odd and (cells := _cells(grid, row)))
    whole = list(islice(others, SAMPLED))
    profiles = [_profile(plan, column, [cells[column] for cells in whole if column < len(cells)])
                for column in range(width)]  # fmt: skip
    lines: dict[int, Line] = {}
    findings: list[Finding] = []
    for row, cells in odd.items():
        stray = next(at for at, cell in enumerate(cells) if cell)
        stray = min(stray, max(_length(cells) - width, 0))
        outcome = _Alignment(tuple(cells[stray : _length(cells)]), tuple(profiles))
        lines[row], said = _line(grid, (row, stray), outcome, plan, width)
        findings += said
    return lines, findings


SAMPLED = 200
"""Whole lines that show what stands in a column."""
FEWEST = 2
"""Filled cells that make a line worth a look."""


def _cells(grid: Grid, row: int) -> list[str]:
    cells = [grid.raw(row, column).strip() for column in range(len(grid.rows[row]))]
    first = next((cell for cell in cells if cell), "")
    return [] if not first or is_footer(first) or any(map(total_label, cells)) else cells


def _length(cells: Sequence[str]) -> int:
    """Return how many cells the line has up to its last filled one."""
    return max((at + 1 for at, cell in enumerate(cells) if cell), default=0)


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell) for cell in cells)


def _profile(plan: Plan, column: int, texts: Sequence[str]) -> Profile:
    said = [text for text in texts if text]

    def habit(facts: list[bool]) -> bool | None:
        return facts[0] if len(facts) >= HABIT_LINES and len(set(facts)) == 1 else None

    return Profile(
        _kind(plan, column),
        habit([not_applicable(text) for text in said]),
        habit(["满意" in text for text in said]),
        habit([_is_figure(narrow(text)) for text in said]),
        habit([text == "无" for text in said]),
    )


def _kind(plan: Plan, column: int) -> str:
    amounts = {*plan.amounts.values(), *(c for s in plan.funding for c in s.columns.values())}
    if column in amounts:
        return "money"
    if column == plan.rate:
        return "rate"
    if column in {plan.score, plan.texts.get("sequence")}:
        return "number"
    sides = {place: side for pair in plan.pairs for side, place in pair.sides.items()}
    return sides.get(column, "text")


@lru_cache(maxsize=1 << 14)
def cost(cell: str, profile: Profile) -> int:
    """Return what speaks against this cell standing in a column of this profile."""
    if not cell:
        return 0
    text = narrow(cell)
    if profile.kind == "money":
        return 0 if MONEY.match(text) else WRONG_KIND
    figure = _is_figure(text)
    if profile.kind == "rate":
        return 0 if figure or MONEY.match(text) else WRONG_KIND
    if profile.kind == "number":
        return 0 if text.rstrip("分").replace(".", "").isdigit() else WRONG_KIND
    against = 0
    if figure and profile.numeric is None:
        against = UNLIKE if profile.kind == "text" else UNUSUAL
    for habit, fact, weight in (
        (profile.idle, not_applicable(text), UNLIKE + 1 if profile.idle else UNUSUAL),
        (profile.satisfied, "满意" in text, UNLIKE),
        (profile.plain_none, text == "无", UNLIKE if profile.plain_none is False else 1),
        (profile.numeric, figure, UNLIKE),
    ):
        if habit is not None and habit != fact:
            against += weight
    if profile.kind == "target" and BARE_RESULT.match(text) and not PROMISE.search(text):
        against += UNUSUAL
    if profile.kind == "actual" and PROMISE.search(text):
        against += UNUSUAL
    return against


def _is_figure(text: str) -> bool:
    """Tell whether a text is nothing but a number or a percentage; a dash is none."""
    return bool(MONEY.match(text) or RATE.match(text)) and not not_applicable(text)


class _Alignment:
    """The ways to lay a line's cells into the columns, and which of its cells they agree on."""

    def __init__(self, cells: tuple[str, ...], profiles: tuple[Profile, ...]) -> None:
        self.cells = cells
        self.profiles = profiles
        count, width = len(cells), len(profiles)
        prices = dict(self._moved())
        if count <= width:
            stands: Way = tuple(range(count))
            prices[stands] = self._cost(stands) + LOST
        least = min(prices.values())
        self.ways = [way for way, price in prices.items() if price <= least + SLACK]
        self.near = [way for way, price in prices.items() if price <= least + NEAR]

    @property
    def only_cut(self) -> bool:
        """Whether the line merely ends early."""
        return self.ways == [tuple(range(len(self.cells)))]

    def _cost(self, way: Way) -> int:
        return sum(cost(self.cells[at], self.profiles[column]) for at, column in enumerate(way))

    def _moved(self) -> Iterator[tuple[Way, int]]:
        """Yield the ways in which cells were lost inside, or one text came as several cells."""
        count, width = len(self.cells), len(self.profiles)
        lost = width - count
        if lost < 0:
            yield from self._joined(-lost)
            return
        if lost <= MOST_SINGLY:
            gaps: Iterator[tuple[int, ...]] = combinations(range(width), lost)
        else:
            gaps = (tuple(range(at, at + lost)) for at in range(count + 1))
        for gone in gaps:
            way = tuple(column for column in range(width) if column not in gone)
            runs = sum(at - 1 not in gone for at in gone)
            yield way, self._cost(way) + LOST * runs

    def _joined(self, more: int) -> Iterator[tuple[Way, int]]:
        count = len(self.cells)
        for first in range(1, count - more + 1):
            way = tuple(at if at < first else max(first - 1, at - more) for at in range(count))
            if self.profiles[first - 1].kind in {"text", "target", "actual"}:
                yield way, self._cost(way) + TOO_MUCH

    def place(self, at: int) -> int | None:
        """Return the only column that a cell can stand in, None where ways disagree."""
        columns = {way[at] for way in self.ways}
        return columns.pop() if len(columns) == 1 else None

    def stays(self, at: int) -> bool:
        """Tell whether a cell stands in its own column in whatever way is near."""
        return self.only_cut or all(way[at] == at for way in self.near)


def _line(
    grid: Grid, start: tuple[int, int], found: _Alignment, plan: Plan, width: int
) -> tuple[Line, list[Finding]]:
    """Return the line's cells under their columns, and findings: too few cells, which to ask."""
    row, first = start
    cells: dict[int, Cell] = {}
    inferred = set()
    open_cells: list[tuple[str, str]] = []
    for at, text in enumerate(found.cells):
        column = found.place(at)
        if not text:
            continue
        if column is None:
            open_cells.append((address(row, first + at), text))
            continue
        if column in cells:  # the parts of one text, cut by a comma of its own
            before = cells[column]
            cells[column] = Cell(
                f"{before.address},{address(row, first + at)}", f"{before.raw}，{text}"
            )
        else:
            cells[column] = Cell(address(row, first + at), text)
        if column != at or not found.stays(at):
            inferred.add(column)
    sheet = grid.sheet.name
    name_cell = cells.get(plan.texts.get("name", -1))
    name = name_cell.raw if name_cell else None
    variant = {"variant": "end"} if found.only_cut else {}
    count = (str(len(found.cells)), str(width))
    lacking = len(found.cells) != width
    said = [Finding("R121", sheet, address(row, 0), name, *count, values=variant)] * lacking
    said += [Finding("R132", sheet, at, name, text) for at, text in open_cells]
    return Line(cells, frozenset(inferred)), said
