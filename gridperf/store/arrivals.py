"""Files that arrive, one or several in a transaction: stored, counted anew, reviewed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb

from gridperf.collector import paused
from gridperf.model import Document, Finding, Refused
from gridperf.store import changes, ledger
from gridperf.store.connection import Database
from gridperf.store.declared import likeness
from gridperf.store.filing import Filing, renew, store
from gridperf.store.matches import keep_matches
from gridperf.store.receipt import Receipt
from gridperf.store.review import Review, examine
from gridperf.store.scores import keep_scores
from gridperf.store.tables import insert

Cursor = duckdb.DuckDBPyConnection


class Arrival(NamedTuple):
    """A file that is to be stored: what it says, and its bytes."""

    document: Document
    data: bytes


def take_in(
    database: Database,
    arrivals: Sequence[Arrival],
    by: str,
    review: Review | None,
    *,
    sample: bool = False,
) -> list[Filing]:
    """Return the first files, as many as one transaction could take in, stored and reviewed."""
    for document, _ in arrivals:
        if refusal := document.refusal:
            raise Refused(refusal.reason, refusal.key, **dict(refusal.values))
    database.look_for_room(sum(len(data) for _, data in arrivals))

    def work(cursor: Cursor) -> list[Filing]:
        filings = [Filing(document, data, by, sample) for document, data in arrivals]
        filings = filings[: store(cursor, filings)]
        changed = [filing for filing in filings if filing.touched]
        if changed:
            _keep(cursor, changed)
            touched = {pair for filing in changed for pair in filing.touched}
            looked_at = settle(cursor, touched, review, database.home)
            numbers = [filed.submission_id for filing in changed for filed in filing.filed]
            ledger.follow(cursor, looked_at, numbers)
            note_revision(cursor, by, *(f"file {filing.document.file}" for filing in changed))
        return filings

    with paused():
        return database.write(work)


def _keep(cursor: Cursor, filings: Sequence[Filing]) -> None:
    """Keep the files' bytes, the same ones once."""
    came = {filing.document.sha256: filing.data for filing in filings}
    known = cursor.execute(
        "SELECT sha256 FROM record.original WHERE list_contains($came, sha256)",
        {"came": list(came)},
    ).fetchall()
    for (sha256,) in known:
        del came[sha256]
    if came:
        insert(cursor, "original", {"sha256": list(came), "content": list(came.values())})


def settle(
    cursor: Cursor, touched: Iterable[tuple[int, int]], review: Review | None, home: Path | None
) -> set[tuple[int, int]]:
    """Say anew what counts, what it scores, what the checks find; return what was looked at.

    The year after is checked again too: some checks compare a filing with the one before.
    """
    pairs = sorted(touched)
    cursor.execute(likeness())
    renew(cursor, pairs)
    keep_scores(cursor, pairs, home)
    keep_matches(cursor, pairs)
    rows = cursor.execute(
        "SELECT submission_id, unit_id, year FROM record.submission"
        " WHERE state = 'current' AND list_contains($units, unit_id)",
        {"units": sorted({unit_id for unit_id, _ in pairs})},
    ).fetchall()
    wanted = {*pairs, *((unit_id, year + 1) for unit_id, year in pairs)}
    scope = {number: (unit_id, year) for number, unit_id, year in rows if (unit_id, year) in wanted}
    examine(cursor, scope, review)
    return {*pairs, *scope.values()}


def look_again(database: Database, review: Review, rules: str) -> None:
    """Check all that is stored, unless the checks of this wording (`rules`) did so last."""

    def work(cursor: Cursor) -> None:
        cursor.execute("DELETE FROM record.reviewed")
        cursor.execute("INSERT INTO record.reviewed VALUES (?)", [rules])
        if touched := changes.everything(cursor):
            ledger.follow(cursor, settle(cursor, touched, review, database.home))
            note_revision(cursor, "", "review anew")

    known = "SELECT 1 FROM record.reviewed WHERE rules = $rules"
    if not database.rows(known, {"rules": rules}):
        database.write(work)


def note_revision(cursor: Cursor, by: str, *what: str) -> None:
    """Note what was done, a revision each."""
    cursor.execute(
        "INSERT INTO record.revision"
        " SELECT (SELECT coalesce(max(number), 0) FROM record.revision)"
        " + row_number() OVER (), $now, $by, done.what FROM (SELECT unnest($what) AS what) done",
        {"now": datetime.now(UTC).replace(tzinfo=None), "by": by, "what": list(what)},
    )


def rehearse(
    cursor: Cursor, document: Document, review: Review | None, home: Path | None
) -> Receipt:
    """Return the receipt that a document would be given; whoever asks takes all of it back."""
    if refusal := document.refusal:
        raise Refused(refusal.reason, refusal.key, **dict(refusal.values))
    filing = Filing(document, b"", "")
    filing.store(cursor)
    if filing.touched:
        settle(cursor, filing.touched, review, home)
    (receipt,) = receipts(cursor, [filing], 0)
    return receipt


def weigh(
    cursor: Cursor, documents: Sequence[Document], review: Review, home: Path | None
) -> list[tuple[Finding, ...]]:
    """Return what the checks say of the first documents, as many as were taken in together."""
    for document in documents:
        if refusal := document.refusal:
            raise Refused(refusal.reason, refusal.key, **dict(refusal.values))
    filings = [Filing(document, b"", "") for document in documents]
    filings = filings[: store(cursor, filings)]
    if touched := {pair for filing in filings for pair in filing.touched}:
        settle(cursor, touched, review, home)
    return [tuple(_found(cursor, filing)) for filing in filings]


def _found(cursor: Cursor, filing: Filing) -> Iterator[Finding]:
    rows = cursor.execute(
        "SELECT rule, sheet, cell, project, found, expected, gaps FROM record.finding"
        " WHERE rule < 'R1' AND list_contains($filed, submission_id) ORDER BY finding_id",
        {"filed": [filed.submission_id for filed in filing.filed]},
    ).fetchall()
    for rule, sheet, cell, project, found, expected, gaps in rows:
        yield Finding(rule, sheet, cell, project, found, expected, json.loads(gaps))


def receipts(cursor: Cursor, filings: Sequence[Filing], revision: int) -> list[Receipt]:
    """Return the receipts of files that were taken in; `revision` is the one before them."""
    numbers = [filed.submission_id for filing in filings for filed in filing.filed]
    rows = cursor.execute(
        "SELECT submission_id, level, count(*) FROM record.finding"
        " WHERE list_contains($filed, submission_id) GROUP BY submission_id, level",
        {"filed": numbers},
    ).fetchall()
    levels: dict[int, Counter[str]] = {}
    for number, level, count in rows:
        levels.setdefault(number, Counter())[level] = count
    made = []
    for filing in filings:
        revision += bool(filing.touched)
        said = Counter[str]()
        for number in {filed.submission_id for filed in filing.filed}:
            said += levels.get(number, Counter())
        made.append(
            Receipt(
                file=filing.document.file,
                sha256=filing.document.sha256,
                revision=revision,
                filed=tuple(filing.filed),
                errors=said["error"],
                warnings=said["warning"],
                notes=said["note"],
            )
        )
    return made
