"""Rows below a project that go on with it, and sums that stand above what they sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.rows import COUNTED, names_unit
from gridperf.model import Cell, Finding
from gridperf.values import read_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.list_columns import ListColumns, Noted
    from gridperf.forms.plan import Plan

LONG = ("goal", "result", "process", "conclusion", "problems", "rectification")
"""Texts that may take several rows."""
WHO = ("unit", "code", "unit_code")
"""What a row of another project would say, even one without a name."""


def goes_on(plan: Plan, cell_in: Callable[[int], Cell], row: int) -> bool:
    """Tell whether a row without name and money holds more of the project above."""
    if plan.long or any(cell_in(at).raw for pair in plan.pairs for at in pair.sides.values()):
        return True
    said = {name for name in (*LONG, *WHO)
            if name in plan.texts and _own(cell_in(plan.texts[name]), row)}  # fmt: skip
    return bool(said) and not said.intersection(WHO)


def without_counts(grid: Grid, plan: Plan) -> Plan:
    """Return the plan without its column of numbers where these count indicators, not projects.

    Then every row with an indicator has one, those without a name too. A single row without a name
    may be a project that lost it.
    """
    sequence, name = plan.texts.get("sequence"), plan.texts.get("name")
    if not plan.long or sequence is None or name is None:
        return plan
    nameless = [
        row
        for row in range(grid.height)
        if not grid.raw(row, name).strip()
        and any(grid.raw(row, column).strip() for column in plan.long.values())
    ]
    numbered = (isinstance(grid.value(row, sequence), (int, float)) for row in nameless)
    if len(nameless) < FEWEST or not all(numbered):
        return plan
    return replace(plan, texts={field: at for field, at in plan.texts.items() if at != sequence})


FEWEST = 2


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
        if more.raw.strip() != above.raw.strip():
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
        named = name is None or name == label or grid.raw(row, name)
        if not left or bare or named or first_filled(grid, row) != label:
            break
        left -= _money(grid, row, money) or 0
        if not left:
            return row + 1
    return top + 1


def _money(grid: Grid, row: int, column: int | None) -> Decimal | None:
    return None if column is None else read_money(grid.raw(row, column), None).value
