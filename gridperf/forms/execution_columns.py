"""Columns of a list that score the budget's execution (执行率分值, 执行率得分), no indicator's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gridperf.forms.bare_dimensions import shows_rate
from gridperf.forms.meanings import EXECUTION, LEVELS, SCORES, Meaning
from gridperf.forms.vocabulary import bare, not_applicable, role_of
from gridperf.values import narrow, read_score

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.meanings import Path

WEIGHT, SCORE = "execution.weight", "execution.stated_score"
_PARTS = {"side:weight": WEIGHT, "side:score": SCORE, "field:stated_score": SCORE}
_NAMED = re.compile(
    "^(?:预算|资金|项目|经费|支出)*(?:执行|支出)(?:率|进度|情况)?的?"
    "(?:(?P<weight>分值|权重|满分)|自?评?得分|评分)$"
)

_EXECUTION = re.compile("(?:预算|资金|项目|经费|支出)*(?:执行|支出)(?:率|进度|情况)?")


_POINTS = re.compile(r"\((?:满分|分值|权重)?[::为]?(?P<most>\d+(?:\.\d+)?)(?P<said>分)?\)$")
"""The most that a column may hold by its heading (执行率（10分）); （10） may number it."""


def with_execution(
    grid: Grid,
    columns: dict[int, Meaning],
    paths: Mapping[int, Path],
    told: Container[int],
    first: int,
) -> dict[int, Meaning]:
    """Return the columns with weight and score of the execution, by their words or beside the rate.

    `told` are the columns that a person said the meaning of; `first` is the row below the head.
    """
    rows = range(first, min(grid.height, first + SAMPLED))
    scored = [column for column in columns if column not in told
              and _holds_score(grid, columns, (column, paths[column][-1]), rows)]  # fmt: skip
    columns = {column: one for column, one in columns.items() if column not in scored}
    named = {column: part for column, path in paths.items()
             if column not in told and (part := _part(path))
             and (column not in columns or _is_points(columns, column))}  # fmt: skip
    found = named or _beside_rate(grid, columns)
    if SCORE not in found.values():
        found |= dict.fromkeys(scored, SCORE)
    own = {column: Meaning("field", part, paths[column][-1]) for column, part in found.items()
           if column == next(at for at, same in found.items() if same == part)}  # fmt: skip
    return dict(sorted({**columns, **own}.items())) if own else columns


def _holds_score(
    grid: Grid, columns: Mapping[int, Meaning], heading: tuple[int, str], rows: Sequence[int]
) -> bool:
    """Tell whether a column holds the execution's points that its heading sets (执行率（10分）).

    It holds the rate where a cell says %, or more than the points, or what the amounts make.
    """
    column, text = heading
    points = _POINTS.search("".join(narrow(text).split()))
    rate = columns[column].field == "stated_rate"
    if not points or not (rate or (points["said"] and names_execution(text))):
        return False
    told = [(row, column) for row in rows if not not_applicable(grid.text(row, column) or "/")]
    codes = [grid.sheet.formats.get(grid.origin(*place)) or "" for place in told]
    if any("%" in said for said in (*codes, *(grid.text(*place) for place in told))):
        return False
    scores = [read_score(grid.value(*place)).value for place in told]
    within = all(score is not None and 0 <= score <= Decimal(points["most"]) for score in scores)
    return bool(scores) and within and not (rate and shows_rate(grid, columns, column, rows))


def _part(path: Path) -> str | None:
    """Return which part of the execution's score a path names, None where it names none."""
    if named := _NAMED.search(bare(path[-1])):
        return WEIGHT if named["weight"] else SCORE
    if len(path) > 1 and SCORES.search(bare(path[-2])) and names_execution(path[-1]):
        return SCORE
    above = {role_of(text) for text in path[:-1]}
    return _PARTS.get(role_of(path[-1]) or "") if above & EXECUTION else None


def names_execution(text: str) -> bool:
    """Tell whether a heading says the budget's execution and nothing else (预算执行情况)."""
    return _EXECUTION.fullmatch(bare(text)) is not None


def _is_points(columns: Mapping[int, Meaning], column: int) -> bool:
    """Tell whether a column holds points of no group or dimension: 分值 or 得分 alone."""
    one = columns.get(column)
    if one is None or one.group or one.dimension:
        return False
    return one.kind == "indicator" and one.field in {"weight", "score"}


def _beside_rate(grid: Grid, columns: Mapping[int, Meaning]) -> dict[int, str]:
    """Return 分值 and 得分 right beside the rate where they are no project's and no indicator's.

    That is where indicators or projects have points elsewhere, or a weight is less than the whole.
    """
    rates = [column for column, one in columns.items() if one.field == "stated_rate"]
    if len(rates) != 1:
        return {}
    near = _near(columns, rates[0])
    others = [column for column in columns if column not in near and (
        _is_points(columns, column) or columns[column].field == "stated_score")]  # fmt: skip
    weight = next((column for column in near if columns[column].field == "weight"), None)
    long = any(one.field in LEVELS or (one.field == "target" and not (one.group or one.dimension))
               for one in columns.values())  # fmt: skip
    apart = bool(others) if long or weight is None else _is_part(grid, weight)
    return {column: _PARTS[f"side:{columns[column].field}"] for column in near} if apart else {}


def _near(columns: Mapping[int, Meaning], rate: int) -> list[int]:
    """Return the columns of points next to a rate: 分值 before it, those right behind it."""
    left = columns.get(rate - 1)
    before = left is not None and left.field == "weight" and _is_points(columns, rate - 1)
    found = [rate - 1] if before else []
    column = rate + 1
    while _is_points(columns, column) and columns[column].field not in {
        columns[at].field for at in found
    }:
        found.append(column)
        column += 1
    return found


def _is_part(grid: Grid, column: int) -> bool:
    """Tell whether all weights in a column are less than the whole: of what is scored beside it."""
    said = (grid.value(row, column) for row in range(min(grid.height, SAMPLED)))
    weights = [weight for one in said if not isinstance(one, str)
               and (weight := read_score(one).value) is not None]  # fmt: skip
    return bool(weights) and max(weights) < WHOLE


WHOLE = 100
SAMPLED = 40
"""Rows that tell what a column holds."""
