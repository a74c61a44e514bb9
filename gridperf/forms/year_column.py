"""A column of years in a list (年度): which year each project's row is of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head

_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")


def year_said(text: str | None) -> int | None:
    """Return the year that a cell says and nothing else, None for any other text (2021-2023)."""
    found = _YEAR.fullmatch(narrow(text or ""))
    return int(found[1]) if found else None


def of_own_year(grid: Grid, head: Head, year: int | None, end: int) -> Head:
    """Return the head without a column of years where one of them isn't the list's own.

    Then it may as well say when a project began, unless a person said what it is.
    """
    columns = [column for column, meaning in head.columns.items()
               if meaning.field == "year" and column not in head.told]  # fmt: skip
    own = {year}
    others = {column for column in columns if year is not None
              and not _years(grid, head, column, end) <= own}  # fmt: skip
    if not others:
        return head
    kept = {column: one for column, one in head.columns.items() if column not in others}
    unknown = {**head.unknown, **{column: head.paths[column] for column in others}}
    return replace(head, columns=kept, unknown=dict(sorted(unknown.items())))


def _years(grid: Grid, head: Head, column: int, end: int) -> set[int | None]:
    texts = (grid.text(row, column) for row in range(head.bottom + 1, end))
    return {year_said(text) for text in texts if text}


def years_of(texts: Sequence[str | None] | None, rows: int, year: int | None) -> list[int | None]:
    """Return every row's year: its own, else the list's."""
    return [year] * rows if texts is None else [year_said(text) or year for text in texts]
