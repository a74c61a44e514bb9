"""What the store holds as far as new filings are weighed against it, and the rows they bring.

Read once for all files of a transaction and written once: a statement costs more than a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

import duckdb

from gridperf.store.changes import join
from gridperf.store.claims import Claim
from gridperf.store.records import Numbers
from gridperf.store.tables import Rows
from gridperf.store.units import UnitName, Units

Slot = tuple[int, int, str, str]
"""Unit, year, kind and subject: of each only one filing counts."""


class Current(NamedTuple):
    """A filing that counts now, as far as a new one is weighed against it."""

    submission_id: int
    unit_id: int
    year: int
    kind: str
    subject: str
    version: int
    sha256: str
    upload_id: int
    indicators: int
    indicators_of: int | None
    code: str | None
    name_key: str | None


@dataclass(slots=True)
class Books:
    """The units, the filings that count, the next free numbers, the rows to be written."""

    units: Units
    numbers: Numbers
    upload: int
    """The next free number of a file."""
    current: dict[tuple[int, int, str], list[Current]] = field(default_factory=dict)
    """(unit, year, kind) → the filings that count now."""
    versions: dict[Slot, int] = field(default_factory=dict)
    """The last version of each slot, whether it still counts or not."""
    replaced: list[int] = field(default_factory=list)
    """Numbers of the filings that no longer count."""
    rows: Rows = field(default_factory=Rows)

    @classmethod
    def open(cls, cursor: duckdb.DuckDBPyConnection, wanted: Iterable[UnitName]) -> Self:
        """Read what concerns these units."""
        upload, *numbers = cursor.execute(_NEXT).fetchall()[0]
        books = cls(Units(cursor), Numbers(*numbers), upload)
        found = {books.units.known(unit) for unit in dict.fromkeys(wanted)} - {None}
        if found:
            values = {"units": list(found)}
            for row in cursor.execute(_CURRENT, values).fetchall():
                old = Current(*row)
                books.current.setdefault((old.unit_id, old.year, old.kind), []).append(old)
            for *slot, version in cursor.execute(_VERSIONS, values).fetchall():
                books.versions[tuple(slot)] = version
        return books

    def join(self, cursor: duckdb.DuckDBPyConnection, one: Sequence[Current]) -> None:
        """Make filings of one project, known by its code and by its name, versions of one."""
        if len(one) < 2:  # noqa: PLR2004
            return
        unit_id, year, kind = one[0].unit_id, one[0].year, one[0].kind
        join(cursor, [old.submission_id for old in one])
        values = {"units": [unit_id]}
        renewed = [Current(*row) for row in cursor.execute(_CURRENT, values).fetchall()]
        self.current[unit_id, year, kind] = [
            old for old in renewed if (old.year, old.kind) == (year, kind)
        ]
        for *slot, version in cursor.execute(_VERSIONS, values).fetchall():
            if slot[1:3] == [year, kind] and slot[3] == one[0].subject:
                self.versions[tuple(slot)] = version

    def next_version(self, claim: Claim) -> int:
        """Return the number of the version that a claim makes."""
        slot = (claim.unit_id, claim.year, claim.kind, claim.subject)
        self.versions[slot] = self.versions.get(slot, 0) + 1
        return self.versions[slot]

    def close(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Write what was put on the books."""
        self.units.write(cursor)
        self.rows.insert(cursor)
        if self.replaced:
            cursor.execute(
                "UPDATE record.submission SET state = 'superseded'"
                " WHERE list_contains($old, submission_id)",
                {"old": self.replaced},
            )


_NEXT = (
    "SELECT (SELECT coalesce(max(upload_id), 0) + 1 FROM record.upload),"
    " (SELECT coalesce(max(submission_id), 0) + 1 FROM record.submission),"
    " (SELECT coalesce(max(project_id), 0) + 1 FROM record.project),"
    " (SELECT coalesce(max(indicator_id), 0) + 1 FROM record.indicator),"
    " (SELECT coalesce(max(form_id), 0) + 1 FROM record.project),"
    " (SELECT coalesce(max(total_id), 0) + 1 FROM record.total),"
    " (SELECT coalesce(max(finding_id), 0) + 1 FROM record.finding)"
)
_CURRENT = (
    "SELECT s.submission_id, s.unit_id, s.year, s.kind, s.subject, s.version, f.sha256,"
    " f.upload_id, s.indicators, s.indicators_of, any_value(p.code), any_value(p.name_key)"
    " FROM record.submission s JOIN record.upload f ON f.upload_id = s.upload_id"
    " LEFT JOIN record.project p"
    " ON p.submission_id = s.submission_id AND s.kind = 'project_form'"
    " WHERE s.state = 'current' AND list_contains($units, s.unit_id)"
    " GROUP BY s.submission_id, s.unit_id, s.year, s.kind, s.subject, s.version, f.sha256,"
    " f.upload_id, s.indicators, s.indicators_of ORDER BY s.submission_id"
)
_VERSIONS = (
    "SELECT unit_id, year, kind, subject, max(version) FROM record.submission"
    " WHERE list_contains($units, unit_id) GROUP BY unit_id, year, kind, subject"
)
