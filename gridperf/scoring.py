"""What the records are worth: score and grade by a named profile.

A score computed here is the product's own (测算分) and stands beside the form's (自评分), never in
its place. What no number decides has a band, so a project's score is a range; it is a point only
where both ends meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Literal, NamedTuple

from gridperf.model import Indicator, Project
from gridperf.scoring_profiles import Profile
from gridperf.values import less_is_better, says_missed

Group = Literal["execution", "output", "cost", "benefit", "satisfaction", "free"]


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
    return _points(spent / budget, weight) if budget > 0 else None


def indicator_score(indicator: Indicator, weight: Decimal, profile: Profile) -> Score | None:
    """Return what an assessed indicator earns of its weight; None where it doesn't apply."""
    shares = earned_shares(indicator, profile)
    return None if shares is None else Score(*(_points(share, weight) for share in shares))


def earned_shares(indicator: Indicator, profile: Profile) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most of its weight that an indicator earns; None: doesn't apply.

    Met: all of it. Not met: actual ÷ target (target ÷ actual where less is better), at most all.
    Qualitative: the band that its words tell. Undecided: anything from nothing to all.
    """
    if indicator.status == "not_applicable":
        return None
    if indicator.status == "met":
        return Decimal(1), Decimal(1)
    ratio = None if indicator.status == "undecided" else achievement(indicator)
    if ratio is not None:
        share = max(Decimal(0), min(ratio, Decimal(1)))
        return share, share
    top, bottom = _band(indicator, profile)
    return bottom, top


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
        and less_is_better(
            indicator.dimension, indicator.name, indicator.target, indicator.measure_unit
        )
    ):
        target, actual = actual, target
    return actual / target if target > 0 else None


_ACHIEVED = re.compile("达成|完成|实现|达标|有效|显著|明显|良好|合格|及时|已")
_OPEN = (Decimal(1), Decimal(0))


def _band(indicator: Indicator, profile: Profile) -> tuple[Decimal, Decimal]:
    words = indicator.actual or ""
    if indicator.status == "partly_met":
        return profile.bands[1]
    if indicator.status != "qualitative":
        return _OPEN
    if says_missed(words):
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
    """Return the project's computed score out of 100 (测算分); None without indicators to score.

    The form's own weights where it states them, else the profile's, shared equally within a
    group. What doesn't apply drops out, and the rest is scaled up; what is unknown stays open.
    A weight that stands for several indicators together counts once.
    """
    weighed = _weighed(project, profile)
    together = _together([one for one, _ in weighed])
    counted = [
        (_of_several(together.get(_weight_cell(one), [one]), weight, profile), weight)
        for one, weight in weighed
    ]
    if sum((weight for _, weight in counted), Decimal(0)) <= 0:
        return None
    execution = _execution(project, profile)
    if execution is not None:
        counted.append(execution)
    whole = sum((weight for _, weight in counted), Decimal(0))
    low, high = (sum((score[end] for score, _ in counted), Decimal(0)) for end in (0, 1))
    return Score(_rounded(low * 100 / whole), _rounded(high * 100 / whole))


def _of_several(several: list[Indicator], weight: Decimal, profile: Profile) -> Score:
    """Return what an indicator earns of its part of a weight that stands for several together.

    What each of them is worth nobody knows: from the least to the most that one of them earns.
    """
    shares = [share for one in several if (share := earned_shares(one, profile))]
    low, high = min(low for low, _ in shares), max(high for _, high in shares)
    return Score(_points(low, weight), _points(high, weight))


def _together(indicators: list[Indicator]) -> dict[tuple[str, Decimal] | None, list[Indicator]]:
    """Return the indicators by the cell that states their weight, where it states it of several."""
    found: dict[tuple[str, Decimal] | None, list[Indicator]] = {}
    for one in indicators:
        if (cell := _weight_cell(one)) is not None:
            found.setdefault(cell, []).append(one)
    return found


def _weight_cell(indicator: Indicator) -> tuple[str, Decimal] | None:
    cell = indicator.cells.get("weight")
    return None if cell is None or indicator.weight is None else (cell.address, indicator.weight)


def _execution(project: Project, profile: Profile) -> tuple[Score, Decimal] | None:
    """Return what execution earns and its weight; from nothing to all while an amount is unknown.

    None where there was no money to spend.
    """
    stated = project.execution.weight if project.execution else None
    weight = stated or profile.weights.get("execution", Decimal(0))
    if project.budget is None or (project.budget > 0 and project.spent is None):
        return Score(Decimal(0), weight), weight
    points = execution_score(project.budget, project.spent or Decimal(0), weight)
    return None if points is None else (Score(points, points), weight)


def _weighed(project: Project, profile: Profile) -> list[tuple[Indicator, Decimal]]:
    """Return the indicators that apply, each with its weight."""
    applying = [one for one in project.indicators if one.status != "not_applicable"]
    if any(one.weight is not None for one in applying):
        together = _together(applying)
        return [
            (one, (one.weight or Decimal(0)) / len(together.get(_weight_cell(one), [one])))
            for one in applying
        ]
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


def _points(share: Decimal, weight: Decimal) -> Decimal:
    """Return a share of the weight, rounded to 0.01; all of it is the weight itself."""
    return weight if share >= 1 else min(_rounded(max(share, Decimal(0)) * weight), weight)


def _rounded(points: Decimal) -> Decimal:
    # First away what an unending quotient leaves: 1235/3000 of 15 are 6.175, not 6.17499…
    return points.quantize(Decimal("1e-9")).quantize(Decimal("0.01"), ROUND_HALF_UP)
