"""Indicators assessed: what the two texts of each say, and whether they say that it is met.

A list's reader has its rows' indicators assessed with the rows, so that the two processes which
read a long one do this too; every other form is assessed once it is whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import starmap
from typing import Any

from gridperf.model import Form
from gridperf.project_table import Columns, ProjectTable, table_of
from gridperf.values import Judgement, judge, narrow, read_number


def assess(form: Form) -> Form:
    """Return the form with comparator, values, unit and status of every indicator filled in.

    A damaged target whose number was read without its comparator marks the indicator as inferred.
    Comparator and unit that the form states in columns of their own go with a bare number. To
    assess again changes nothing, so a year that becomes known later can still be used.
    """
    table = ProjectTable.of(form.projects)
    years = [year or form.year for year in table.projects["year"]]
    return replace(form, projects=table.with_indicators(**assessed(table.indicators, years)))


def assessed(indicators: Columns, years: Sequence[int | None]) -> dict[str, list[Any]]:
    """Return the columns that tell what the indicators' texts say; `years` are the projects'.

    Equal indicators are judged once: tables are filled by copying.
    """
    targets = map(
        _whole_target, *(indicators[name] for name in ("target", "comparator", "measure_unit"))
    )
    told = (*(indicators[name] for name in ("actual", "dimension", "name")),
            [years[owner] for owner in indicators["owner"]])  # fmt: skip
    rows = list(zip(targets, *told, strict=True))
    different = list(dict.fromkeys(rows))
    known = dict(zip(different, starmap(judge, different), strict=True))
    judged = table_of(Judgement._fields, [known[row] for row in rows])
    for name in ("measure_unit", "inferred"):
        judged[name] = [new or old for new, old in zip(judged[name], indicators[name], strict=True)]
    return judged


def _whole_target(target: str | None, comparator: str | None, unit: str | None) -> str | None:
    if unit == "date" or not (unit or comparator):
        return target
    number = read_number(narrow(target or ""))
    if number is None:
        return target
    # 0.95 beside a unit of % has lost its percent format: it is no 0.95%.
    share = unit == "%" and 0 < number < 1
    return f"{comparator or ''}{target}{'' if share else unit or ''}"
