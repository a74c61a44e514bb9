"""Rows of a list of indicators that are none: what execution scores, a project's total score."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from gridperf.forms.indicator_head import LEVELS
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Execution, Finding
from gridperf.values import read_score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.forms.list_columns import ListColumns, Noted
    from gridperf.model import Cell

TOTALS = frozenset({"总分", "总分值", "总得分", "得分合计", "合计得分", "最终得分", "最终总分"})
_SUMS = frozenset({"合计", "总计"})
_PARTS = re.compile(r"(?:.{0,8}指标|项目|分值|权重|(?:自评)?得分)?小计")
"""What stands before the points of some indicators together, or of all."""
SIDES = {"weight": "weight", "score": "stated_score", "reason": "reason"}


class ScoredRows:
    """Takes such rows, each for its project."""

    def __init__(self) -> None:
        """Begin without any."""
        self.executions: dict[int, Execution] = {}
        self._scores: dict[int, list[tuple[int, Decimal, Cell]]] = {}
        """Project → row, score and cell of each total in it."""

    def take(self, owner: int, columns: ListColumns, place: int, sides: Mapping[str, int]) -> bool:
        """Take a row that is no indicator; False for any other."""
        kind = _kind(columns, place, sides)
        if kind == "execution":
            self._take_execution(owner, columns, place, sides)
        elif kind == "total" and "score" in sides:
            score = columns.score(place, sides["score"])
            cell = columns.cell(place, sides["score"])
            told = [] if score is None else [(columns.rows[place], score, cell)]
            self._scores.setdefault(owner, []).extend(told)
        return kind is not None

    def _take_execution(
        self, owner: int, columns: ListColumns, place: int, sides: Mapping[str, int]
    ) -> None:
        cells = {name: cell for side, name in SIDES.items() if side in sides
                 and (cell := columns.cell(place, sides[side])).raw.strip()}  # fmt: skip
        weight, score = (columns.score(place, sides[side]) if side in sides else None
                         for side in ("weight", "score"))  # fmt: skip
        reason = cells["reason"].raw.strip() if "reason" in cells else None
        self.executions[owner] = Execution(weight, score, reason)
        columns.keep_cells(owner, "execution.", cells)

    def scores(self, columns: ListColumns, stated: list[Decimal | None]) -> list[Decimal | None]:
        """Return the projects' scores, the total's where no column states one.

        Where the two differ the column's counts, and that is said.
        """
        found = [*stated] or [None] * len(columns)
        for owner, totals in self._scores.items():
            for row, score, cell in totals:
                if found[owner] is None:
                    found[owner] = score
                    columns.keep_cells(owner, "", {"stated_score": cell})
                elif found[owner] != score:
                    columns.noted.append(_differs(columns, owner, row, cell, f"{found[owner]}"))
        return found


def with_reasons(
    scored: Mapping[int, Execution], reasons: Sequence[str | None]
) -> dict[int, Execution]:
    """Return what the projects' rows score of their execution, with the reasons beside it."""
    told = {at: said for at, said in enumerate(reasons) if said}
    return {**scored, **{at: replace(scored.get(at, Execution()), reason=said)
                         for at, said in told.items()}}  # fmt: skip


def is_score_row(grid: Grid, row: int, sides: Mapping[str, int]) -> bool:
    """Tell whether a row holds nothing but a total's word, in any column, and points beside it."""
    first = next((value for value in grid.rows[row] if value is not None), None)
    if not sides or not isinstance(first, str) or not (names_score(first) or adds_points(first)):
        return False
    points = {sides[side] for side in ("weight", "score") if side in sides}
    beside = {column for _, column in grid.own_places(row)[1:]}
    if not beside or not beside <= points:
        return False
    weight = read_score(grid.value(row, sides["weight"])).value if "weight" in sides else None
    of_all = names_score(first) and bare(first) not in _SUMS
    return of_all or (weight is not None and weight <= WHOLE)


WHOLE = 100
"""Points of a project; a sum of more is one of several."""


def names_score(text: str) -> bool:
    """Tell whether a text is what stands before a total score (总分, 合计)."""
    lead = bare(text)
    return lead in TOTALS or lead in _SUMS or role_of(text) == "field:stated_score"


def adds_points(text: str) -> bool:
    """Tell whether a text is what stands before the points of some rows or all of them (小计)."""
    return "小" in text and _PARTS.fullmatch(bare(text)) is not None


def names_final_score(text: str) -> bool:
    """Tell whether a text names the score that closes a form (总分), no mere sum (合计)."""
    return names_score(text) and bare(text) not in {*_SUMS, "得分合计", "合计得分"}


def _differs(columns: ListColumns, owner: int, row: int, cell: Cell, stated: str) -> Noted:
    sheet, name = columns.grid.sheet.name, columns.names[owner]
    values = {"variant": "second_score"}
    return row, Finding("R132", sheet, cell.address, name, cell.raw, stated, values)


def _kind(
    columns: ListColumns, place: int, sides: Mapping[str, int]
) -> Literal["execution", "total", "part"] | None:
    """Return what a row scores by the only words in its levels, None for an indicator's."""
    levels = [sides[level] for level in LEVELS if level in sides]
    words = {text for column in levels if (text := columns.raws(column)[place].strip())}
    grid, row = columns.grid, columns.rows[place]
    if is_score_row(grid, row, sides):
        return _of_points(columns, place, sides, grid.text(*grid.own_places(row)[0]))
    said = {bare(text) for text in words}
    if len(said) != 1:
        return None
    lead, role = said.pop(), role_of(words.pop())
    heads = levels[0] != sides.get("level_3") and bool(columns.raws(levels[0])[place].strip())
    if role == "field:stated_rate" and heads:
        return "execution"
    pair = (sides[side] for side in ("target", "actual") if side in sides)
    told = {bare(columns.raws(column)[place]) for column in pair}
    # Merged over them, its label shows there too.
    if names_score(lead) and told <= {"", "-", "—", "/", lead}:
        return "total"
    adds = adds_points(lead) and told <= {"", lead}
    return _of_points(columns, place, sides, lead) if adds else None


def _of_points(
    columns: ListColumns, place: int, sides: Mapping[str, int], label: str
) -> Literal["total", "part"]:
    """Return whether a row with points says a project's whole score: a 小计 of all points does."""
    if not adds_points(label):
        return "total"
    weight = columns.score(place, sides["weight"]) if "weight" in sides else None
    return "total" if weight == WHOLE else "part"
