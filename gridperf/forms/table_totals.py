"""Totals of an indicator table: those of its groups in between, its own score below."""

from __future__ import annotations

import re
from itertools import starmap, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from gridperf.forms.execution_rows import execution_in, is_execution
from gridperf.forms.grades import grade_beside, names_grade
from gridperf.forms.grid import BLANK
from gridperf.forms.points import number_of, score_of, weight_of
from gridperf.forms.rows import is_footer, total_label, total_of
from gridperf.forms.scored_rows import names_final_score
from gridperf.forms.table_ends import TOLD, asks_grade, is_total
from gridperf.forms.vocabulary import bare, not_applicable, role_of
from gridperf.model import Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.forms.indicator_table import IndicatorTable
    from gridperf.model import Cell, Indicator


class Total(NamedTuple):
    """A row that states a score for the whole table."""

    row: int
    label: Cell
    weight: Decimal | None
    score: Decimal
    cell: Cell
    grade: Cell | None

    def beats(self, other: Total) -> bool:
        """Tell whether this one is the form's score, not the other: it covers more points.

        合计 90 | 87 leaves out what 总分 100 | 96.57 holds too: the execution's.
        """
        if self.weight is not None and other.weight is not None and self.weight != other.weight:
            return self.weight > other.weight
        return names_final_score(self.label.raw) and not names_final_score(other.label.raw)


def row_behind(
    grid: Grid, row: int, columns: Mapping[str, int], end: int
) -> Literal["indicator", "total"] | None:
    """Return what stands below a total or a note: the table's next indicator, or a further sum.

    An indicator may stand behind several sums, of a dimension and of its group.
    """
    further = False
    for below in range(row + 1, end):
        own = grid.own_places(below)
        lead = grid.text(*own[0]) if own else ""
        if not own or is_footer(lead):
            continue
        scores = is_execution(grid, own[0], columns) and _has_points(grid, below, columns)
        if not scores and not is_total(grid, below, columns, lead):
            return "indicator" if _judges(grid, below, columns) else "total" if further else None
        further = True
    return "total" if further else None


def _has_points(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    said = execution_in(grid, row, columns)
    return said.weight is not None or said.stated_score is not None


def _judges(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Tell whether a row judges an indicator: target and completion, in a level or with points."""
    sides = [grid.origin(row, columns[side]) for side in ("target", "actual")]
    if sides[0] == sides[1] or not all(grid.text(*place) for place in sides):
        return False
    levels = (columns[level] for level in ("level_1", "level_2") if level in columns)
    roles = [role_of(grid.text(row, at)) or "" for at in levels]
    if any(role.startswith(("group:", "dimension:")) for role in roles):
        return True
    points = [columns[name] for name in ("weight", "score") if name in columns]
    return len(points) > 1 and all(number_of(grid.cell(row, at)) is not None for at in points)


def is_subtotal(
    grid: Grid, row: int, columns: Mapping[str, int], lead: str, group: Sequence[Indicator]
) -> bool:
    """Tell whether a total is one of its group alone: by its label, or by its points.

    `group` are the indicators below the last such total, none where there was none.
    """
    of = role_of(total_of(total_label(lead) or "") or _without_sum(lead)) or ""
    if "小计" in lead or of.startswith(("group:", "dimension:")):
        return True
    weights = [one.weight for one in group]
    said = weight_of(grid.cell(row, columns["weight"])) if "weight" in columns else None
    return bool(weights) and said is not None and None not in weights and said == sum(weights)  # type: ignore[arg-type]


def _without_sum(lead: str) -> str:
    """Return whose sum a short label says it is: 产出合计 → 产出."""
    return re.sub("(得分|分值)?(合计|总计|共计)$", "", bare(lead))


def take_total(grid: Grid, row: int, columns: Mapping[str, int], table: IndicatorTable) -> None:
    """Take a total's score for the table's, unless one above it covers more."""
    table.notes.append(row)
    lead = next(grid.cell(*place) for place in grid.row_places(row) if place[0] == row)
    cell = grid.cell(row, columns["score"]) if "score" in columns else _alone(grid, row)
    if not cell.raw.strip() and TOLD.match(narrow(lead.raw)):
        cell = lead
    graded = cell if names_grade(narrow(cell.raw)) else None
    if graded or (not cell.raw.strip() and asks_grade(grid, row)):
        cell = lead if TOLD.match(narrow(lead.raw)) else _before_grade(grid, row, columns) or cell
    score = score_of(cell)
    if score is not None:
        weight = weight_of(grid.cell(row, columns["weight"])) if "weight" in columns else None
        grade = grade_beside(grid, row, cell) or graded
        table.totals.append(Total(row, lead, weight, score, cell, grade))
    elif cell.raw.strip() and cell != lead and not not_applicable(cell.raw):
        rule = "R101" if re.search(r"\d", narrow(cell.raw)) else "R132"  # the grade may stand there
        said = {"variant": "score"} if rule == "R101" else {}
        remark = Finding(rule, grid.sheet.name, cell.address, found=cell.raw, values=said)
        table.findings.append(remark)


def _alone(grid: Grid, row: int) -> Cell:
    """Return the only number of a row of totals, in a table without a column of scores."""
    cells = [grid.cell(*place) for place in grid.own_places(row)[1:]]
    scores = [cell for cell in cells if score_of(cell) is not None]
    return scores[0] if len(scores) == 1 else BLANK


def _before_grade(grid: Grid, row: int, columns: Mapping[str, int]) -> Cell | None:
    """Return the last number of a row of totals before its grade (总分 | 98 | 自评等级 | 优).

    What stands under the weights is their sum.
    """
    own = [place for place in grid.own_places(row)[1:] if place[1] != columns.get("weight")]
    cells = takewhile(lambda cell: not names_grade(narrow(cell.raw)), starmap(grid.cell, own))
    return next((cell for cell in reversed([*cells]) if score_of(cell) is not None), None)
