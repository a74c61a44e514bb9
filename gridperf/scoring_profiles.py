"""The rules of scoring that can be chosen (评分规则): built-in ones and a district's own, as TOML.

A district puts files of the same shape into `<home>/profiles`; one that can't be used is named with
what is wrong in it, and everything else goes on.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from gridperf.resources import PACKAGE

DEFAULT = "national_2020"
"""The profile that counts until another one is chosen (setting "profile")."""

GROUPS = ("execution", "output", "cost", "benefit", "satisfaction", "free")
LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of rules of scoring (评分规则), as profiles/*.toml declare it."""

    key: str
    title: Mapping[str, str]
    weights: Mapping[str, Decimal]
    """Group → points out of 100."""
    bands: tuple[tuple[Decimal, Decimal], ...]
    """Shares of the weight, from…to, for qualitative ones achieved, partly achieved, missed."""
    grades: tuple[tuple[str, Decimal], ...]
    """Label and lowest score, best first."""
    joins: Mapping[str, str] = field(default_factory=dict)
    """A group without weight of its own → the one that it counts in."""
    heirs: Mapping[str, str] = field(default_factory=dict)
    """A group that doesn't apply → the one that gets its weight."""
    too_easy: Decimal = Decimal("1.3")
    reason_below: Decimal = Decimal("0.9")
    full_mark_share: Decimal = Decimal("0.95")

    def grade(self, score: Decimal) -> str:
        """Return the label (等级) of a score out of 100."""
        return next(label for label, lowest in self.grades if score >= lowest)

    @property
    def fingerprint(self) -> str:
        """What tells two profiles apart that score differently, whatever they are called."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


class ProfileFault(NamedTuple):
    """A profile that can't be used: its file, and what is wrong in it (words/profiles.toml)."""

    file: str
    key: str
    value: str = ""


class Profiles(NamedTuple):
    """The profiles by key, and those files that declare none."""

    declared: Mapping[str, Profile]
    faults: tuple[ProfileFault, ...] = ()


class ProfileError(ValueError):
    """A profile's text declares no profile: `key` names the sentence, `value` fills its gap."""

    def __init__(self, key: str, value: object = "") -> None:
        """Hold what is wrong, not yet in which language."""
        super().__init__(f"{key}: {value}")
        self.key, self.value = key, str(value)


def profiles(home: Path | None = None) -> Mapping[str, Profile]:
    """Return every profile that can be used by its key, the name of its file."""
    return profiles_of(home).declared


def profiles_of(home: Path | None = None) -> Profiles:
    """Return the built-in profiles and those of the folder `profiles` in `home`, faults beside."""
    own = sorted((home / "profiles").glob("*.toml")) if home else []
    paths = [*sorted((PACKAGE / "profiles").glob("*.toml")), *own]
    return _read(tuple((path, *_stamp(path)) for path in paths))


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does; zeros where it is gone or closed to us."""
    try:
        held = path.stat()
    except OSError:
        return 0, 0
    return held.st_mtime_ns, held.st_size


@lru_cache(maxsize=8)
def _read(stamped: tuple[tuple[Path, int, int], ...]) -> Profiles:
    declared, faults = dict[str, Profile](), list[ProfileFault]()
    for path, _, size in stamped:
        try:
            if path.stem in declared:
                raise ProfileError("twice", path.stem)  # noqa: TRY301 (told like every other fault)
            if size > LARGEST_FILE:
                raise ProfileError("too_large")  # noqa: TRY301 (told like every other fault)
            declared[path.stem] = read_profile(path.stem, path.read_text(encoding="utf-8-sig"))
        except ProfileError as fault:
            faults.append(ProfileFault(path.name, fault.key, fault.value))
        except (OSError, UnicodeError):
            faults.append(ProfileFault(path.name, "unreadable"))
    return Profiles(declared, tuple(faults))


def read_profile(key: str, text: str) -> Profile:
    """Return the profile that a TOML text declares; raises ProfileError if it declares none."""
    try:
        declared = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r"line (\d+)", str(fault))  # its own words are English
        line = found[1] if found else len(text.splitlines())
        raise ProfileError("no_toml", line) from fault
    try:
        profile = _profile(key, declared)
    except KeyError as fault:
        raise ProfileError("missing", fault.args[0]) from fault
    except (AttributeError, TypeError, ValueError, InvalidOperation) as fault:
        raise ProfileError("misshapen") from fault
    _demand_sense(profile)
    return profile


def _profile(key: str, declared: Mapping[str, Any]) -> Profile:
    title = declared["title"]
    grades = sorted(declared["grades"], key=lambda grade: -Decimal(grade["from"]))
    return Profile(
        key=key,
        title={"zh": title, "en": title}
        if isinstance(title, str)
        else {"zh": str(title["zh"]), "en": str(title["en"])},
        weights={group: Decimal(points) for group, points in declared["weights"].items()},
        bands=tuple((Decimal(top), Decimal(bottom)) for top, bottom in declared["bands"]),
        grades=tuple((str(grade["label"]), Decimal(grade["from"])) for grade in grades),
        joins={str(group): str(into) for group, into in declared.get("joins", {}).items()},
        heirs={str(group): str(heir) for group, heir in declared.get("heirs", {}).items()},
        **{
            name: Decimal(declared[name])
            for name in ("too_easy", "reason_below", "full_mark_share")
            if name in declared
        },
    )


def _demand_sense(profile: Profile) -> None:
    """Raise ProfileError where figures and names can't score anything."""
    named = {*profile.weights, *profile.joins, *profile.heirs}
    if unknown := named - set(GROUPS):
        raise ProfileError("no_group", min(unknown))
    if lost := ({*profile.joins.values(), *profile.heirs.values()} - set(profile.weights)):
        raise ProfileError("no_weight", min(lost))
    weights = profile.weights.values()
    if not all(points.is_finite() and points >= 0 for points in weights) or sum(weights) != 100:  # noqa: PLR2004 (points)
        raise ProfileError("weights", f"{sum(weights):g}")
    ordered = all(0 <= bottom <= top <= 1 for top, bottom in profile.bands)
    if len(profile.bands) != 3 or not ordered:  # noqa: PLR2004 (achieved, partly, missed)
        raise ProfileError("bands")
    if not profile.grades or profile.grades[-1][1] > 0:
        raise ProfileError("grades")
