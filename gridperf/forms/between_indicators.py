"""Rows that stand between a table's indicators and hold none: goals, reasons, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.indicator_head import LEVELS
from gridperf.forms.indicators import is_residue
from gridperf.forms.label_words import NUMBERED_GOAL, label_of
from gridperf.forms.points import number_of
from gridperf.forms.rows import is_footer
from gridperf.forms.table_totals import row_behind
from gridperf.forms.vocabulary import not_applicable, role_of
from gridperf.model import Cell, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import Form, Indicator

Aside = tuple[int, str, Cell]
"""Place of the indicator above a reason, the reason's label, and its text."""


def note_end(grid: Grid, row: int, columns: Mapping[str, int], end: int) -> int | None:
    """Return the last row of a note or of goals that begin in a row, None where neither does."""
    lead = next((grid.text(*place) for place in grid.own_places(row)), "")
    if is_footer(lead) and row_behind(grid, row, columns, end):
        return row  # it only stands between
    return _goals_end(grid, row)


def _goals_end(grid: Grid, row: int) -> int | None:
    """Return the last row of the goals that begin in a row of the table, None where none do.

    They ask for goal and result side by side, and reach as far as the label beside them or, if
    the row only asks, over the next one; or the goal's label is numbered (年度绩效目标2).
    """
    own = grid.own_places(row)
    texts = [grid.text(*place) for place in own]
    labels = [label_of(text) for text in texts]
    bottom = max((grid.span(*place).bottom for place in own), default=row)
    if texts and NUMBERED_GOAL.match(texts[0]):
        return bottom
    heads = any((role_of(text) or "").startswith("level:") for text in texts)
    if heads or not {"goal", "result"} <= set(labels):
        return None
    return grid.below(row) if bottom == row and None not in labels else bottom


def reason_between(
    grid: Grid, own: Sequence[Place], columns: Mapping[str, int]
) -> tuple[str, Cell] | None:
    """Return label and text of a row that says why the indicator above it was not met.

    Left of it stand levels alone; at the table's edge it may be the whole form's.
    """
    heads = (at for at, place in enumerate(own)
             if role_of(grid.text(*place).partition(":")[0]) == "side:reason")  # fmt: skip
    at = next(heads, None)
    if at is None or own[at][1] <= min(columns.values()):
        return None
    lowest = max((columns[level] for level in LEVELS[:2] if level in columns), default=0)
    label, _, said = grid.raw(*own[at]).replace("：", ":").partition(":")
    beside = own[at + 1 :]
    if any(place[1] > lowest for place in own[:at]) or len(beside) != (not said.strip()):
        return None
    text = grid.cell(*beside[0]) if beside else Cell(address(*own[at]), said.strip())
    return None if is_residue(text.raw) else (label.strip(), text)


def with_reasons(form: Form, asides: Iterable[Aside]) -> tuple[Form, list[Finding]]:
    """Return the form with each reason given to the unmet indicator above it; others are said."""
    (project,) = form.projects
    indicators, said = list(project.indicators), []
    for at, label, cell in asides:
        if at >= 0 and _lacks_reason(one := indicators[at]):
            cells = {**one.cells, "reason": cell}
            indicators[at] = replace(one, reason=cell.raw.strip(), cells=cells)
        else:
            said.append(Finding("R143", form.sheet, cell.address, project.name, label))
    return replace(form, projects=(replace(project, indicators=tuple(indicators)),)), said


def _lacks_reason(one: Indicator) -> bool:
    """Tell whether an indicator was not met, or lost points, and doesn't say why."""
    lost = None not in {one.weight, one.stated_score} and one.stated_score < one.weight  # type: ignore[operator]
    return one.reason is None and (one.status in {"unmet", "partly_met"} or lost)


def is_lone(grid: Grid, row: int, own: Sequence[Place], column: int) -> bool:
    """Tell whether a row holds nothing but a reason, of the row above or the one below."""
    return own == [(row, column)] and not is_residue(grid.text(row, column))


def over_both(grid: Grid, row: int, columns: Mapping[str, int]) -> list[Finding] | None:
    """Return what is to be said where one text lies over target and completion, else None.

    Below the name of an indicator it may be either; over the name too, it is a note, or with points
    what nobody knows. All that
    stands beside one label at the table's edge is that label's (其他需要说明事项 | 无).
    """
    place = grid.origin(row, columns["target"])
    if place != grid.origin(row, columns["actual"]) or not_applicable(grid.text(*place)):
        return None
    lead, *beside = grid.own_places(row)
    if beside == [place] and lead[1] <= min(columns.values()) and role_of(grid.text(*lead)) is None:
        return []
    name, cell = columns.get("level_3"), grid.cell(*place)
    points = [columns[side] for side in ("weight", "score") if side in columns]
    if lead == place and any(number_of(grid.cell(row, at)) is not None for at in points):
        return [Finding("R143", grid.sheet.name, cell.address, found=grid.text(*place))]
    if name is None or grid.origin(row, name)[1] != name or not grid.text(row, name):
        return []
    return [Finding("R132", grid.sheet.name, cell.address, found=cell.raw)] if cell.raw else []
