"""Taking a file in: the filings it makes, the versions they replace, what counts from now on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property

import duckdb
import pyarrow as pa

from gridperf.model import Document, Refused
from gridperf.store.books import Books, Current, Slot
from gridperf.store.claims import Claim, Listing, listings, nameless, units_of
from gridperf.store.declared import standing
from gridperf.store.names import spelling_key
from gridperf.store.receipt import Filed
from gridperf.store.records import Records
from gridperf.store.tables import offer

Cursor = duckdb.DuckDBPyConnection
_CENT = Decimal("0.01")


@dataclass
class Filing:
    """One file on its way in."""

    document: Document
    data: bytes
    by: str
    sample: bool = False
    filed: list[Filed] = field(default_factory=list)
    touched: set[tuple[int, int]] = field(default_factory=set)
    """(unit, year) in which something changed."""

    @cached_property
    def listings(self) -> list[Listing]:
        """The file's forms with their projects; raises Refused where unit or year is missing."""
        return listings(self.document)

    def store(self, cursor: Cursor) -> None:
        """Write the file's filings; unchanged ones are left as they are."""
        store(cursor, [self])

    def enter(self, cursor: Cursor, books: Books) -> None:
        """Put the file's filings on the books, not yet into the store."""
        claims = _claims(self, books)
        if not claims:
            raise Refused("no_form", "no_project", file=self.document.file)
        fresh = [claim for claim in claims if not self._same(cursor, claim, books)]
        if not fresh:
            return
        upload_id = self._upload(books)
        records = Records(books.numbers, upload_id, self.listings, books.rows)
        for claim in fresh:
            books.join(cursor, _predecessors(self.document, claim, books))
        before = [(claim, self._number(claim, books)) for claim in fresh]
        for claim in fresh:
            records.add(claim)
        records.details()
        named = {unit.name: books.units.number(unit) for unit in units_of(self.listings)}
        records.totals(named)
        records.findings(self.document.findings)
        self.touched |= {(claim.unit_id, claim.year) for claim in fresh}
        books.replaced += [old.submission_id for _, old in before if old]
        self.filed += [
            replace(_filed(cursor, claim, old), nameless=_others(claim, old, books))
            for claim, old in before
        ]

    def _same(self, cursor: Cursor, claim: Claim, books: Books) -> bool:
        old = _predecessor(self.document, claim, books)
        if old is None or old.sha256 != self.document.sha256:
            return False
        said = _said(self.document)
        # The same bytes without a word about them take back nothing that was said before.
        told = bool(said) or self.document.taken_back
        if told and said != _answered(cursor, old.upload_id):
            return False
        if not self.sample:
            # Filed in earnest, it no longer goes away with the samples.
            cursor.execute(
                "UPDATE record.upload SET sample = FALSE WHERE upload_id = ?", [old.upload_id]
            )
        claim.submission_id = old.submission_id
        claim.version = old.version
        self.filed.append(_filed(cursor, claim, None, unchanged=True))
        return True

    def _upload(self, books: Books) -> int:
        upload_id, now = books.upload, datetime.now(UTC).replace(tzinfo=None)
        books.upload += 1
        document = self.document
        came = (document.sha256, document.file, len(self.data), now, self.by, self.sample)
        books.rows.add("upload", upload_id, *came)
        for said in document.answers:
            what = (said.project, said.path, said.found, said.answer)
            books.rows.add("answer", upload_id, *what, self.by, now, said.cell)
        return upload_id

    def _number(self, claim: Claim, books: Books) -> Current | None:
        """Give the claim its number and version; return what it replaces."""
        claim.submission_id = books.numbers.submission
        books.numbers.submission += 1
        old = _predecessor(self.document, claim, books)
        if old:
            claim.subject = old.subject
            if claim.kind == "project_list" and not any(claim.counts()):
                claim.indicators_of = old.submission_id if old.indicators else old.indicators_of
        claim.version = books.next_version(claim)
        return old


def store(cursor: Cursor, filings: Sequence[Filing]) -> int:
    """Write the files' filings; return how many files, from the first on, were taken in.

    A file that would replace what a file before it only now brings has to wait for the next
    call, and all behind it. Unchanged filings are left as they are.
    """
    books = Books.open(cursor, [unit for filing in filings for unit in units_of(filing.listings)])
    taken, slots = 0, set[Slot]()
    for filing in filings:
        if taken and slots & _slots(filing, books):
            break
        filing.enter(cursor, books)
        taken += 1
        if taken < len(filings):
            slots |= _slots(filing, books)
    books.close(cursor)
    return taken


def _said(document: Document) -> set[tuple[str | None, str, str]]:
    return {(said.project, said.path, said.answer) for said in document.answers}


def _answered(cursor: Cursor, upload_id: int) -> set[tuple[str | None, str, str]]:
    rows = cursor.execute(
        "SELECT project, path, answer FROM record.answer WHERE upload_id = ?", [upload_id]
    ).fetchall()
    return {(project, path, answer) for project, path, answer in rows}


def renew(cursor: Cursor, touched: Iterable[tuple[int, int]]) -> None:
    """Say anew what counts for these units and years."""
    pairs = sorted(touched)
    columns = {
        "unit_id": (pa.int64(), [unit_id for unit_id, _ in pairs]),
        "year": (pa.int32(), [year for _, year in pairs]),
    }
    offer(cursor, "touched", columns)
    cursor.execute(
        "DELETE FROM record.standing WHERE EXISTS (SELECT 1 FROM touched t"
        " WHERE t.unit_id = standing.unit_id AND t.year = standing.year)"
    )
    cursor.execute(standing())
    cursor.unregister("touched")


def _claims(filing: Filing, books: Books) -> list[Claim]:
    """Return the filings that a file makes: each unit, year and kind by itself."""
    claims: dict[Slot, Claim] = {}
    for listing in filing.listings:
        kind = listing.form.form
        for row, (unit, year) in enumerate(zip(listing.units, listing.years, strict=True)):
            unit_id = books.units.number(unit)
            subject = _subject(filing, listing, row) if kind == "project_form" else ""
            key = (unit_id, year, kind, subject)
            if key not in claims:
                claims[key] = Claim(unit_id, unit.name, year, kind, subject)
            claims[key].take(listing, row)
    return list(claims.values())


def _slots(filing: Filing, books: Books) -> set[Slot]:
    """Return what the file's filings would be found by, as far as their units are known."""
    slots = set[Slot]()
    for listing in filing.listings:
        kind = listing.form.form
        for row, (unit, year) in enumerate(zip(listing.units, listing.years, strict=True)):
            unit_id = books.units.known(unit)
            if unit_id is None:
                continue
            # Forms without a name wait for each other: each is told which others count already.
            known = [name for name in listing.named(row) if name] if kind == "project_form" else []
            slots |= {(unit_id, year, kind, name) for name in known or [""]}
    return slots


def _subject(filing: Filing, listing: Listing, row: int) -> str:
    code, name_key = listing.named(row)
    return code or name_key or nameless(filing.document, listing.form)


def _predecessor(document: Document, claim: Claim, books: Books) -> Current | None:
    """Return the filing that this one replaces."""
    return next(iter(_predecessors(document, claim, books)), None)


def _predecessors(document: Document, claim: Claim, books: Books) -> list[Current]:
    """Return the filings that this one replaces: a project form its project's (code, else name).

    Its code may be known by one form and its name, without a code, by another: both are its own.
    A form that names no project replaces none but the one from the same place in the same bytes;
    so does the name that a person gives it.
    """
    same = books.current.get((claim.unit_id, claim.year, claim.kind), [])
    if claim.kind != "project_form":
        return same[:1]
    (code, name_key), own = claim.named(), nameless(document, claim.form)
    placed = [old for old in same if old.subject == own]
    coded = [old for old in same if code and old.code == code]
    named = [
        old for old in same if name_key and old.name_key == name_key and not (code and old.code)
    ]
    # Namesakes of two codes are two projects: a form without a code replaces one of them.
    return list(dict.fromkeys(placed or [*coded, *(named if code else named[:1])]))


def _filed(cursor: Cursor, claim: Claim, old: Current | None, *, unchanged: bool = False) -> Filed:
    names, budgets, spent = (claim.values(name) for name in ("name", "budget", "spent"))
    lost = _lost(cursor, claim, old.submission_id) if old else ((), ())
    return Filed(
        submission_id=claim.submission_id,
        unit=claim.unit,
        year=claim.year,
        kind=claim.kind,
        subject=(names[0] or "") if claim.kind == "project_form" else "",
        version=claim.version,
        replaced=old.version if old else None,
        unchanged=unchanged,
        projects=len(names),
        indicators=sum(claim.counts()),
        budget=_known(budgets),
        spent=_known(spent),
        projects_unknown=sum(None in both for both in zip(budgets, spent, strict=True)),
        vanished=lost[0],
        indicators_lost=lost[1],
        indicators_kept=claim.indicators_of is not None,
        sources_lost=_sources_lost(cursor, claim),
    )


def _sources_lost(cursor: Cursor, claim: Claim) -> tuple[str, ...]:
    """Return the projects of a summary without sources that have other money than their sources."""
    if claim.indicators_of is None or claim.names_sources():
        return ()
    rows = cursor.execute(
        "SELECT p.name_key, p.budget, p.spent FROM record.project p"
        " WHERE p.submission_id = $full AND EXISTS"
        " (SELECT 1 FROM record.funding f WHERE f.project_id = p.project_id)",
        {"full": claim.indicators_of},
    ).fetchall()
    sourced = {name_key: (budget, spent) for name_key, budget, spent in rows}
    now = zip(*(claim.values(name) for name in ("name", "budget", "spent")), strict=True)
    return tuple(
        name or ""
        for name, *money in now
        if (had := sourced.get(spelling_key(name or ""))) and not all(map(_same_amount, had, money))
    )


def _same_amount(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two amounts are the same in whatever unit of money, however rounded."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < _CENT


def _others(claim: Claim, old: Current | None, books: Books) -> int:
    """Return how many forms without a name already count where a project form replaces none."""
    if claim.kind != "project_form" or old:
        return 0
    same = books.current.get((claim.unit_id, claim.year, claim.kind), [])
    return sum(not (other.code or other.name_key) for other in same)


def _known(amounts: list[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _lost(cursor: Cursor, claim: Claim, old: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of projects that vanished and of those that lost indicators."""
    rows = cursor.execute(
        "SELECT name, code, name_key, indicators FROM record.project"
        " WHERE submission_id = $old ORDER BY position",
        {"old": old},
    ).fetchall()
    said = list(zip(claim.values("code"), claim.values("name"), claim.counts(), strict=True))
    codes = {one[0]: one for one in said if one[0]}
    names = {spelling_key(one[1] or ""): one for one in said}
    vanished, fewer = [], []
    for name, code, name_key, indicators in rows:
        now = codes.get(code)
        named = names.get(name_key)
        if now is None and named and not (code and named[0]):
            now = named
        if now is None:
            vanished.append(name or "")
        elif now[2] < indicators and claim.indicators_of is None:
            fewer.append(name or "")
    return tuple(vanished), tuple(fewer)
