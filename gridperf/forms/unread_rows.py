"""Rows of a form that nothing was read from and nothing was said of: they are said here.

Every form has parts that no word of the vocabulary names (资金管理情况: 分配科学性, 下达及时性).
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from gridperf.forms.facts import filled_on, year_in
from gridperf.forms.grid import address
from gridperf.forms.indicators import is_residue
from gridperf.forms.label_words import (
    CONTACT,
    LONGEST_LABEL,
    SENTENCE,
    heads_part,
    is_known,
    is_said,
    label_of,
)
from gridperf.forms.money_rows import is_amount
from gridperf.forms.rows import is_footer, is_note
from gridperf.forms.vocabulary import bare, money_unit_in, role_of
from gridperf.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gridperf.forms.grid import Grid, Place


def unread_rows(
    grid: Grid, rows: Iterable[int], read: set[str], said: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield a note for each part of a form that was neither `read` nor `said`, at its first row.

    A row of headings over what was read is known as these are. Beside what was read, each text
    is said by itself.
    """
    said = list(said)
    named, parts = _cells(said), _cells(one for one in said if one.rule == "R143")
    last = -2
    for row in rows:
        own, below = (_addresses(grid, at) for at in (row, grid.below(row)))
        heads = below & read and not any(map(is_amount, _texts(grid, row)))
        known = own & (read | named) or heads or _plain(grid, row)
        unread = len(own) >= FEWEST and not known and len({*_texts(grid, row)}) >= FEWEST
        if unread and row > last + 1:
            first = _first(grid, row, read)
            yield Finding("R143", grid.sheet.name, address(*first), found=grid.text(*first))
        elif not unread and row > last + 1:
            yield from _texts_left(grid, row, read | named)
        if unread or own & parts:
            last = row


def _first(grid: Grid, row: int, read: set[str]) -> Place:
    """Return the first label of a row that nothing was read from: of its whole block, or its own.

    A block of which other rows were read is not unread.
    """
    first = next(iter(grid.row_places(row)))
    block = (_addresses(grid, at) for at in range(first[0], grid.span(*first).bottom + 1))
    return grid.own_places(row)[0] if first[0] < row and any(own & read for own in block) else first


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
    asks = all(role_of(text) is not None and not is_said(text) for text in texts)
    heads = any(heads_part(text, beside) for text, beside in pairwise([*texts, ""])
                if not text[0].isdigit())  # fmt: skip
    return asks or is_footer(texts[0]) or heads


def _texts_left(grid: Grid, row: int, known: set[str]) -> Iterator[Finding]:
    """Yield a note for each text of a row that nobody read, at the label that it stands beside."""
    places = grid.own_places(row)
    known = known | repeats(grid, row, known)
    if places and is_footer(grid.text(*places[0])):
        return
    for at, place in enumerate(places):
        label = _label(grid, places, at)
        if label and not {address(*place), address(*label)} & known:
            yield Finding("R143", grid.sheet.name, address(*label), found=grid.text(*label))


def _label(grid: Grid, places: list[Place], at: int) -> Place | None:
    """Return what asks for a text in sentences, beside it or alone above; None for other cells."""
    text = grid.text(*places[at])
    if not SENTENCE.search(text) or is_residue(text) or is_footer(text):
        return None
    if at:
        return places[at - 1]
    above = grid.own_places(grid.above(places[0][0]))
    alone = len(places) == len(above) == 1 and len(bare(grid.text(*above[0]))) <= LONGEST_LABEL
    return above[0] if alone and not is_note(grid.text(*above[0])) else None


def repeats(grid: Grid, row: int, read: set[str]) -> set[str]:
    """Return the cells of a row that repeat the text beside them, which was `read`.

    So a merged range looks whose cells were parted and filled in, for a file that knows none.
    """
    texts = [(address(*place), grid.text(*place)) for place in grid.row_places(row)]
    found: set[str] = set()
    if len({text for _, text in texts}) < len(texts):
        for (one, text), (other, beside) in chain(pairwise(texts), pairwise(texts[::-1])):
            if text == beside and (one in read or one in found):
                found.add(other)
    return found


def not_understood(grid: Grid, places: list[Place], taken: set[str]) -> Iterator[Finding]:
    """Return a note for each label with words beside it that no word explains."""
    taken = taken | repeats(grid, places[0][0], taken) if places else taken
    for at, (place, after) in enumerate(pairwise(places)):
        text, beside = grid.text(*place).rstrip(":"), grid.text(*after)
        said = (text, text.partition(":")[0])  # 其中:财政拨款, 预算数:38.5
        known = any(is_known(label, beside) for label in said)
        if known or not 1 < len(bare(text)) <= LONGEST_LABEL:
            continue
        if heads_part(text, beside) and role_of(text) != "side:reason":
            continue
        if bare(text).endswith("情况") and bare(beside).endswith("情况"):
            continue  # 预算安排情况 beside 资金到位情况: each heads what stands below it
        if label_of(beside) or (role_of(beside) and not SENTENCE.search(beside)):
            continue
        if CONTACT.fullmatch(bare(beside)):
            continue  # a person's name, beside the next label
        if {address(*place), address(*after)} & taken or is_footer(text) or year_in(text):
            continue
        if (
            ("单位" in text and money_unit_in(text))
            or filled_on(text)
            or not 0 < after[1] - grid.span(*place).right <= _reach(grid, place)
        ):
            continue
        answer = at and address(*places[at - 1]) in taken
        if at % 2 and not answer and role_of(grid.text(*places[0])) is None:
            continue  # what stands beside a label that isn't known is no label
        yield Finding("R143", grid.sheet.name, address(*place), found=text)


def _reach(grid: Grid, place: Place) -> int:
    """Return how far right of a label its text may begin: farther where no cells are merged."""
    return 1 if grid.merged(*place) or grid.merged(place[0], place[1] + 1) else WIDEST_GAP


WIDEST_GAP = 3
