"""Computed scores (测算分) of what counts, kept beside it: made at filing and by a new profile.

scoring.py decides what each kind of completion earns, once for all that are alike; SQL multiplies
and adds up, for a district has a million indicators.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from gridperf.model import Indicator
from gridperf.scoring import earned_shares, group_of
from gridperf.scoring_profiles import DEFAULT, Profile, profiles
from gridperf.store.declared import scores as statement
from gridperf.store.tables import offer

Cursor = duckdb.DuckDBPyConnection
STATEMENTS = ("applying", "indicators", "projects")
_DECIDES = (
    "status", "comparator", "target_value", "actual_value", "dimension", "name", "target", "actual",
)  # fmt: skip
"""What an indicator's share of its weight depends on."""
_LENT = ("worth", "grouped", "weighed", "heir", "grades")


def chosen(cursor: Cursor, home: Path | None) -> Profile:
    """Return the profile that is set, the default one where that can't be used."""
    rows = cursor.execute("SELECT value FROM record.setting WHERE name = 'profile'").fetchall()
    declared = profiles(home)
    return declared.get(rows[0][0] if rows else DEFAULT, declared[DEFAULT])


def keep_scores(cursor: Cursor, touched: Iterable[tuple[int, int]], home: Path | None) -> None:
    """Score anew what counts of these units and years; all of it where the rules have changed."""
    profile = chosen(cursor, home)
    held = cursor.execute("SELECT profile, fingerprint FROM record.score_basis").fetchall()
    if held != [_basis(profile)]:
        touched = _whole(cursor, profile)
    pairs = sorted(set(touched))
    if not pairs:
        return
    columns = {
        "unit_id": (pa.int64(), [unit_id for unit_id, _ in pairs]),
        "year": (pa.int32(), [year for _, year in pairs]),
    }
    offer(cursor, "touched", columns)
    for table in ("score", "indicator_score"):
        cursor.execute(
            f"DELETE FROM record.{table} WHERE EXISTS (SELECT 1 FROM touched t"  # noqa: S608 (own names)
            f" WHERE t.unit_id = {table}.unit_id AND t.year = {table}.year)"
        )
    _score(cursor, profile)
    cursor.unregister("touched")


def _basis(profile: Profile) -> tuple[str, str]:
    """Return what scores are made by: the profile and the statements of this version."""
    said = "".join(statement(name) for name in STATEMENTS)
    made = hashlib.sha256((profile.fingerprint + said).encode()).hexdigest()
    return profile.key, made


def _whole(cursor: Cursor, profile: Profile) -> list[tuple[int, int]]:
    """Forget all scores and note by which rules new ones are made; return all units and years."""
    for table in ("score", "indicator_score", "score_basis"):
        cursor.execute(f"DELETE FROM record.{table}")  # noqa: S608 (own names)
    cursor.execute("INSERT INTO record.score_basis VALUES (?, ?)", list(_basis(profile)))
    return cursor.execute("SELECT DISTINCT unit_id, year FROM record.standing").fetchall()


def _score(cursor: Cursor, profile: Profile) -> None:
    cursor.execute("DROP TABLE IF EXISTS temp.applying")
    cursor.execute(statement("applying"), {"too_easy": profile.too_easy})
    for name, columns in _rules(cursor, profile).items():
        offer(cursor, name, columns)
    cursor.execute(statement("indicators"))
    weight = profile.weights.get("execution", Decimal(0))
    cursor.execute(statement("projects"), {"execution": weight})
    for name in _LENT:
        cursor.unregister(name)
    cursor.execute("DROP TABLE temp.applying")


Columns = dict[str, tuple[pa.DataType, list[Any]]]


def _rules(cursor: Cursor, profile: Profile) -> dict[str, Columns]:
    """Return the profile as small tables, for what occurs in `applying`."""
    text, number = pa.string(), pa.float64()
    named = cursor.execute("SELECT DISTINCT dimension, grp FROM applying").fetchall()
    groups = [group_of(Indicator(grp, dimension)) for dimension, grp in named]
    floors = [float(lowest) for _, lowest in profile.grades]
    return {
        "worth": _worth(cursor, profile),
        "grouped": {
            "dimension": (text, [dimension for dimension, _ in named]),
            "named": (text, [grp for _, grp in named]),
            "grp": (text, [profile.joins.get(group, group) for group in groups]),
        },
        "weighed": {
            "grp": (text, list(profile.weights)),
            "points": (number, [float(points) for points in profile.weights.values()]),
        },
        "heir": {
            "absent": (text, list(profile.heirs)),
            "heir": (text, list(profile.heirs.values())),
        },
        "grades": {
            "label": (text, [label for label, _ in profile.grades]),
            "lowest": (number, floors),
            "above": (number, [float("inf"), *floors[:-1]]),
        },
    }


def _worth(cursor: Cursor, profile: Profile) -> Columns:
    """Return what each kind of completion earns, as shares of the weight."""
    some = ", ".join(f"any_value({name})" for name in _DECIDES)
    kinds = cursor.execute(f"SELECT worth, {some} FROM applying GROUP BY worth").fetchall()  # noqa: S608 (own names)
    shares = [
        earned_shares(Indicator(group=None, **dict(zip(_DECIDES, kind, strict=True))), profile)
        for _, *kind in kinds
    ]
    return {
        "worth": (pa.string(), [worth for worth, *_ in kinds]),
        "low": (pa.float64(), [float(share[0]) if share else 0.0 for share in shares]),
        "high": (pa.float64(), [float(share[1]) if share else 0.0 for share in shares]),
    }
