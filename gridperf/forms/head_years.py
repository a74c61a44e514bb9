"""Which year a list's head speaks of: its own columns, and those of other years beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.facts import year_of_heading, years_of_heading

if TYPE_CHECKING:
    from gridperf.forms.heads import Head


def year_of(head: Head) -> int | None:
    """Return the year whose spending a head asks for, else the last that its budgets name, or any.

    Columns of other years stand beside those of the form's own: last year's, next year's budget.
    """
    asked = ({"spent", "stated_rate"}, {"budget", "budget_initial"})
    parts = [
        [path for column, path in head.paths.items()
         if column in head.columns and head.columns[column].field in fields]
        for fields in asked
    ]  # fmt: skip
    for paths in (*parts, list(head.paths.values())):
        if years := {year for path in paths for text in path if (year := year_of_heading(text))}:
            return max(years)
    return None


def of_year(head: Head, year: int | None) -> Head:
    """Return the head without money of other years beside that of its own (2021年预算数).

    Nor with a score, a goal, a result or an indicator's side that its heading gives to another.
    """
    asked = {column: meaning for column, meaning in head.columns.items()
             if meaning.kind == "money" or meaning.field in _OF_A_YEAR}  # fmt: skip
    years = {column: _years(head, column) for column in asked}
    own = {asked[column].said for column in asked if years[column] <= {year}} | _TOLD
    other = {
        column for column in asked if not years[column] <= {year} and asked[column].said in own
    }
    if year is None or not other:
        return head
    kept = {column: meaning for column, meaning in head.columns.items() if column not in other}
    unknown = head.unknown | {column: head.paths[column] for column in other}
    return replace(head, columns=kept, unknown=dict(sorted(unknown.items())))


_TOLD = {"goal", "result", "target", "actual", "stated_score", "stated_grade"}
_OF_A_YEAR = {"stated_rate", *_TOLD}


def of_other_years(head: Head, year: int | None) -> dict[int, int]:
    """Return the columns of a project's whole money whose headings only say another year: which."""
    said = {column: _years(head, column) for column, meaning in head.columns.items()
            if meaning.kind == "money" and meaning.source is None}  # fmt: skip
    return {column: max(years) for column, years in said.items() if years and year not in years}


def _years(head: Head, column: int) -> set[int]:
    return {year for text in head.paths.get(column, ()) for year in years_of_heading(text)}
