"""Headings that name a list's projects for want of a better one: 任务名称, 资金名称, 项目内容.

Elsewhere they ask for something else (what a project does, the tasks of a whole department) or are
no heading at all, as 部门预算项目 under 项目类别.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.meanings import Meaning
from gridperf.forms.vocabulary import bare, names_project

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.meanings import Path

_OTHERS = frozenset({
    "评价项目", "自评项目", "绩效自评项目", "部门预算项目", "财政支出项目",
    "资金名称", "任务名称", "支出名称", "项目内容", "工作任务", "工作任务名称", "工作任务内容",
    "事项名称", "支出事项", "支出事项名称",
})  # fmt: skip
_WORDS = re.compile("名称|任务|内容|事项|(自评|评价|预算|支出)项目")
"""What each of them holds."""
_OF_DEPARTMENT = re.compile("整体(支出|绩效)|基本支出|主要任务|[一三]级指标")
"""What a form says that has a table of tasks, or of indicators, and is no list."""


def may_name(text: str) -> bool:
    """Tell whether a heading may be the project column's; quick, for it is asked of every cell."""
    return names_project(text) or (_WORDS.search(text) is not None and bare(text) in _OTHERS)


def named_otherwise(grid: Grid, row: int, roles: Sequence[str | None]) -> list[str | None]:
    """Return the roles of a row, with a project's name for the one heading that can only be it.

    It stands beside budget and spending in a sheet that is no department's form.
    """
    money = any(role in {"money:budget", "money:budget_initial"} for role in roles)
    if "field:name" in roles or not money or "money:spent" not in roles:
        return [*roles]
    others = sum(bare(grid.text(*place)) in _OTHERS for place in grid.own_places(row))
    return [*roles, "field:name"] if others == 1 and not _of_department(grid) else [*roles]


def _of_department(grid: Grid) -> bool:
    return any(
        isinstance(value, str) and _OF_DEPARTMENT.search(value)
        for values in grid.rows[:SEARCHED]
        for value in values
    )


SEARCHED = 60
"""Rows of a sheet in which what tells a department's form is looked for."""


def with_other_name(columns: dict[int, Meaning], paths: Mapping[int, Path]) -> dict[int, Meaning]:
    """Return the columns with the only heading of that kind as the name where none has it."""
    if any(one.field == "name" for one in columns.values()):
        return columns
    others = [column for column, path in paths.items() if bare(path[-1]) in _OTHERS]
    if len(others) != 1 or not any(one.field == "spent" for one in columns.values()):
        return columns
    (column,) = others
    meaning = Meaning("field", "name", paths[column][-1])
    return dict(sorted({**columns, column: meaning}.items()))
