"""Hours of the clock: 9:00-17:00 is kept by 8:30-17:30, 每日7点前 by 6点半.

They are no quantities: a target of hours is judged by them alone, or not at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gridperf.model import Status
from gridperf.values.numbers import narrow

_MAY = re.compile(r"\d[:：点时]")
"""What every target of hours has, and few others: looked for first."""
_MORNING = "凌晨|清晨|早[上晨间]?|上午"
_HOUR = re.compile(
    rf"""(?P<part>{_MORNING}|中午|下午|傍晚|晚[上间]?|夜间)?\s*(?P<hour>[01]?\d|2[0-4])\s*
    (?::(?P<minutes>[0-5]\d)(?!\d)|[点时](?!\d)(?:(?P<half>半)|整|钟)?|[点时](?P<past>[0-5]?\d)分)""",
    re.VERBOSE,
)
_TO = re.compile(r"\s*[-–—~～至到]+\s*(?:当[日天]|次日)?")
_BEFORE = re.compile(r"\s*(?:之|以)?前")
_OTHER = re.compile(r"\d")
_ALL_DAY = re.compile("24小时|全天候?")
_DENIED = re.compile("[未没无不晚迟超]")
_NOON = 12
_DAY = 24 * 60


class Hour(NamedTuple):
    """A time of day: its minutes, and those it may mean where no word tells the half of the day."""

    minutes: int
    readings: tuple[int, ...]
    start: int
    end: int


def judged_hours(target: str | None, actual: str | None) -> Status | None:
    """Return what hours say of hours, None where the target is none.

    A span is met by one that covers it, a limit by an hour that isn't later; all else stays open.
    """
    if not target or not _MAY.search(target):
        return None
    promise, said = narrow(target), narrow(actual or "")
    hours = _hours(promise)
    if not hours or _other_figures(promise, hours):
        return None
    done = _hours(said)
    if len(hours) > 1:
        return _kept(hours, done, said) if _joined(promise, hours) else None
    if not _is_limit(promise, hours[0]):
        return None
    sure = len(done) == 1 and not _other_figures(said, done) and not _DENIED.search(said)
    return _in_time(hours[0], done[0], said) if sure else "undecided"


def _hours(text: str) -> list[Hour]:
    return [_hour(match) for match in _HOUR.finditer(text)]


def _hour(match: re.Match[str]) -> Hour:
    hour, part = int(match["hour"]), match["part"] or ""
    past = 30 if match["half"] else int(match["minutes"] or match["past"] or 0)
    late = part[:1] in {"下", "傍", "晚", "夜"} and hour < _NOON
    minutes = (hour + (_NOON if late else 0)) * 60 + past
    known = part or match["minutes"] or hour >= _NOON
    readings = (minutes,) if known else (minutes, minutes + _NOON * 60)
    return Hour(minutes, readings, match.start(), match.end())


def _other_figures(text: str, hours: list[Hour]) -> bool:
    """Tell whether a text has figures that are no hours: a date, a count, a rate."""
    rest = text
    for one in hours:
        rest = f"{rest[: one.start]}{' ' * (one.end - one.start)}{rest[one.end :]}"
    return _OTHER.search(rest) is not None


def _joined(text: str, hours: list[Hour]) -> bool:
    """Tell whether hours are the ends of spans: 9:00-12:00，14:00-17:00."""
    pairs = list(zip(hours[::2], hours[1::2], strict=False))
    return len(hours) % 2 == 0 and all(_TO.fullmatch(text, a.end, b.start) for a, b in pairs)


def _kept(hours: list[Hour], done: list[Hour], said: str) -> Status:
    """Return the status of a span of hours: met by the same, by a longer one and by all day."""
    if _DENIED.search(said):
        return "undecided"
    if [one.readings for one in hours] == [one.readings for one in done]:
        return "met"
    if _ALL_DAY.search(said) and not done:
        return "met"
    if len(hours) != len(done) or len(done) != 2 or not _joined(said, done):  # noqa: PLR2004
        return "undecided"
    if _other_figures(said, done):
        return "undecided"
    alike = all(len(a.readings) == len(b.readings) for a, b in zip(hours, done, strict=True))
    spans = [(one.minutes, _end(one, other)) for one, other in (hours, done)]
    covers = spans[1][0] <= spans[0][0] and spans[1][1] >= spans[0][1]
    return "met" if alike and covers else "undecided"


def _end(begin: Hour, end: Hour) -> int:
    """Return the minutes of an end, of the next day where it is before its beginning."""
    return end.minutes + (_DAY if end.minutes <= begin.minutes else 0)


def _is_limit(text: str, hour: Hour) -> bool:
    """Tell whether a lone hour is a limit for sure: 12点 may be places, 1:30 a ratio."""
    return _BEFORE.match(text, hour.end) is not None


def _in_time(limit: Hour, hour: Hour, said: str) -> Status:
    if len(limit.readings) == len(hour.readings):
        late = {hour.minutes > limit.minutes}
    else:
        late = {one > due for one in hour.readings for due in limit.readings}
    if late == {False}:
        return "met"
    until = _BEFORE.match(said, hour.end) is not None  # 8点前 may be before seven
    return "unmet" if late == {True} and not until else "undecided"
