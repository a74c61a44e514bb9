"""What one version of a filing says otherwise than another, value by value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb

from gridperf.store.receipt import Filed

Cursor = duckdb.DuckDBPyConnection
Value = Decimal | str | None

_FIELDS = (
    "code", "budget_initial", "budget", "spent", "stated_rate", "execution_weight",
    "execution_score", "execution_reason", "goal", "result", "process", "conclusion", "problems",
    "rectification", "stated_score", "stated_grade",
)  # fmt: skip
_TEXTS = ("goal", "result", "process", "conclusion", "problems", "rectification")
_AMOUNTS = ("budget", "spent")
_OF_FUNDING = ("source", "budget_initial", "budget", "spent")
_OF_INDICATOR = ("name", "target", "actual", "weight", "stated_score", "reason")
_PREDECESSOR = (
    "SELECT b.submission_id FROM record.submission a JOIN record.submission b"
    " ON b.unit_id = a.unit_id AND b.year = a.year AND b.kind = a.kind AND b.subject = a.subject"
    " WHERE a.submission_id = $id AND b.version = $version"
)

_SUMMARIES = (
    "SELECT 1 FROM record.submission"
    " WHERE list_contains($ids, submission_id) AND indicators_of IS NOT NULL"
)


class Change(NamedTuple):
    """One value that differs: project, field, before → after, and its cell in the later file."""

    project: str
    path: str
    """Such as "spent", "funding.一般公共预算.spent", "indicators.quantity.target"."""
    old: Value
    new: Value
    cell: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One version of a filing beside another: what is gone from the first one, what is new."""

    vanished: tuple[str, ...]
    """Projects that the later one doesn't have."""
    indicators_lost: tuple[str, ...]
    """Projects that have fewer indicators in the later one."""
    added: tuple[str, ...]
    changes: tuple[Change, ...]
    indicators: bool
    """False where one of them is a summary without indicators of its own: none were compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A filing beside the version that it replaces; what goes missing stands in `filed`."""

    filed: Filed
    added: tuple[str, ...] = ()
    """Projects that the version before didn't have."""
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class _Record:
    """One project, source or indicator as stored: where it stood, and its values."""

    path: str
    values: dict[str, Value]
    funding: dict[str, _Record] = field(default_factory=dict)
    indicators: dict[str, list[_Record]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class _Held:
    """One project of a filing with all that is under it."""

    project_id: int
    name: str
    code: str | None
    name_key: str
    record: _Record


def compare(cursor: Cursor, filed: Filed) -> Comparison:
    """Return what changes with a filing that was just taken in; nothing where it is the first."""
    if filed.replaced is None:
        return Comparison(filed)
    values = {"id": filed.submission_id, "version": filed.replaced}
    ((old_id,),) = cursor.execute(_PREDECESSOR, values).fetchall()
    found = difference(cursor, int(old_id), filed.submission_id)
    return Comparison(filed, found.added, found.changes)


def difference(cursor: Cursor, earlier: int, later: int) -> Difference:
    """Return what two versions say otherwise; a summary leaves the full list's indicators be."""
    before, cells = _projects(cursor, earlier), _cells(cursor, later)
    added, lost, changes = [], [], list[Change]()
    for held in _projects(cursor, later):
        old = _taken(held, before)
        if old is None:
            added.append(held.name)
            continue
        lost += [held.name] if _count(held) < _count(old) else []
        changes += [
            Change(held.name, path, was, now, cells.get((held.project_id, at), ""))
            for path, at, was, now in _differences(old.record, held.record)
        ]
    whole = not cursor.execute(_SUMMARIES, {"ids": [earlier, later]}).fetchall()
    if not whole:
        lost, changes = [], list(_stated(changes))
    vanished = tuple(old.name for old in before)
    return Difference(vanished, tuple(lost), tuple(added), tuple(changes), whole)


def _stated(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield what a summary says otherwise, but not what it leaves standing by saying nothing."""
    paid = {one.project for one in changes if one.path in _AMOUNTS}
    for one in changes:
        room, silent = one.path.partition(".")[0], one.new is None
        kept = room in _TEXTS or (room == "funding" and one.project not in paid)
        if room != "indicators" and not (silent and kept):
            yield one


def _count(held: _Held) -> int:
    return sum(map(len, held.record.indicators.values()))


def _taken(held: _Held, before: list[_Held]) -> _Held | None:
    """Return the same project of the version before (by code, else name) and take it out."""
    same = [old for old in before if held.code and old.code == held.code] or [
        old for old in before
        if old.name_key == held.name_key and not (held.code and old.code)
    ]  # fmt: skip
    if same:
        before.remove(same[0])
    return same[0] if same else None


def _differences(old: _Record, new: _Record) -> Iterator[tuple[str, str, Value, Value]]:
    """Yield (what it is, path in the later file, before, after) of every value that differs."""
    yield from _differing("", old, new)
    for label in dict.fromkeys([*old.funding, *new.funding]):
        yield from _differing(f"funding.{label}.", old.funding.get(label), new.funding.get(label))
    for dimension in dict.fromkeys([*old.indicators, *new.indicators]):
        pairs = _paired(old.indicators.get(dimension, []), new.indicators.get(dimension, []))
        for was, now in pairs:
            yield from _differing(f"indicators.{dimension}.", was, now)


def _differing(
    prefix: str, old: _Record | None, new: _Record | None
) -> Iterator[tuple[str, str, Value, Value]]:
    some = new or old
    for name in some.values if some else ():
        was, now = old.values[name] if old else None, new.values[name] if new else None
        if was != now:
            yield f"{prefix}{name}", f"{new.path}{name}" if new else "", was, now


def _paired(
    old: list[_Record], new: list[_Record]
) -> Iterator[tuple[_Record | None, _Record | None]]:
    """Yield the indicators of a dimension side by side: same name and target, then by order."""

    def key(record: _Record) -> tuple[Value, Value]:
        return record.values["name"], record.values["target"]

    left, rest = list(old), list[_Record]()
    for now in new:
        same = next((was for was in left if key(was) == key(now)), None)
        if same is None:
            rest.append(now)
        else:
            left.remove(same)
            yield same, now
    for place in range(max(len(left), len(rest))):
        yield (
            left[place] if place < len(left) else None,
            rest[place] if place < len(rest) else None,
        )


def _projects(cursor: Cursor, submission_id: int) -> list[_Held]:
    of_filing = "SELECT project_id FROM record.project WHERE submission_id = $id"
    rows = _rows(
        cursor,
        f"SELECT project_id, name, name_key, {', '.join(_FIELDS)} FROM record.project"  # noqa: S608 (own words)
        " WHERE submission_id = $id ORDER BY position, project_id",
        submission_id,
    )
    held = {
        row["project_id"]: _Held(
            row["project_id"], row["name"] or "", row["code"], row["name_key"] or "",
            _Record("", {name: row[name] for name in _FIELDS}),
        )
        for row in rows
    }  # fmt: skip
    for row in _rows(
        cursor,
        f"SELECT project_id, position, label, {', '.join(_OF_FUNDING)} FROM record.funding"  # noqa: S608 (own words)
        f" WHERE project_id IN ({of_filing}) ORDER BY position",
        submission_id,
    ):
        values = {name: row[name] for name in _OF_FUNDING}
        label = row["label"] or str(row["position"])
        record = _Record(f"funding.{row['position']}.", values)
        held[row["project_id"]].record.funding.setdefault(label, record)
    for row in _rows(
        cursor,
        f"SELECT project_id, position, dimension, {', '.join(_OF_INDICATOR)}"  # noqa: S608 (own words)
        f" FROM record.indicator WHERE project_id IN ({of_filing}) ORDER BY position",
        submission_id,
    ):
        values = {name: row[name] for name in _OF_INDICATOR}
        record = _Record(f"indicators.{row['position']}.", values)
        held[row["project_id"]].record.indicators[row["dimension"]].append(record)
    return list(held.values())


def _cells(cursor: Cursor, submission_id: int) -> dict[tuple[int, str], str]:
    rows = cursor.execute(
        "SELECT project_id, path, address FROM record.source_cell WHERE submission_id = $id",
        {"id": submission_id},
    ).fetchall()
    return {(project_id, path): address for project_id, path, address in rows}


def _rows(cursor: Cursor, sql: str, submission_id: int) -> list[dict[str, Any]]:
    found = cursor.execute(sql, {"id": submission_id})
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
