"""Rows of a department's money that tell what came in (收入合计): never the whole, never spent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.money_rows import part_of, row_role
from gridperf.forms.nested_sources import adds_up, without_nested
from gridperf.forms.vocabulary import bare
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.model import Funding

_OF = "(?:部门|单位|年度|全年|本年|当年|预算|总)*"
_WHOLE = "总?预算数?|预算(?:合计|总计|总额)|合计|总计|总额|总数|决算|决算数"
_CAME_IN = re.compile(f"{_OF}收入(?:{_WHOLE}|情况)?")
_WENT_OUT = re.compile(f"{_OF}支出(?:{_WHOLE}|情况)?")
_SPENT = re.compile(f"{_OF}支出(?:{_WHOLE})")
_ALL = re.compile("资金总[额量]$|资金合计$")
"""How a row of the whole is called that neither came in nor went out."""
_BUDGETS = ("budget_initial", "budget")


def all_spent(text: str) -> bool:
    """Tell whether a row's label names all that a department spends (支出预算, 部门支出总额)."""
    return _SPENT.fullmatch(bare(text)) is not None


class Income:
    """What the rows of income say: the budgets by source, where these make up what is spent."""

    def __init__(self, grid: Grid, first: int) -> None:
        """Take the sheet and the leftmost column of amounts; labels stand left of it."""
        self.grid = grid
        self.first = first
        self._goes_on = False
        self._rows: list[int] = []
        self._sources: list[tuple[Funding, bool]] = []
        self._unknown = False

    def is_of(self, row: int) -> bool:
        """Tell whether a row tells what came in: by its label, or by one above it."""
        texts = [bare(self.grid.text(*place)) for place in self.grid.row_places(row)
                 if place[1] < self.first]  # fmt: skip
        if any(map(_CAME_IN.fullmatch, texts)):
            self._goes_on = True
        elif any(_WENT_OUT.fullmatch(text) or _ALL.search(text) or part_of(text) for text in texts):
            self._goes_on = False
        return self._goes_on

    def is_whole(self, row: int) -> bool:
        """Tell whether a row is of all that came in, by the label that stands next to it."""
        texts = [self.grid.text(*place) for place in self.grid.own_places(row)
                 if place[1] < self.first]  # fmt: skip
        return any(_CAME_IN.fullmatch(bare(text)) or row_role(text) == "sum" for text in texts[-1:])

    def take(self, row: int, source: Funding | None, *, marked: bool, known: bool) -> None:
        """Note a row of what came in; `source` is what it gave, None of a total."""
        self._rows.append(row)
        self._unknown |= not known
        if source:
            self._sources.append((source, marked))

    def sources(
        self, amounts: Mapping[str, Decimal | None], *, told: bool
    ) -> tuple[list[Funding], list[Finding]]:
        """Return the sources of what was to be spent, and what is to be said of the rows.

        What came in is no spending. Their budgets are those of the money spent where every one is
        known and they make it up; not where rows of spending have `told` sources themselves.
        """
        sheet = self.grid.sheet.name
        bases = {name: amounts.get(name) for name in _BUDGETS if amounts.get(name) is not None}
        marked = [mark for _, mark in self._sources]
        kept, parts = without_nested([_of_budget(one) for one, _ in self._sources], bases, marked,
                                     sheet)  # fmt: skip
        if told or self._unknown or not adds_up(bases, kept):
            return [], [self._said(row) for row in self._rows]
        return kept, [*map(self._said, self._rows[:1]), *parts]

    def _said(self, row: int) -> Finding:
        place = next(place for place in self.grid.own_places(row))
        values = {"variant": "income"}
        return Finding("R148", self.grid.sheet.name, address(*place), None,
                       self.grid.text(*place).strip(":"), values=values)  # fmt: skip


def _of_budget(source: Funding) -> Funding:
    cells = {name: cell for name, cell in source.cells.items() if name in _BUDGETS}
    return replace(source, spent=None, cells=cells)
