"""Units (单位): the same spelling is the same unit, a close spelling is only offered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import duckdb

from gridperf.store.names import spelling_key


class UnitName(NamedTuple):
    """A unit as a file names it; the code stands apart from the name."""

    name: str
    code: str | None


class Close(NamedTuple):
    """Two spellings that may be one unit: which would be merged into which."""

    unit_id: int
    unit: str
    into_id: int
    into: str


def resolve(cursor: duckdb.DuckDBPyConnection, wanted: Iterable[UnitName]) -> dict[UnitName, int]:
    """Return the number of each unit; one never seen before becomes a new unit."""
    known = cursor.execute(
        "SELECT a.spelling_key, u.unit_id, u.code FROM record.unit_alias a"
        " JOIN record.unit u ON u.unit_id = a.unit_id ORDER BY u.unit_id"
    ).fetchall()
    found: dict[UnitName, int] = {}
    following = 1 + max((unit_id for _, unit_id, _ in known), default=0)
    for unit in dict.fromkeys(wanted):
        key = spelling_key(unit.name)
        match = next((k for k in known if k[0] == key and _agree(k[2], unit.code)), None)
        if match is None:
            taken = any(k[0] == key for k in known)
            _add(cursor, following, unit, taken=taken)
            match = (key, following, unit.code)
            following += 1
        elif unit.code and not match[2]:
            cursor.execute(
                "UPDATE record.unit SET code = ? WHERE unit_id = ?", [unit.code, match[1]]
            )
            known.remove(match)
            match = (key, match[1], unit.code)
        known.append(match)
        found[unit] = match[1]
    return found


def _agree(code: str | None, other: str | None) -> bool:
    return code is None or other is None or code == other


def _add(cursor: duckdb.DuckDBPyConnection, number: int, unit: UnitName, *, taken: bool) -> None:
    # Two units of one name tell themselves apart by their codes: so do their names on screen.
    name = f"{unit.name}（{unit.code}）" if taken else unit.name
    cursor.execute("INSERT INTO record.unit VALUES (?, ?, ?, NULL)", [number, name, unit.code])
    cursor.execute(
        "INSERT INTO record.unit_alias VALUES (?, ?, ?)",
        [number, unit.name, spelling_key(unit.name)],
    )


def close_spellings(units: list[tuple[int, str]]) -> list[Close]:
    """Return pairs of units whose names differ by a few characters only, the longer one kept.

    深圳龙岗区… and 深圳市龙岗区… are close; 第一中学 and 第二中学 are not: a pair counts as close
    only where one name is the other with one or two characters left out.
    """
    named = sorted(
        ((number, name, spelling_key(name)) for number, name in units), key=lambda u: u[0]
    )
    pairs = []
    for place, (number, name, key) in enumerate(named):
        for other, other_name, other_key in named[place + 1 :]:
            short, long = sorted((key, other_key), key=len)
            if _left_out(short, long):
                keep_first = key == long
                into = (number, name) if keep_first else (other, other_name)
                gone = (other, other_name) if keep_first else (number, name)
                pairs.append(Close(*gone, *into))
    return pairs


_AT_MOST = 2
_AT_LEAST = 4


def _left_out(short: str, long: str) -> bool:
    """Return True where leaving one or two characters out of `long` gives `short`."""
    if len(short) < _AT_LEAST or not 0 < len(long) - len(short) <= _AT_MOST:
        return False
    left = iter(long)
    return all(character in left for character in short)
