"""Rows of one project that subjects of the budget tell apart (经济科目, 功能科目, 资金年度)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.grid import row_of
from gridperf.forms.sums import joined
from gridperf.forms.vocabulary import bare
from gridperf.project_table import ProjectTable, column_of

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head
    from gridperf.forms.rows import Body

_SUBJECT = re.compile("科目|(?:经济|功能)分类|^(?:资金|预算|指标)?年度$|文号")
_WHO = ("name", "unit", "code", "supervisor")


def keep_subjects(grid: Grid, head: Head, body: Body) -> None:
    """Keep the subjects of the rows that name one project: such rows don't stand there twice.

    Nothing is added up, for each may have texts of its own.
    """
    columns = [column for column, path in head.unknown.items()
               if any(_SUBJECT.search(bare(text)) for text in path)]  # fmt: skip
    if not columns:
        return
    who = list(zip(*(column_of(body.projects, name) for name in _WHO), strict=True))
    often = Counter(who)
    if len(often) == len(who):
        return
    projects = list(body.projects)
    for at, project in enumerate(projects):
        if often[who[at]] > 1 and project.name and "name" in project.cells:
            row = row_of(project.cells["name"])
            cells = [cell for column in columns if (cell := grid.cell(row, column)).raw.strip()]
            if cells:
                projects[at] = replace(
                    project, cells={**project.cells, "subject": joined(cells)})  # fmt: skip
    body.projects = ProjectTable.of(projects)
