"""Rows below a project that go on with it, and sums that stand above what they sum."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from gridperf.forms.plain_rows import figures_of
from gridperf.forms.rows import COUNTED, is_footer, sum_label
from gridperf.forms.scored_rows import TOTALS, adds_points, names_score
from gridperf.forms.unit_names import names_unit
from gridperf.forms.vocabulary import bare
from gridperf.model import Cell, Finding
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.list_columns import ListColumns, Noted
    from gridperf.forms.plan import Plan

LONG = ("goal", "result", "process", "conclusion", "problems", "rectification")
"""Texts that may take several rows."""
SEVERAL = frozenset({"sequence", *LONG})
"""What may say more in further rows: numbers do where they count the rows."""
TOLD = ("level_3", "target", "actual")
"""What tells one indicator from the next."""
WHO = ("unit", "code", "unit_code")
"""What a row of another project would say, even one without a name."""


def goes_on(plan: Plan, cell_in: Callable[[int], Cell], row: int) -> bool:
    """Tell whether a row without name and money holds more of the project above."""
    if plan.long or any(cell_in(at).raw for pair in plan.pairs for at in pair.sides.values()):
        return True
    said = {name for name in (*LONG, *WHO)
            if name in plan.texts and _own(cell_in(plan.texts[name]), row)}  # fmt: skip
    return bool(said) and not said.intersection(WHO)


def counts_on(plan: Plan, raw_in: Callable[[int, int], str], row: int, above: int) -> bool:
    """Tell whether a numbered row without name and money is one more indicator of the one above.

    The numbers count the indicators then. A rate, a score or another unit would be a project's.
    """
    told = any(raw_in(row, plan.long[side]) for side in TOLD if side in plan.long)
    who = (plan.texts.get(name) for name in WHO)
    columns = [at for at in (*who, plan.rate, plan.score) if at is not None]
    return told and all(raw_in(row, at) in {"", raw_in(above, at)} for at in columns)


def repeats(
    who: Sequence[int],
    figures: Sequence[int],
    here: Callable[[int], str],
    above: Callable[[int], str],
    *,
    nameless: bool,
) -> bool:
    """Tell whether a row says once more which project it belongs to: the name and money above.

    The money alone will do where the row may be `nameless`.
    """
    same = all(not (said := here(column)) or said == above(column) for column in (*who, *figures))
    return same and (any(map(here, who)) or (nameless and any(map(here, figures))))


def on_next_page(grid: Grid, plan: Plan, row: int, above: int) -> bool:
    """Tell whether a row has the project's number above, or none, and a page's head over it.

    That head was left out. The cells merged down beside the project are merged anew below it.
    """
    sequence = plan.texts.get("sequence")
    same = sequence is None or grid.text(row, sequence) in {"", grid.text(above, sequence)}
    return same and grid.above(row) < row - 1


def numbers_all(grid: Grid, plan: Plan, rows: range) -> bool:
    """Tell whether every row with an indicator and without a name has a number in front.

    What stands in these columns above the list's `rows`, and in a footer below them, is none.
    """
    sequence, name = plan.texts["sequence"], plan.texts["name"]
    nameless = (row for row in rows if not grid.text(row, name)
                and any(grid.text(row, at) for at in plan.long.values()))  # fmt: skip
    return all(grid.text(row, sequence).isdecimal() or _ends(grid, row) for row in nameless)


def _ends(grid: Grid, row: int) -> bool:
    first = grid.text(row, first_filled(grid, row))
    return is_footer(first) or sum_label(first) is not None or bare(first) in TOTALS


def numbered_anew(grid: Grid, plan: Plan, row: int, above: int) -> bool:
    """Tell whether a row that repeats the project above has another number in front."""
    texts = plan.texts
    if not {"sequence", "name"} <= texts.keys():
        return False
    said = [grid.sheet.value(row, texts[part]) for part in ("sequence", "name")]
    return None not in said and said[0] != grid.value(above, texts["sequence"])


def of_renumbered(grid: Grid, plan: Plan, rows: Sequence[int]) -> Iterator[Noted]:
    """Yield once that rows repeat a project under another number: it may be another project."""
    if rows:
        cell = grid.cell(rows[0], plan.texts["name"])
        said = {"variant": "repeated", "times": str(len(rows))}
        yield rows[0], Finding("R142", grid.sheet.name, cell.address, None, cell.raw, values=said)


def _own(cell: Cell, row: int) -> bool:
    """Tell whether a cell says something in this very row, not down from one above."""
    number = str(row + 1)
    return bool(cell.raw.strip()) and cell.address.lstrip(_LETTERS) == number


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def longer_texts(
    columns: ListColumns, column: int, under: Sequence[Sequence[int]]
) -> Mapping[int, Cell]:
    """Return the cells of a column to which further rows add lines, by the project's place."""
    owned = [(at, row) for at, rows in enumerate(under) for row in rows]
    further = columns.beside([row for _, row in owned])
    found: dict[int, Cell] = {}
    for place in further.own(column):
        at, more = owned[place][0], further.cell(place, column)
        above = found.get(at) or columns.cell(at, column)
        of_points = names_score(more.raw) or adds_points(more.raw)
        if more.raw.strip() != above.raw.strip() and not of_points:
            found[at] = more if not above.raw.strip() else Cell(
                f"{above.address},{more.address}", f"{above.raw}\n{more.raw}")  # fmt: skip
    return found


def first_filled(grid: Grid, row: int) -> int:
    """Return the column of a row's first text, 0 where it has none."""
    return next((at for at, text in enumerate(grid.shown(row)) if text.strip()), 0)


def shares_end(grid: Grid, total: int, first: Place, name: int | None, money: int | None) -> int:
    """Return the row below a total's shares, of which the first says so (其中：甲类).

    Rows below it that don't say so are shares too where they stand in the same column, name no
    project, and all together make the total.
    """
    top, label = first
    whole = _money(grid, total, money)
    left = None if whole is None else whole - (_money(grid, top, money) or 0)
    for row in range(top + 1, grid.height):
        text = grid.text(row, label)
        bare = not text or text[:1].isdigit() or COUNTED.match(text) or names_unit(text)
        named = name in {None, label} or names_project(grid, row, name)
        if not left or bare or named or first_filled(grid, row) != label:
            break
        left -= _money(grid, row, money) or 0
        if not left:
            return row + 1
    return top + 1


def names_project(grid: Grid, row: int, name: int | None) -> bool:
    """Tell whether a row says something in the names' column itself, not merged from its left."""
    return name is not None and grid.origin(row, name)[1] == name and bool(grid.raw(row, name))


def sums_level(grid: Grid, plan: Plan, row: int) -> str | None:
    """Return the project of an upper level (一级项目) whose row sums those of the level below it.

    It has no name of its own level, and the rows below, down to the next such, make its amounts.
    """
    upper = next((at for at in plan.upper if grid.sheet.value(row, at) is not None), None)
    if upper is None or grid.text(row, plan.texts["name"]):
        return None
    below: list[int] = []
    for at in range(row + 1, grid.height):
        if not grid.text(at, plan.texts["name"]) or grid.sheet.value(at, upper) is not None:
            break
        below.append(at)
    said = [plan.amounts[name] for name in ("budget", "spent") if name in plan.amounts]
    adds_up = all(_adds_up(grid, row, below, column) for column in said)
    return grid.text(row, upper) if below and said and adds_up else None


def own_money(
    grid: Grid, plan: Plan, raw_in: Callable[[int, int], str], rows: tuple[int, int]
) -> int | None:
    """Return the first column where, of two rows, a project's further one has money of its own.

    Equal money only repeats the project's where its name is repeated too, or left blank; below
    a name that is merged down, money that isn't merged with it is one more amount.
    """
    name, (above, row) = plan.texts.get("name"), rows
    merged = name is not None and grid.origin(row, name)[0] < row
    own = (column for column in figures_of(plan)
           if grid.sheet.value(row, column) is not None
           and grid.origin(row, column)[0] == row
           and (merged or raw_in(row, column) != raw_in(above, column)))  # fmt: skip
    return next(own, None)


def not_repeated(
    plan: Plan,
    raw_in: Callable[[int, int], str],
    left: Sequence[tuple[int, int]],
    projects: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Yield of the further rows with money those of whose project any says another amount.

    In a list that has a row an indicator, the project's money may stand in each of its rows.
    """
    columns = [*figures_of(plan), *(plan.texts[name] for name in WHO if name in plan.texts)]
    for first, held in groupby(left, lambda one: projects[bisect_right(projects, one[0]) - 1]):
        rows = list(held)
        if not plan.long or any(raw_in(row, column) not in {"", raw_in(first, column)}
                                for row, _ in rows for column in columns):  # fmt: skip
            yield from rows


def of_own_money(grid: Grid, row: int, cell: Cell, project: str | None) -> Noted:
    """Say that a further row of a project has money of its own: nobody knows what it is."""
    said = grid.raw(*grid.own_places(row)[0])
    found = Finding("R147", grid.sheet.name, cell.address, project, said, cell.raw,
                    {"variant": "row"})  # fmt: skip
    return row, found


def of_level(grid: Grid, plan: Plan, row: int, label: str) -> Iterator[Noted]:
    """Yield of a sum that is called by the project of an upper level that it is none itself."""
    column = next((at for at in plan.upper if grid.text(row, at) == label), None)
    if column is not None and not sum_label(label):
        cell = grid.cell(row, column)
        yield row, Finding("R145", grid.sheet.name, cell.address, None, cell.raw)


def _adds_up(grid: Grid, row: int, below: Sequence[int], column: int) -> bool:
    whole = _money(grid, row, column)
    parts = [part for at in below if (part := _money(grid, at, column)) is not None]
    return whole is not None and abs(whole - sum(parts)) <= (len(below) + 1) * HALF


HALF = Decimal("0.005")
"""By which an amount may have been rounded."""


def _money(grid: Grid, row: int, column: int | None) -> Decimal | None:
    return None if column is None else read_money(grid.raw(row, column), None).value
