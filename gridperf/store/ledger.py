"""The ledger (整改台账): findings known again over versions, and what was said of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Literal, get_args

import duckdb
import pyarrow as pa

from gridperf.store.declared import SQL
from gridperf.store.tables import offer

Cursor = duckdb.DuckDBPyConnection
State = Literal["to_review", "true", "explained", "false_alarm", "put_right"]
"""待核, 属实, 已说明, 误报, 已整改."""
STATES: tuple[State, ...] = get_args(State)
OPEN = ("to_review", "true")
"""States in which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of findings; None leaves a thing as it was."""

    state: State | None = None
    reason: str | None = None
    deadline: date | None = None
    responsible: str | None = None
    """The unit or person who is to put it right (责任单位、责任人)."""


@cache
def _statement(name: str) -> str:
    return (SQL / "ledger" / f"{name}.sql").read_text(encoding="utf-8")


def follow(
    cursor: Cursor, touched: Iterable[tuple[int, int]], filed: Sequence[int] | None = None
) -> None:
    """Bring the ledger of these units and years up to what is found now.

    `filed` are the filings of a new version: what they no longer hold was put right by them.
    Where something else changed (a threshold, a withdrawal), what is gone merely doesn't stand.
    """
    pairs = sorted(touched)
    columns = {
        "unit_id": (pa.int64(), [unit_id for unit_id, _ in pairs]),
        "year": (pa.int32(), [year for _, year in pairs]),
    }
    offer(cursor, "touched", columns)
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE scope AS SELECT s.submission_id FROM record.submission s"
        " JOIN touched t ON t.unit_id = s.unit_id AND t.year = s.year WHERE s.state = 'current'"
    )
    cursor.execute(_statement("fresh"))
    now = {"now": datetime.now(UTC).replace(tzinfo=None)}
    if _known(cursor):
        _recognise(cursor)
        cursor.execute(_statement("turned"), {"filed": list(filed or ())})
        _run(cursor, "followed", now)
    else:
        cursor.execute("CREATE OR REPLACE TEMP TABLE recognised (finding_id BIGINT, mark VARCHAR)")
    _run(cursor, "entered", now)
    cursor.unregister("touched")
    cursor.execute("DROP TABLE temp.scope")


def _known(cursor: Cursor) -> bool:
    """Tell whether the ledger has anything of the touched units and years."""
    rows = cursor.execute(
        "SELECT 1 FROM record.ledger l JOIN touched t"
        " ON t.unit_id = l.unit_id AND t.year = l.year LIMIT 1"
    ).fetchall()
    return bool(rows)


def _recognise(cursor: Cursor) -> None:
    # A project renamed under its code stays the same project.
    cursor.execute(
        "UPDATE record.ledger SET project_key = f.project_key FROM fresh f"
        " WHERE f.project_code <> '' AND f.project_code = ledger.project_code"
        " AND f.unit_id = ledger.unit_id AND f.year = ledger.year"
        " AND f.project_key <> ledger.project_key"
    )
    cursor.execute(_statement("same"))
    alike = _statement("alike")
    cursor.execute(alike.format(more="AND l.content = f.content", group=", f.content"))
    cursor.execute(alike.format(more="", group=""))


def _run(cursor: Cursor, name: str, values: dict[str, datetime]) -> None:
    for statement in _statement(name).split(";\n"):
        if statement.strip():
            given = values if "$now" in statement else {}
            cursor.execute(statement, given)


def begin(cursor: Cursor) -> None:
    """Enter what a store held before it kept a ledger."""
    rows = cursor.execute(
        "SELECT DISTINCT s.unit_id, s.year FROM record.submission s"
        " JOIN record.finding f ON f.submission_id = s.submission_id"
        " WHERE s.state = 'current' AND NOT EXISTS (SELECT 1 FROM record.ledger)"
    ).fetchall()
    if rows:
        follow(cursor, [(unit_id, year) for unit_id, year in rows])


def judge(cursor: Cursor, marks: Sequence[str], said: Judgement, by: str) -> int:
    """Enter what was said of these findings; return how many there are of them."""
    if said.state is not None and said.state not in STATES:
        raise ValueError(said.state)
    offer(cursor, "judged", {"mark": (pa.string(), list(dict.fromkeys(marks)))})
    # A reason belongs to the state that it was given for: another state without one has none.
    cursor.execute(
        "UPDATE record.ledger SET state = coalesce($state, state),"
        " reason = CASE WHEN $state IS NULL THEN coalesce($reason, reason) ELSE $reason END,"
        " deadline = coalesce($deadline, deadline),"
        " responsible = coalesce($responsible, responsible),"
        " changed_by = $by, changed_at = $now, cause = NULL, version = NULL"
        " FROM judged j WHERE j.mark = ledger.mark",
        {
            "state": said.state,
            "reason": said.reason,
            "deadline": said.deadline,
            "responsible": said.responsible,
            "by": by,
            "now": datetime.now(UTC).replace(tzinfo=None),
        },
    )
    cursor.execute(
        "INSERT INTO record.finding_state (mark, state, reason, changed_by, changed_at, deadline,"
        " responsible) SELECT l.mark, l.state, l.reason, l.changed_by, l.changed_at, l.deadline,"
        " l.responsible FROM record.ledger l JOIN judged j ON j.mark = l.mark"
    )
    ((count,),) = cursor.execute(
        "SELECT count(*) FROM record.ledger l JOIN judged j ON j.mark = l.mark"
    ).fetchall()
    cursor.unregister("judged")
    return int(count)
