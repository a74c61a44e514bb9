"""Texts of a form that go on in further rows below their labels: one row a goal or a problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gridperf.forms.captions import says
from gridperf.forms.grid import address
from gridperf.forms.indicators import is_residue
from gridperf.forms.label_words import BELOW, label_of
from gridperf.forms.rows import is_footer
from gridperf.forms.vocabulary import role_of, word_role
from gridperf.model import Cell

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from gridperf.forms.grid import Grid, Place

POINT = re.compile(
    r"^[(]?[\d一二三四五六七八九十]+\s*[)、.．:]|^(目标|任务|问题|措施)\s*\d|[。；;]$"
)
"""How one of several points begins or ends."""


def longer(
    grid: Grid, asked: Mapping[str, Place], found: Mapping[str, Cell], rows: Container[int]
) -> dict[str, Cell]:
    """Return the texts of a row's labels that go on below, one row a goal or a problem.

    A further row holds nothing but such texts and their number, and a label merged down beside it
    or the form of its points shows that it belongs to them. Beside a text merged down over several
    rows the others' go on; one that is written out again in a further row is said already.
    """
    spots = _spots(grid, asked, found)
    longer = {label: found.get(label) for label in spots}
    columns = {place[1] for place in spots.values()}
    first = min((grid.span(*place).bottom for place in spots.values()), default=0) + 1
    for row in range(first, grid.height if spots else 0):
        if not grid.row_places(row):
            continue
        own = [place for place in grid.row_places(row) if place[0] == row]
        held = any(_held(grid, place, row, min(columns)) for place in asked.values())
        texts = [place for place in own if not _counts(grid, place, min(columns))]
        more = all(place[1] in columns and _more(grid.text(*place), held=held) for place in texts)
        if row not in rows or not texts or not more:
            break
        if not held and not any(POINT.search(grid.text(*place)) for place in own):
            break
        for label, spot in spots.items():
            cell, above = grid.cell(row, spot[1]), longer[label]
            again = above and cell.raw == grid.raw(grid.above(row), spot[1])
            if (row, spot[1]) in own and not is_residue(cell.raw) and not again:
                longer[label] = cell if above is None else Cell(
                    f"{above.address},{cell.address}", f"{above.raw}\n{cell.raw}")  # fmt: skip
    return {label: cell for label, cell in longer.items() if cell}


_NUMBER = re.compile(
    r"[(]?[\d一二三四五六七八九十]{1,3}[)、.．:]?|[①-⑳]|目标[\d一二三四五六七八九十]{1,2}:?"
)
"""What counts a row's texts in a cell of its own: 1, (1), 一、, 目标1."""


def _counts(grid: Grid, place: Place, column: int) -> bool:
    """Tell whether a cell left of a row's texts only numbers them."""
    return place[1] < column and _NUMBER.fullmatch(grid.text(*place)) is not None


def below_label(grid: Grid, label: Place) -> Place:
    """Return the place of the text below a label, behind the number that may stand before it."""
    below = (grid.below(grid.span(*label).bottom), label[1])
    behind = (below[0], grid.span(*below).right + 1)
    counted = behind[1] <= grid.reach(*label) and _counts(grid, below, behind[1])
    return behind if counted and grid.text(*behind) else below


def _spots(grid: Grid, asked: Mapping[str, Place], found: Mapping[str, Cell]) -> dict[str, Place]:
    """Return where the labels' texts stand: beside them or below, never in their own cells."""
    spots: dict[str, Place] = {}
    for label, place in asked.items():
        rows = (place[0], grid.below(grid.span(*place).bottom))
        spot = next((one for row in rows for one in grid.row_places(row) if label in found
                     and address(*one) == found[label].address), place)  # fmt: skip
        if spot != place:
            spots[label] = spot
    below = {spot[0] for label, spot in spots.items() if spot[1] == asked[label][1]}
    for label in BELOW & asked.keys() - found.keys():
        if len(below) == 1:
            spots[label] = (min(below), asked[label][1])  # blank in the first row of several
    return spots


def _more(text: str, *, held: bool) -> bool:
    """Tell whether a cell below a text may go on with it: no label, no footer.

    Beside a label that reaches down to it, words of a head are but words (2.加快支付进度).
    """
    if held:
        return word_role(text) is None and not (":" in text and label_of(text))
    heads = role_of(text) and not text[:1].isdigit() and not says(text)
    return not (label_of(text) or is_footer(text) or heads)


def _held(grid: Grid, label: Place, row: int, column: int) -> bool:
    """Tell whether a label left of a text reaches from the label's row down to a further row."""
    spans = (grid.span(label[0], at) for at in range(column))
    return any(span.bottom >= row and grid.text(span.top, span.left) for span in spans)
