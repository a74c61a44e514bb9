"""Indicators assessed: what the two texts of each say, and whether they say that it is met.

A list's reader has its rows' indicators assessed with the rows, so that the two processes which
read a long one do this too; every other form is assessed once it is whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gridperf.model import Form
from gridperf.project_table import INDICATOR, ProjectTable, table_of
from gridperf.values import judge, narrow, read_number

Row = tuple[Any, ...]
"""An indicator's values in the order of INDICATOR."""


def assess(form: Form) -> Form:
    """Return the form with comparator, values, unit and status of every indicator filled in.

    To assess again changes nothing, so a year that becomes known later can still be used.
    """
    table = ProjectTable.of(form.projects)
    years = [year or form.year for year in table.projects["year"]]
    owned = (years[owner] for owner in table.indicators["owner"])
    rows = zip(*(table.indicators[name] for name in INDICATOR), strict=True)
    told = table_of(INDICATOR, list(map(assessed, rows, owned)))
    return replace(form, projects=table.with_indicators(**told))


def assessed(row: Row, year: int | None) -> Row:
    """Return the values of one indicator, in the order of INDICATOR, with what its texts say.

    A damaged target whose number was read without its comparator marks the indicator as inferred.
    Comparator and unit that the form states in columns of their own go with a bare number.
    """
    group, dimension, name, target, actual, sign, _, _, unit, _, weight, score, reason, doubt = row
    said = judge(_whole_target(target, sign, unit), actual, dimension, name, year)
    return (
        group, dimension, name, target, actual, said.comparator, said.target_value,
        said.actual_value, said.measure_unit or unit, said.status, weight, score, reason,
        said.inferred or doubt,
    )  # fmt: skip


def _whole_target(target: str | None, comparator: str | None, unit: str | None) -> str | None:
    if unit == "date" or not (unit or comparator):
        return target
    number = read_number(narrow(target or "").removeprefix("-"))
    if number is None:
        return target
    # 0.95 beside a unit of % has lost its percent format: it is no 0.95%.
    share = unit == "%" and 0 < number < 1
    return f"{comparator or ''}{target}{'' if share else unit or ''}"
