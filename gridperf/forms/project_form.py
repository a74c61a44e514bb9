"""Forms of one project (项目支出绩效自评表) or one department: one a sheet, or several stacked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gridperf.assessment import assess
from gridperf.forms.choices import shape_of
from gridperf.forms.facts import (
    Facts,
    facts_above,
    filled_on,
    split_code,
    ticked,
    unit_of_sheet,
    unsealed,
    year_in,
)
from gridperf.forms.grid import address, letters
from gridperf.forms.indicator_head import choices_for, row_headings, table_columns
from gridperf.forms.indicator_table import IndicatorTable, read_tables
from gridperf.forms.indicators import is_residue
from gridperf.forms.labels import labelled
from gridperf.forms.lists import of_money_unit
from gridperf.forms.loose_money import loose_money
from gridperf.forms.money_block import (
    MoneyBlock,
    MoneyReader,
    find_money_head,
    number_of,
)
from gridperf.forms.unit_totals import of_tasks, task_rows, unit_totals
from gridperf.forms.vocabulary import bare, money_unit_in, role_of, word_role
from gridperf.model import Cell, Finding, Form, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Grid
    from gridperf.model import FormKind

_START = re.compile(r"自评表|评价表|报表编号|^附件|^附表")
_BLOCK = re.compile(r"(年度|项目)*绩效(目标|指标)\d*$|指标$|(年度|总体)*(绩效)?目标\d*$")
"""Headings at the edge that only name the table."""
_PROJECT = re.compile(r"项目|专项")
_WHOLE = re.compile(r"整体(?:支出|绩效)")


@dataclass(slots=True)
class Block:
    """One form in a sheet: its rows, its parts, and the fields that its labels name."""

    top: int
    end: int
    tables: list[tuple[int, dict[str, int]]]
    """Head row and columns of its indicator table; a form by goals has several."""
    texts: dict[str, Cell] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """The row that heads the first indicator table."""
        return self.tables[0][0]

    @property
    def columns(self) -> dict[str, int]:
        """The columns of the first indicator table."""
        return self.tables[0][1]


def read_project_forms(grid: Grid) -> list[tuple[Form, list[Finding]]]:
    """Return the forms of a sheet that hold one project or one department each, top down."""
    found: list[tuple[Form, list[Finding]]] = []
    above: Facts | None = None
    for block in _blocks(grid):
        head = find_money_head(grid, block.top, block.head)
        if head is None:
            head = find_money_head(grid, block.tables[-1][0] + 1, block.end)
        above = _facts(grid, block, head, above)
        found.append(_read(grid, block, above, _money(grid, block, above, head)))
    return found


def _blocks(grid: Grid) -> list[Block]:
    """Return the forms' places: each begins with its title or its project's name.

    An indicator table that neither precedes goes on with the form above (年度绩效目标2).
    """
    blocks: list[Block] = []
    for row in range(grid.height):
        columns = table_columns(grid, row) if _maybe_table(grid, row) else None
        if columns is None:
            continue
        start = _start_between(grid, blocks[-1].tables[-1][0] + 1, row) if blocks else 0
        if start is None:
            blocks[-1].tables.append((row, columns))
            continue
        if blocks:
            blocks[-1].end = start
        blocks.append(Block(start, grid.height, [(row, columns)]))
    return blocks


def _maybe_table(grid: Grid, row: int) -> bool:
    return any(isinstance(value, str) and "指标" in value for value in grid.rows[row])


def _start_between(grid: Grid, first: int, head: int) -> int | None:
    """Return the row where the next stacked form begins: its title, else its project's name."""
    for row in range(first, head):
        places = [place for place in grid.row_places(row) if place[0] == row]
        text = grid.text(*places[0]) if places else ""
        if len(places) == 1 and len(text) <= LONGEST_TITLE and _START.search(text):
            return row
        if word_role(text.partition(":")[0]) in {"field:name", "field:unit"}:
            return row
    return None


UNIT_ROWS = 4
"""Rows from a money block's head on in which its heading may state the unit: 项目资金 / (万元)."""
LONGEST_TITLE = 60
"""Characters."""


def _money(grid: Grid, block: Block, facts: Facts, head: int | None) -> MoneyBlock:
    """Return the form's money: from its block, above the indicators or below, else from labels."""
    money = MoneyBlock()
    if head is not None:
        end = block.head if head < block.head else block.end
        money = MoneyReader(grid, head, facts.money_unit).read(end)
    if not money.cells and not money.funding and not money.findings:
        money = loose_money(grid, range(block.top, block.head), facts.money_unit)
    return money


def _read(grid: Grid, block: Block, facts: Facts, money: MoneyBlock) -> tuple[Form, list[Finding]]:
    table = read_tables(grid, block.tables, block.end, money.rows)
    skipped = {*range(block.head, table.last + 1), *money.rows, *task_rows(grid, block)}
    skipped.difference_update(table.notes)
    block.texts, unknown = labelled(grid, range(block.top, block.end), skipped)
    if "goal" not in block.texts and (goal := _goal_beside(grid, block, table)):
        block.texts["goal"] = goal
    said = (grid.text(*place) for row in range(block.top, block.head)
            for place in grid.row_places(row))  # fmt: skip
    whole = _is_whole(block, facts, money, said)
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
    name = project.name
    faults = [
        replace(finding, project=name) for finding in (*money.findings, *table.findings, *unknown)
    ]
    remarks = [*_remarks(grid, block, form, money, table.last), *of_tasks(grid, block, facts)]
    return assess(form), [*remarks, *faults]


def _is_whole(block: Block, facts: Facts, money: MoneyBlock, texts: Iterator[str]) -> bool:
    """Tell whether the form speaks of a whole department: by its title, or by its own parts.

    A form that asks for a project stays one, even where nobody understood how it asks.
    """
    if _WHOLE.search(facts.title or "") or money.parts:
        return True
    asked = any(_PROJECT.search(text) for text in texts)
    return "name" not in block.texts and "unit" in block.texts and not asked


def _facts(grid: Grid, block: Block, money_head: int | None, above: Facts | None) -> Facts:
    """Return title, year, number and unit of money; the last from the money block's own words.

    A form stacked under another one without a title of its own goes by that one's.
    """
    first = block.head if money_head is None else min(money_head, block.head)
    facts = facts_above(grid, block.top, first)
    money, year = facts.money_unit, facts.year
    if money is None and money_head is not None:
        beside = range(money_head, min(money_head + UNIT_ROWS, grid.height))
        units = (money_unit_in(grid.text(*place)) for row in beside
                 for place in grid.row_places(row))  # fmt: skip
        money = next((unit for unit in units if unit), None)
    if year is None and not grid.sheet.delimited:
        year = year_in(grid.sheet.name)
    if facts.title is None and above:
        year, money = year or above.year, money or above.money_unit
    unit = facts.title_unit if facts.unit else unit_of_sheet(grid)
    return Facts(facts.title, unit, facts.label_unit, year, money, facts.form_number)


def _project(
    block: Block, facts: Facts, money: MoneyBlock, table: IndicatorTable, *, whole: bool
) -> Project:
    cells = dict(block.texts)
    said = {
        name: text
        for name, cell in cells.items()
        if (text := cell.raw.strip()) and not is_residue(text)
    }
    codes: dict[str, str | None] = {}
    for name, code in (("name", "code"), ("unit", "unit_code"), ("supervisor", "supervisor_code")):
        if name in said:
            found, said[name] = split_code(said[name])
            if found and code not in said:
                codes[code], cells[code] = found, cells[name]
    if whole:
        said.pop("name", None)
        cells.pop("name", None)
    unit = unsealed(said.pop("unit", "")) or facts.unit
    if "stated_grade" in said:
        said["stated_grade"] = ticked(said["stated_grade"])
    score = table.stated_score if table.score_cell else number_of(cells.get("stated_score"))
    said.pop("stated_score", None)
    if table.score_cell:
        cells["stated_score"] = table.score_cell
    fields: dict[str, Any] = {name: text for name, text in said.items() if name != "name"}
    fields |= codes
    fields |= money.amounts
    return Project(
        unit, facts.year, said.get("name"), **fields,
        funding=tuple(money.funding), stated_rate=money.rate, execution=money.execution,
        stated_score=score, indicators=tuple(table.indicators),
        cells={**cells, **money.cells},
    )  # fmt: skip


def _remarks(
    grid: Grid, block: Block, form: Form, money: MoneyBlock, last: int
) -> Iterator[Finding]:
    sheet, at = grid.sheet.name, address(block.top, 0)
    if money.cells:
        yield from of_money_unit(sheet, at, form.money_unit)
    if form.year is None:
        yield Finding("R124", sheet, at)
    if form.unit is None:
        yield Finding("R125", sheet, at)
    if form.form == "project_form" and form.projects[0].name is None:
        yield Finding("R146", sheet, at)
    yield from _unread_columns(grid, block, last)


def _goal_beside(grid: Grid, block: Block, table: IndicatorTable) -> Cell | None:
    """Return the goal that a column of the indicators' table tells once for them all."""
    for place in grid.row_places(block.head):
        if role_of(grid.text(*place)) == "field:goal" and place[1] not in block.columns.values():
            below = range(grid.span(*place).bottom + 1, table.last + 1)
            said = {grid.origin(row, place[1]) for row in below
                    if row not in table.notes and grid.text(row, place[1])}  # fmt: skip
            if len(said) == 1 and next(iter(said))[1] == place[1]:
                return grid.cell(*said.pop())
    return None


def _is_goal(text: str, block: Block) -> bool:
    """Tell whether a column of the table holds goals that were not read."""
    return role_of(text) == "field:goal" and "goal" not in block.texts


def _unread_columns(grid: Grid, block: Block, last: int) -> Iterator[Finding]:
    """Return a note for each column of the indicator table that nothing was read from."""
    known = {*choices_for(grid, block.head), *block.columns.values()}
    below = range(grid.span(block.head, block.columns["target"]).bottom + 1, last + 1)
    for column in range(grid.width):
        text = grid.text(block.head, column)
        own = grid.origin(block.head, column) == (block.head, column) and column not in known
        if not text or not own or (_BLOCK.match(bare(text)) and not _is_goal(text, block)):
            continue
        filled = any(grid.origin(row, column) == (row, column) and grid.text(row, column)
                     for row in below)  # fmt: skip
        if filled or not role_of(text):
            yield Finding("R126", grid.sheet.name, address(block.head, column), found=text)
