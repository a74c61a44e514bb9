"""What a file leaves open, asked of a person, and the answers worked into what was read.

Pure: a Document goes in, a Document comes out. Nothing is chosen for the person: what isn't
answered stays as it was read, marked as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from gridperf.model import Answer, Cell, Document, Form, Funding, Indicator, Project
from gridperf.project_table import ProjectTable, column_of, positions

Record = Project | Funding | Indicator

LEAVE = "leave"
"""The answer that leaves a value unconfirmed; the same as no answer."""
CONFIRM = "confirm"
"""The value belongs where it was placed."""
CLEAR = "clear"
"""The value does not belong there: the field is unknown."""
OPEN_SOURCES = ("government_fund", "non_fiscal")
"""What is offered where a form's words leave a source open and its label names no others."""

_NAMED_SOURCES = {
    "一般公共预算": "general_public",
    "政府性基金": "government_fund",
    "国有资本": "state_capital",
    "财政专户": "special_account",
    "非财政资金": "non_fiscal",
    "单位资金": "non_fiscal",
    "其他资金": "other",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: the inferred fields of one project, or one open column in several."""

    key: str
    kind: Literal["source", "placed"]
    form: int
    paths: tuple[tuple[int, str], ...]
    """Project (from zero) and field, such as (0, "funding.1.source")."""
    answers: tuple[str, ...]


def records(project: Project) -> Iterator[Record]:
    """Yield the project and every record in it that has cells of its own."""
    yield project
    yield from project.funding
    yield from project.indicators


def _part(project: Project, path: str) -> tuple[Record, str]:
    """Return the record that a path leads to and the field in it."""
    steps = path.split(".")
    if len(steps) < 3:  # noqa: PLR2004 (collection, index, field)
        return project, steps[0]
    held: tuple[Record, ...] = getattr(project, steps[0])
    return held[int(steps[1])], steps[2]


def value_of(project: Project, path: str) -> object:
    """Return the value of the field that a path names."""
    record, name = _part(project, path)
    return getattr(record, name, None)


def cell_of(project: Project, path: str) -> Cell | None:
    """Return the cell behind a field; a source has none of its own, its amount's stands for it."""
    record, name = _part(project, path)
    own = record.cells.get(name) or project.cells.get(path)
    return own or (next(iter(record.cells.values()), None) if record is not project else None)


def questions(document: Document) -> tuple[Question, ...]:
    """Return what a person should decide, open sources first, then what was placed by inference."""
    sources: list[Question] = []
    placed: list[Question] = []
    for number, form in enumerate(document.forms):
        sources += _sources(number, form)
        for i, inferred in ProjectTable.of(form.projects).inferred.items():
            paths = tuple((i, path) for path in inferred if not path.endswith(".source"))
            if paths:
                answers = (CONFIRM, CLEAR)
                placed.append(Question(f"{number}/{i}", "placed", number, paths, answers))
    return (*sources, *placed)


def _sources(number: int, form: Form) -> Iterator[Question]:
    """Yield one question a column: a column means the same in every row of its form."""
    columns: dict[str, list[tuple[int, str]]] = {}
    for i, path, label in _open_sources(ProjectTable.of(form.projects)):
        columns.setdefault(label or path, []).append((i, path))
    for label, paths in columns.items():
        named = tuple(dict.fromkeys(key for word, key in _NAMED_SOURCES.items() if word in label))
        offered = named if len(named) > 1 else OPEN_SOURCES
        yield Question(f"{number}/source/{label}", "source", number, tuple(paths), offered)


def _open_sources(table: ProjectTable) -> Iterator[tuple[int, str, str]]:
    """Yield the sources that are to be confirmed: project, path, label."""
    owners, kinds, labels = (table.funding[name] for name in ("owner", "source", "label"))
    for i, place, kind, label in zip(owners, positions(owners), kinds, labels, strict=True):
        path = f"funding.{place}.source"
        if kind == "unconfirmed" or path in table.inferred.get(i, ()):
            yield i, path, label


def unknown_columns(document: Document, form: Form) -> list[str]:
    """Return the letters of a form's columns whose words were not understood."""
    cells = (found.cell or "" for found in document.findings
             if found.rule == "R126" and found.sheet == form.sheet)  # fmt: skip
    letters = dict.fromkeys(cell.rstrip("0123456789") for cell in cells)
    return [letter for letter in letters if letter in form.headings]


def decide(document: Document, answers: Mapping[str, str]) -> Document:
    """Return the document with the answers worked in, each value decided listed in `answers`.

    `answers` maps a question's key to one of its answers; unknown keys and `LEAVE` change nothing.
    """
    forms, decided = list(document.forms), list(document.answers)
    for question in questions(document):
        answer = answers.get(question.key, LEAVE)
        if answer not in question.answers:
            continue
        projects = list(forms[question.form].projects)
        for i, path in question.paths:
            before = projects[i]
            projects[i] = _answered(before, path, answer)
            found, now = value_of(before, path), value_of(projects[i], path)
            cell = cell_of(before, path)
            at = f"{forms[question.form].sheet}!{cell.address}" if cell else ""
            decided.append(Answer(before.name, path, _text(found), _text(now), at))
        columns = forms[question.form].columns
        if question.kind == "source":
            columns = _decided_columns(columns, projects, question, answer)
        forms[question.form] = replace(
            forms[question.form], projects=tuple(projects), columns=columns
        )
    return replace(document, forms=tuple(forms), answers=tuple(decided))


def _decided_columns(
    columns: Mapping[str, str], projects: Sequence[Project], question: Question, source: str
) -> dict[str, str]:
    """Return what a form's columns hold, the one that was asked about with its source."""
    cells = (cell_of(projects[i], path) for i, path in question.paths)
    asked = {cell.address.rstrip("0123456789") for cell in cells if cell}
    return {
        letter: held.replace("unconfirmed", source) if letter in asked else held
        for letter, held in columns.items()
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _answered(project: Project, path: str, answer: str) -> Project:
    """Return the project with the field decided and no longer held as inferred."""
    values = {CLEAR: None, CONFIRM: value_of(project, path)}
    return settled(project, path, values.get(answer, answer))


def settled(project: Project, path: str, value: object) -> Project:
    """Return the project with a field's value as a person says it, no longer held as inferred."""
    project = _with(project, path, value)
    left = tuple(held for held in project.inferred if held != path)
    project = replace(project, inferred=left)
    head, _, _ = path.rpartition(".")
    if path.startswith("indicators.") and not any(held.startswith(f"{head}.") for held in left):
        project = _with(project, f"{head}.inferred", value=False)
    return project


def _with(project: Project, path: str, value: Any) -> Project:  # noqa: ANN401 (fields differ)
    steps = path.split(".")
    if len(steps) == 1:
        return replace(project, **{steps[0]: value})
    held = list(getattr(project, steps[0]))
    held[int(steps[1])] = replace(held[int(steps[1])], **{steps[2]: value})
    changed: dict[str, Any] = {steps[0]: tuple(held)}
    return replace(project, **changed)


def gaps(document: Document) -> frozenset[Literal["year", "unit"]]:
    """Return what a file needs before it can be stored: a year, a unit, or nothing."""
    found: set[Literal["year", "unit"]] = set()
    for form in document.forms:
        if form.year is None and None in column_of(form.projects, "year"):
            found.add("year")
        if not form.unit and not all(column_of(form.projects, "unit")):
            found.add("unit")
    return frozenset(found)
