"""The split of a whole department's money, and its main tasks of the year (年度主要任务)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.indicators import is_residue
from gridperf.forms.rows import is_footer, total_label
from gridperf.forms.vocabulary import bare, money_unit_in, role_of
from gridperf.model import Finding, Task, UnitTotals
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gridperf.forms.blocks import Block
    from gridperf.forms.facts import Facts
    from gridperf.forms.grid import Grid
    from gridperf.forms.money_block import MoneyBlock
    from gridperf.model import Cell, MoneyUnit

_TASK = frozenset({"任务名称", "主要任务", "重点任务", "任务"})
_COLUMNS = {"side:actual": "result", "field:result": "result", "money:budget": "budget",
            "money:spent": "spent", "source:fiscal": "fiscal",
            "field:remark": "remark"}  # fmt: skip
_INDICATORS = re.compile(
    "绩效指标|绩效目标|年度绩效|(部门|单位|整体|支出|项目|年度)+绩效(指标|目标)(完成)?(情况)?$"
)
"""How the part of a form begins that the tasks end at; 绩效管理 is a task."""
_CONTENT = frozenset({"主要内容", "任务内容", "工作内容", "具体内容"})


def unit_totals(grid: Grid, block: Block, money: MoneyBlock, facts: Facts) -> UnitTotals:
    """Return the department's money by basic and project expenditure, and its tasks."""
    return UnitTotals(
        money.amounts.get("budget"), money.amounts.get("spent"),
        money.parts.get("basic"), money.parts.get("project"), tuple(_tasks(grid, block, facts)),
    )  # fmt: skip


def task_rows(grid: Grid, block: Block) -> range:
    """Return the rows from the head of the tasks to the last task or its total, none without."""
    head = _task_head(grid, block)
    if head is None:
        return range(0)
    top, name_column = head
    last = _bottom(grid, top, name_column)
    for row in _body(grid, block, last):
        said = grid.text(row, name_column)
        first = next((grid.text(*place) for place in grid.row_places(row) if place[0] == row), "")
        if not _is_task(said) and not total_label(said) and not total_label(first):
            break
        last = row
    return range(top, last + 1)


def _task_head(grid: Grid, block: Block) -> tuple[int, int] | None:
    """Return the row that heads the tasks, and the column of their names."""
    return next(((row, place[1]) for row in range(block.top, block.head)
                 for place in grid.row_places(row)
                 if place[0] == row and bare(grid.text(*place)) in _TASK
                 and len(grid.row_places(row)) > len(_TASK) - 1), None)  # fmt: skip


def _bottom(grid: Grid, top: int, name: int) -> int:
    """Return the last row of the tasks' head: amounts may be parted below it (总额, 财政拨款)."""
    bottom = max(grid.span(*place).bottom for place in grid.row_places(top) if place[1] >= name)
    below = grid.below(bottom)
    if grid.text(below, name) == grid.text(top, name):
        bottom, below = below, grid.below(below)  # the head's words are written out in both rows
    roles = [role_of(grid.text(*place)) or "" for place in grid.row_places(below)
             if place[0] == below]  # fmt: skip
    parted = roles and all(role.startswith(("sum", "source:")) for role in roles)
    return below if parted else bottom


def _body(grid: Grid, block: Block, bottom: int) -> Iterator[int]:
    """Yield the rows below the tasks' head; blank ones may part them."""
    return (row for row in range(bottom + 1, block.head) if grid.row_places(row))


def _is_task(text: str) -> bool:
    return bool(text) and not (
        total_label(text) or is_footer(text) or role_of(text) or _INDICATORS.match(bare(text))
    )


def _tasks(grid: Grid, block: Block, facts: Facts) -> list[Task]:
    head = _task_head(grid, block)
    if head is None:
        return []
    top, name_column = head
    bottom = _bottom(grid, top, name_column)
    columns = _task_columns(grid, top, bottom, name_column)
    units = _units(grid, block, columns, facts)
    tasks: list[Task] = []
    for row in _body(grid, block, bottom):
        if not _is_task(grid.text(row, name_column)):
            break
        said = [grid.text(*place) for place in grid.row_places(row) if place[1] >= name_column]
        heads = grid.span(row, name_column).right >= min(columns.values(), default=grid.width)
        if not heads and not all(map(is_residue, said)):
            tasks.append(_task(grid, row, grid.cell(row, name_column), columns, units))
    return tasks


def _units(
    grid: Grid, block: Block, columns: dict[str, int], facts: Facts
) -> dict[str, MoneyUnit | None]:
    """Return the unit of each column's amounts: of its heading, of the tasks' own, the form's."""
    top, name_column = _task_head(grid, block) or (0, 0)
    head = range(top, _bottom(grid, top, name_column) + 1)
    beside = [grid.text(top, column) for column in range(name_column)]
    said = {name: [*(grid.text(row, column) for row in head), *beside]
            for name, column in columns.items()}  # fmt: skip
    return {name: next(filter(None, map(money_unit_in, texts)), facts.money_unit)
            for name, texts in said.items()}  # fmt: skip


def _task_columns(grid: Grid, top: int, bottom: int, name: int) -> dict[str, int]:
    """Return the columns right of the names; left of them stands what all the tasks are called."""
    columns: dict[str, int] = {}
    for column in range(name + 1, grid.width):
        said = _meaning(*(grid.text(row, column) for row in (top, bottom)))
        if said and (grid.origin(bottom, column) == (bottom, column) or said not in columns):
            columns.setdefault(said, column)
    return columns


def _meaning(upper: str, lower: str) -> str | None:
    """Return the task's field under a heading and what stands below it, None for neither known.

    What the treasury paid has no field: only what it gave.
    """
    if bare(upper) in _CONTENT:
        return "content"
    said, part = _COLUMNS.get(role_of(upper) or ""), role_of(lower) or ""
    if lower == upper or part in {"", "sum"}:
        return said
    return "fiscal" if said == "budget" and part.startswith("source:") else None


def of_tasks(grid: Grid, block: Block, facts: Facts) -> Iterator[Finding]:
    """Return a note for each column of the tasks that nothing is read from, and for their total."""
    head = _task_head(grid, block)
    if head is None:
        return
    top, name_column = head
    bottom = _bottom(grid, top, name_column)
    columns = _task_columns(grid, top, bottom, name_column)
    known = {name_column, *columns.values()}
    for row, column in dict.fromkeys(
        place for line in (top, bottom) for place in grid.row_places(line) if place[0] == line
    ):
        wide = range(column, grid.span(row, column).right + 1)
        parted = row == top < bottom and grid.span(row, column).bottom < bottom
        if column > name_column and not known.intersection(wide) and not parted:
            text = grid.text(row, column)
            yield Finding("R126", grid.sheet.name, address(row, column), found=text)
    yield from _of_total(grid, block, columns, facts)


def _of_total(grid: Grid, block: Block, columns: dict[str, int], facts: Facts) -> Iterator[Finding]:
    """Return a warning where the tasks' total says another amount than they add up to."""
    tasks, units = _tasks(grid, block, facts), _units(grid, block, columns, facts)
    for row in task_rows(grid, block):
        first = next((grid.cell(*place) for place in grid.row_places(row) if place[0] == row), None)
        if first is None or not total_label(first.raw):
            continue
        total = _task(grid, row, first, columns, units)
        for name in ("budget", "spent", "fiscal"):
            said = [amount for task in tasks if (amount := getattr(task, name)) is not None]
            if getattr(total, name) not in {None, sum(said)}:
                yield Finding("R147", grid.sheet.name, total.cells[name].address, found=first.raw)


def _task(
    grid: Grid, row: int, name: Cell, columns: dict[str, int], units: dict[str, MoneyUnit | None]
) -> Task:
    cells = {"name": name}
    for said, column in columns.items():
        if (cell := grid.cell(row, column)).raw.strip():
            cells[said] = cell

    def amount(said: str) -> Decimal | None:
        if said not in cells:
            return None
        place = grid.origin(row, columns[said])
        shape = grid.sheet.formats.get(place)
        return read_money(grid.value(*place), units[said], shape).value

    def text(said: str) -> str | None:
        return cells[said].raw.strip() if said in cells else None

    return Task(
        name.raw.strip(), text("result"), amount("budget"), amount("spent"),
        text("content"), amount("fiscal"), text("remark"), cells,
    )  # fmt: skip
