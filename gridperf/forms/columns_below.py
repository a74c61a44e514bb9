"""Further columns of a list that stand below it (续表): a table too wide for its page.

They name no project; each of their rows belongs to the list's row of the same place.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gridperf.forms.compounds import levels_of
from gridperf.forms.grid import Grid, address, letters
from gridperf.forms.put_back import PutBack
from gridperf.forms.rows import heads_columns, is_footer, is_note, sum_label
from gridperf.forms.vocabulary import role_of
from gridperf.model import Finding, Merge

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from gridperf.forms.heads import Head
    from gridperf.forms.put_back import Found
    from gridperf.model import Scalar


class _Band(NamedTuple):
    """Columns below each other: the rows of their head, and all that stand under it."""

    head: range
    rows: list[int]
    again: list[int]
    """Rows where its head stands once more."""


def with_columns_below(
    grid: Grid, heads: Sequence[Head], again: Container[int], read: Callable[[Grid], Found]
) -> Found | None:
    """Return what `read` finds in the list with its further columns beside it, and says so.

    Only where every band of columns has as many rows as the list; else None. `again` are the
    rows where the list's own head stood once more.
    """
    first, *bands = _bands(grid, heads[0], again) if len(heads) == 1 else [_NONE]
    rows = [_matched(grid, first, band) for band in bands]
    if not bands or not all(rows):
        return None
    said = [_said(grid, band, len(own)) for band, own in zip(bands, rows, strict=True)]
    deep = [band.head for band in bands]
    grid, bands = _as_deep(grid, bands, len(first.head))
    place: dict[int, tuple[int, int]] = {}
    shift = _width(grid, [*first.head, *first.rows])
    for band, own in zip(bands, rows, strict=True):
        heading = zip(band.head, first.head, strict=False)
        place |= {row: (to, shift) for row, to in (*heading, *zip(own, first.rows, strict=False))}
        shift += _width(grid, [*band.head, *own])
    again = [row for band in bands for row in band.again]
    found = _back(place, shift).found(read(_moved(grid, place, again, shift)))
    end = f"{letters(grid.width - 1)}{max(row for own in rows for row in own) + 1}"
    shown = tuple(row + 1 for head in deep for row in head)
    return [
        (
            replace(
                form,
                range=f"{form.range.partition(':')[0]}:{end}",
                header_rows=(*form.header_rows, *shown),
            ),
            [*said, *remarks],
        )
        for form, remarks in found
    ]


def _width(grid: Grid, rows: Sequence[int]) -> int:
    """Return how many columns the rows fill: a pair may be cut where one band goes on."""
    return 1 + max(grid.span(*place).right for row in rows for place in grid.own_places(row))


def _as_deep(grid: Grid, bands: list[_Band], depth: int) -> tuple[Grid, list[_Band]]:
    """Return the sheet and its bands with no head deeper than the list's: upper rows are joined."""
    rows, merges = [*grid.rows], set(grid.sheet.merges)
    kept = []
    for band in bands:
        bottom = max(band.head.start, band.head.stop - depth)
        upper = range(band.head.start, bottom + 1)
        if upper[1:]:
            columns = ([grid.raw(row, at) for row in upper] for at in range(grid.width))
            rows[upper.start : bottom] = [[] for _ in upper[1:]]
            rows[bottom] = ["-".join(dict.fromkeys(filter(None, said))) for said in columns]
            merges -= {merge for merge in merges if merge.top in upper}
        kept.append(band._replace(head=range(bottom, band.head.stop)))
    return Grid(replace(grid.sheet, rows=rows, merges=tuple(merges)), grid.choices), kept


_NONE = _Band(range(0), [], [])


def _bands(grid: Grid, head: Head, again: Container[int]) -> list[_Band]:
    """Return the list's own columns and each further band of them, pages of one put together."""
    own = _Band(range(head.top, head.bottom + 1), [], [])
    bands: dict[tuple[str, ...], _Band] = {(): own}
    current, row, words = own, head.bottom + 1, _Words()
    while row < grid.height:
        if row in again:
            current = own
        elif _may_head(grid.rows[row], words) and heads_columns(grid, row):
            end = _below(grid, row)
            said = tuple(text for at in range(row, end) for text in grid.shown(at))
            current = bands.setdefault(said, _Band(range(row, end), [], []))
            if row != current.head.start:
                current.again.extend(range(row, end))
            row = end - 1
        else:
            current.rows.append(row)
        row += 1
    return list(bands.values())


class _Words(dict[str, bool]):
    """Whether a text may be a heading's, looked up once: long lists repeat theirs."""

    def __missing__(self, text: str) -> bool:
        short = len(text) <= LONGEST and not _FIGURES.search(text)
        self[text] = known = short and None not in map(role_of, levels_of(text))
        return known


_FIGURES = re.compile("[≥≤<>=%\\d]")
"""What an indicator's values hold, and no heading of several columns."""
LONGEST = 20
"""Characters of a heading."""


def _may_head(values: Sequence[Scalar], words: _Words) -> bool:
    """Tell whether a row may be a head: quick, for it is asked of every row."""
    for value in values:
        if value is not None and (value.__class__ is not str or not words[value]):
            return False
    return True


def _below(grid: Grid, row: int) -> int:
    """Return the first row below a band's head."""
    after = row + 1
    while after < grid.height and (places := grid.own_places(after)):
        if any(role_of(grid.text(*place)) is None for place in places):
            break
        after += 1
    return max([after, *(grid.span(*place).bottom + 1 for place in grid.own_places(row))])


def _matched(grid: Grid, first: _Band, band: _Band) -> list[int]:
    """Return the band's rows, one for each of the list's; none where they don't match.

    Beside a sum of the list a row holds no words, and may be missing where the sheet ends; none
    beside a project is blank. What both say of a row (its number) is the same.
    """
    own, more = (_filled(grid, rows) for rows in (first.rows, band.rows))
    rows = band.rows[: len(own)]
    beside = [grid.own_places(row) for row in rows] + [[]] * (len(own) - len(rows))
    sums = [any(sum_label(text) for text in grid.shown(row) if text) for row in own]
    fits = (
        not any(_WORDS.search(grid.text(*place)) for place in places) if is_sum else places
        for places, is_sum in zip(beside, sums, strict=True)
    )
    told, again = (_fields(grid, head) for head in (first.head, band.head))
    same = (
        grid.text(row, told[text]) == grid.text(beside, again[text])
        for text in told.keys() & again.keys()
        for row, beside, is_sum in zip(own, rows, sums, strict=False)
        if not is_sum
    )
    return rows if more and len(more) <= len(own) and all(fits) and all(same) else []


def _fields(grid: Grid, head: range) -> dict[str, int]:
    """Return where a head's fields stand: what tells one row from another is among them."""
    places = (place for row in head for place in grid.own_places(row))
    found = {grid.text(*place): place[1] for place in places}
    return {text: at for text, at in found.items() if (role_of(text) or "").startswith("field:")}


_WORDS = re.compile(r"[^\d.,%/—–-]")


def _filled(grid: Grid, rows: list[int]) -> list[int]:
    """Return the rows without what stands below them: blanks, footers, notes."""
    end = len(rows)
    while end and _stands_below(grid, rows[end - 1]):
        end -= 1
    return rows[:end]


def _stands_below(grid: Grid, row: int) -> bool:
    places = grid.row_places(row)
    text = grid.text(*places[0]) if places else ""
    return len(places) < FEWEST or is_footer(text) or is_note(text)


FEWEST = 2
"""Texts of a row of a table."""


def _moved(grid: Grid, place: dict[int, tuple[int, int]], again: Sequence[int], width: int) -> Grid:
    """Return the sheet, so wide now, with the rows that `place` names put beside others."""
    sheet = grid.sheet
    rows: list[list[Scalar]] = [
        [None] * width if row in place or row in again else [*values, *[None] * width][:width]
        for row, values in enumerate(sheet.rows)
    ]
    for row, (to, shift) in place.items():
        more = sheet.rows[row][: width - shift]
        rows[to][shift : shift + len(more)] = more

    def moved(at: tuple[int, int]) -> tuple[int, int]:
        to, shift = place.get(at[0], (at[0], 0))
        return to, at[1] + shift

    return Grid(replace(
        sheet,
        rows=rows,
        merges=tuple(Merge(*moved(merge[:2]), *moved(merge[2:])) for merge in sheet.merges),
        formats={moved(at): said for at, said in sheet.formats.items()},
        errors={moved(at): said for at, said in sheet.errors.items()},
        formulas={moved(at): said for at, said in sheet.formulas.items()},
    ), grid.choices)  # fmt: skip


def _back(place: dict[int, tuple[int, int]], width: int) -> PutBack:
    columns = {letters(at): at for at in range(width)}
    shifts = sorted({0, *(shift for _, shift in place.values())})
    stood = {to: row for row, to in place.items()}

    def cell(column: str, row: int) -> str:
        at = columns.get(column, 0)
        shift = shifts[bisect(shifts, at) - 1]
        return address(stood.get((row - 1, shift), row - 1), at - shift)

    own = shifts[1]
    return PutBack(lambda column: column if columns[column] < own else None, cell)


def _said(grid: Grid, band: _Band, rows: int) -> Finding:
    at = next(iter(grid.own_places(band.head.start)))
    values = {"variant": "below", "times": str(rows)}
    return Finding("R120", grid.sheet.name, address(*at), found=grid.text(*at), values=values)
