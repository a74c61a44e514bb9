"""Tables drawn as text: a cell between bars, > merged to the left, ^ merged with the one above."""

from __future__ import annotations

from collections.abc import Iterator

from gridperf.forms.grid import Grid, address
from gridperf.forms.vocabulary import role_of
from gridperf.model import Cells, Document, Form, Indicator, Merge, Project, Scalar, Sheet


def sheet_of(drawing: str) -> Sheet:
    """Return the sheet that a drawing shows; what looks like a number is one."""
    rows = [[cell.strip().replace("\\n", "\n") for cell in line.split("|")]
            for line in drawing.strip("\n").split("\n")]  # fmt: skip
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    cells = [[_scalar(text) for text in row] for row in rows]
    return Sheet("表", cells, tuple(_merges(rows)))


def _scalar(text: str) -> Scalar:
    if text in {"", ">", "^"}:
        return None
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def _merges(rows: list[list[str]]) -> Iterator[Merge]:
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            if text in {">", "^"}:
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] == ">":
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == "^":
                bottom += 1
            if (right, bottom) != (left, top):
                yield Merge(top, left, bottom, right)


def told(document: Document, sheet: Sheet) -> Iterator[str]:
    """Yield what was read of a sheet, a fact or two a line, and what nothing was read from."""
    taken: set[str] = set()
    for form in document.forms:
        yield f"{form.form} {form.year} {form.money_unit} {form.unit}"
        for project in form.projects:
            yield from _project(project, taken)
        yield from _parts(form, taken)
    found = [f for f in document.findings if f.rule > "R100"]
    for finding in found:
        yield f"{finding.rule} {finding.cell} {finding.found or ''}".rstrip()
    yield "left: " + " ".join(_left(document, sheet, taken | {str(f.cell) for f in found}))


TEXTS = ("supervisor", "code", "goal", "result", "problems", "rectification", "stated_grade")


def _project(project: Project, taken: set[str]) -> Iterator[str]:
    _take(project.cells, taken)
    amounts = f"{project.budget_initial} {project.budget} {project.spent} {project.stated_rate}"
    yield f"{project.name}: {amounts} = {project.stated_score}"
    for name in TEXTS:
        if value := getattr(project, name):
            yield f"  {name} {value}"
    if project.execution:
        _take(project.execution.cells, taken)
        said = project.execution
        yield f"  execution {said.weight} {said.stated_score} {said.reason or ''}".rstrip()
    for one in project.funding:
        _take(one.cells, taken)
        yield f"  {one.source} {one.label}: {one.budget_initial} {one.budget} {one.spent}"
    for indicator in project.indicators:
        _take(indicator.cells, taken)
        yield _indicator(indicator)


def _indicator(one: Indicator) -> str:
    values = f"{one.target} → {one.actual} ({one.status})"
    return (f"  {one.group}/{one.dimension} {one.name}: {values} {one.weight} {one.stated_score}"
            f" {one.reason or ''}").rstrip()  # fmt: skip


def _parts(form: Form, taken: set[str]) -> Iterator[str]:
    for total in form.totals:
        for cells in (total.cells, *(one.cells for one in total.funding)):
            _take(cells, taken)
        yield f"{total.label}: {total.budget} {total.spent}"
    if form.unit_totals:
        for part in (form.unit_totals.basic, form.unit_totals.project):
            if part:
                _take(part.cells, taken)
                yield f"  {part.label}: {part.budget_initial} {part.budget} {part.spent}"
        for task in form.unit_totals.tasks:
            _take(task.cells, taken)
            yield f"  task {task.name}: {task.content} → {task.result} {task.budget} {task.spent}"


def _take(cells: Cells, taken: set[str]) -> None:
    for cell in cells.values():
        taken |= {*cell.address.split(",")}


def _left(document: Document, sheet: Sheet, taken: set[str]) -> Iterator[str]:
    """Yield the cells that no value came from, no finding names and no word explains."""
    grid = Grid(sheet)
    heads = {row for form in document.forms for row in form.header_rows}
    for row in range(grid.height):
        for place in grid.row_places(row):
            text = grid.text(*place)
            plain = role_of(text) or set(text) <= set("-—/") or row + 1 in heads
            if place[0] == row and not plain and address(*place) not in taken:
                yield text.replace(" ", "").replace("\n", "")
