"""Targets against completions (年度指标值, 实际完成值): promised, done, and whether it is met.

Numbers decide `met` and `unmet`; where the text leaves the number, its unit or its base open, the
answer is `undecided`: an honest unit is never accused of what a reader couldn't tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gridperf.model import Comparator, Dimension, Status
from gridperf.values.beside import promised_beside
from gridperf.values.carried_out import carried_out
from gridperf.values.changes import is_cut
from gridperf.values.clock import judged_hours
from gridperf.values.dates import spelled_out
from gridperf.values.denied import without_denial
from gridperf.values.directions import direction
from gridperf.values.each import multiplied, with_open_shares
from gridperf.values.entitlements import is_entitlement
from gridperf.values.fitting import in_wan, times, told_in_wan
from gridperf.values.leading import hints, its_own, with_leading
from gridperf.values.listed import may_add_up
from gridperf.values.months import ENDS, in_months
from gridperf.values.named_units import in_named_unit
from gridperf.values.numbers import decimal_text, narrow, percent_of, without_damaged
from gridperf.values.odd_units import in_odd_unit
from gridperf.values.open_days import instead_of_met
from gridperf.values.other_measures import of_its_measure
from gridperf.values.pairs import is_not_applicable
from gridperf.values.periods import of_both_ends
from gridperf.values.picks import OPEN, Pick
from gridperf.values.qualifiers import compared, meant, unbounded
from gridperf.values.quantities import Quantity
from gridperf.values.ranks import judged_rank
from gridperf.values.ratios import judged_ratio
from gridperf.values.so_far import of_the_year
from gridperf.values.spans import in_order
from gridperf.values.together import ALL, verdict
from gridperf.values.tolerances import within_tolerance
from gridperf.values.water_classes import judged_water_class

_PARTLY = re.compile(
    r"(?:部分|未完全|未全部|没有完全|没有全部)(?:地)?(?:已)?(?:达成|完成|实现|达到|达标|落实)"
)
_MISREAD = re.compile(r"[^(]*[)\]}]\s*\d+(?:\.\d+)?\s*%?")
_HOUR_OR_RATIO = re.compile("[:：点时]")
_TELLS_MORE = re.compile(
    "[立划选勘终计预拟力争望将待延推暂缓取停搁流结未没正尚仍在中仅已年来含到参装收付用库各每别无不难超晚迟错后差]"
)
"""What stands in every completion that tells of more than what was done: most have none of it."""
_DATE_OR_SHARE = re.compile(r"\d\s*/\s*\d")
_ABOUT_SHORT = 16
"""A completion of so few characters says its date for its own sake."""


class Judgement(NamedTuple):
    """What a target and its completion say together.

    `target_value` and `actual_value` are numbers as written (counts multiplied out, dates ISO) in
    `measure_unit`; None where the text has none, or leaves open which one is meant.
    """

    status: Status
    comparator: Comparator | None = None
    target_value: str | None = None
    actual_value: str | None = None
    measure_unit: str | None = None
    inferred: bool = False
    """The text was damaged (`) 95`): its number was read, its comparator couldn't be."""


@lru_cache(maxsize=1 << 17)
def judge(
    target: str | None,
    actual: str | None,
    dimension: Dimension = "other",
    name: str | None = None,
    year: int | None = None,
) -> Judgement:
    """Return status, comparator, values and unit of one indicator.

    `name` is the third-level indicator where the form has one; `year` is the form's, for dates
    that don't tell theirs.
    """
    if is_not_applicable(target) and (is_not_applicable(actual) or not (actual or "").strip()):
        return Judgement("not_applicable")
    whole = without_damaged(target or ""), without_damaged(actual or "")
    if whole != (target or "", actual or ""):
        return _undamaged(target or "", actual or "", whole, judge(*whole, dimension, name, year))
    monthly = in_months(target, actual or "") if target and target.endswith(ENDS) else None
    if dimension == "timeliness" and monthly is None:
        target, actual = spelled_out(narrow(target or ""), narrow(actual or ""))
    elif odd := monthly or in_odd_unit(target or "", actual or "", year):
        promise, completion, unit = odd
        return judge(promise, completion, dimension, name, year)._replace(measure_unit=unit)
    if rank := judged_rank(target, actual) or judged_water_class(target, actual, name):
        return Judgement(*rank)
    if target and _HOUR_OR_RATIO.search(target):
        said = judged_hours(target, actual) or judged_ratio(target, actual)
        if said:
            return Judgement(said)
    judged = _tolerated if target and "±" in target else _judged
    return judged(target, actual, dimension, name, year)


def _tolerated(
    target: str | None, actual: str | None, dimension: Dimension, name: str | None, year: int | None
) -> Judgement:
    """Judge a completion by the bounds of a target with a tolerance, told as it is written."""
    span = within_tolerance(target or "", actual or "")
    if span is None:
        return _judged(target, actual, dimension, name, year)
    said = _judged(span.target, span.actual, dimension, name, year)
    if span.middle and said.status != "unmet":  # of a miss, the bound that was missed is told
        return said._replace(comparator=None, target_value=span.middle)
    return said._replace(actual_value=f"-{said.actual_value}") if span.minus else said


def _undamaged(target: str, actual: str, whole: tuple[str, str], rest: Judgement) -> Judgement:
    """Return what is left of two texts with damaged numbers: nobody is judged by the others.

    `rest` is what the texts say without them.
    """
    kept = rest if whole[0] == target else rest._replace(target_value=None)
    kept = kept if whole[1] == actual else kept._replace(actual_value=None)
    return kept if kept.status == "partly_met" else kept._replace(status="undecided")


def _judged(
    target: str | None, actual: str | None, dimension: Dimension, name: str | None, year: int | None
) -> Judgement:
    """Judge what the numbers of the two texts say, once nothing in them is a case of its own."""
    misread = _is_misread(target or "")
    if target and len(meant(target, year)) > 1:
        target = in_order(target)
    actual, hint, length = actual or "", f"{name or ''}{target}", len(actual or "")
    more = _TELLS_MORE.search(actual) is not None
    actual = multiplied(actual, hint) if more else actual
    done = meant(actual, year, done=True)
    done = without_denial(done) if more else done
    promised = _promised(target or "", done, dimension, year, name)
    if not promised:
        return _without_target(target, actual, done, dimension)
    if len(promised) * len(done) > MOST_PAIRS:
        return Judgement("undecided", inferred=misread)
    done = of_its_measure(done, promised, hint, actual)
    if more:
        done = carried_out(done, promised, hint, actual, year)
        done = with_open_shares(of_the_year(done, hint, actual, year), promised, hint, actual)
    alone = len(promised) == 1
    said = [hint] if alone else hints(promised, name or "")
    picks = [
        Pick.of(one, done if alone else its_own(one, promised, done), hint, length, less=less)
        for one, hint in zip(promised, said, strict=True)
        for less in [_direction(one, dimension, name, target or "")]
    ]
    status, told = verdict(picks, name)
    pick = picks[0].of_all() if told == ALL else picks[told]
    if alone and len(done) > 1 and may_add_up(pick.target, pick.actual, done, length, hint):
        pick, status = pick._replace(actual=None), "undecided"
    if status != "met":
        status = _missed(status, actual, misread=misread)
    if pick.target.kind == "date":
        status = of_both_ends(status, target or "", actual, hint, year)
        other = status == "met" and instead_of_met(pick.target, pick.actual, done, hint, actual)
        pick, status = (pick._replace(actual=None), other) if other else (pick, status)
    return _told(pick, status, inferred=misread)


def _told(pick: Pick, status: Status, *, inferred: bool) -> Judgement:
    target, done = pick.target, pick.actual
    # 未达到12000次 names only what wasn't reached.
    actual = None if done is None or (status != "met" and done.comparator == "<") else done.written
    unit = target.unit or (done.unit if done else None)
    return Judgement(status, target.comparator, target.written, actual, unit, inferred)


def _missed(status: Status, actual: str, *, misread: bool) -> Status:
    """Return what is left of a status that isn't met: part of it was, or its sign was misread."""
    if _PARTLY.search(actual):
        return "partly_met"
    return "undecided" if misread and status == "unmet" else status


MOST_PAIRS = 2_000
"""Numbers of a target times those of its completion: more are a whole report in two cells."""


def _direction(
    promise: Quantity, dimension: Dimension, name: str | None, target: str
) -> bool | None:
    """Return whether less is better, which no sign leaves to be asked where it tells."""
    if promise.comparator not in OPEN:
        return False
    way = direction(dimension, name, target, promise.unit)
    if way and is_cut("", promise.label):
        return False  # 3天，较法定时限缩短2天: of the second more is better
    return None if way and is_entitlement(f"{name or ''}{target}", promise.unit) else way


def _is_misread(target: str) -> bool:
    """Tell whether a sign before the number was taken for a bracket that nothing opens: `) 95`."""
    return (")" in target or "）" in target) and _MISREAD.fullmatch(narrow(target)) is not None


def _without_target(
    target: str | None, actual: str | None, done: tuple[Quantity, ...], dimension: Dimension
) -> Judgement:
    """Judge where the target has no number: qualitative, unless the completion brings one."""
    meant = [one for one in done if not one.faint and _meant(one, actual or "", dimension)]
    counted = [one for one in meant if one.of is None or one.unit]
    if _PARTLY.search(actual or ""):
        status: Status = "partly_met"
    elif (
        meant
        or _DATE_OR_SHARE.search(target or "")
        or not (target or "").strip()
        or not (actual or "").strip()
    ):
        status = "undecided"
    else:
        none = is_not_applicable(target) or is_not_applicable(actual)
        status = "undecided" if none else "qualitative"
    if len(counted) != 1:
        return Judgement(status)
    return Judgement(status, None, None, counted[0].written, counted[0].unit)


def _meant(quantity: Quantity, text: str, dimension: Dimension) -> bool:
    """Tell whether a number is the completion's own, not a date that a sentence mentions."""
    return quantity.kind != "date" or dimension == "timeliness" or len(text) <= _ABOUT_SHORT


def _promised(
    target: str,
    done: tuple[Quantity, ...],
    dimension: Dimension,
    year: int | None,
    name: str | None,
) -> Sequence[Quantity]:
    """Return what the target promises: those with a comparator where any has one, else all."""
    found = [in_named_unit(one, name) for one in meant(target, year)]
    strong = [one for one in found if not one.faint]
    if not strong:
        units = {one.unit for one in done if one.unit}
        return [one for one in found if one.unit in units][:1]
    strong = [
        share for one in strong if (share := _share(_united(one, done, dimension), dimension))
    ]
    if len(strong) < 2:  # noqa: PLR2004 (what follows tells several apart)
        return strong
    strong, bounds = unbounded(strong, done, dimension)
    dates = [one for one in strong if one.kind == "date"]
    if 0 < len(dates) < len(strong):
        timely = dimension == "timeliness"
        shares = _shares_too(strong, done) if timely else []
        strong = dates if timely else [one for one in strong if one.kind != "date"]
        return [*([one for one in strong if one.comparator] or strong), *shares, *bounds]
    kept = with_leading(strong, compared(strong, done), done)
    return [*kept, *promised_beside(strong, kept), *bounds]


def _shares_too(promised: Sequence[Quantity], done: tuple[Quantity, ...]) -> list[Quantity]:
    """Return the percentages promised by a day (12月底前支付80%) where the completion has some."""
    if all(one.kind != "percent" for one in done):
        return []
    return [one for one in promised if one.kind == "percent"]


def _share(target: Quantity, dimension: Dimension) -> Quantity | None:
    """Read a target of 2/3 as a share; under timeliness 6/30 may be a day, 24/7 is no share."""
    if target.of is None or target.unit:
        return target
    if dimension == "timeliness" or not 0 < target.low <= target.of:
        return None
    share = percent_of(target.low, target.of)
    return target._replace(
        low=share, high=share, written=decimal_text(share), unit="%", kind="percent", of=None
    )


def _united(target: Quantity, done: tuple[Quantity, ...], dimension: Dimension) -> Quantity:
    """Take a bare 2万 for money, 0.95 for 95% where the completion speaks of money or percent.

    A cost is money by itself, if the completion is written in 万 as well.
    """
    if target.kind != "bare" or not (target.scaled or 0 < target.point < 1):
        return target
    kinds = {one.kind for one in done}
    if target.scaled and ("money" in kinds or (dimension == "cost" and told_in_wan(target, done))):
        return in_wan(target)
    if not target.scaled and "percent" in kinds:
        return times(target, 100)._replace(unit="%", kind="percent")
    return target
