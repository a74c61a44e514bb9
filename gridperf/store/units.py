"""Units (单位): the same spelling is the same unit, a close spelling is only offered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import duckdb

from gridperf.store.names import spelling_key
from gridperf.store.tables import Rows


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


class Units:
    """Every unit with its spellings; one never seen before becomes a new unit when written."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Read the units that are stored."""
        rows = cursor.execute(
            "SELECT a.spelling_key, u.unit_id, u.code FROM record.unit_alias a"
            " JOIN record.unit u ON u.unit_id = a.unit_id ORDER BY u.unit_id"
        ).fetchall()
        self._by_key: dict[str, list[int]] = {}
        self._codes: dict[int, str | None] = {}
        for key, unit_id, code in rows:
            self._by_key.setdefault(key, []).append(unit_id)
            self._codes[unit_id] = code
        self._next = 1 + max(self._codes, default=0)
        self._found: dict[UnitName, int] = {}
        self._rows = Rows()
        self._coded: dict[int, str] = {}

    def known(self, unit: UnitName) -> int | None:
        """Return the number of a unit, None where it would be a new one."""
        if unit in self._found:
            return self._found[unit]
        same = self._by_key.get(spelling_key(unit.name), ())
        return next((n for n in same if _agree(self._codes[n], unit.code)), None)

    def number(self, unit: UnitName) -> int:
        """Return the number of a unit, a new one's too; a code that was unknown is noted."""
        if unit in self._found:
            return self._found[unit]
        number = self.known(unit)
        if number is None:
            number = self._add(unit)
        elif unit.code and not self._codes[number]:
            self._codes[number] = self._coded[number] = unit.code
        self._found[unit] = number
        return number

    def _add(self, unit: UnitName) -> int:
        number, key = self._next, spelling_key(unit.name)
        self._next += 1
        # Two units of one name tell themselves apart by their codes: so do their names on screen.
        name = f"{unit.name}（{unit.code}）" if key in self._by_key else unit.name
        self._rows.add("unit", number, name, unit.code, None)
        self._rows.add("unit_alias", number, unit.name, key)
        self._by_key.setdefault(key, []).append(number)
        self._codes[number] = unit.code
        return number

    def write(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Write the new units and codes."""
        self._rows.insert(cursor)
        for number, code in self._coded.items():
            cursor.execute("UPDATE record.unit SET code = ? WHERE unit_id = ?", [code, number])


def resolve(cursor: duckdb.DuckDBPyConnection, wanted: Iterable[UnitName]) -> dict[UnitName, int]:
    """Return the number of each unit; one never seen before becomes a new unit."""
    units = Units(cursor)
    found = {unit: units.number(unit) for unit in wanted}
    units.write(cursor)
    return found


def _agree(code: str | None, other: str | None) -> bool:
    return code is None or other is None or code == other


def close_spellings(units: list[tuple[int, str]]) -> list[Close]:
    """Return pairs of units whose names differ by a few characters only, the longer one kept.

    深圳龙岗区… and 深圳市龙岗区… are close; 第一中学 and 第二中学 are not: a pair counts as close
    only where one name is the other with one or two characters left out, and no number among
    them: 第1社区 and 第11社区 are two; or without the place before it: 示例市民政局 and 民政局.
    """
    named = sorted(
        ((number, name, spelling_key(name)) for number, name in units), key=lambda u: u[0]
    )
    pairs = []
    for place, (number, name, key) in enumerate(named):
        for other, other_name, other_key in named[place + 1 :]:
            short, long = sorted((key, other_key), key=len)
            if _left_out(short, long) or _without_place(short, long):
                keep_first = key == long
                into = (number, name) if keep_first else (other, other_name)
                gone = (other, other_name) if keep_first else (number, name)
                pairs.append(Close(*gone, *into))
    return pairs


_AT_MOST = 2
_AT_LEAST = 4
_NUMBERS = re.compile("[0-9〇零一二三四五六七八九十百]+")


def _left_out(short: str, long: str) -> bool:
    """Return True where leaving one or two characters out of `long` gives `short`."""
    if len(short) < _AT_LEAST or not 0 < len(long) - len(short) <= _AT_MOST:
        return False
    if _NUMBERS.findall(short) != _NUMBERS.findall(long):
        return False
    left = iter(long)
    return all(character in left for character in short)


_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?[省市区县州盟旗镇乡]|[\u4e00-\u9fff]{1,8}?街道")
_SHORTEST = 3


def _without_place(short: str, long: str) -> bool:
    """Return True where `long` is `short` behind the names of places (示例市云山区…)."""
    if len(short) < _SHORTEST or not long.endswith(short) or long == short:
        return False
    return re.sub(_PLACE, "", long[: -len(short)]) == ""


def apart_setting(unit_id: int, other_id: int) -> str:
    """Return the setting by which two close spellings are held to be two units."""
    return f"apart.{min(unit_id, other_id)}-{max(unit_id, other_id)}"
