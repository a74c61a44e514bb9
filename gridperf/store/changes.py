"""Changes without a new file: versions brought back or withdrawn, units merged, samples gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import duckdb

Cursor = duckdb.DuckDBPyConnection
Touched = set[tuple[int, int]]
"""(unit, year) in which something changed."""

_CHAIN = (
    "SELECT b.submission_id FROM record.submission a JOIN record.submission b"
    " ON b.unit_id = a.unit_id AND b.year = a.year AND b.kind = a.kind AND b.subject = a.subject"
    " WHERE a.submission_id = $id"
)
_UNUSED = "upload_id NOT IN (SELECT upload_id FROM record.submission)"
_KNOWN = "SELECT unit_id FROM record.submission UNION SELECT unit_id FROM record.roster"
_FILED = "SELECT (unit_id, year) FROM record.submission"
_PARTS = ("project", "total", "unit_part", "source_cell", "finding", "version_event")
_OF_PROJECTS = ("funding", "indicator", "indicator_likeness", "project_likeness")


def everything(cursor: Cursor) -> Touched:
    """Return every unit and year in which something was filed."""
    rows = cursor.execute("SELECT DISTINCT unit_id, year FROM record.submission").fetchall()
    return {(unit_id, year) for unit_id, year in rows}


def bring_back(cursor: Cursor, submission_id: int, by: str) -> Touched | None:
    """Let a superseded or withdrawn version count again; the one that counts now is superseded.

    None where it counts already: nothing is changed then.
    """
    if _state(cursor, submission_id) == "current":
        return None
    cursor.execute(
        "UPDATE record.submission SET state = 'superseded' WHERE state = 'current'"  # noqa: S608 (own text)
        f" AND submission_id IN ({_CHAIN})",
        {"id": submission_id},
    )
    cursor.execute(
        "UPDATE record.submission SET state = 'current', reason = NULL, changed_by = $by,"
        " changed_at = $now WHERE submission_id = $id",
        {"id": submission_id, "by": by, "now": _now()},
    )
    _note(cursor, submission_id, "brought_back", None, by)
    return _touched(cursor, [submission_id])


def withdraw(cursor: Cursor, submission_id: int, reason: str, by: str) -> Touched | None:
    """Take a filing out of the count; an earlier version comes back only when it is asked for.

    None where it was withdrawn already: nothing is changed then.
    """
    if _state(cursor, submission_id) == "withdrawn":
        return None
    cursor.execute(
        "UPDATE record.submission SET state = 'withdrawn', reason = $reason, changed_by = $by,"
        " changed_at = $now WHERE submission_id = $id",
        {"id": submission_id, "reason": reason, "by": by, "now": _now()},
    )
    _note(cursor, submission_id, "withdrawn", reason, by)
    return _touched(cursor, [submission_id])


def _state(cursor: Cursor, submission_id: int) -> str | None:
    rows = cursor.execute(
        "SELECT state FROM record.submission WHERE submission_id = ?", [submission_id]
    ).fetchall()
    return str(rows[0][0]) if rows else None


def _note(cursor: Cursor, submission_id: int, event: str, reason: str | None, by: str) -> None:
    """Keep what became of a version: the next change of it must not make it forgotten."""
    row = [submission_id, event, reason, by, _now()]
    cursor.execute("INSERT INTO record.version_event VALUES (?, ?, ?, ?, ?)", row)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def choose(cursor: Cursor, shape: str, heading: str, meaning: str | None, by: str) -> Touched:
    """Keep what a person says of a column of that shape; None forgets it."""
    values = {"shape": shape, "heading": heading}
    cursor.execute(
        "DELETE FROM record.column_choice WHERE shape = $shape AND heading = $heading", values
    )
    if meaning is not None:
        row = [shape, heading, meaning, by, _now()]
        cursor.execute("INSERT INTO record.column_choice VALUES (?, ?, ?, ?, ?)", row)
    return Touched()


def set_values(cursor: Cursor, values: Mapping[str, str | None]) -> None:
    """Keep what was set, None for a default."""
    for name, value in values.items():
        cursor.execute("DELETE FROM record.setting WHERE name = ?", [name])
        if value is not None:
            cursor.execute("INSERT INTO record.setting VALUES (?, ?)", [name, value])


def merge(cursor: Cursor, unit_id: int, into_id: int) -> Touched:
    """Make two spellings one unit: the later filing of a year becomes the next version."""
    values = {"unit": unit_id, "into": into_id}
    for table in ("unit_alias", "submission", "roster", "total", "ledger"):
        cursor.execute(f"UPDATE record.{table} SET unit_id = $into WHERE unit_id = $unit", values)  # noqa: S608 (own names)
    cursor.execute("DELETE FROM record.unit WHERE unit_id = $unit", {"unit": unit_id})
    for table in ("standing", "score", "indicator_score", "project_match"):
        cursor.execute(f"DELETE FROM record.{table} WHERE unit_id = $unit", {"unit": unit_id})  # noqa: S608 (own names)
    _count_versions_anew(cursor, into_id)
    rows = cursor.execute(
        "SELECT DISTINCT unit_id, year FROM record.submission WHERE unit_id = ?", [into_id]
    ).fetchall()
    return {(unit, year) for unit, year in rows}


def join(cursor: Cursor, submissions: Sequence[int]) -> None:
    """Make filings that turn out to be of one project versions of one, under the first's subject.

    All versions come along: whichever of them is brought back later, one of them counts.
    """
    first, *others = submissions
    ((unit_id, subject),) = cursor.execute(
        "SELECT unit_id, subject FROM record.submission WHERE submission_id = $id", {"id": first}
    ).fetchall()
    for other in others:
        cursor.execute(
            "UPDATE record.submission SET subject = $subject"  # noqa: S608 (own text)
            f" WHERE submission_id IN ({_CHAIN})",
            {"id": other, "subject": subject},
        )
    _count_versions_anew(cursor, unit_id, subject)


def _count_versions_anew(cursor: Cursor, unit_id: int, subject: str | None = None) -> None:
    """Give versions numbers in the order of filing; of several current ones the last counts."""
    cursor.execute(
        "UPDATE record.submission SET version = v.version,"
        " state = CASE WHEN state = 'current' AND v.later THEN 'superseded' ELSE state END"
        " FROM (SELECT submission_id,"
        " row_number() OVER (PARTITION BY year, kind, subject ORDER BY submission_id) AS version,"
        " submission_id < max(CASE WHEN state = 'current' THEN submission_id END)"
        " OVER (PARTITION BY year, kind, subject) AS later"
        " FROM record.submission"
        " WHERE unit_id = $unit AND subject = coalesce($subject, subject)) v"
        " WHERE v.submission_id = record.submission.submission_id",
        {"unit": unit_id, "subject": subject},
    )


def clear_samples(cursor: Cursor) -> Touched:
    """Remove what was stored as a sample and nothing else; what it had replaced counts again."""
    rows = cursor.execute(
        "SELECT s.submission_id FROM record.submission s"
        " JOIN record.upload f ON f.upload_id = s.upload_id WHERE f.sample"
    ).fetchall()
    gone = [number for (number,) in rows]
    touched = _touched(cursor, gone)
    values = {"gone": gone}
    for table in _OF_PROJECTS:
        cursor.execute(
            f"DELETE FROM record.{table} WHERE project_id IN (SELECT project_id"  # noqa: S608 (own names)
            " FROM record.project WHERE list_contains($gone, submission_id))",
            values,
        )
    for table in (*_PARTS, "standing", "submission"):
        cursor.execute(
            f"DELETE FROM record.{table} WHERE list_contains($gone, submission_id)",  # noqa: S608 (own names)
            values,
        )
    _let_earlier_versions_count(cursor)
    _sweep(cursor)
    return touched


def _let_earlier_versions_count(cursor: Cursor) -> None:
    cursor.execute(
        "UPDATE record.submission SET state = 'current' FROM ("
        " SELECT unit_id, year, kind, subject, max(submission_id) AS last,"
        " max(CASE WHEN state = 'superseded' THEN 0 ELSE 1 END) AS settled"
        " FROM record.submission GROUP BY unit_id, year, kind, subject) c"
        " WHERE c.settled = 0 AND c.last = record.submission.submission_id"
    )


def _sweep(cursor: Cursor) -> None:
    """Remove uploads, bytes, answers and units that nothing refers to any more."""
    for statement in (
        f"DELETE FROM record.answer WHERE {_UNUSED}",  # noqa: S608 (own text)
        f"DELETE FROM record.upload WHERE {_UNUSED}",  # noqa: S608 (own text)
        "DELETE FROM record.original WHERE sha256 NOT IN (SELECT sha256 FROM record.upload)",
        f"DELETE FROM record.ledger WHERE (unit_id, year) NOT IN ({_FILED})",  # noqa: S608 (own text)
        "DELETE FROM record.finding_state WHERE mark NOT IN (SELECT mark FROM record.ledger)",
        f"DELETE FROM record.unit WHERE unit_id NOT IN ({_KNOWN})",  # noqa: S608 (own text)
        "DELETE FROM record.unit_alias WHERE unit_id NOT IN (SELECT unit_id FROM record.unit)",
    ):
        cursor.execute(statement)


def _touched(cursor: Cursor, submissions: Iterable[int]) -> Touched:
    rows = cursor.execute(
        "SELECT DISTINCT unit_id, year FROM record.submission"
        " WHERE list_contains($ids, submission_id)",
        {"ids": list(submissions)},
    ).fetchall()
    return {(unit_id, year) for unit_id, year in rows}
