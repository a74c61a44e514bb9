"""Project lists found in a sheet, each read into a Form with what is to be said of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import chain
from string import ascii_uppercase
from typing import TYPE_CHECKING

from gridperf.forms.above_list import facts_of, top_of, unread_above
from gridperf.forms.alignment import aligned
from gridperf.forms.budget_parts import of_parts, with_parts
from gridperf.forms.by_department import by_area, by_department, of_departments
from gridperf.forms.choices import headings_of, shape_of
from gridperf.forms.columns_below import with_columns_below
from gridperf.forms.damaged import repaired
from gridperf.forms.facts import Facts, money_unit_below
from gridperf.forms.grid import address, letters
from gridperf.forms.head_years import of_other_years, of_year
from gridperf.forms.heads import Head, find_heads, group_over
from gridperf.forms.joined_lists import only
from gridperf.forms.meanings import AMOUNTS
from gridperf.forms.no_projects import shows_filling
from gridperf.forms.page_heads import goes_on_title, on_one_page
from gridperf.forms.plan import Plan, plan_of
from gridperf.forms.project_list import ListReader
from gridperf.forms.repeated_columns import without_repeated
from gridperf.forms.rows import Body
from gridperf.forms.source_rows import HEADINGS, read_source_rows
from gridperf.forms.subject_columns import keep_subjects
from gridperf.forms.vocabulary import bare, role_of
from gridperf.forms.year_column import of_own_year
from gridperf.model import Finding, Form
from gridperf.project_table import ProjectTable, column_of
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gridperf.forms.damaged import Repair
    from gridperf.forms.grid import Grid
    from gridperf.forms.rows import Line
    from gridperf.model import MoneyUnit, Project

SAMPLED = 30
"""Rows whose texts serve as content cues for a column."""


def read_lists(grid: Grid, above: Facts | None = None) -> list[tuple[Form, list[Finding]]]:
    """Return the project lists of a sheet, top down, each with its findings.

    `above` is what a sheet before says of a list that goes on here without a title.
    """
    heads = _heads(grid)
    grid, again = on_one_page(grid, heads)
    heads = _heads(grid) if again else heads
    read = partial(read_lists, above=above)
    if (whole := with_columns_below(grid, heads, again, read)) is not None:
        return whole
    forms: list[tuple[Form, list[Finding]]] = []
    start = 0
    for place, head in enumerate(heads):
        after = heads[place + 1] if place + 1 < len(heads) else None
        end = top_of(grid, after, head.bottom + 1) if after else grid.height
        facts = facts_of(grid, head, start)
        if above and (not facts.title or goes_on_title(facts.title, above.title or "")):
            facts = _inherited(facts, above)
        form, findings, last, above = _read(grid, head, start, end, facts)
        if form.projects or form.totals:
            over = () if forms else unread_above(grid, head)
            shown = (row + 1 for row in again if head.bottom < row < last)
            form = replace(form, header_rows=(*form.header_rows, *shown))
            forms.append((form, [*over, *findings]))
        start = last + 1
    return forms


def _heads(grid: Grid) -> list[Head]:
    return [head for head in find_heads(grid) if _evaluates(head) and not _parts(grid, head)]


def head_of(grid: Grid, form: Form) -> Head | None:
    """Return the only head of the sheet that the list was read under, None where it isn't sure."""
    heads = _heads(grid)
    same = [head for head in heads if shape_of(headings_of(head.paths)) == form.shape]
    return same[0] if len(heads) == len(same) == 1 and not same[0].broken else None


def read_under(grid: Grid, head: Head, facts: Facts) -> list[tuple[Form, list[Finding]]]:
    """Return the list of a sheet that bears no head, under the one of a sheet before.

    What that head leaves unclear was said of its own sheet.
    """
    form, findings, _, _ = _read(grid, replace(head, top=-1, bottom=-1), 0, grid.height, facts)
    own = [finding for finding in findings if not (finding.cell or "").endswith(_NO_ROW)]
    found = (replace(form, header_rows=()), own)
    return [found] if form.projects or form.totals else []


_NO_ROW = tuple(f"{letter}0" for letter in ascii_uppercase)
"""How the address of a head ends that stands on another sheet."""


def is_blank_list(grid: Grid) -> bool:
    """Tell whether a list's head stands in the sheet and no row below it says more than a number.

    Only a short sheet is looked at: of a long one somebody filled in something.
    """
    heads = _heads(grid) if grid.height <= BLANK_ROWS else []
    below = range(heads[0].bottom + 1 if heads else 0, grid.height)
    rows = ([grid.text(*place) for place in grid.own_places(row)] for row in below)
    return bool(heads) and all(len(row) < FEWEST or shows_filling(row[0], row) for row in rows)


BLANK_ROWS = 100
"""Rows of a sheet in which a list may be drawn that nobody filled in."""
FEWEST = 2
"""Cells of a row that a person filled in: a number alone was there before."""


def _evaluates(head: Head) -> bool:
    """Tell whether a head asks what came of the projects: money spent, completion, score."""
    told = {meaning.field for meaning in head.columns.values()}
    return bool(told & {"spent", "stated_rate", "actual", "result", "stated_score"})


def _parts(grid: Grid, head: Head) -> bool:
    """Tell whether a head stands over one form's money (资金总额, 基本支出), no projects.

    A list may hold both, but it asks for more than money.
    """
    if any(meaning.field in _TOLD for meaning in head.columns.values()):
        return False
    name = next((column for column, meaning in head.columns.items() if meaning.field == "name"), 0)
    below = range(head.bottom + 1, min(head.bottom + 1 + FEW, grid.height))
    named = [text for row in below if (text := grid.text(row, name))]
    first = next((role for text in named if (role := role_of(text) or "") != "sum"), "")
    return first.startswith("source:") or any(_OF_ONE.fullmatch(bare(text)) for text in named)


_TOLD = frozenset({"goal", "result", "target", "actual", "problems"})
_OF_ONE = re.compile("基本支出|(年度|项目|预算)*资金总额")
FEW = 4
"""Rows below a head in which the parts of a department's money begin."""


def _inherited(facts: Facts, above: Facts) -> Facts:
    """Return what a list without a title says of itself, the rest as the one above it says."""
    return Facts(
        above.title, above.title_unit, facts.label_unit or above.label_unit,
        facts.year or above.year, facts.money_unit or above.money_unit,
        facts.form_number or above.form_number, facts.places,
    )  # fmt: skip


def _read(
    grid: Grid, head: Head, start: int, end: int, facts: Facts
) -> tuple[Form, list[Finding], int, Facts]:
    """Return the list under a head, what is to be said of it, its last row, and its facts."""
    head = of_own_year(grid, of_year(head, facts.year), facts.year, end)
    head = by_area(without_repeated(grid, head, end), facts)
    repair = repaired(grid, head, end)
    plan = repair.plan if repair else plan_of(head, _sampler(grid, head.bottom + 1))
    facts = _with_money_unit(grid, head, facts, plan)
    plan = plan if repair else with_parts(
        grid, head, plan, facts.money_unit, range(head.bottom + 1, end))  # fmt: skip
    plan = by_department(grid, plan, facts, range(head.bottom + 1, end))
    lines, short = (repair.lines, []) if repair else aligned(grid, head, plan, end)
    reader = ListReader(grid, plan, facts, lines)
    reader.unit = repair.unit if repair else None
    body = reader.read(head.bottom + 1, end)
    head = _by_source_rows(reader, head)
    keep_subjects(grid, head, body)
    last = max(body.last, head.bottom)
    unit = only("unit", body.projects) if body.projects else facts.unit
    codes = set(column_of(body.projects, "unit_code"))
    headings = headings_of(head.paths)
    shape = shape_of(headings)
    headings |= repair.headings if repair else {}
    form = Form(
        grid.sheet.name, "project_list",
        f"A{1 + _first_row(grid, start)}:{letters(grid.width - 1)}{last + 1}", unit,
        facts.year or only("year", body.projects),
        codes.pop() if len(codes) == 1 else None, facts.money_unit, facts.form_number,
        body.filled_on, facts.title, body.projects, None, tuple(body.totals),
        tuple(range(head.top + 1, head.bottom + 2)), _columns(head, plan, repair),
        {letters(column): said for column, said in headings.items()}, shape, body.filled_cell,
    )  # fmt: skip
    about = repair.findings if repair else (
        *_doubt(grid, head), *_of_columns(grid, head, plan, facts.year),
        *_without_heading(grid, head, body, lines))  # fmt: skip
    remarks = [*about, *short, *_remarks(grid, head, facts, body)]
    return form, [*remarks, *body.findings], last, reader.facts


def _by_source_rows(reader: ListReader, head: Head) -> Head:
    """Give the projects the sources that have a row each; return the head without their column."""
    by_row = next((at for at, path in head.unknown.items() if bare(path[-1]) in HEADINGS), None)
    if by_row is None or not read_source_rows(reader, by_row):
        return head
    rest = {column: path for column, path in head.unknown.items() if column != by_row}
    return replace(head, unknown=rest)


def _first_row(grid: Grid, start: int) -> int:
    return next((row for row in range(start, grid.height) if any(grid.rows[row])), start)


def _sampler(grid: Grid, first: int) -> Callable[[int], list[str]]:
    last = min(grid.height, first + SAMPLED)
    return lambda column: [grid.text(row, column) for row in range(first, last)]


def _with_money_unit(grid: Grid, head: Head, facts: Facts, plan: Plan) -> Facts:
    """Return the facts with the unit of money of headings or of a note below, if none above has."""
    if facts.money_unit is not None:
        return facts
    column = plan.amounts.get("budget", next(iter(plan.units), 0))
    unit = plan.units.get(column) or next(iter(plan.units.values()), None)
    below = range(head.bottom + 1, grid.height)
    return replace(facts, money_unit=unit or money_unit_below(grid, below))


def _columns(head: Head, plan: Plan, repair: Repair | None) -> dict[str, str]:
    if not repair:
        parts = {at: f"{name}_part" for name, columns in plan.summed.items() for at in columns}
        parts |= {at: name for name, at in plan.amounts.items() if at in head.unknown}
        read = parts | {column: meaning.said for column, meaning in head.columns.items()}
        return {letters(column): read[column] for column in sorted(read)}
    said = {column: name for name, column in (*plan.texts.items(), *plan.amounts.items())}
    said |= {} if plan.rate is None else {plan.rate: "stated_rate"}
    for source in plan.funding:
        said |= {column: f"{name}.{source.source}" for name, column in source.columns.items()}
    for pair in plan.pairs:
        said |= {column: f"{pair.dimension}.{side}" for side, column in pair.sides.items()}
    return {letters(column): said[column] for column in sorted(said) if column < repair.width}


def _remarks(grid: Grid, head: Head, facts: Facts, body: Body) -> Iterator[Finding]:
    """Return what is to be said of the form as a whole."""
    name, at, table = grid.sheet.name, address(head.top, 0), ProjectTable.of(body.projects)
    if table.funding["owner"] or any(run.path in AMOUNTS for run in table.cells):
        yield from of_money_unit(name, at, facts.money_unit, table)
    years = table.projects["year"]
    if facts.year is None and (not years or None in years):
        yield Finding("R124", name, at)
    units = column_of(body.projects, "unit")
    if nameless := units.count(None):
        some = {"variant": "some", "times": str(nameless)} if any(units) else {}
        yield Finding("R125", name, at, values=some)
    yield from _spellings(name, facts, body)
    for place, said in enumerate(table.projects["name"]):
        if said and "基本支出" in said and bare(said) == "基本支出":
            cell = body.projects[place].cells["name"].address
            yield Finding("R145", name, cell, said, said, values={"variant": "basic"})


def of_money_unit(
    sheet: str, cell: str, unit: MoneyUnit | None, projects: Sequence[Project]
) -> Iterator[Finding]:
    """Return what is to be said of the unit of money: none stated, or one that was converted."""
    if unit in {"千元", "百万元"}:
        yield Finding("R140", sheet, cell, found=unit, expected="万元")
    money = (run.raws for run in ProjectTable.of(projects).cells
             if run.path.rpartition(".")[2] in AMOUNTS)  # fmt: skip
    if unit is None and any(_BARE_MONEY.fullmatch(raw) for raws in money for raw in raws):
        yield Finding("R123", sheet, cell)


_BARE_MONEY = re.compile(r"[^元万亿]*\d[^元万亿]*")
"""An amount that doesn't say its unit itself (12万元)."""


def _doubt(grid: Grid, head: Head) -> Iterator[Finding]:
    """Return a warning where the head's words contradict each other and nothing put it right."""
    if head.broken and not grid.merges:
        at = address(head.top, min(head.broken))
        said = " / ".join(head.paths[min(head.broken)])
        yield Finding("R120", grid.sheet.name, at, found=said, values={"variant": "unplaced"})


def _of_columns(grid: Grid, head: Head, plan: Plan, year: int | None) -> Iterator[Finding]:
    """Return what is to be said of columns that the head leaves unclear."""
    name = grid.sheet.name
    yield from _of_years(grid, head, year)
    yield from of_departments(grid, head, plan)
    yield from of_parts(grid, head, plan)
    aside = (("level", "name", plan.upper), ("user", "unit", plan.users))
    for variant, field, columns in aside:
        for column in columns:
            said, read = (head.paths[at][-1] for at in (column, plan.texts[field]))
            at = address(head.bottom, column)
            yield Finding("R126", name, at, None, said, read, {"variant": variant})
    parts = chain.from_iterable([*plan.summed.values(), *plan.undecided.values()])
    for column in sorted(
        {*head.unknown, *plan.doubled}.difference(
            plan.upper, plan.rivals.values(), parts, plan.amounts.values()
        )
    ):
        said = " / ".join(filter(None, head.paths[column]))
        yield Finding("R126", name, address(head.top, column), found=said)
    for column, other in plan.rivals.items():
        said, beside = (" / ".join(head.paths[at]) for at in (column, other))
        yield Finding("R126", name, address(head.top, column), None, said, beside,
                      {"variant": "claimed"})  # fmt: skip
    yield from _of_sides(grid, head, plan)
    groups = [group_over(head, min(pair.sides.values())) for pair in plan.pairs]
    told = {group for group, pair in zip(groups, plan.pairs, strict=True) if not pair.lost}
    for group, pair in zip(groups, plan.pairs, strict=True):
        # A group that tells no dimension of any pair has lost none.
        if pair.lost and (pair.dimension != "other" or not pair.group or (group and group in told)):
            column = min(pair.sides.values())
            open_one = {"variant": "open"} if pair.dimension == "other" else {}
            at = address(head.bottom, column)
            yield Finding("R134", name, at, found=pair.dimension, values=open_one)


def _of_sides(grid: Grid, head: Head, plan: Plan) -> Iterator[Finding]:
    """Return a note for each column alone under its dimension: nobody knows which side it is."""
    lone = [pair.sides["target"] for pair in plan.pairs if pair.sides.keys() == {"target"}]
    for column in lone:
        path = head.paths[column]
        if column in head.told or any(_PROMISES.search(text) for text in path):
            continue
        at, said = address(head.bottom, column), " / ".join(path)
        yield Finding("R126", grid.sheet.name, at, found=said, values={"variant": "side"})


_PROMISES = re.compile("目标|计划|任务|预期|指标值|应完成")


def _without_heading(
    grid: Grid, head: Head, body: Body, lines: Mapping[int, Line]
) -> Iterator[Finding]:
    """Return a note for each column without a heading that says something, at its first cell."""
    for column in sorted({*range(grid.width)}.difference(head.paths)):
        own = (row for row in sorted(body.rows)
               if row not in lines and grid.origin(row, column) == (row, column))  # fmt: skip
        said = [row for row in own if grid.raw(row, column).strip()]
        if said:
            values = {"variant": "headless", "times": str(len(said))}
            found, at = grid.raw(said[0], column), address(said[0], column)
            yield Finding("R126", grid.sheet.name, at, found=found, values=values)


def _of_years(grid: Grid, head: Head, year: int | None) -> Iterator[Finding]:
    """Return a warning where the amounts are headed by another year than the form's."""
    for column, other in list(of_other_years(head, year).items())[:1]:
        at, own = address(head.top, column), None if year is None else f"{year}"
        values = {"variant": "year"}
        yield Finding("R126", grid.sheet.name, at, None, f"{other}", own, values)


def _spellings(sheet: str, facts: Facts, body: Body) -> Iterator[Finding]:
    """Return a note where title and unit column spell one unit in two ways."""
    units = set(column_of(body.projects, "unit")) - {None}
    if len(units) != 1 or facts.title_unit is None:
        return
    unit = units.pop()
    shared = set(unit) & set(facts.title_unit)
    if (
        narrow(unit) != narrow(facts.title_unit)
        and len(shared) * 5 >= len(set(unit) | set(facts.title_unit)) * 4
    ):
        at = dict(facts.places).get("title")
        yield Finding("R130", sheet, at, found=facts.title_unit, expected=unit)
