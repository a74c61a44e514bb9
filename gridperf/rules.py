"""What rules exist, each declared in one place, so that no page or report can drift from them.

Checks over stored data are sql/checks/R###_*.sql, whose leading comment is TOML; reading faults
(R1xx) stand in faults.toml. Both declare level, title and message; a check also its thresholds
and small examples that make it fire or leave it silent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from gridperf.model import Finding, Level
from gridperf.resources import PACKAGE
from gridperf.words import Language

CHECKS = PACKAGE / "sql" / "checks"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of review (审核规则) as declared."""

    code: str
    level: Level
    title: Mapping[Language, str]
    message: Mapping[Language, str]
    """Sentence with gaps: {found}, {expected} and the finding's own values; see `numbered`."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Name → default; the settings can override it."""
    meaning: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    """Threshold's name → what it bounds, as the settings page and the reports say it."""
    fires: tuple[Mapping[str, Any], ...] = ()
    silent: tuple[Mapping[str, Any], ...] = ()
    gives_way_to: str | None = None
    """The rule that tells the cause: where it speaks of a project, this one has nothing to add."""
    sql: str | None = None
    """The query of a check, None for a reading fault."""
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Name → level and message of a milder or other case; a finding's value "variant" names it."""

    def level_of(self, finding: Finding) -> Level:
        """Return how grave this finding is: its variant's level, else the rule's."""
        variant = self.variants.get(finding.values.get("variant", ""), {})
        level: Level = variant.get("level", self.level)
        return level

    def cause_of(self, variant: str) -> str | None:
        """Return the rule that tells the cause of such a finding, where there is one."""
        said: str | None = self.variants.get(variant, {}).get("gives_way_to", self.gives_way_to)
        return said

    @property
    def causes(self) -> frozenset[str]:
        """The rules that may tell the cause of a finding of this one."""
        told = (self.cause_of(variant) for variant in ("", *self.variants))
        return frozenset(cause for cause in told if cause)

    def sentence(self, finding: Finding, language: Language) -> str:
        """Return what the rule says of this finding: where, what, expected, what to do."""
        gaps = {"found": finding.found or "", "expected": finding.expected or "", **finding.values}
        variant = self.variants.get(finding.values.get("variant", ""), {})
        message: Mapping[Language, str] = variant.get("message", self.message)
        return numbered(message[language], gaps).format(**gaps)


_COUNTED = re.compile(r"\[([^\[\]|{]*\{(\w+)\}[^\[\]|]*)(?:\|([^\[\]]*))?\]")
"""[several|one]: words for a count of several and for one; without the latter, for one nothing.

The count is the first gap of the words.
"""


def numbered(message: str, gaps: Mapping[str, str]) -> str:
    """Return the message in the number of its counts: [（共 {times} 项）] says nothing of one."""
    return _COUNTED.sub(lambda at: (at[3] or "") if gaps.get(at[2]) == "1" else at[1], message)


def _rule(code: str, declared: Mapping[str, Any], sql: str | None = None) -> Rule:
    return Rule(
        code=code,
        level=declared["level"],
        title=declared["title"],
        message=declared["message"],
        thresholds=declared.get("thresholds", {}),
        meaning=declared.get("meaning", {}),
        fires=tuple(declared.get("fires", ())),
        silent=tuple(declared.get("silent", ())),
        gives_way_to=declared.get("gives_way_to"),
        sql=sql,
        variants=declared.get("variants", {}),
    )


@cache
def rules() -> Mapping[str, Rule]:
    """Return every declared rule by code, in order of code."""
    found = {}
    for path in CHECKS.glob("R*.sql"):
        head, sql = path.read_text(encoding="utf-8").removeprefix("/*").split("*/", 1)
        code = path.stem.split("_", 1)[0]
        found[code] = _rule(code, tomllib.loads(head), sql.strip())
    faults = tomllib.loads((PACKAGE / "faults.toml").read_text(encoding="utf-8"))
    found |= {code: _rule(code, declared) for code, declared in faults.items()}
    return dict(sorted(found.items()))


class Bound(NamedTuple):
    """One threshold in use: rule, what it bounds, its value, and the default where it differs."""

    rule: str
    meaning: str
    value: str
    default: str


def bounds(settings: Mapping[str, str], language: Language) -> Iterator[Bound]:
    """Yield every threshold of the checks; `settings` holds those set anew ("R026.ratio")."""
    for code, rule in rules().items():
        for name, usual in rule.thresholds.items():
            value = settings.get(f"{code}.{name}", f"{usual:g}")
            meaning = rule.meaning.get(name, rule.title)[language]
            yield Bound(code, meaning, value, "" if value == f"{usual:g}" else f"{usual:g}")
