"""Taking a file in: the filings it makes, the versions they replace, what counts from now on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal

import duckdb
import pyarrow as pa

from gridperf.model import Document, Refused
from gridperf.store.books import Books, Current, Slot
from gridperf.store.declared import standing
from gridperf.store.names import spelling_key
from gridperf.store.receipt import Filed
from gridperf.store.records import Claim, Entry, Records
from gridperf.store.tables import offer
from gridperf.store.units import UnitName

Cursor = duckdb.DuckDBPyConnection


@dataclass(slots=True)
class Filing:
    """One file on its way in."""

    document: Document
    data: bytes
    by: str
    sample: bool = False
    filed: list[Filed] = field(default_factory=list)
    touched: set[tuple[int, int]] = field(default_factory=set)
    """(unit, year) in which something changed."""

    def store(self, cursor: Cursor) -> None:
        """Write the file's filings; unchanged ones are left as they are."""
        store(cursor, [self])

    def enter(self, cursor: Cursor, books: Books) -> None:
        """Put the file's filings on the books, not yet into the store."""
        claims = _claims(self.document, books)
        if not claims:
            raise Refused("no_form", "no_project", file=self.document.file)
        fresh = [claim for claim in claims if not self._same(cursor, claim, books)]
        if not fresh:
            return
        upload_id = self._upload(books)
        records = Records(books.numbers, upload_id, self.document.findings, books.rows)
        before = [(claim, self._number(claim, books)) for claim in fresh]
        for claim in fresh:
            records.add(claim)
        named = {unit.name: books.units.number(unit) for unit in units_of(self.document)}
        records.totals(self.document, named)
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
        if said and said != _answered(cursor, old.upload_id):
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
        document, answers = self.document, books.rows.of["answer"]
        came = (document.sha256, document.file, len(self.data), now, self.by, self.sample)
        books.rows.of["upload"].append((upload_id, *came))
        for said in document.answers:
            what = (said.project, said.path, said.found, said.answer)
            answers.append((upload_id, *what, self.by, now, said.cell))
        return upload_id

    def _number(self, claim: Claim, books: Books) -> Current | None:
        """Give the claim its number and version; return what it replaces."""
        claim.submission_id = books.numbers.submission
        books.numbers.submission += 1
        old = _predecessor(self.document, claim, books)
        if old:
            claim.subject = old.subject
            if claim.kind == "project_list" and not claim.indicators:
                claim.indicators_of = old.submission_id if old.indicators else old.indicators_of
        claim.version = books.next_version(claim)
        return old


def store(cursor: Cursor, filings: Sequence[Filing]) -> int:
    """Write the files' filings; return how many files, from the first on, were taken in.

    A file that would replace what a file before it only now brings has to wait for the next
    call, and all behind it. Unchanged filings are left as they are.
    """
    books = Books.open(cursor, [unit for filing in filings for unit in units_of(filing.document)])
    taken, slots = 0, set[Slot]()
    for filing in filings:
        if taken and slots & _slots(filing.document, books):
            break
        filing.enter(cursor, books)
        taken += 1
        if taken < len(filings):
            slots |= _slots(filing.document, books)
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


def units_of(document: Document) -> list[UnitName]:
    """Return the units that a document names, project by project; raises Refused without one."""
    return [_unit(document, entry) for entry in _entries(document)]


def _entries(document: Document) -> list[Entry]:
    return [
        Entry(number, position, form, project)
        for number, form in enumerate(document.forms)
        for position, project in enumerate(form.projects, start=1)
    ]


def _unit(document: Document, entry: Entry) -> UnitName:
    name = entry.project.unit or entry.form.unit
    if not name:
        raise Refused("incomplete", "no_unit", file=document.file, sheet=entry.form.sheet)
    own = entry.project.unit_code
    return UnitName(name, own if entry.project.unit else own or entry.form.unit_code)


def _year(document: Document, entry: Entry) -> int:
    year = entry.project.year or entry.form.year
    if year is None:
        raise Refused("incomplete", "no_year", file=document.file, sheet=entry.form.sheet)
    return year


def _claims(document: Document, books: Books) -> list[Claim]:
    """Return the filings that a document makes: each unit, year and kind by itself."""
    claims: dict[Slot, Claim] = {}
    for entry in _entries(document):
        unit = _unit(document, entry)
        unit_id, year, kind = books.units.number(unit), _year(document, entry), entry.form.form
        subject = _subject(document, entry) if kind == "project_form" else ""
        key = (unit_id, year, kind, subject)
        claim = claims.setdefault(key, Claim(unit_id, unit.name, year, kind, subject))
        claim.entries.append(entry)
    return list(claims.values())


def _slots(document: Document, books: Books) -> set[Slot]:
    """Return what the document's filings would be found by, as far as their units are known."""
    slots = set[Slot]()
    for entry in _entries(document):
        unit_id = books.units.known(_unit(document, entry))
        if unit_id is None:
            continue
        year, kind, project = _year(document, entry), entry.form.form, entry.project
        known = [name for name in (project.code, spelling_key(project.name or "")) if name]
        # Forms without a name wait for each other: each is told which others count already.
        names = known if kind == "project_form" and known else [""]
        slots |= {(unit_id, year, kind, name) for name in names}
    return slots


def _subject(document: Document, entry: Entry) -> str:
    project = entry.project
    return project.code or spelling_key(project.name or "") or _nameless(document, entry)


def _nameless(document: Document, entry: Entry) -> str:
    """Return what a form without code or name is known by: its own bytes, its place in them."""
    return f"{document.sha256[:16]} {entry.form.sheet} {entry.form.range}"


def _predecessor(document: Document, claim: Claim, books: Books) -> Current | None:
    """Return the filing that this one replaces: a project form its project's (code, else name).

    A form that names no project replaces none but the one from the same place in the same bytes;
    so does the name that a person gives it.
    """
    same = books.current.get((claim.unit_id, claim.year, claim.kind), [])
    if claim.kind != "project_form":
        return same[0] if same else None
    project = claim.entries[0].project
    name_key, own = spelling_key(project.name or ""), _nameless(document, claim.entries[0])
    for old in same:
        if old.subject == own:
            return old
        if project.code and old.code:
            if project.code == old.code:
                return old
        elif name_key and name_key == old.name_key:
            return old
    return None


def _filed(cursor: Cursor, claim: Claim, old: Current | None, *, unchanged: bool = False) -> Filed:
    projects = [entry.project for entry in claim.entries]
    lost = _lost(cursor, claim, old.submission_id) if old else ((), ())
    return Filed(
        submission_id=claim.submission_id,
        unit=claim.unit,
        year=claim.year,
        kind=claim.kind,
        subject=(projects[0].name or "") if claim.kind == "project_form" else "",
        version=claim.version,
        replaced=old.version if old else None,
        unchanged=unchanged,
        projects=len(projects),
        indicators=claim.indicators,
        budget=_known([project.budget for project in projects]),
        spent=_known([project.spent for project in projects]),
        projects_unknown=sum(p.budget is None or p.spent is None for p in projects),
        vanished=lost[0],
        indicators_lost=lost[1],
        indicators_kept=claim.indicators_of is not None,
    )


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
    codes = {e.project.code: e.project for e in claim.entries if e.project.code}
    names = {spelling_key(e.project.name or ""): e.project for e in claim.entries}
    vanished, fewer = [], []
    for name, code, name_key, indicators in rows:
        now = codes.get(code)
        named = names.get(name_key)
        if now is None and named and not (code and named.code):
            now = named
        if now is None:
            vanished.append(name or "")
        elif len(now.indicators) < indicators and claim.indicators_of is None:
            fewer.append(name or "")
    return tuple(vanished), tuple(fewer)
