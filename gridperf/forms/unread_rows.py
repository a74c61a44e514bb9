"""Rows of a form that nothing was read from and nothing was said of: they are said here.

Every form has parts that no word of the vocabulary names (资金管理情况: 分配科学性, 下达及时性).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.grid import address
from gridperf.forms.label_words import names_contact
from gridperf.forms.money_rows import is_amount
from gridperf.forms.rows import is_footer
from gridperf.forms.vocabulary import role_of
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridperf.forms.grid import Grid


def unread_rows(
    grid: Grid, rows: Iterable[int], read: set[str], said: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield a note for each part of a form that was neither `read` nor `said`, at its first row.

    A row of headings over what was read is known as these are.
    """
    said = list(said)
    named, parts = _cells(said), _cells(one for one in said if one.rule == "R143")
    last = -2
    for row in rows:
        own, below = (_addresses(grid, at) for at in (row, grid.below(row)))
        heads = below & read and not any(map(is_amount, _texts(grid, row)))
        known = own & (read | named) or heads or _plain(grid, row)
        unread = len(own) >= FEWEST and not known
        if unread and row > last + 1:
            first = next(iter(grid.row_places(row)))
            yield Finding("R143", grid.sheet.name, address(*first), found=grid.text(*first))
        if unread or own & parts:
            last = row


def _cells(findings: Iterable[Finding]) -> set[str]:
    return {one for finding in findings for one in (finding.cell or "").split(",")}


def _texts(grid: Grid, row: int) -> list[str]:
    return [grid.text(*place) for place in grid.own_places(row)]


def _addresses(grid: Grid, row: int) -> set[str]:
    return {address(*place) for place in grid.own_places(row)}


FEWEST = 2
"""Texts of a row that says something: a lone one is a heading or a note."""


def _plain(grid: Grid, row: int) -> bool:
    """Tell whether a row only asks, or only says who filled in the form."""
    texts = _texts(grid, row)
    asks = all(role_of(text) is not None for text in texts)
    asked = (text for text in texts if not text[0].isdigit())
    return asks or is_footer(texts[0]) or any(map(names_contact, asked))
