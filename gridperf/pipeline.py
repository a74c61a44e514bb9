"""The whole path of a file: bytes → workbook → forms → assessed → checked → stored."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from gridperf.checks import review
from gridperf.corrections import Correction, amended, corrected, evidence
from gridperf.forms import passed_over, read_forms
from gridperf.model import Choices, Document, Form, Refusal, Refused, Workbook
from gridperf.rules import rules
from gridperf.scoring import assess
from gridperf.store import Receipt, Store
from gridperf.workbook import open_workbook


def read(  # noqa: PLR0913 (a file, and what is said of it)
    name: str,
    data: bytes,
    password: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    *,
    choices: Choices | None = None,
) -> Document:
    """Return what a file says, or why it was refused; `year` and `unit` fill what it lacks.

    `choices` are what people said of columns that no word explains.
    """
    name, sha256 = PurePath(name).name, hashlib.sha256(data).hexdigest()
    try:
        workbook = open_workbook(name, data, password=password)
    except Refused as refused:
        return _refused(name, sha256, refused)
    return fill(interpret(workbook, choices), year, unit)


def interpret(
    workbook: Workbook, choices: Choices | None = None, steps: Sequence[Correction] = ()
) -> Document:
    """Return what an opened file says, corrected by hand in `steps`, or why it was refused."""
    name, sha256 = PurePath(workbook.name).name, workbook.sha256
    try:
        workbook = amended(workbook, steps)
        forms, findings = read_forms(workbook, choices)
    except Refused as refused:
        return _refused(name, sha256, refused)
    document = Document(
        name, sha256, forms=tuple(map(assess, forms)), findings=tuple(findings),
        skipped=passed_over(workbook, forms),
    )  # fmt: skip
    document = corrected(document, steps)
    return replace(document, answers=evidence(document, steps, choices or {}))


def _refused(name: str, sha256: str, refused: Refused) -> Document:
    values = {"file": name, **refused.values}
    return Document(name, sha256, Refusal(refused.reason, refused.key, values))


def checked(document: Document) -> Document:
    """Return the document with what the checks say of it alone, after what its reader said."""
    read_only = _read_findings(document)
    if document.refusal or not any(form.projects for form in document.forms):
        return read_only
    # The checks need a unit and a year to stand under; which ones makes no difference to them.
    found = _scratch().weigh(fill(read_only, 0, "—"), review)
    return replace(read_only, findings=(*read_only.findings, *found))


def keep(
    store: Store,
    document: Document,
    data: bytes,
    by: str = "",
    *,
    sample: bool = False,
) -> Receipt:
    """Return the receipt of a document stored with its checks; raises Refused, StoreFault."""
    bare = _read_findings(complete(document))
    return store.file(bare, data, by, sample=sample, review=review)


def file(  # noqa: PLR0913 (a file, and how it came)
    store: Store,
    name: str,
    data: bytes,
    *,
    password: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    by: str = "",
    sample: bool = False,
) -> Receipt:
    """Return the receipt of a file read and stored; raises Refused, StoreFault."""
    document = read(name, data, password, year, unit, choices=store.choices())
    return keep(store, document, data, by, sample=sample)


def fill(document: Document, year: int | None = None, unit: str | None = None) -> Document:
    """Return the document with the year and unit that it lacks; never overrides what it says."""
    return replace(document, forms=tuple(_fill(form, year, unit) for form in document.forms))


def _fill(form: Form, year: int | None, unit: str | None) -> Form:
    # A list of several units names them row by row; a row without one is filled, not the form.
    several = form.unit is None and any(project.unit for project in form.projects)
    filled = replace(
        form,
        year=form.year or (None if any(p.year for p in form.projects) else year),
        unit=form.unit if several else form.unit or unit,
        projects=tuple(
            replace(p, year=p.year or form.year or year, unit=p.unit or form.unit or unit)
            for p in form.projects
        ),
    )
    # A year that becomes known tells the dates that named none (12月底前) theirs.
    return assess(filled) if year and form.year is None else filled


def complete(document: Document, year: int | None = None, unit: str | None = None) -> Document:
    """Return the document filled; refused as `incomplete` where unit or year is still missing."""
    filled = fill(document, year, unit)
    for form in filled.forms:
        for project in form.projects:
            lacking = "no_unit" if not project.unit else "no_year" if project.year is None else ""
            if lacking:
                gaps = {"file": document.file, "sheet": form.sheet}
                refusal = Refusal("incomplete", lacking, gaps)
                return Document(document.file, document.sha256, refusal)
    return filled


def _read_findings(document: Document) -> Document:
    """Return the document with the reader's findings only: checks run anew where it is stored."""
    kept = tuple(finding for finding in document.findings if rules()[finding.rule].sql is None)
    return replace(document, findings=kept)


@cache
def _scratch() -> Store:
    """Return an empty store in memory; what is weighed in it leaves no trace."""
    return Store.in_memory()
