"""Where a form's money stands: below its name, not in a table above it or in that of its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.blocks import is_answered
from gridperf.forms.money_head import find_money_head
from gridperf.forms.unit_totals import task_rows

if TYPE_CHECKING:
    from gridperf.forms.blocks import Block
    from gridperf.forms.grid import Grid

_NAMES = ("field:name", "field:unit", "field:supervisor")


def money_head(grid: Grid, block: Block) -> int | None:
    """Return the row that heads a form's money, above its indicators or below; None without one.

    A report may hold small tables of its own above the form (科目, 预算, 决算), and the amounts
    of a department's tasks are each their own.
    """
    tasks = task_rows(grid, block)
    head = find_money_head(grid, block.top, block.head)
    if head in tasks:
        head = find_money_head(grid, tasks.stop, block.head)
    if head is not None:
        own = find_money_head(grid, _name_below(grid, head, block.head), block.head)
        head = head if own is None or own in tasks else own
    if head is None and block.tables:
        head = find_money_head(grid, block.tables[-1][0] + 1, block.end)
    return head


def _name_below(grid: Grid, head: int, end: int) -> int:
    """Return the first row below a head of money where the form names itself, else the end."""
    return next(
        (row for row in range(head + 1, end) for role in _NAMES if is_answered(grid, row, role)),
        end,
    )
