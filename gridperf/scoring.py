"""What the records are worth: the status of every indicator."""

from __future__ import annotations

from dataclasses import replace

from gridperf.model import Form, Indicator, Project
from gridperf.values import judge


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

    Comparator and unit that the form states in columns of their own go with the target.
    """
    judgement = judge(_whole_target(indicator), indicator.actual, indicator.dimension,
                      indicator.name, year)  # fmt: skip
    return replace(
        indicator,
        comparator=judgement.comparator,
        target_value=judgement.target_value,
        actual_value=judgement.actual_value,
        measure_unit=judgement.measure_unit,
        status=judgement.status,
        inferred=indicator.inferred or judgement.inferred,
    )


def _whole_target(indicator: Indicator) -> str | None:
    target = indicator.target
    if target is None:
        return None
    if indicator.comparator and indicator.comparator not in target:
        target = f"{indicator.comparator}{target}"
    if indicator.measure_unit not in {None, "date"} and indicator.measure_unit not in target:
        target = f"{target}{indicator.measure_unit}"
    return target
