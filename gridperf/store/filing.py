"""Taking a file in: the filings it makes, the versions they replace, what counts from now on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from gridperf.model import Document, Project, Refused
from gridperf.store.declared import standing
from gridperf.store.names import spelling_key
from gridperf.store.receipt import Filed
from gridperf.store.records import Claim, Entry, Numbers, Records
from gridperf.store.tables import offer
from gridperf.store.units import UnitName, resolve

Cursor = duckdb.DuckDBPyConnection
Query = Callable[[str], Any]


class Current(NamedTuple):
    """A filing that counts now, as far as a new one is weighed against it."""

    submission_id: int
    unit_id: int
    year: int
    kind: str
    subject: str
    sha256: str
    upload_id: int
    indicators: int
    indicators_of: int | None
    code: str | None
    name_key: str | None


@dataclass(slots=True)
class Filing:
    """One file on its way in."""

    document: Document
    size: int
    by: str
    sample: bool = False
    filed: list[Filed] = field(default_factory=list)
    touched: set[tuple[int, int]] = field(default_factory=set)
    """(unit, year) in which something changed."""

    def store(self, cursor: Cursor) -> None:
        """Write the file's filings; unchanged ones are left as they are."""
        unit_ids = resolve(cursor, _units(self.document))
        claims = _claims(self.document, unit_ids)
        if not claims:
            raise Refused("no_form", "no_project", file=self.document.file)
        current = _current(cursor, {claim.unit_id for claim in claims})
        fresh = [claim for claim in claims if not self._same(cursor, claim, current)]
        if not fresh:
            return
        upload_id = self._upload(cursor)
        numbers = _numbers(cursor)
        records = Records(numbers, upload_id, self.document.findings)
        before = [(claim, self._number(cursor, claim, numbers, current)) for claim in fresh]
        for claim in fresh:
            records.add(claim)
        records.totals(self.document, {unit.name: n for unit, n in unit_ids.items()})
        records.findings(self.document.findings)
        records.rows.insert(cursor)
        self._answers(cursor, upload_id)
        self.touched |= {(claim.unit_id, claim.year) for claim in fresh}
        replaced = [old.submission_id for _, old in before if old]
        cursor.execute(
            "UPDATE record.submission SET state = 'superseded'"
            " WHERE list_contains($old, submission_id)",
            {"old": replaced},
        )
        self.filed += [_filed(cursor, claim, old) for claim, old in before]

    def _same(self, cursor: Cursor, claim: Claim, current: list[Current]) -> bool:
        old = _predecessor(claim, current)
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
        claim.version = _version(cursor, old.submission_id)
        self.filed.append(_filed(cursor, claim, None, unchanged=True))
        return True

    def _upload(self, cursor: Cursor) -> int:
        (upload_id,) = _one(cursor, "SELECT coalesce(max(upload_id), 0) + 1 FROM record.upload")
        now = datetime.now(UTC).replace(tzinfo=None)
        row = [upload_id, self.document.sha256, self.document.file, self.size, now, self.by]
        cursor.execute(
            "INSERT INTO record.upload VALUES (?, ?, ?, ?, ?, ?, ?)", [*row, self.sample]
        )
        return int(upload_id)

    def _number(
        self, cursor: Cursor, claim: Claim, numbers: Numbers, current: list[Current]
    ) -> Current | None:
        """Give the claim its number and version; return what it replaces."""
        claim.submission_id = numbers.submission
        numbers.submission += 1
        old = _predecessor(claim, current)
        if old:
            claim.subject = old.subject
            if claim.kind == "project_list" and not claim.indicators:
                claim.indicators_of = old.submission_id if old.indicators else old.indicators_of
        (claim.version,) = _one(
            cursor,
            "SELECT coalesce(max(version), 0) + 1 FROM record.submission"
            " WHERE unit_id = $unit AND year = $year AND kind = $kind AND subject = $subject",
            {
                "unit": claim.unit_id,
                "year": claim.year,
                "kind": claim.kind,
                "subject": claim.subject,
            },
        )
        return old

    def _answers(self, cursor: Cursor, upload_id: int) -> None:
        now = datetime.now(UTC).replace(tzinfo=None)
        for answer in self.document.answers:
            said = [answer.project, answer.path, answer.found, answer.answer]
            row = [upload_id, *said, self.by, now, answer.cell]
            cursor.execute("INSERT INTO record.answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


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


def _units(document: Document) -> list[UnitName]:
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


def _claims(document: Document, unit_ids: dict[UnitName, int]) -> list[Claim]:
    """Return the filings that a document makes: each unit, year and kind by itself."""
    claims: dict[tuple[int, int, str, str], Claim] = {}
    for entry in _entries(document):
        unit = _unit(document, entry)
        unit_id, year, kind = unit_ids[unit], _year(document, entry), entry.form.form
        subject = _subject(entry.project, entry.form.sheet) if kind == "project_form" else ""
        key = (unit_id, year, kind, subject)
        claim = claims.setdefault(key, Claim(unit_id, unit.name, year, kind, subject))
        claim.entries.append(entry)
    return list(claims.values())


def _subject(project: Project, sheet: str) -> str:
    return project.code or spelling_key(project.name or "") or sheet


def _current(cursor: Cursor, units: set[int]) -> list[Current]:
    rows = cursor.execute(
        "SELECT s.submission_id, s.unit_id, s.year, s.kind, s.subject, f.sha256, f.upload_id,"
        " s.indicators, s.indicators_of, any_value(p.code), any_value(p.name_key)"
        " FROM record.submission s JOIN record.upload f ON f.upload_id = s.upload_id"
        " LEFT JOIN record.project p"
        " ON p.submission_id = s.submission_id AND s.kind = 'project_form'"
        " WHERE s.state = 'current' AND list_contains($units, s.unit_id)"
        " GROUP BY s.submission_id, s.unit_id, s.year, s.kind, s.subject, f.sha256, f.upload_id,"
        " s.indicators, s.indicators_of ORDER BY s.submission_id",
        {"units": sorted(units)},
    ).fetchall()
    return [Current(*row) for row in rows]


def _predecessor(claim: Claim, current: list[Current]) -> Current | None:
    """Return the filing that this one replaces: a project form its project's (code, else name)."""
    same = [
        old
        for old in current
        if (old.unit_id, old.year, old.kind) == (claim.unit_id, claim.year, claim.kind)
    ]
    if claim.kind != "project_form":
        return same[0] if same else None
    project = claim.entries[0].project
    name_key = spelling_key(project.name or "")
    for old in same:
        if project.code and old.code:
            if project.code == old.code:
                return old
        elif name_key and name_key == old.name_key:
            return old
    return None


def _one(cursor: Cursor, sql: str, values: dict[str, Any] | None = None) -> tuple[Any, ...]:
    # All rows are fetched: a result left open blocks whatever the cursor does next.
    (row,) = cursor.execute(sql, values or {}).fetchall()
    return row


def _numbers(cursor: Cursor) -> Numbers:
    row = _one(
        cursor,
        "SELECT (SELECT coalesce(max(submission_id), 0) + 1 FROM record.submission),"
        " (SELECT coalesce(max(project_id), 0) + 1 FROM record.project),"
        " (SELECT coalesce(max(indicator_id), 0) + 1 FROM record.indicator),"
        " (SELECT coalesce(max(form_id), 0) + 1 FROM record.project),"
        " (SELECT coalesce(max(total_id), 0) + 1 FROM record.total),"
        " (SELECT coalesce(max(finding_id), 0) + 1 FROM record.finding)",
    )
    return Numbers(*row)


def _version(cursor: Cursor, submission_id: int) -> int:
    (version,) = _one(
        cursor,
        "SELECT version FROM record.submission WHERE submission_id = $id",
        {"id": submission_id},
    )
    return int(version)


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
        replaced=_version(cursor, old.submission_id) if old else None,
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
        now = codes.get(code) or names.get(name_key)
        if now is None:
            vanished.append(name or "")
        elif len(now.indicators) < indicators and claim.indicators_of is None:
            fewer.append(name or "")
    return tuple(vanished), tuple(fewer)
