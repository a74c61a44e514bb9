"""What the records are worth: status of every indicator, score and grade by a named profile.

A score computed here is the product's own (测算分) and stands beside the form's (自评分), never in
its place. What no number decides has a band, so a project's score is a range; it is a point only
where both ends meet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from operator import attrgetter
from typing import Literal, NamedTuple

from gridperf.model import Form, Indicator, Project
from gridperf.resources import PACKAGE
from gridperf.values import judge, less_is_better, narrow, read_number

Group = Literal["execution", "output", "cost", "benefit", "satisfaction", "free"]


def assess(form: Form) -> Form:
    """Return the form with comparator, values, unit and status of every indicator filled in.

    A damaged target whose number was read without its
    comparator marks the indicator as inferred.
    """
    return replace(form, projects=tuple(_assessed(project, form) for project in form.projects))


def _assessed(project: Project, form: Form) -> Project:
    year = project.year or form.year
    judged = tuple(assess_indicator(indicator, year) for indicator in project.indicators)
    return replace(project, indicators=judged)


def assess_indicator(indicator: Indicator, year: int | None) -> Indicator:
    """Return the indicator with what its two texts say; `year` is for dates that tell none.

    Comparator and unit that the form states in columns of their own go with a bare number.
    To assess again changes nothing, so a year that becomes known later can still be used.
    """
    judgement = judge(_whole_target(indicator), indicator.actual, indicator.dimension,
                      indicator.name, year)  # fmt: skip
    # A list has a hundred thousand of them: put together from its parts, not by `replace`.
    parts = list(_PARTS(indicator))
    parts[_JUDGED] = judgement[1:4]
    parts[_UNIT] = judgement.measure_unit or indicator.measure_unit
    parts[_STATUS] = judgement.status
    parts[_INFERRED] = indicator.inferred or judgement.inferred
    return Indicator(*parts)


_FIELDS = [one.name for one in fields(Indicator)]
_PARTS = attrgetter(*_FIELDS)
_UNIT, _STATUS, _INFERRED = map(_FIELDS.index, ("measure_unit", "status", "inferred"))
_JUDGED = slice(_FIELDS.index("comparator"), _FIELDS.index("actual_value") + 1)
"""Comparator, target_value, actual_value: in this order in the indicator and in its judgement."""


def _whole_target(indicator: Indicator) -> str | None:
    if not (indicator.measure_unit or indicator.comparator):
        return indicator.target
    number = read_number(narrow(indicator.target or ""))
    if number is None:
        return indicator.target
    # 0.95 beside a unit of % has lost its percent format: it is no 0.95%.
    share = indicator.measure_unit == "%" and 0 < number < 1
    unit = "" if share else indicator.measure_unit or ""
    return f"{indicator.comparator or ''}{indicator.target}{unit}"


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


@cache
def profiles() -> Mapping[str, Profile]:
    """Return every declared profile by its key, the name of its file."""
    paths = sorted((PACKAGE / "profiles").glob("*.toml"))
    return {path.stem: read_profile(path.stem, path.read_text(encoding="utf-8")) for path in paths}


def read_profile(key: str, text: str) -> Profile:
    """Return the profile that a TOML text declares; KeyError or TOMLDecodeError if it doesn't."""
    declared = tomllib.loads(text, parse_float=Decimal)
    grades = sorted(declared["grades"], key=lambda grade: -Decimal(grade["from"]))
    return Profile(
        key=key,
        title=declared["title"],
        weights={group: Decimal(points) for group, points in declared["weights"].items()},
        bands=tuple((Decimal(top), Decimal(bottom)) for top, bottom in declared["bands"]),
        grades=tuple((grade["label"], Decimal(grade["from"])) for grade in grades),
        joins=declared.get("joins", {}),
        heirs=declared.get("heirs", {}),
        too_easy=Decimal(declared["too_easy"]),
        reason_below=Decimal(declared["reason_below"]),
        full_mark_share=Decimal(declared["full_mark_share"]),
    )


class Score(NamedTuple):
    """A computed score (测算分): where it lies, rounded to 0.01."""

    low: Decimal
    high: Decimal

    @property
    def point(self) -> Decimal | None:
        """The score itself, None where something qualitative leaves it open."""
        return self.low if self.low == self.high else None


def execution_score(budget: Decimal, spent: Decimal, weight: Decimal) -> Decimal | None:
    """Return spent ÷ budget × weight, at most the weight; None without a budget (执行率得分)."""
    return _rounded(min(spent / budget, Decimal(1)) * weight) if budget > 0 else None


def indicator_score(indicator: Indicator, weight: Decimal, profile: Profile) -> Score | None:
    """Return what an assessed indicator earns of its weight; None where it doesn't apply.

    Met: all of it. Not met: actual ÷ target (target ÷ actual where less is better), at most all.
    Qualitative: the band that its words tell. Undecided: anything from nothing to all.
    """
    if indicator.status == "not_applicable":
        return None
    if indicator.status == "met":
        return Score(weight, weight)
    ratio = None if indicator.status == "undecided" else achievement(indicator)
    if ratio is not None:
        points = _rounded(max(Decimal(0), min(ratio, Decimal(1))) * weight)
        return Score(points, points)
    top, bottom = _band(indicator, profile)
    return Score(_rounded(bottom * weight), _rounded(top * weight))


def achievement(indicator: Indicator) -> Decimal | None:
    """Return actual ÷ target as a share, reversed where less is better; None without numbers."""
    try:
        target, actual = (
            Decimal(indicator.target_value or ""),
            Decimal(indicator.actual_value or ""),
        )
    except InvalidOperation:  # a date, or no number
        return None
    if indicator.comparator in {"<=", "<"} or (
        indicator.comparator is None
        and less_is_better(indicator.dimension, indicator.name, indicator.target)
    ):
        target, actual = actual, target
    return actual / target if target > 0 else None


_MISSED = re.compile("未达成|未完成|未实现|效果较差|未达标")
_ACHIEVED = re.compile("达成|完成|实现|达标|有效|显著|明显|良好|合格|及时|已")
_OPEN = (Decimal(1), Decimal(0))


def _band(indicator: Indicator, profile: Profile) -> tuple[Decimal, Decimal]:
    words = indicator.actual or ""
    if indicator.status == "partly_met":
        return profile.bands[1]
    if indicator.status != "qualitative":
        return _OPEN
    if _MISSED.search(words):
        return profile.bands[2]
    return profile.bands[0] if _ACHIEVED.search(words) else _OPEN


_TOLD: tuple[tuple[str, Group], ...] = (
    ("满意", "satisfaction"),
    ("成本", "cost"),
    ("效益", "benefit"),
    ("效应", "benefit"),
)


def group_of(indicator: Indicator) -> Group:
    """Return the first-level group (一级指标) that the indicator's dimension belongs to."""
    if indicator.dimension in {"cost", "satisfaction"}:
        return "cost" if indicator.dimension == "cost" else "satisfaction"
    if indicator.dimension in {"economic", "social", "ecological", "sustainable"}:
        return "benefit"
    words = indicator.group or ""
    if indicator.dimension == "other":
        return next((group for word, group in _TOLD if word in words), "output")
    return "output"


def project_score(project: Project, profile: Profile) -> Score | None:
    """Return the project's computed score out of 100 (测算分); None where nothing can be scored.

    The form's own weights where it states them, else the profile's, shared equally within a
    group. What doesn't apply drops out, and the rest is scaled up.
    """
    weighed = _weighed(project, profile)
    earned = [(indicator_score(one, weight, profile), weight) for one, weight in weighed]
    counted = [(score, weight) for score, weight in earned if score is not None]
    points = _execution(project, profile)
    if points is not None:
        counted.append((Score(points[0], points[0]), points[1]))
    whole = sum((weight for _, weight in counted), Decimal(0))
    if whole <= 0:
        return None
    low, high = (sum((score[end] for score, _ in counted), Decimal(0)) for end in (0, 1))
    return Score(_rounded(low * 100 / whole), _rounded(high * 100 / whole))


def _execution(project: Project, profile: Profile) -> tuple[Decimal, Decimal] | None:
    stated = project.execution.weight if project.execution else None
    weight = stated or profile.weights.get("execution", Decimal(0))
    if project.budget is None or project.spent is None:
        return None
    points = execution_score(project.budget, project.spent, weight)
    return None if points is None else (points, weight)


def _weighed(project: Project, profile: Profile) -> list[tuple[Indicator, Decimal]]:
    """Return the indicators that apply, each with its weight."""
    applying = [one for one in project.indicators if one.status != "not_applicable"]
    if any(one.weight is not None for one in applying):
        return [(one, one.weight or Decimal(0)) for one in applying]
    groups: dict[str, list[Indicator]] = {}
    for one in applying:
        group = group_of(one)
        groups.setdefault(profile.joins.get(group, group), []).append(one)
    weights = dict(profile.weights)
    for absent, heir in profile.heirs.items():
        if absent not in groups and heir in groups:
            weights[heir] += weights.pop(absent)
    return [
        (one, weights.get(group, Decimal(0)) / len(members))
        for group, members in groups.items()
        for one in members
    ]


def weighted_score(scores: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return the mean of (score, money) pairs weighted by money, never a plain mean."""
    pairs = list(scores)
    money = sum((amount for _, amount in pairs), Decimal(0))
    total = sum((score * amount for score, amount in pairs), Decimal(0))
    return _rounded(total / money) if money > 0 else None


def full_mark_share(indicators: Iterable[Indicator]) -> Decimal | None:
    """Return the share of scored indicators that give themselves full marks (满分率)."""
    scored = [one for one in indicators if one.weight and one.stated_score is not None]
    full = sum(1 for one in scored if one.stated_score == one.weight)
    return Decimal(full) / len(scored) if scored else None


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(Decimal("0.01"), ROUND_HALF_UP)
