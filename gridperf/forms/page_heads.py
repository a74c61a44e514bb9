"""Heads of a list that only stand on a further page again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.above_list import facts_of, top_of
from gridperf.forms.grid import Grid
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridperf.forms.facts import Facts
    from gridperf.forms.heads import Head
    from gridperf.model import Scalar


def on_one_page(grid: Grid, heads: Sequence[Head]) -> tuple[Grid, list[int]]:
    """Return the sheet without the heads that stand on a page again, and the rows of these.

    A list is one over all of its pages: what sums others may stand on another page than these.
    """
    again = _on_further_pages(grid, heads)
    if not again:
        return grid, []
    rows: list[list[Scalar]] = [
        [None] * len(row) if at in again else row for at, row in enumerate(grid.rows)
    ]
    merges = tuple(merge for merge in grid.sheet.merges if merge.top not in again)
    return Grid(replace(grid.sheet, rows=rows, merges=merges), grid.choices), sorted(again)


def _on_further_pages(grid: Grid, heads: Sequence[Head]) -> set[int]:
    """Return the rows of heads that only stand on a new page again, with the title over them.

    Without them the list is one: what sums others may stand on another page than these.
    """
    rows: set[int] = set()
    first, facts = None, None
    for place, head in enumerate(heads):
        top = top_of(grid, head, heads[place - 1].bottom + 1 if place else 0)
        own = facts_of(grid, head, top)
        if first and facts and _repeats(head, first) and _goes_on(own, facts):
            over = [grid.shown(row) for row in range(first.top)]
            while top - 1 > heads[place - 1].bottom and grid.shown(top - 1) in over:
                top -= 1  # a note that is printed on every page
            rows |= {*range(top, head.bottom + 1)}
        else:
            first, facts = head, own
    return rows


def _repeats(head: Head, above: Head) -> bool:
    """Tell whether a head only says again on a new page what the one above says."""
    return head.paths == above.paths or [*head.columns.values()] == [*above.columns.values()]


def _goes_on(facts: Facts, above: Facts) -> bool:
    """Tell whether nothing over a repeated head says that another list begins.

    A new page may say the title once more, another list another unit or unit of money.
    """
    said = (
        (facts.label_unit, above.unit),
        (facts.money_unit, above.money_unit), (facts.form_number, above.form_number),
    )  # fmt: skip
    same = all(not own or _compact(own) == _compact(other or "") for own, other in said)
    return same and (not facts.title or _untitled(facts.title) == _untitled(above.title or ""))


def goes_on_title(title: str, above: str) -> bool:
    """Tell whether a title says that it is another's continuation (某表（续）)."""
    return _untitled(title) == _untitled(above) and _compact(title) != _compact(above)


def _untitled(title: str) -> str:
    """Return a title's words alone, of whatever page."""
    return _CONTINUED.sub("", _compact(title))


_CONTINUED = re.compile(
    r"(?:\((?:续|接)[上前]?一?[页表]?[一二三四五六七八九十\d]*\)|(?<=表)续[表页]?\d*"
    r"|\((?:金额)?单位:(?:人民币)?[百千万亿]*元\))+$"
    r"|^(?:\(续[上前]?[页表]?\d*\)|续[上前]?[页表]\d*):?"
)
"""Marks of a further page, and the unit of money, which the first one's title may bear alone."""


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", narrow(text))
