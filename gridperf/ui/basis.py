"""What stands beside a page's conclusion: data-as-of, filters, and last year's rate."""

from __future__ import annotations

import pandas as pd

from gridperf import amounts
from gridperf.model import Selection
from gridperf.ui import markup, workspace
from gridperf.ui import selection as choice
from gridperf.words import Words


def basis(district: pd.DataFrame, selection: Selection, words: Words) -> str:
    """Return data-as-of (the viewer's clock) and the filters, in words."""
    filters = choice.sentence(selection)
    as_of = None if district.empty else district["as_of"].iloc[0]
    if as_of is None or pd.isna(as_of):
        return filters
    return words("overview.as_of", time=choice.local(as_of)) + " · " + filters


def against_last_year(district: pd.DataFrame, selection: Selection, words: Words) -> str:
    """Return last year's rate, leading to it, and the change in points.

    Where other units filed then, how many, for the two may not be compared.
    """
    if selection.year is None or district.empty or not amounts.known(district["rate"].iloc[0]):
        return ""
    before = workspace.view("district", Selection(selection.year - 1, selection.units))
    if before.empty or not amounts.known(before["rate"].iloc[0]):
        return ""
    last = float(before["rate"].iloc[0])
    change = (round(float(district["rate"].iloc[0]), 4) - round(last, 4)) * 100
    sign = "+" if change > 0 else ""
    leads = markup.way(
        amounts.rate(last, words), "projects", order="rate", year=str(selection.year - 1)
    )
    then, now = (int(held["units_filed"].iloc[0]) for held in (before, district))
    return " · " + words(
        "overview.last_year",
        rate=leads,
        change=sign + amounts.rounded(round(change, 2)),
        units=words("overview.last_year_units", then=then, now=now) if then != now else "",
    )
