"""Sheets that go on with the list of one before: without a title of their own, or without a head.

A long list is printed on several sheets, and only the first says of which year it is and in which
unit its money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from gridperf.forms.facts import Facts, unit_of_sheet
from gridperf.forms.grid import address, letters
from gridperf.forms.lists import head_of, read_under
from gridperf.forms.look_alikes import why_none
from gridperf.forms.page_heads import goes_on_title
from gridperf.forms.repeated_labels import joined_heads
from gridperf.forms.rows import sum_label
from gridperf.model import Finding
from gridperf.project_table import column_of
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.put_back import Found
    from gridperf.model import Form

_Said = TypeVar("_Said")


class _Page(NamedTuple):
    """A sheet that holds a list."""

    grid: Grid
    form: Form


class Pages:
    """Reads sheet after sheet, each with what those before it say of a list that goes on."""

    def __init__(self, read: Callable[[Grid, Facts | None], Found]) -> None:
        """Take how one sheet is read, alone or with what is said of its list on another."""
        self._read = read
        self._lists: list[Form] = []
        self._last: _Page | None = None
        """The list right before a sheet."""
        self.unread: list[Finding] = []
        """What is to be said of sheets without a head that could go on with none."""

    def found(self, grid: Grid) -> Found:
        """Return the forms of the next sheet with what is to be said of them."""
        found, bears_head = self._read(grid, None), True
        if found:
            found = self._gone_on(grid, found)
        else:
            bears_head = False
            found, unread = _without_head(grid, self._last)
            self.unread += unread
        lists = [form for form, _ in found if form.form == "project_list"]
        if bears_head:
            self._last = _Page(grid, lists[0]) if len(lists) == len(found) == 1 else None
        self._lists += lists
        return found

    def _gone_on(self, grid: Grid, found: Found) -> Found:
        """Return a list without a title of its own as one read with what a like page says."""
        first = found[0][0]
        same = [form for form in self._lists if form.shape == first.shape and (
                first.title is None or goes_on_title(first.title, form.title or ""))]  # fmt: skip
        if first.form != "project_list" or not same:
            return found
        above = _facts(grid, same)
        nobody_s = first.unit is None and not any(column_of(first.projects, "unit"))
        taken = {
            "R123": above.money_unit if first.money_unit is None else None,
            "R124": above.year if first.year is None else None,
            "R125": above.label_unit if nobody_s else None,
        }
        if not any(taken.values()):
            return found
        again = self._read(grid, above)
        cell = address(first.header_rows[0] - 1, 0)
        again[0][1].extend(
            Finding(rule, first.sheet, cell, None, f"{said}", same[-1].sheet,
                    {"variant": "continued"})
            for rule, said in taken.items() if said
        )  # fmt: skip
        return again


def _facts(grid: Grid, same: Sequence[Form]) -> Facts:
    """Return what all of some forms say of themselves; a sheet may be named after another unit."""
    own = unit_of_sheet(grid)
    unit = None if own else _agreed(form.unit for form in same)
    return Facts(
        None if own else _agreed(form.title for form in same), own, unit,
        _agreed(form.year for form in same), _agreed(form.money_unit for form in same),
        _agreed(form.form_number for form in same),
    )  # fmt: skip


def _agreed(said: Iterable[_Said | None]) -> _Said | None:
    values = {value for value in said if value is not None}
    return values.pop() if len(values) == 1 else None


def _without_head(grid: Grid, page: _Page | None) -> tuple[Found, list[Finding]]:
    """Return the list of a sheet without any heading, as one that goes on with the page before.

    Its columns must hold what that page's do; else only how many rows were not read is said.
    """
    rows = [places for row in range(grid.height) if len(places := grid.own_places(row)) >= FEWEST]
    if page is None or not rows or why_none(grid)[0] != "unknown":
        return [], []
    head = head_of(joined_heads(page.grid), page.form)
    if head is not None and all(_fits(grid, places, page.form) for places in rows):
        found = read_under(grid, head, _facts(grid, [page.form]))
        said = Finding("R120", grid.sheet.name, "A1", None, None, page.form.sheet,
                       {"variant": "continued"})  # fmt: skip
        return [(form, [said, *remarks]) for form, remarks in found], []
    numbers = [any(_is_number(grid, place) for place in places) for places in rows]
    values = {"variant": "no_head", "times": f"{len(rows)}"}
    left = Finding("R143", grid.sheet.name, address(*rows[0][0]), None, None, page.form.sheet,
                   values)  # fmt: skip
    return [], [left] if numbers[0] and sum(numbers) * 2 >= len(rows) else []


FEWEST = 3
"""Cells of a row of a list; a note has fewer."""


def _fits(grid: Grid, places: Sequence[Place], form: Form) -> bool:
    """Tell whether a row holds what a list's columns do: a name, amounts, numbers in front."""
    row, held = places[0][0], {letters(column) for _, column in places}
    meant = {said: column for column in range(grid.width)
             if (said := form.columns.get(letters(column)))}  # fmt: skip
    if not held <= form.headings.keys() or "name" not in meant:
        return False
    name, sums = grid.text(row, meant["name"]), sum_label(grid.text(*places[0]))
    number = grid.text(row, meant["sequence"]) if "sequence" in meant else ""
    named = bool(name) and not _is_number(grid, (row, meant["name"]))
    counted = not number or number.isdecimal()
    return bool(sums) or (named and counted and all(_amounts(grid, row, meant)))


def _amounts(grid: Grid, row: int, meant: Mapping[str, int]) -> Iterator[bool]:
    """Yield of each amount whether it is a number, and whether there is any."""
    money = [at for said, at in meant.items() if said.partition(".")[0] in _AMOUNTS]
    told = [at for at in money if grid.text(row, at)]
    yield bool(told)
    yield from (_is_number(grid, (row, at)) for at in told)


_AMOUNTS = frozenset({"budget_initial", "budget", "spent"})


def _is_number(grid: Grid, place: Place) -> bool:
    return read_money(grid.value(*place), None).value is not None
