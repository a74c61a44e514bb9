"""Forms of one project (项目支出绩效自评表) or one department: one a sheet, or several stacked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gridperf.forms.choices import shape_of
from gridperf.forms.facts import (
    Facts,
    facts_above,
    filled_on,
    is_money_unit,
    split_code,
    year_in,
)
from gridperf.forms.grid import address, letters
from gridperf.forms.indicator_table import (
    IndicatorTable,
    choices_for,
    read_table,
    row_headings,
    table_columns,
)
from gridperf.forms.indicators import is_residue
from gridperf.forms.lists import of_money_unit
from gridperf.forms.money_block import MoneyBlock, MoneyReader, find_money_head
from gridperf.forms.rows import is_footer
from gridperf.forms.unit_totals import unit_totals
from gridperf.forms.vocabulary import bare, money_unit_in, role_of
from gridperf.model import Cell, Finding, Form, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import FormKind

_START = re.compile(r"自评表|评价表|报表编号|^附件|^附表")
_WHOLE = re.compile(r"整体(?:支出|绩效)")
LABELS = frozenset({
    "name", "code", "unit", "unit_code", "supervisor", "goal", "result", "process", "conclusion",
    "problems", "rectification", "stated_grade",
})  # fmt: skip
BELOW = frozenset({"goal", "result"})
"""Labels that may stand over their text, side by side."""


@dataclass(slots=True)
class Block:
    """One form in a sheet: its rows, its parts, and the fields that its labels name."""

    top: int
    end: int
    head: int
    columns: dict[str, int]
    texts: dict[str, Cell] = field(default_factory=dict)


def read_project_forms(grid: Grid) -> list[tuple[Form, list[Finding]]]:
    """Return the forms of a sheet that hold one project or one department each, top down."""
    return [_read(grid, block) for block in _blocks(grid)]


def _blocks(grid: Grid) -> list[Block]:
    """Return the forms' places: each has one indicator table and begins after the one before."""
    heads = [(row, columns) for row in range(grid.height) if _maybe_table(grid, row)
             and (columns := table_columns(grid, row))]  # fmt: skip
    tops = [0]
    for (above, _), (row, _) in pairwise(heads):
        tops.append(_start_between(grid, above + 1, row))
    ends = [*tops[1:], grid.height]
    return [Block(top, end, row, columns)
            for top, end, (row, columns) in zip(tops, ends, heads, strict=False)]  # fmt: skip


def _maybe_table(grid: Grid, row: int) -> bool:
    return any(isinstance(value, str) and "指标" in value for value in grid.rows[row])


def _start_between(grid: Grid, first: int, head: int) -> int:
    """Return the row where the next stacked form begins: its title, else its project's name."""
    named = None
    for row in range(first, head):
        for place in grid.row_places(row):
            text = grid.text(*place)
            if place[0] == row and _START.search(text):
                return row
            if named is None and role_of(text) in {"field:name", "field:unit"}:
                named = row
    return named if named is not None else first


def _read(grid: Grid, block: Block) -> tuple[Form, list[Finding]]:
    money_head = find_money_head(grid, block.top, block.head)
    table = read_table(grid, block.head, block.columns, block.end)
    facts = _facts(grid, block, money_head)
    skipped = set(range(block.head, table.last + 1))
    block.texts = _labels(grid, block, skipped, money_head)
    name_cell = block.texts.get("name")
    name = split_code(name_cell.raw)[1] if name_cell else None
    money = MoneyBlock()
    if money_head is not None:
        money = MoneyReader(grid, money_head, facts.money_unit, name).read(block.head)
    whole = name is None or bool(_WHOLE.search(facts.title or ""))
    kind: FormKind = "unit_form" if whole else "project_form"
    project = _project(block, facts, money, table, whole=whole)
    day = next((day for row in range(table.last, block.end) for place in grid.row_places(row)
                if (day := filled_on(grid.text(*place)))), None)  # fmt: skip
    last = max((row for row in range(block.top, block.end) if any(grid.rows[row])),
               default=block.top)  # fmt: skip
    headings = row_headings(grid, block.head)
    form = Form(
        grid.sheet.name, kind, f"A{block.top + 1}:{letters(grid.width - 1)}{last + 1}",
        project.unit, facts.year, project.unit_code, facts.money_unit, facts.form_number, day,
        facts.title, (project,), unit_totals(grid, block, money, facts) if whole else None,
        header_rows=(block.head + 1,),
        columns={letters(column): said for said, column in block.columns.items()},
        headings={letters(column): said for column, said in headings.items()},
        shape=shape_of(headings),
    )  # fmt: skip
    return form, [*_remarks(grid, block, form, money), *money.findings]


def _facts(grid: Grid, block: Block, money_head: int | None) -> Facts:
    """Return title, year, number and unit of money; the last from the money block's own words."""
    facts = facts_above(grid, block.top, money_head if money_head is not None else block.head)
    money, year = facts.money_unit, facts.year
    if money is None and money_head is not None:
        units = (money_unit_in(grid.text(*place)) for place in grid.row_places(money_head))
        money = next((unit for unit in units if unit), None)
    if year is None and not grid.sheet.delimited:
        year = year_in(grid.sheet.name)
    return Facts(facts.title, facts.title_unit, facts.label_unit, year, money, facts.form_number)


def _labels(grid: Grid, block: Block, skipped: set[int], money_head: int | None) -> dict[str, Cell]:
    """Return the fields that labels name, by field, outside of the form's two tables."""
    found: dict[str, Cell] = {}
    for row in range(block.top, block.end):
        if row in skipped or row == money_head:
            continue
        for place in grid.row_places(row):
            if place[0] != row:
                continue
            label = _label(grid.text(*place))
            cell = _beside(grid, place, label) if label and label not in found else None
            if label and cell and not (label == "unit" and is_money_unit(cell.raw)):
                found[label] = cell
    return found


def _label(text: str) -> str | None:
    """Return the field that a label names; over a text, 实际完成情况 is the result."""
    if is_footer(text):
        return None
    core = text.partition(":")[0]
    if len(bare(core)) < SHORTEST_LABEL and role_of(core) != "field:unit":
        return None
    role = role_of(core) or ""
    if role == "side:actual":
        return "result"
    if role == "side:target":
        return "goal"
    member = role.partition(":")[2]
    return member if role.startswith("field:") and member in LABELS else None


SHORTEST_LABEL = 4
"""Characters; 完成 or 目标 alone is what a unit writes, not what the form asks."""


def _beside(grid: Grid, place: Place, label: str) -> Cell | None:
    """Return the cell that a label speaks of: behind its colon, to its right, or below."""
    text = grid.text(*place)
    span = grid.span(*place)
    if ":" in text and (said := text.partition(":")[2].strip()):
        return Cell(address(*place), said)
    right = (place[0], span.right + 1)
    beside = _label(grid.text(*right))
    if grid.text(*right) and beside is None and role_of(grid.text(*right)) is None:
        return grid.cell(*right)
    below = (span.bottom + 1, place[1])
    under = grid.text(*below)
    side_by_side = label in BELOW and (beside is None or span.bottom == span.top)
    if side_by_side and under and _label(under) is None and bare(under) != "绩效指标":
        return grid.cell(*below)
    return None


def _project(
    block: Block, facts: Facts, money: MoneyBlock, table: IndicatorTable, *, whole: bool
) -> Project:
    cells = dict(block.texts)
    said = {name: cell.raw.strip() for name, cell in cells.items() if not is_residue(cell.raw)}
    codes: dict[str, str | None] = {}
    for name, code in (("name", "code"), ("unit", "unit_code"), ("supervisor", "supervisor_code")):
        if name in said:
            found, said[name] = split_code(said[name])
            if found and code not in said:
                codes[code], cells[code] = found, cells[name]
    if whole:
        said.pop("name", None)
        cells.pop("name", None)
    unit = said.pop("unit", None) or facts.unit
    if table.score_cell:
        cells["stated_score"] = table.score_cell
    fields: dict[str, Any] = {name: text for name, text in said.items() if name != "name"}
    fields |= codes
    fields |= money.amounts
    return Project(
        unit, facts.year, said.get("name"), **fields,
        funding=tuple(money.funding), stated_rate=money.rate, execution=money.execution,
        stated_score=table.stated_score, indicators=tuple(table.indicators),
        cells={**cells, **money.cells},
    )  # fmt: skip


def _remarks(grid: Grid, block: Block, form: Form, money: MoneyBlock) -> Iterator[Finding]:
    sheet, at = grid.sheet.name, address(block.top, 0)
    if money.cells:
        yield from of_money_unit(sheet, at, form.money_unit)
    if form.year is None:
        yield Finding("R124", sheet, at)
    if form.unit is None:
        yield Finding("R125", sheet, at)
    chosen = choices_for(grid, block.head)
    for column in range(grid.width):
        text = grid.text(block.head, column)
        own = grid.origin(block.head, column) == (block.head, column) and column not in chosen
        if text and own and not role_of(text) and bare(text) not in {"绩效指标", "指标"}:
            yield Finding("R126", sheet, address(block.head, column), found=text)
