"""Values put right by hand (更正): the original is kept, each is a step that can be undone.

A correction is about a cell, which is then read again with everything that follows from it, or
about one value alone, where a damaged line was placed by inference and the cell's own place says
nothing. Pure: a workbook or document goes in, another comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from gridperf.assessment import assess
from gridperf.confirmation import cell_of, settled, value_of
from gridperf.model import Answer, Cells, Choices, Document, Form, Project, Sheet, Workbook
from gridperf.project_table import column_of
from gridperf.values import Reading, read_money, read_number, read_rate, text_of
from gridperf.workbook.addresses import place_of

AMOUNTS = frozenset({"budget_initial", "budget", "spent"})
_NUMBERS = frozenset({"weight", "stated_score"})
_NOT_BY_HAND = frozenset({"source", "comparator", "measure_unit", "year"})


NAME = "name"
"""The field that a project form owes: it can be given where the form has no cell for it."""


class Spot(NamedTuple):
    """One value of a document: number of the form, number of the project, field."""

    form: int
    project: int
    path: str


class Correction(NamedTuple):
    """One step: what stood at a cell, and what stands there from now on."""

    sheet: str
    address: str
    found: str
    value: str
    spot: Spot | None = None
    """The value alone, where the cell is not to be read again."""

    @property
    def place(self) -> tuple[str, str, Spot | None]:
        """What is corrected: the cell, or the value alone."""
        return self.sheet, self.address, self.spot

    @property
    def given(self) -> bool:
        """True of a name that was given where the form has no cell for it."""
        return bool(self.spot and self.spot.path == NAME and not self.found)


def spots_at(document: Document, sheet: str, address: str) -> list[Spot]:
    """Return the values that were read from a cell."""
    return [
        Spot(number, i, path)
        for number, form in enumerate(document.forms)
        if form.sheet == sheet
        for i, project in enumerate(form.projects)
        for path, cells, name in fields(project)
        if address in cells[name].address.split(",")
    ]


def fields(project: Project) -> Iterator[tuple[str, Cells, str]]:
    """Yield every value of a project that has a cell: path, the cells around, its name in them."""
    parts: list[tuple[str, Cells]] = [("", project.cells)]
    parts += [(f"funding.{i}.", source.cells) for i, source in enumerate(project.funding)]
    parts += [(f"indicators.{i}.", one.cells) for i, one in enumerate(project.indicators)]
    for prefix, cells in parts:
        for name in cells:
            yield f"{prefix}{name}", cells, name


def alone(document: Document, spot: Spot) -> bool:
    """Tell whether a value is corrected by itself: its line was put together by inference."""
    return bool(document.forms[spot.form].projects[spot.project].inferred)


def amended(workbook: Workbook, steps: Sequence[Correction]) -> Workbook:
    """Return the workbook with the corrected cells; formats, errors and formulas there are gone."""
    cells = {(step.sheet, place_of(step.address)): step.value for step in steps if not step.spot}
    if not cells:
        return workbook
    return replace(
        workbook,
        sheets=tuple(
            _amended(sheet, {place: text for (name, place), text in cells.items()
                             if name == sheet.name})
            for sheet in workbook.sheets
        ),
    )  # fmt: skip


def _amended(sheet: Sheet, texts: dict[tuple[int, int], str]) -> Sheet:
    if not texts:
        return sheet
    rows = list(sheet.rows)
    for (row, column), text in texts.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        line = list(rows[row])
        line.extend(None for _ in range(column + 1 - len(line)))
        line[column] = text or None
        rows[row] = line
    return replace(
        sheet,
        rows=rows,
        formats={at: code for at, code in sheet.formats.items() if at not in texts},
        errors={at: sign for at, sign in sheet.errors.items() if at not in texts},
        formulas={at: said for at, said in sheet.formulas.items() if at not in texts},
    )


def as_seen(workbook: Workbook, steps: Sequence[Correction]) -> Workbook:
    """Return the workbook as people see it: values corrected alone stand in their cells too."""
    for step in steps:
        seen = _in_its_cell(workbook, step) if step.spot else step
        workbook = amended(workbook, [seen]) if seen else workbook
    return workbook


def _in_its_cell(workbook: Workbook, step: Correction) -> Correction | None:
    """Return the step as one of its cell, None where the value isn't told from the rest there."""
    sheet = next((sheet for sheet in workbook.sheets if sheet.name == step.sheet), None)
    if not sheet or step.given:
        return None
    place = place_of(step.address)
    text = text_of(sheet.value(*place), sheet.formats.get(place))
    if text == step.found:
        return step._replace(spot=None)
    # Digits around it would make it another number.
    alone = rf"(?<![\d.]){re.escape(step.found)}(?![\d.])"
    if not step.found or len(re.findall(alone, text)) != 1:
        return None
    return step._replace(value=re.sub(alone, lambda _: step.value, text), spot=None)


def held(steps: Sequence[Correction], place: tuple[str, str, Spot | None], found: str) -> str:
    """Return what stands at a place after these steps; `found` where none is about it."""
    return next((step.value for step in reversed(steps) if step.place == place), found)


def chained(steps: Iterable[Correction], before: Iterable[Correction]) -> list[Correction]:
    """Return the steps with what each found in its place, without those that change nothing.

    `before` are the steps until now: the first at a place says what the file itself has there.
    """
    originals: dict[object, str] = {}
    for step in before:
        originals.setdefault(step.place, step.found)
    linked: list[Correction] = []
    for step in steps:
        found = held(linked, step.place, originals.get(step.place, step.found))
        if step.value != found:
            linked.append(step if step.found == found else step._replace(found=found))
    return linked


def typed(form: Form, path: str, text: str) -> Reading[Decimal] | Reading[str]:
    """Return what a typed text means for a field, or the fault that no number can be read."""
    name = path.rpartition(".")[2]
    if name in AMOUNTS:
        return read_money(text, form.money_unit)
    if name == "stated_rate":
        return read_rate(text, None)
    if name in _NUMBERS and text.strip():
        number = read_number(text)
        return Reading(number, fault=None if number is not None else "R101", found=text)
    return Reading(text.strip() or None)


def by_hand(path: str) -> bool:
    """Tell whether a field can be typed; a source is chosen, sign and unit go with the target.

    A project's year is corrected in its cell: which filing it belongs to hangs on it.
    """
    return path.rpartition(".")[2] not in _NOT_BY_HAND


def corrected(document: Document, steps: Sequence[Correction]) -> Document:
    """Return the document with the values that were corrected by themselves, judged anew."""
    forms = list(document.forms)
    for step in steps:
        spot = step.spot
        if not spot or not _there(forms, spot):
            continue
        form = forms[spot.form]
        projects = list(form.projects)
        reading = typed(form, spot.path, step.value)
        projects[spot.project] = _put(projects[spot.project], spot.path, reading.value, step.value)
        forms[spot.form] = assess(replace(form, projects=tuple(projects)))
    # What was said of a missing name holds no longer where a person gave it.
    named = {
        (form.sheet, at)
        for form in forms
        if all(column_of(form.projects, "name"))
        for at in _name_owed(form)
    }
    left = tuple(
        found for found in document.findings
        if found.rule != "R146" or (found.sheet, found.cell) not in named
    )  # fmt: skip
    return replace(document, forms=tuple(forms), findings=left)


def _name_owed(form: Form) -> Iterator[str]:
    """Yield the cells at which a form is said to lack its project's name."""
    yield form.range.partition(":")[0]
    if form.form == "project_form":
        yield from (project.cells["name"].address for project in form.projects
                    if "name" in project.cells)  # fmt: skip


def nameless(document: Document) -> list[Spot]:
    """Return the names that project forms owe: neither code nor name tells their projects."""
    return [
        Spot(number, i, NAME)
        for number, form in enumerate(document.forms)
        if form.form == "project_form"
        for i, project in enumerate(form.projects)
        if not (project.name or project.code)
    ]


def _there(forms: Sequence[Form], spot: Spot) -> bool:
    """Tell whether the value still exists: an earlier step may have been taken back."""
    if spot.form >= len(forms) or spot.project >= len(forms[spot.form].projects):
        return False
    project = forms[spot.form].projects[spot.project]
    if spot.path == NAME and forms[spot.form].form == "project_form":
        return True
    return spot.path in project.inferred or any(path == spot.path for path, _, _ in fields(project))


def _put(project: Project, path: str, value: object, text: str) -> Project:
    done = _written(settled(project, path, value), path, text)
    head, _, name = path.rpartition(".")
    if name != "target":
        return done
    # The sign of the target that stood there before says nothing about the new one.
    indicator = done.indicators[int(head.partition(".")[2])]
    for side in ("comparator", "measure_unit"):
        if side not in indicator.cells:
            done = settled(done, f"{head}.{side}", None)
    return done


def _written(project: Project, path: str, text: str) -> Project:
    """Return the project with what was typed as the raw text of the value's cell."""
    for own, cells, name in fields(project):
        if own == path:
            where = f"{path.removesuffix(name)}cells"
            return settled(project, where, {**cells, name: cells[name]._replace(raw=text)})
    return project


def evidence(
    document: Document, steps: Sequence[Correction], choices: Choices
) -> tuple[Answer, ...]:
    """Return what people said of cells and columns, as it is kept with the filing."""
    said: list[Answer] = []
    for step in steps:
        cell = f"{step.sheet}!{step.address}"
        spots = [step.spot] if step.spot else spots_at(document, step.sheet, step.address)
        known = [spot for spot in spots if _there(document.forms, spot)]
        said += [
            Answer(document.forms[spot.form].projects[spot.project].name, spot.path,
                   step.found, step.value, cell)
            for spot in known
        ] or [Answer(None, "cell", step.found, step.value, cell)]  # fmt: skip
    for form in document.forms:
        chosen = choices.get(form.shape, {})
        said += [
            Answer(None, "column", heading, chosen[heading], f"{form.sheet}!{letter}")
            for letter, heading in form.headings.items()
            if heading in chosen
        ]
    return tuple(said)


def text_at(document: Document, spot: Spot) -> str:
    """Return a value as it is shown for correcting: the cell's own text where it says the same."""
    project = document.forms[spot.form].projects[spot.project]
    value, cell = value_of(project, spot.path), cell_of(project, spot.path)
    if isinstance(value, str):
        return value
    return cell.raw if cell and value is not None else ""


def exists(document: Document, spot: Spot) -> bool:
    """Tell whether a document has that value."""
    return _there(document.forms, spot)


def address_of(document: Document, spot: Spot) -> str:
    """Return the address of the cell behind a value, empty where it has none."""
    cell = cell_of(document.forms[spot.form].projects[spot.project], spot.path)
    return cell.address if cell else ""
