"""Forms (表式) recognised in a workbook by what their headings say, and read whole."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.blank_columns import without_blank_columns
from gridperf.forms.blank_forms import is_blank
from gridperf.forms.cover import cover_of
from gridperf.forms.further_projects import gone_on
from gridperf.forms.further_sheets import Pages
from gridperf.forms.grid import Grid, address, letters
from gridperf.forms.hidden_copies import COPIES, hidden, without_hidden_copies
from gridperf.forms.joined_lists import as_one
from gridperf.forms.lists import is_blank_list, read_lists
from gridperf.forms.look_alikes import is_example, look_alike, refuse_unknown, why_none
from gridperf.forms.misread_figures import misread_figures
from gridperf.forms.plan import AMOUNTS
from gridperf.forms.project_form import read_project_forms
from gridperf.forms.rates import rates_without_budget, rows_read
from gridperf.forms.repeated_labels import joined_heads
from gridperf.forms.same_projects import told_once
from gridperf.forms.same_sheets import REPEATS, without_repeats
from gridperf.forms.side_by_side import beside, is_filled, side_by_side
from gridperf.model import Finding, Skipped
from gridperf.project_table import ProjectTable

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from gridperf.forms.facts import Facts
    from gridperf.model import Choices, Form, Funding, Project, Sheet, Workbook

__all__ = ["cover_of", "passed_over", "read_sheets"]

READERS: tuple[Callable[[Grid], list[tuple[Form, list[Finding]]]], ...] = (
    read_lists,
    read_project_forms,
)
"""Every kind of form, each by the function that finds, reads and has it assessed in a sheet."""


class Reading(NamedTuple):
    """What the sheets of a workbook say."""

    forms: tuple[Form, ...]
    findings: tuple[Finding, ...]
    blank: frozenset[str]
    """Names of the sheets that hold but a form that nobody filled in."""


def read_sheets(workbook: Workbook, choices: Choices | None = None) -> Reading:
    """Return the forms that the workbook holds, assessed, and what is to be said of them.

    Recognition rests on words and structure, never on positions or file names. Raises
    `Refused("no_form")` where no sheet holds a known form: it names the look-alike that was
    found, or the nearest form and what it lacks. `choices` are what people said of columns
    that no word explains. A sheet whose form nobody filled in is left where others were.
    """
    read: list[tuple[Form, list[Finding]]] = []
    blank: list[tuple[Form, list[Finding]]] = []
    unfilled: set[str] = set()
    grids = [Grid(sheet, choices) for sheet in workbook.sheets]
    shown = [grid for grid in grids if is_example(grid)]
    pages = Pages(_in_sheet)
    for grid in [*(grid for grid in grids if grid not in shown), *shown]:
        if (read or blank) and grid in shown:
            break  # what shows how to fill in a form is read only where nothing else is there
        found = [] if look_alike(grid) else pages.found(grid)
        own = [*found]
        if read and found:
            read[-1], found[0] = gone_on(read[-1], found[0])
        for form, remarks in found:
            remarks.extend([*_of_amounts(form), *_of_words(form, remarks, grid.sheet)])
            remarks.extend(misread_figures(form))
        if found:
            found[-1][1].extend([*_of_sheet(grid.sheet, found)])
        if all(is_blank(*one) for one in own) and (found or is_blank_list(grid)):
            unfilled.add(grid.sheet.name)
            blank += found
        else:
            read += found
    if not read and not blank:
        refuse_unknown(grids)
    kept = without_repeats(without_hidden_copies(read or blank, workbook.sheets))
    findings = (*(one for _, said in kept for one in said), *pages.unread)
    return Reading(tuple(form for form, _ in kept), findings, frozenset(unfilled))


def passed_over(
    workbook: Workbook,
    forms: tuple[Form, ...],
    findings: Iterable[Finding] = (),
    blank: Container[str] = (),
) -> tuple[Skipped, ...]:
    """Return the sheets that hold no form, each with the reason: what it is, or what it lacks."""
    held = {form.sheet for form in forms}
    same = {one.sheet for one in findings if one.values.get("variant") in REPEATS | COPIES}
    rest = (Grid(sheet) for sheet in workbook.sheets if sheet.name not in held)
    return tuple(Skipped(grid.sheet.name, *_why(grid, same, blank)) for grid in rest)


def _why(grid: Grid, same: Container[str | None], blank: Container[str]) -> tuple[str, str]:
    if grid.sheet.name in same:
        return "same", ""
    return ("blank_form", "") if grid.sheet.name in blank else why_none(grid)


def _in_sheet(grid: Grid, above: Facts | None = None) -> list[tuple[Form, list[Finding]]]:
    """Return the sheet's forms, from left to right, as the first kind that is found reads them.

    `above` is what a sheet before says of the list that goes on here.
    """
    parts, left_out = side_by_side(grid)
    one = partial(_in_part, above=above)
    read = [without_blank_columns(part.grid, one) for part in parts]
    forms = as_one(told_once([form for found in read for form in found]))
    left_out += [beside(part, "other") for part, found in zip(parts, read, strict=True)
                 if not found and is_filled(part)]  # fmt: skip
    if forms:
        forms[0][1].extend(left_out)
    return forms


def _in_part(grid: Grid, above: Facts | None) -> list[tuple[Form, list[Finding]]]:
    grid = joined_heads(grid)
    if above is not None:
        return read_lists(grid, above)
    return next((found for reader in READERS if (found := reader(grid))), [])


def _of_amounts(form: Form) -> Iterator[Finding]:
    """Return what is to be said of amounts below zero, each at its cell."""
    table = ProjectTable.of(form.projects)
    columns = (part[name] for part in (table.projects, table.funding) for name in AMOUNTS)
    if all(min(filter(None, amounts), default=0) >= 0 for amounts in columns):
        return
    for project in form.projects:
        held: tuple[Project | Funding, ...] = (project, *project.funding)
        for record in held:
            for name in AMOUNTS:
                amount = getattr(record, name)
                if amount is not None and amount < 0 and (cell := record.cells.get(name)):
                    yield Finding("R149", form.sheet, cell.address, project.name, cell.raw)


def _of_words(form: Form, said: Iterable[Finding], sheet: Sheet) -> Iterator[Finding]:
    """Return a warning of each budget and spending for which but a word stands (无, 不适用, /).

    Of a source it says that there is none, of an initial budget that there was none.
    """
    told = {one.cell for one in said}
    told |= {address(*place) for place in (*sheet.errors, *sheet.formulas)}
    table = ProjectTable.of(form.projects)
    for run in table.cells:
        if run.path not in {"budget", "spent"}:
            continue
        amounts, names = table.projects[run.path], table.projects["name"]
        for owner, cell, raw in zip(run.owners, run.addresses(), run.raws, strict=True):
            if amounts[owner] is not None or not raw.strip() or _adds_up(cell, raw):
                continue
            if told.isdisjoint(cell.split(",")):
                yield Finding("R101", form.sheet, cell, names[owner], raw)


def _adds_up(cell: str, raw: str) -> bool:
    """Tell whether figures of several cells stand there, of which no word says what they make."""
    return "," in cell and all(map(_FIGURE.search, raw.split("\n")))


_FIGURE = re.compile(r"\d")


def _of_sheet(sheet: Sheet, found: Sequence[tuple[Form, list[Finding]]]) -> Iterator[Finding]:
    """Return what is to be said of a sheet that was read: hidden and struck parts, faulty cells."""
    forms = [form for form, _ in found]
    if sheet.hidden:
        yield hidden(sheet)
    if sheet.pictures:
        pages = "、".join(map(str, sheet.pictures))
        yield Finding("R143", sheet.name, found=pages, values={"variant": "picture"})
    unread = {(one.cell or "").rstrip("0123456789") for _, said in found for one in said
              if one.rule == "R126" and not one.values}  # fmt: skip
    if columns := [at for column in sorted(sheet.hidden_columns)
                   if (at := letters(column)) not in unread]:  # fmt: skip
        yield _hidden("R141", sheet, f"{columns[0]}1", columns)
    if sheet.hidden_rows and not sheet.hidden:
        rows = [str(row + 1) for row in sorted(sheet.hidden_rows)]
        yield _hidden("R131", sheet, address(min(sheet.hidden_rows), 0), rows)
    if sheet.struck_rows:
        rows = [str(row + 1) for row in sorted(sheet.struck_rows)]
        yield _hidden("R152", sheet, address(min(sheet.struck_rows), 0), rows)
    for place, formula in sorted(sheet.formulas.items()):
        yield Finding("R128", sheet.name, address(*place), found=formula)
    idle = rates_without_budget(forms) if sheet.errors else frozenset()
    lists = all(form.form == "project_list" for form in forms)
    told = rows_read(forms) if lists and _DIVIDED_BY_ZERO in sheet.errors.values() else None
    for place, sign in sorted(sheet.errors.items()):
        at = address(*place)
        unfilled = told and min(told) <= place[0] and place[0] + 1 not in told
        if unfilled and sign == _DIVIDED_BY_ZERO:
            continue  # a rate that the template works out of a line that nobody filled in
        said = {"variant": "no_budget"} if at in idle and sign == _DIVIDED_BY_ZERO else {}
        yield Finding("R129", sheet.name, at, found=sign, values=said)


_DIVIDED_BY_ZERO = "#DIV/0!"
"""What a rate of nothing shows."""


def _hidden(rule: str, sheet: Sheet, at: str, names: list[str]) -> Finding:
    """Return what is to be said of hidden or struck rows, or columns: the first, and how many."""
    found = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    return Finding(rule, sheet.name, at, found=found, values={"times": str(len(names))})


SHOWN = 10
"""Row numbers or columns that a finding names."""
