"""Scores in lists with a row an indicator (自评得分): the project's, or each row's own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gridperf.forms.beside import POINTS
from gridperf.forms.grades import names_grade
from gridperf.forms.meanings import LEVELS, Meaning
from gridperf.forms.vocabulary import names_project
from gridperf.values import narrow, read_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridperf.forms.grid import Grid
    from gridperf.forms.meanings import Path


def without_points(
    grid: Grid, columns: dict[int, Meaning], paths: Mapping[int, Path], first: int
) -> dict[int, Meaning]:
    """Return the columns without those whose heading sets points that their cells then give.

    产出指标完成情况（50分）over 50, 48 and 49.5 holds a part of the score, not what was done.
    """
    sides = {column for column, one in columns.items() if one.field in {"target", "actual"}}
    points = {column: Decimal(found[1]) for column in sides
              if (found := POINTS.search(narrow(paths[column][-1])))}  # fmt: skip
    given = {column for column, most in points.items() if _gives(grid, column, first, most)}
    return {column: one for column, one in columns.items() if column not in given}


def _gives(grid: Grid, column: int, first: int, most: Decimal) -> bool:
    """Tell whether all that a column's cells say are numbers of points, up to the most."""
    cells = [grid.value(row, column) for row in range(first, min(grid.height, first + SAMPLED))]
    scores = [read_score(cell).value for cell in cells if cell not in {None, ""}]
    return bool(scores) and all(score is not None and 0 <= score <= most for score in scores)


def with_grades(grid: Grid, columns: dict[int, Meaning], first: int) -> dict[int, Meaning]:
    """Return the columns with 自评结论 as the grade where nothing but grades stands in it."""
    fields = {one.field: column for column, one in columns.items() if one.kind == "field"}
    if not {"name", "conclusion"} <= fields.keys() or "stated_grade" in fields:
        return columns
    column, rows = fields["conclusion"], range(first, min(grid.height, first + SAMPLED))
    said = {text for row in rows if grid.text(row, fields["name"])
            and (text := grid.text(row, column))}  # fmt: skip
    if not said or not all(map(names_grade, said)):
        return columns
    return columns | {column: Meaning("field", "stated_grade", columns[column].label)}


SAMPLED = 30
"""Rows that tell what a column holds."""


def with_own_scores(grid: Grid, columns: dict[int, Meaning], first: int) -> dict[int, Meaning]:
    """Return the columns with a score that each row states for itself as its indicator's.

    自评得分 heads both; merged down beside the project's name it is the project's. `first` is the
    row below the head.
    """
    name = next((at for at, one in columns.items() if one.field == "name"), None)
    target = next((at for at, one in columns.items() if one.field == "target"), None)
    if name is None or target is None or not _takes_scores(columns):
        return columns
    stated = [column for column, one in columns.items()
              if one.kind == "field" and one.field == "stated_score"]  # fmt: skip
    for column in stated:
        if any(map(_are_own, _by_project(grid, (name, target, column), first))):
            return columns | {column: Meaning("indicator", "score", columns[column].label)}
    return columns


def _takes_scores(columns: dict[int, Meaning]) -> bool:
    """Tell whether every row is one indicator and no other column states its score."""
    sides = [one for one in columns.values() if one.kind == "indicator"]
    fields = [one.field for one in sides]
    paired = any(one.dimension for one in sides)
    return "score" not in fields and (
        not LEVELS.isdisjoint(fields) or (fields.count("target") == 1 and not paired)
    )


def _by_project(
    grid: Grid, columns: tuple[int, int, int], first: int
) -> Iterator[list[Decimal | None]]:
    """Yield what the column states in each project's rows, None where a cell is merged or blank."""
    name, target, column = columns
    held: list[Decimal | None] = []
    last = ""
    for row in range(first, grid.height):
        said = grid.text(row, name)
        if names_project(said):
            break  # the head of another list
        if not grid.text(row, target):
            continue  # a total, a note
        if said and said != last and grid.origin(row, name)[0] == row:
            yield held
            held, last = [], said
        own = grid.origin(row, column)[0] == row
        held.append(read_score(grid.value(row, column)).value if own else None)
    yield held


WHOLE = 100
"""Points of a project: one score that stands in each of its rows makes more in sum."""


def _are_own(said: list[Decimal | None]) -> bool:
    """Tell whether a project's rows have scores of their own, not its one score in one or all."""
    scores = [score for score in said if score is not None]
    repeated = len(set(scores)) == 1 and sum(scores) > WHOLE
    return any(score is not None for score in said[1:]) and not repeated
