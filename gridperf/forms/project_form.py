"""Forms of one project (项目支出绩效自评表) or one department: one a sheet, or several stacked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gridperf.assessment import assess
from gridperf.forms.between_indicators import with_reasons
from gridperf.forms.blocks import Block, blocks_of
from gridperf.forms.choices import shape_of
from gridperf.forms.codes import split_code, split_project_code
from gridperf.forms.execution_rows import without_execution
from gridperf.forms.facts import (
    Facts,
    day_filled,
    facts_above,
    money_unit_below,
    unit_of_sheet,
    unsealed,
    year_in,
)
from gridperf.forms.filing_unit import department_itself, of_filing_unit
from gridperf.forms.grades import grade_in, settle_grade
from gridperf.forms.grid import address, letters, row_of
from gridperf.forms.indicator_head import choices_for, head_bottom, row_headings
from gridperf.forms.indicator_table import IndicatorTable, read_tables
from gridperf.forms.indicators import is_residue
from gridperf.forms.label_words import gives_opinion
from gridperf.forms.labelled_parts import read_parts
from gridperf.forms.labels import labelled
from gridperf.forms.lists import of_money_unit
from gridperf.forms.loose_money import loose_money
from gridperf.forms.money_block import MoneyBlock, MoneyReader
from gridperf.forms.money_place import money_head
from gridperf.forms.money_rows import is_amount
from gridperf.forms.parts_within import said_within
from gridperf.forms.points import score_of
from gridperf.forms.repeated_labels import joined_labels
from gridperf.forms.rows import is_footer
from gridperf.forms.stated_units import other_unit, units_beside
from gridperf.forms.unit_totals import of_tasks, task_rows, unit_totals
from gridperf.forms.unread_rows import unread_rows
from gridperf.forms.vocabulary import bare, not_applicable, role_of
from gridperf.model import Cell, Execution, Finding, Form, Project
from gridperf.project_table import ProjectTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.model import FormKind

_BLOCK = re.compile(
    r"(年度|项目|部门|整体|支出)*绩效(目标|指标)(完成情况)?\d*$|指标$|(年度|总体)*(绩效)?目标\d*$"
)
"""Headings at the edge that only name the table."""
_PROJECT = re.compile(r"项目|专项")
_WHOLE = re.compile(r"整体(?:支出|绩效)")


def read_project_forms(grid: Grid) -> list[tuple[Form, list[Finding]]]:
    """Return the forms of a sheet that hold one project or one department each, top down."""
    if len(grid.filled(range(grid.height))) > MOST_ROWS:
        return []
    found: list[tuple[Form, list[Finding]]] = []
    above: Facts | None = None
    grid = joined_labels(grid)
    for block in blocks_of(grid):
        head = money_head(grid, block)
        above = _facts(grid, block, head, above)
        found.append(_read(grid, block, above, _money(grid, block, above, head)))
    return found


MOST_ROWS = 60_000
"""That a sheet of two thousand forms fills: more hold something else, and would take minutes."""


def _money(grid: Grid, block: Block, facts: Facts, head: int | None) -> MoneyBlock:
    """Return the form's money: from its block, above the indicators or below, else from labels."""
    money = MoneyBlock()
    if head is not None:
        end = block.head if head < block.head else block.end
        money = MoneyReader(grid, head, facts.money_unit).read(end)
    if not money.says and money.execution is None:  # a total left blank may bear its weight
        loose = loose_money(grid, range(block.top, block.head), facts.money_unit)
        money = loose if loose.says else money
    money.findings = said_within(grid, money)
    read_parts(grid, range(block.top, block.head), money, facts.money_unit)
    return money


def _read(grid: Grid, block: Block, facts: Facts, money: MoneyBlock) -> tuple[Form, list[Finding]]:
    table = _indicators_of(grid, block, money)
    table.execution = table.execution or without_execution(table, money)
    top = min((grid.origin(block.head, column)[0] for column in block.columns.values()),
              default=block.head)  # fmt: skip
    skipped = {*range(top, table.last + 1), *money.rows, *task_rows(grid, block)}
    skipped.difference_update(table.notes)
    unknown = _texts(grid, block, skipped, table.total and table.total.grade)
    if block.tables and "goal" not in block.texts and (goal := _goal_beside(grid, block, table)):
        block.texts["goal"] = goal
    asked = (grid.text(*place) for row in range(block.top, block.head)
             for place in grid.row_places(row))  # fmt: skip
    whole = _is_whole(block, facts, money, asked)
    if whole:
        above = range(block.top, block.head)
        block.texts |= department_itself(grid, above, block.texts, facts.unit)
    kind: FormKind = "unit_form" if whole else "project_form"
    project = _project(block, facts, money, table, whole=whole)
    below = table.last if block.tables else block.top
    day, day_cell = day_filled(grid, range(block.top, block.head), range(below, block.end))
    last = max((row for row in range(block.top, block.end) if any(grid.rows[row])),
               default=block.top)  # fmt: skip
    headings = row_headings(grid, block.head) if block.tables else {}
    form = Form(
        grid.sheet.name, kind, f"A{block.top + 1}:{letters(grid.width - 1)}{last + 1}",
        project.unit, facts.year, project.unit_code, facts.money_unit, facts.form_number, day,
        facts.title, (project,), unit_totals(grid, block, money, facts) if whole else None,
        header_rows=(block.head + 1,) if block.tables else (),
        columns={letters(column): said for said, column in block.columns.items()},
        headings={letters(column): said for column, said in headings.items()},
        shape=shape_of(headings), filled_cell=day_cell,
    )  # fmt: skip
    faults = [*_faults(money, table, unknown, project.name), *_two_scores(form, table)]
    remarks = [*_remarks(grid, block, form, money, table.last), *of_tasks(grid, block, facts)]
    remarks += [*_of_two_units(grid, facts), *_of_disputed(grid, block), *faults]
    rest = unread_rows(grid, _further(grid, block, money, table), _read_from(form), remarks)
    form, said = with_reasons(assess(form), table.asides)
    return form, [*remarks, *rest, *said]


def _faults(
    money: MoneyBlock, table: IndicatorTable, unknown: Sequence[Finding], project: str | None
) -> Iterator[Finding]:
    """Yield what the parts of the form had to say, each of the project."""
    labels = {total.label.address for total in table.totals} | money.labels
    for finding in (*money.findings, *table.findings, *unknown):
        if finding.rule != "R143" or finding.cell not in labels:
            yield replace(finding, project=project)


def _further(grid: Grid, block: Block, money: MoneyBlock, table: IndicatorTable) -> list[int]:
    """Return the rows of a form that no part of it takes, from its first label on."""
    first = min((row_of(cell) for cell in block.texts.values()), default=block.head)
    taken = {*money.rows, *range(block.head, table.last + 1), *task_rows(grid, block)}
    return [row for row in grid.filled(range(first, block.end)) if row not in taken]


def _read_from(form: Form) -> set[str]:
    """Return the addresses of all cells that something was read from."""
    runs = ProjectTable.of(form.projects).cells
    totals = form.unit_totals
    parts = (totals.basic, totals.project, *totals.tasks) if totals else ()
    held = (cell.address for part in parts if part for cell in part.cells.values())
    read = (address for run in runs for address in run.addresses())
    return {one for cell in (*read, *held) for one in cell.split(",")}


def _texts(grid: Grid, block: Block, skipped: set[int], grade: Cell | None) -> list[Finding]:
    """Read what the form's labels name, and return what is to be said of them."""
    rows = range(block.top, block.end)
    block.texts, unknown = labelled(grid, rows, skipped)
    unknown += _reasons(grid, block.texts)
    return settle_grade(grid, rows, block.texts, grade, unknown)


def _reasons(grid: Grid, texts: dict[str, Cell]) -> Iterator[Finding]:
    """Take the form's reasons and measures in one text for its problems and what is done."""
    cell = texts.pop("reasons", None)
    if cell is None:
        return
    if "problems" in texts and "rectification" in texts:
        yield Finding("R132", grid.sheet.name, cell.address.split(",")[0], found=cell.raw)
    texts.setdefault("problems", cell)
    texts.setdefault("rectification", cell)


def _indicators_of(grid: Grid, block: Block, money: MoneyBlock) -> IndicatorTable:
    """Return what the form's indicator tables say; a head that nobody understood is said."""
    if block.tables:
        return read_tables(grid, block.tables, block.end, money.rows)
    table = IndicatorTable(last=max(block.unread.stop, block.head) - 1)
    heads = grid.row_places(block.head) if block.unread else ()
    table.findings += [
        Finding("R126", grid.sheet.name, address(*place), found=grid.text(*place))
        for place in heads if place[0] == block.head
    ]  # fmt: skip
    return table


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

    Where nothing above states the unit of money, a note below may.
    A form stacked under another one without a title of its own goes by that one's.
    """
    first = block.head if money_head is None else min(money_head, block.head)
    facts = facts_above(grid, block.top, first)
    stated = units_beside(grid, money_head)
    money, year = stated[0].unit if stated else facts.money_unit, facts.year
    if year is None and not grid.sheet.delimited:
        year = year_in(grid.sheet.name)
    if facts.title is None and above:
        year, money = year or above.year, money or above.money_unit
    if money is None:
        last = block.tables[-1][0] if block.tables else block.top
        money = money_unit_below(grid, range(last + 1, block.end))
    unit = facts.title_unit if facts.unit else unit_of_sheet(grid)
    return Facts(
        facts.title, unit, facts.label_unit, year, money, facts.form_number,
        other_unit=other_unit(facts.money_unit, stated),
    )  # fmt: skip


def _of_two_units(grid: Grid, facts: Facts) -> Iterator[Finding]:
    """Return a warning where two units of money are stated: which one is meant may be a slip."""
    if facts.other_unit:
        other, cell = facts.other_unit
        yield Finding("R123", grid.sheet.name, cell, found=other, expected=facts.money_unit,
                      values={"variant": "conflict"})  # fmt: skip


def _of_disputed(grid: Grid, block: Block) -> Iterator[Finding]:
    """Yield a warning of each row that may be this form's or that of the one above."""
    for row in block.disputed:
        place = grid.own_places(row)[0]
        yield Finding("R132", grid.sheet.name, address(*place), found=grid.text(*place),
                      values={"variant": "two_forms"})  # fmt: skip


def _project(
    block: Block, facts: Facts, money: MoneyBlock, table: IndicatorTable, *, whole: bool
) -> Project:
    # What the blank form asks for, left standing, is a blank.
    cells = {name: cell._replace(raw="") if is_residue(cell.raw.strip()) else cell
             for name, cell in block.texts.items()}  # fmt: skip
    said = {name: text for name, cell in cells.items() if (text := cell.raw.strip())}
    codes: dict[str, str | None] = {}
    for name, code in (("name", "code"), ("unit", "unit_code"), ("supervisor", "supervisor_code")):
        if name in said:
            split = split_project_code if name == "name" else split_code
            found, said[name] = split(said[name])
            if found and code not in said:
                codes[code], cells[code] = found, cells[name]
    if whole:
        said.pop("name", None)
        cells.pop("name", None)
    unit = unsealed(said.pop("unit", "")) or facts.unit
    if "stated_grade" in said:
        said["stated_grade"] = grade_in(said["stated_grade"])
    said.pop("stated_score", None)
    score, cell = _score_of(cells.get("stated_score"), table)
    if cell:
        cells["stated_score"] = cell
    fields: dict[str, Any] = {name: text for name, text in said.items() if name != "name"}
    fields |= codes
    fields |= money.amounts
    return Project(
        unit, facts.year, said.get("name"), **fields,
        funding=tuple(money.funding), stated_rate=money.rate,
        execution=_scored(money.execution, table.execution),
        stated_score=score, indicators=tuple(table.indicators),
        cells={**cells, **money.cells},
    )  # fmt: skip


def _score_of(labelled: Cell | None, table: IndicatorTable) -> tuple[Decimal | None, Cell | None]:
    """Return the form's score: what its label says, unless that is the table's row of totals."""
    score, total = score_of(labelled), table.total
    rows = {one.row for one in table.totals}
    if total and (score in {None, total.score} or (labelled and row_of(labelled) in rows)):
        return total.score, total.cell
    return score, labelled


def _two_scores(form: Form, table: IndicatorTable) -> Iterator[Finding]:
    """Yield a warning where the score that the form states is another than a total of its table.

    A total of the indicators alone leaves out what the execution earned.
    """
    (project,) = form.projects
    stated, best = project.stated_score, table.total
    earned = project.execution.stated_score if project.execution else None
    for total in table.totals:
        fewer = best and best.weight and total.weight and total.weight < best.weight
        if not fewer and stated not in {total.score, total.score + (earned or 0)}:
            yield Finding("R132", form.sheet, total.cell.address, project.name, total.cell.raw,
                          f"{stated}", {"variant": "second_score"})  # fmt: skip


def _scored(one: Execution | None, other: Execution | None) -> Execution | None:
    """Return the execution's scoring: the money block's own, unless it has no points."""
    if one is None or (one.weight is None and one.stated_score is None):
        return other or one
    return one


def _remarks(
    grid: Grid, block: Block, form: Form, money: MoneyBlock, last: int
) -> Iterator[Finding]:
    sheet, at = grid.sheet.name, address(block.top, 0)
    if money.cells:
        yield from of_money_unit(sheet, at, form.money_unit, form.projects)
    project = form.projects[0]
    score = project.cells.get("stated_score")
    if score and project.stated_score is None and not not_applicable(score.raw):
        said = {"variant": "score"}
        yield Finding("R101", sheet, score.address, found=score.raw, values=said)
    if form.year is None:
        yield Finding("R124", sheet, at)
    yield from of_filing_unit(form, at)
    if form.form == "project_form" and form.projects[0].name is None:
        name = form.projects[0].cells.get("name")
        yield Finding("R146", sheet, name.address if name else at)
    if block.tables:
        yield from _unread_columns(grid, block, last)
        below = set(grid.filled(range(last + 1, block.end))).difference(
            money.rows, task_rows(grid, block)
        )
        yield from _unread_table(grid, sorted(below))


def _unread_table(grid: Grid, rows: Iterable[int]) -> Iterator[Finding]:
    """Return a warning of a table below the form's own (附：资金明细): headings over figures."""
    for row in rows:
        heads, below = (grid.own_places(at) for at in (row, grid.below(row)))
        words = all(grid.text(*place) and not is_amount(grid.text(*place)) for place in heads)
        figures = any(is_amount(grid.text(*place)) for place in below)
        if min(len(heads) - 1, len(below)) >= WIDE and words and figures:
            texts = [grid.text(*place) for place in heads]
            said = " / ".join(texts)
            if not (is_footer(said) or gives_opinion(texts)):
                yield Finding("R143", grid.sheet.name, address(*heads[0]), found=said,
                              values={"variant": "table"})  # fmt: skip
                return


WIDE = 3
"""Cells side by side that a table has, and pairs of labels and texts do not."""


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
    bottom = head_bottom(grid, block.head, block.columns)
    lower = max(bottom, grid.span(block.head, block.columns.get("target", 0)).bottom)
    for column in range(grid.width):
        # 人员保障 beside the reason below 偏差原因分析, 单位 beside 指标值 below 年度指标值
        own_below = lower > block.head and grid.origin(lower, column) == (lower, column)
        head = lower if own_below and grid.text(lower, column) else block.head
        text = grid.text(head, column)
        own = grid.origin(head, column) == (head, column) and column not in known
        if not text or not own or (_BLOCK.match(bare(text)) and not _is_goal(text, block)):
            continue
        beside = grid.span(head, column).bottom > bottom  # it stands along the rows, over none
        filled = not beside and any(
            grid.origin(row, column) == (row, column) and grid.text(row, column)
            for row in range(bottom + 1, last + 1)
        )
        if filled or not role_of(text):
            yield Finding("R126", grid.sheet.name, address(head, column), found=text)
