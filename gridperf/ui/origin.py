"""Where a value came from: file, sheet, cell, and the rows of the sheet around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gridperf.charts import sheet_picture
from gridperf.charts.sheet_picture import Marks, Place
from gridperf.corrections import fields
from gridperf.model import Form, Refused, Sheet, Workbook
from gridperf.pipeline import read
from gridperf.ui import markup, table, workspace
from gridperf.ui.language import voice
from gridperf.words import Words, all_words
from gridperf.workbook import opened_lately


def opened(name: str, data: bytes) -> Workbook | None:
    """Return the file as sheets, None where it can't be opened any more."""
    try:
        return opened_lately(name, data)
    except Refused:
        return None


@lru_cache(maxsize=16)
def _stored(home: str, submission_id: int) -> tuple[Workbook, tuple[Form, ...]] | None:  # noqa: ARG001 (the home is part of the key)
    kept = workspace.store().original(submission_id)
    book = opened(*kept) if kept else None
    return (book, read(*kept).forms) if book and kept else None


def sheet_named(book: Workbook, name: str) -> Sheet:
    """Return the sheet of that name, else the first one."""
    return next((sheet for sheet in book.sheets if sheet.name == name), book.sheets[0])


def meanings(form: Form, words: Words) -> dict[int, str]:
    """Return column from zero → what it was understood as, in the interface's language."""
    return {
        sheet_picture.number(letter): meaning(field, words)
        for letter, field in form.columns.items()
    }


def meanings_of_all(forms: Sequence[Form], words: Words) -> dict[int, str]:
    """Return column → meaning over all forms of one sheet, as far as these agree."""
    found: dict[int, str] = {}
    for form in reversed(forms):
        found |= meanings(form, words)
    return found


def fields_at(forms: Sequence[Form], words: Words) -> dict[Place, str]:
    """Return place → what was read from it, in words, over all forms of one sheet."""
    found: dict[Place, str] = {}
    for form in forms:
        for i, project in enumerate(form.projects):
            for path, cells, name in fields(project):
                for place in sheet_picture.places(cells[name].address):
                    found.setdefault(place, field_of(form, i, path, words))
        for part, held in sheet_picture.parts_of_totals(form):
            for name, cell in held.items():
                for place in sheet_picture.places(cell.address):
                    found.setdefault(place, meaning(f"{part}.{name}", words))
    return found


def field_of(form: Form, project: int, path: str, words: Words) -> str:
    """Return one field of a project in words: 数量 目标."""
    steps = path.split(".")
    if steps[0] == "indicators":
        steps = [form.projects[project].indicators[int(steps[1])].dimension, steps[-1]]
    elif steps[0] == "funding":
        steps = [form.projects[project].funding[int(steps[1])].source, steps[-1]]
    return meaning(".".join(step for step in steps if not step.isdigit()), words)


def meaning(field: str, words: Words) -> str:
    """Return a field's name in words: a source, a dimension's side, a plain field."""
    steps = field.split(".")
    spoken = []
    for step in steps:
        for room in ("fields.", "model.source_", "model.dimension_"):
            if (room + step) in all_words():
                spoken.append(words(room + step))
                break
    return " ".join(spoken) or field


def show(submission_id: int, sheet: str, address: str, key: str, *, arrive: bool = False) -> None:
    """Show the rows of the original around the cell; `arrive` scrolls them into view."""
    words = voice()
    held = _stored(str(workspace.home()), submission_id)
    if not held:
        markup.show(markup.note(words("units.no_original")))
        return
    book, forms = held
    there = sheet_named(book, sheet)
    form = next((form for form in forms if form.sheet == there.name), None)
    marks = (
        sheet_picture.marks_of(form, meanings(form, words), there, address)
        if form
        else Marks(picked=frozenset(sheet_picture.places(address)))
    )
    window = sheet_picture.around(there, address)
    picture = sheet_picture.picture(there, marks, window, words("units.around"))
    table.show(replace(picture, arrive=arrive), key)
