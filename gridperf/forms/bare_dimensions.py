"""Words of a dimension alone among a list's own columns (进度, 满意度): they pair with nothing.

进度 beside the money is the rate where the amounts prove it. A lone 满意度 before the project's
完成情况 says neither target nor completion: it stays unread, and what was done is the project's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.meanings import LEVELS, Meaning
from gridperf.forms.vocabulary import bare, role_of
from gridperf.values import narrow, rate_consistent, read_money, read_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.forms.meanings import Path

SAMPLED = 30
"""Rows that tell what a column holds."""
DECIMALS = 2
"""Decimals of 万元 to which the amounts are known that a rate was worked out from."""
_PROGRESS = "进度"
_INDICATORS = ("group:", "dimension:", "side:", "level:")
_NAMES_INDICATOR = re.compile("指标|目标")
_FIGURE = re.compile(r"[≥≤<>=]*\d[\d,.]*%?")


def with_bare_dimensions(
    grid: Grid, columns: dict[int, Meaning], paths: Mapping[int, Path], first: int
) -> dict[int, Meaning]:
    """Return the columns with 进度 as the rate or unread, and no result as a lone word's side.

    `first` is the row below the head.
    """
    lone = [column for column, one in columns.items() if _is_bare(one, paths[column])]
    if not lone:
        return columns
    rows = range(first, min(grid.height, first + SAMPLED))
    progress = [column for column in lone if bare(paths[column][-1]) == _PROGRESS]
    meant = _with_progress(grid, columns, paths, progress, rows) if progress else columns
    return _with_result(grid, meant, [column for column in lone if _same(meant, columns, column)],
                        rows)  # fmt: skip


def _same(meant: Mapping[int, Meaning], columns: Mapping[int, Meaning], column: int) -> bool:
    return meant.get(column) is columns[column]


def _is_bare(one: Meaning, path: Path) -> bool:
    """Tell whether a column says a dimension and nothing else, under no group of indicators."""
    if one.kind != "indicator" or not one.dimension or one.field:
        return False
    if _NAMES_INDICATOR.search(bare(path[-1])):
        return False
    return not any((role_of(text) or "").startswith(_INDICATORS) for text in path[:-1])


def _with_progress(
    grid: Grid, columns: dict[int, Meaning], paths: Mapping[int, Path], progress: list[int],
    rows: range,
) -> dict[int, Meaning]:  # fmt: skip
    """Return the columns with the only 进度 that the amounts prove as the rate.

    One beside money that they don't prove may be of half a year, or of the work: it is left.
    """
    known = any(one.field == "stated_rate" for one in columns.values())
    proved = (
        [] if known else [column for column in progress if shows_rate(grid, columns, column, rows)]
    )
    near = [column for column in progress if _beside_money(columns, paths, column)]
    meant = {column: one for column, one in columns.items() if column not in near}
    if len(proved) == 1:
        (column,) = proved
        meant[column] = Meaning("field", "stated_rate", columns[column].label)
    return dict(sorted(meant.items()))


def _beside_money(
    columns: Mapping[int, Meaning], paths: Mapping[int, Path], column: int
) -> bool:  # fmt: skip
    """Tell whether a column stands behind money, or in a group of its own, and by no dimension."""
    left, right = columns.get(column - 1), columns.get(column + 1)
    if right is not None and right.dimension and right.dimension != columns[column].dimension:
        return False
    money = left is not None and (left.kind == "money" or left.field == "stated_rate")
    return money or len(paths[column]) > 1


def shows_rate(
    grid: Grid, columns: Mapping[int, Meaning], column: int, rows: Sequence[int]
) -> bool:
    """Tell whether most figures of a column are what was spent of the budget."""
    told = [_is_rate(grid, place, columns) for row in rows if grid.text(*(place := (row, column)))]
    sure = [fits for fits in told if fits is not None]
    return sum(sure) * 2 > len(sure)


def _is_rate(
    grid: Grid, place: tuple[int, int], columns: Mapping[int, Meaning]
) -> bool | None:  # fmt: skip
    """Tell whether a cell is the rate of its row's amounts, None where these don't tell."""
    spent, budget = (
        next(_amounts(grid, place[0], columns, field), None) for field in ("spent", "budget")
    )
    if spent is None or budget is None or budget <= 0:
        return None
    said = read_rate(grid.value(*place), grid.sheet.formats.get(place), spent / budget)
    return said.value is not None and rate_consistent(said, spent, budget, DECIMALS)


def _amounts(
    grid: Grid, row: int, columns: Mapping[int, Meaning], field: str
) -> Iterator[Decimal | None]:  # fmt: skip
    for column, one in columns.items():
        if (one.kind, one.field, one.source) == ("money", field, None):
            value = grid.value(row, column)
            yield read_money(value, one.money_unit, grid.sheet.formats.get((row, column))).value


def _with_result(
    grid: Grid, columns: dict[int, Meaning], lone: list[int], rows: range
) -> dict[int, Meaning]:
    """Return the columns with the only 完成情况 as the project's, the lone words beside it unread.

    Where nothing but figures stands in it, it may say what became of the word before it.
    """
    sides = {column: one for column, one in columns.items()
             if one.kind == "indicator" and column not in lone}  # fmt: skip
    texts = {one.field: column for column, one in sides.items()}
    told = {one.field for one in columns.values()}
    known = "result" in told or {"goal", "target"} <= told
    flat = not any(one.dimension or one.group or one.field in LEVELS for one in sides.values())
    if not lone or not flat or known or "actual" not in texts or len(texts) < len(sides):
        return columns
    done = [text for row in rows if (text := grid.text(row, texts["actual"]))]
    if texts["actual"] - 1 in lone and all(_FIGURE.fullmatch(narrow(text)) for text in done):
        return columns
    meant = {column: one for column, one in columns.items() if column not in lone}
    for side, field in (("actual", "result"), ("target", "goal")):
        if side in texts:
            column = texts[side]
            meant[column] = Meaning("field", field, meant[column].label)
    return meant
