"""The whole path of a file: bytes → workbook → forms → assessed → checked → stored.

The first half, up to the document that says what a file says, stands in reading.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from gridperf.checks import review
from gridperf.collector import paused
from gridperf.model import Document, Finding, Refused
from gridperf.reading import complete, fill, interpret, read, read_all
from gridperf.rules import rules
from gridperf.store import Arrival, Receipt, Store

__all__ = [
    "checked", "checked_together", "complete", "file", "fill", "interpret", "keep", "keep_all",
    "read", "read_all", "rehearse",
]  # fmt: skip

FIRST_GROUP, GROUP_FILES, GROUP_PROJECTS = 40, 500, 8_000
"""How much is stored and checked at a time, where many files come together: to check a thousand
projects takes hardly longer than to check ten."""


def checked(document: Document) -> Document:
    """Return the document with what the checks say of it alone, after what its reader said."""
    read_only = _read_findings(document)
    if document.refusal or not any(form.projects for form in document.forms):
        return read_only
    # The checks need a unit and a year to stand under; which ones makes no difference to them.
    found = _scratch().weigh(fill(read_only, 0, "—"), review)
    return replace(read_only, findings=(*read_only.findings, *found))


def checked_together(documents: Sequence[Document]) -> list[tuple[Finding, ...]]:
    """Return what reader and checks say of each document; ten are checked in the time of one.

    No two may speak of one unit: each must be judged as if it were alone.
    """
    read_only = [_read_findings(document) for document in documents]
    found: list[tuple[Finding, ...]] = []
    while left := [fill(one, 0, "—") for one in read_only[len(found) :]]:
        found += _scratch().weigh_all(left, review)
    return [(*one.findings, *said) for one, said in zip(read_only, found, strict=True)]


def keep(
    store: Store,
    document: Document,
    data: bytes,
    by: str = "",
    *,
    sample: bool = False,
) -> Receipt:
    """Return the receipt of a document stored with its checks; raises Refused, StoreFault."""
    with paused():
        bare = _read_findings(complete(document))
        return store.file(bare, data, by, sample=sample, review=review)


def keep_all(
    store: Store, read: Iterable[tuple[Document, bytes]], by: str = ""
) -> Iterator[tuple[Document, Receipt | Refused]]:
    """Yield each document with its receipt, or why it was refused; none holds up another."""
    for group in _groups(read):
        bare = [(_read_findings(complete(document)), data) for document, data in group]
        ready = [Arrival(document, data) for document, data in bare if not document.refusal]
        receipts = store.file_all(ready, by, review=review)
        for document, _ in bare:
            if refusal := document.refusal:
                yield document, Refused(refusal.reason, refusal.key, **refusal.values)
            else:
                yield document, next(receipts)


def rehearse(store: Store, document: Document) -> Receipt | Refused:
    """Return the receipt that a document would be given, or why it would be refused."""
    try:
        return store.rehearse(_read_findings(complete(document)), review)
    except Refused as fault:
        return fault


def _groups(read: Iterable[tuple[Document, bytes]]) -> Iterator[list[tuple[Document, bytes]]]:
    """Yield the files in groups that are stored together, small ones first: nobody waits long."""
    group: list[tuple[Document, bytes]] = []
    projects, most = 0, FIRST_GROUP
    for document, data in read:
        group.append((document, data))
        projects += sum(len(form.projects) for form in document.forms)
        if len(group) == most or projects >= GROUP_PROJECTS:
            yield group
            group, projects, most = [], 0, min(most * 12, GROUP_FILES)
    if group:
        yield group


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
    with paused():
        document = read(name, data, password, year, unit, choices=store.choices())
        return keep(store, document, data, by, sample=sample)


def _read_findings(document: Document) -> Document:
    """Return the document with the reader's findings only: checks run anew where it is stored."""
    kept = tuple(finding for finding in document.findings if rules()[finding.rule].sql is None)
    return replace(document, findings=kept)


@cache
def _scratch() -> Store:
    """Return an empty store in memory; what is weighed in it leaves no trace."""
    return Store.in_memory()
