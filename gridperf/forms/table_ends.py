"""Where an indicator table ends: its total, or the first words of another part of the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.grades import names_grade
from gridperf.forms.points import score_of
from gridperf.forms.rows import total_label, total_of
from gridperf.forms.scored_rows import TOTALS
from gridperf.forms.vocabulary import bare, not_applicable, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gridperf.forms.grid import Grid

TOLD = re.compile(r"(自评)?总(得)?分:\s*\d")
"""A total score behind its label, in one cell."""
_SCORE = frozenset({"得分", "评分", "分数"})
"""Labels of a total only beside the grade's: alone they may name an indicator."""
SCORES = frozenset({"field:stated_score", "field:stated_grade"})
ENDS = frozenset({"field:conclusion", "field:problems", "field:rectification", "field:process"})


def is_total(grid: Grid, row: int, columns: Mapping[str, int], lead: str) -> bool:
    """Tell whether a row that begins with `lead` is the total of its table."""
    if label := total_label(lead) or total_label(bare(lead)):
        return total_of(label) is None or not _is_judged(grid, row, columns)  # 发放补贴合计 ≥90万元
    if bare(lead) in TOTALS or TOLD.match(lead):
        return True
    if bare(lead) in _SCORE and asks_grade(grid, row):
        return True
    if role_of(lead) != "field:stated_score" or _is_judged(grid, row, columns):
        return False
    return not ends_table(grid, row, columns, lead)


def asks_grade(grid: Grid, row: int) -> bool:
    """Tell whether a grade has its label in a row: 得分 | 99 | 自评等级 | 优."""
    return any(role_of(grid.text(*place)) == "field:stated_grade" for place in grid.own_places(row))


def _is_judged(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Tell whether a row judges an indicator: one that is named 评分 is no total.

    It stands among the names, and its target and completion are no labels themselves.
    """
    sides = [columns[side] for side in ("target", "actual") if side in columns]
    named = grid.own_places(row)[0][1] == columns.get("level_3", columns.get("level_2"))
    return named and len(sides) > 1 and all(
        grid.origin(row, column) == (row, column)
        and (said := grid.text(row, column))
        and not not_applicable(said)
        and role_of(said) is None
        for column in sides
    )  # fmt: skip


def ends_table(grid: Grid, row: int, columns: Mapping[str, int], lead: str) -> bool:
    """Tell whether a row's first words begin another part of the form: what was found, its score.

    自评得分 is a total row's label too, where its score stands under the scores.
    """
    role = role_of(lead.partition(":")[0])
    if role in SCORES:
        if ":" not in lead and _is_judged(grid, row, columns):
            return False
        score = columns.get("score")
        if ":" in lead or score is None:
            return True
        graded = role == "field:stated_score" and names_grade(grid.text(row, score))
        return not graded and score_of(grid.cell(row, score)) is None
    return role in ENDS
