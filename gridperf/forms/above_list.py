"""What stands above a list: its title and notes, which belong to it, or another table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.facts import (
    Facts,
    facts_above,
    filled_on,
    labelled_unit,
    names_form,
    unit_of_sheet,
    year_in,
)
from gridperf.forms.grid import address
from gridperf.forms.head_years import year_of
from gridperf.forms.rows import is_footer, total_label
from gridperf.forms.vocabulary import money_unit_in, role_of
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gridperf.forms.grid import Grid
    from gridperf.forms.heads import Head


def unread_above(grid: Grid, head: Head) -> Iterator[Finding]:
    """Return a warning where another table stands above the first list: a form of one project."""
    for row in range(top_of(grid, head, 0)):
        places = grid.own_places(row)
        if _is_wide(grid, places) and not _says_who(grid, places):
            said, at = grid.text(*places[0]), address(*places[0])
            yield Finding("R143", grid.sheet.name, at, found=said, values={"variant": "above"})
            return


def _says_who(grid: Grid, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a row of labels and what they ask for names who filed (部门 | 某局)."""
    asked = any(labelled_unit(grid, *place) for place in places)
    plain = all(isinstance(grid.value(*place), str) for place in places)
    heads = any((role_of(grid.text(*place)) or "").startswith("money:") for place in places)
    return asked and plain and not heads and len(places) <= 2 * MOST_IN_TITLE


def top_of(grid: Grid, head: Head, first: int) -> int:
    """Return the row where what belongs to a head begins: its title and notes, above it."""
    top = head.top
    for row in range(head.top - 1, first - 1, -1):
        places = grid.own_places(row)
        if not places:
            continue
        if _is_wide(grid, places) or not all(_heads_list(grid, place) for place in places):
            break
        top = row
    return top


MOST_IN_TITLE = 3
"""Texts that a title's row or a note's (填报单位, 金额单位) holds."""


def _is_wide(grid: Grid, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a row says more than a title's; one filled into all its cells is one text."""
    return len(places) > MOST_IN_TITLE < len({grid.text(*place) for place in places})


def _heads_list(grid: Grid, place: tuple[int, int]) -> bool:
    """Tell whether a text is what stands over a list: title, year, unit, unit of money."""
    text = grid.text(*place)
    if is_footer(text) or total_label(text) or filled_on(text):
        return False
    return bool(
        names_form(text) or money_unit_in(text) or labelled_unit(grid, *place)
        or _APPENDIX.match(text) or (len(text) <= SHORT and year_in(text))
    )  # fmt: skip


_APPENDIX = re.compile(r"附(件|表)")
SHORT = 12


def facts_of(grid: Grid, head: Head, start: int) -> Facts:
    """Return what stands above the head; the year also from the head and the sheet's name."""
    facts = facts_above(grid, start, head.top)
    year = facts.year
    if year is None:
        named = None if grid.sheet.delimited else year_in(grid.sheet.name)
        year = year_of(head) or named
    if year is None and not grid.sheet.delimited:
        year = _bare_year(grid.sheet.name)
    unit = facts.title_unit if facts.unit else unit_of_sheet(grid)
    return Facts(facts.title, unit, facts.label_unit, year, facts.money_unit,
                 facts.form_number, facts.places)  # fmt: skip


def _bare_year(name: str) -> int | None:
    found = re.fullmatch(r"\D*((?:19|20)\d{2})\D*", name)
    return int(found[1]) if found else None
