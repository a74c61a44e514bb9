"""Where a deck's rows come from: the views for one selection, asked only for what slides show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from gridperf.model import Selection


@dataclass(frozen=True, slots=True)
class Rows:
    """A store's views and records, for one selection."""

    selection: Selection
    view: Callable[[str, Selection], pd.DataFrame]
    """A view's name and a selection → its rows, as the store gives them."""
    records: Callable[[str, int], pd.DataFrame]
    """A fact's name and a project's number → that project's rows, as the store gives them."""

    def of(self, name: str) -> pd.DataFrame:
        """Return a view's rows for the selection."""
        return self.view(name, self.selection)

    def of_units(self, name: str, units: Iterable[str]) -> pd.DataFrame:
        """Return a view's rows for some units of the selection."""
        held = self.selection.units
        wanted = tuple(unit for unit in units if not held or unit in held)
        found = self.view(name, Selection(self.selection.year, wanted or ("",)))
        return found[found["unit"].isin(wanted)]

    def of_project(self, number: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return a project (a row, none outside the selection) and its indicators."""
        project, units = self.records("project", number), self.selection.units
        held = project["year"] == self.selection.year
        if units:
            held &= project["unit"].isin(units)
        return project[held], self.records("indicator", number)
