"""A group of a list's two columns that hold the project's goal and what came of it.

绩效目标 over 年初目标 and 完成情况: the words below stand over an indicator's pair elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.meanings import Meaning
from gridperf.forms.vocabulary import bare, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.meanings import Path

_OVER = frozenset({"field:goal", "field:result"})
_AIM = re.compile(
    "(?!.*(值|指标))(年初|年度|全年|预期|设定|计划|预定|批复|申报|绩效|总体)*(目标|设定|预期|预定)(内容|情况)?"
)
_DONE = re.compile(
    "(年末|年底|全年|年度|实际|目标|绩效)*(完成|实现|达成|实际)(情况|结果|程度|目标|效果)?"
)


def with_goal_groups(
    columns: dict[int, Meaning], paths: Mapping[int, Path]
) -> dict[int, Meaning]:  # fmt: skip
    """Return the columns with the only such group as the project's goal and result.

    Where no indicator has a target elsewhere, the two may be the indicators' own.
    """
    pairs = [column for column in columns if _heads_goal(columns, paths, column)]
    if len(pairs) != 1:
        return columns
    (first,) = pairs
    others = [one for column, one in columns.items() if column not in {first, first + 1}]
    taken = any(one.field in {"goal", "result"} for one in others if one.kind == "field")
    sides = "target" in {columns[first].field, columns[first + 1].field}
    if taken or (sides and not any(one.field == "target" for one in others)):
        return columns
    return columns | {
        first: Meaning("field", "goal", paths[first][-1]),
        first + 1: Meaning("field", "result", paths[first + 1][-1]),
    }


def _heads_goal(columns: Mapping[int, Meaning], paths: Mapping[int, Path], column: int) -> bool:
    """Tell whether a column and the next one are all that stands below a goal's heading."""
    over, after = paths[column][:-1], paths.get(column + 1, ())
    if not over or after[:-1] != over or role_of(over[-1]) not in _OVER:
        return False
    alone = all(paths.get(at, ())[:-1] != over for at in (column - 1, column + 2))
    words = _AIM.fullmatch(bare(paths[column][-1])) and _DONE.fullmatch(bare(after[-1]))
    return bool(alone and words and all(
        one is not None and not (one.group or one.dimension or one.kind == "money")
        for one in (columns[column], columns.get(column + 1))))  # fmt: skip
