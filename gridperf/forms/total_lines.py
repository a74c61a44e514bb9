"""Rows of 合计 and 小计 in text whose merged label came as one cell, put under their columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.left_part import MONEY, RATE, is_figure
from gridperf.forms.rows import Line, sum_label
from gridperf.model import Cell, Finding

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid
    from gridperf.forms.plan import Plan


@dataclass(slots=True)
class TotalLines:
    """Rows of totals whose figures don't stand under their headings, and what to say of them."""

    lines: dict[int, Line] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def total_lines(grid: Grid, rows: range, plan: Plan) -> TotalLines:
    """Return the totals that lost the cells their label was merged over, put under their columns.

    As many figures as there are columns for them stand in these columns' order; of fewer nobody
    knows which are missing.
    """
    found = TotalLines()
    sources = (one for source in plan.funding for one in source.columns.values())
    columns = sorted({*plan.amounts.values(), *sources})
    if not columns:
        return found
    rated = [] if plan.rate is None else [plan.rate]
    for row in rows:
        said = [(column, text) for column in range(len(grid.rows[row]))
                if (text := grid.raw(row, column).strip())]  # fmt: skip
        if not said or not sum_label(said[0][1]):
            continue
        figures = [(at, text) for at, text in said[1:] if MONEY.match(text) or RATE.match(text)]
        behind = len(figures) > 1 and is_figure(figures[0][1]) and figures[0][0] < columns[0]
        if not behind or len(figures) + 1 != len(said):
            continue
        places = sorted([*columns, *(rated if RATE.match(figures[-1][1]) else [])])
        cells = {said[0][0]: Cell(address(row, said[0][0]), said[0][1])}
        if len(places) == len(figures):
            cells |= {to: Cell(address(row, at), text)
                      for to, (at, text) in zip(places, figures, strict=True)}  # fmt: skip
        else:
            found.findings += [Finding("R132", grid.sheet.name, address(row, at), None, text)
                               for at, text in figures]  # fmt: skip
        found.lines[row] = Line(cells, frozenset(cells) - {said[0][0]})
    return found
