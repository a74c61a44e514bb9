"""The split of a whole department's money, and its main tasks of the year (年度主要任务)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.rows import is_footer, total_label
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Finding, Task, UnitTotals
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gridperf.forms.facts import Facts
    from gridperf.forms.grid import Grid
    from gridperf.forms.money_block import MoneyBlock
    from gridperf.forms.project_form import Block
    from gridperf.model import Cell

_TASK = frozenset({"任务名称", "主要任务", "重点任务", "任务"})
_COLUMNS = {"side:actual": "result", "field:result": "result", "money:budget": "budget",
            "money:spent": "spent", "source:fiscal": "fiscal",
            "field:remark": "remark"}  # fmt: skip
_CONTENT = frozenset({"主要内容", "任务内容", "工作内容", "具体内容"})


def unit_totals(grid: Grid, block: Block, money: MoneyBlock, facts: Facts) -> UnitTotals:
    """Return the department's money by basic and project expenditure, and its tasks."""
    return UnitTotals(
        money.amounts.get("budget"), money.amounts.get("spent"),
        money.parts.get("basic"), money.parts.get("project"), tuple(_tasks(grid, block, facts)),
    )  # fmt: skip


def task_rows(grid: Grid, block: Block) -> range:
    """Return the rows from the head of the tasks to the indicators, none without tasks."""
    head = _task_head(grid, block)
    return range(head[0], block.head) if head else range(0)


def _task_head(grid: Grid, block: Block) -> tuple[int, int] | None:
    """Return the row that heads the tasks, and the column of their names."""
    return next(((row, place[1]) for row in range(block.top, block.head)
                 for place in grid.row_places(row)
                 if place[0] == row and bare(grid.text(*place)) in _TASK
                 and len(grid.row_places(row)) > len(_TASK) - 1), None)  # fmt: skip


def _tasks(grid: Grid, block: Block, facts: Facts) -> list[Task]:
    head = _task_head(grid, block)
    if head is None:
        return []
    top, name_column = head
    columns = _task_columns(grid, top)
    bottom = max(grid.span(*place).bottom for place in grid.row_places(top) if place[1] > 0)
    tasks: list[Task] = []
    for row in range(bottom + 1, block.head):
        cell = grid.cell(row, name_column)
        if grid.sheet.delimited and not any(grid.rows[row]):
            continue
        if not cell.raw.strip() or total_label(cell.raw) or is_footer(cell.raw) \
                or role_of(cell.raw) or bare(cell.raw).startswith("绩效"):  # fmt: skip
            break
        tasks.append(_task(grid, row, cell, columns, facts))
    return tasks


def _task_columns(grid: Grid, top: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for row, column in grid.row_places(top):
        text = grid.text(row, column)
        said = "content" if bare(text) in _CONTENT else _COLUMNS.get(role_of(text) or "")
        if said:
            columns.setdefault(said, column)
    return columns


def of_tasks(grid: Grid, block: Block) -> Iterator[Finding]:
    """Return a note for each column of the tasks that nothing is read from."""
    head = _task_head(grid, block)
    if head is None:
        return
    known = {head[1], *_task_columns(grid, head[0]).values()}
    for row, column in grid.row_places(head[0]):
        if column > head[1] and column not in known:
            text = grid.text(row, column)
            yield Finding("R126", grid.sheet.name, address(row, column), found=text)


def _task(grid: Grid, row: int, name: Cell, columns: dict[str, int], facts: Facts) -> Task:
    cells = {"name": name}
    for said, column in columns.items():
        if (cell := grid.cell(row, column)).raw.strip():
            cells[said] = cell

    def amount(said: str) -> Decimal | None:
        if said not in cells:
            return None
        place = grid.origin(row, columns[said])
        shape = grid.sheet.formats.get(place)
        return read_money(grid.value(*place), facts.money_unit, shape).value

    def text(said: str) -> str | None:
        return cells[said].raw.strip() if said in cells else None

    return Task(
        name.raw.strip(), text("result"), amount("budget"), amount("spent"),
        text("content"), amount("fiscal"), text("remark"), cells,
    )  # fmt: skip
