"""The indicator table of a form (绩效指标): one row an indicator, levels merged down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gridperf.forms.choices import IGNORE, headings_of, shape_of
from gridperf.forms.dimensions import group_of
from gridperf.forms.indicators import is_residue, read_pair
from gridperf.forms.money_block import number_of
from gridperf.forms.rows import is_footer, total_label
from gridperf.forms.vocabulary import bare, not_applicable, role_of
from gridperf.model import Cell, Indicator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid
    from gridperf.model import Dimension

NAMES = {
    "level:1": "level_1", "level:2": "level_2", "level:3": "level_3",
    "side:target": "target", "side:actual": "actual", "side:weight": "weight",
    "side:score": "score", "side:reason": "reason", "side:comparator": "comparator",
    "side:measure_unit": "measure_unit", "field:stated_score": "score",
    "field:rectification": "reason",
}  # fmt: skip
ENDS = frozenset({"field:conclusion", "field:problems", "field:rectification", "field:process"})


@dataclass(slots=True)
class IndicatorTable:
    """What the table says; `last` is its last row, zero-based."""

    indicators: list[Indicator] = field(default_factory=list)
    stated_score: Decimal | None = None
    score_cell: Cell | None = None
    last: int = 0


def table_columns(grid: Grid, row: int) -> dict[str, int] | None:
    """Return the columns of an indicator table that this row heads, None if it heads none."""
    found: dict[str, int] = {}
    roles = []
    chosen = choices_for(grid, row) if grid.choices else {}
    for place in grid.row_places(row):
        choice = chosen.get(place[1])
        if choice:
            found.setdefault(choice, place[1])
        role = None if choice else role_of(grid.text(*place))
        if role:
            roles.append(role)
            if role in NAMES:
                found.setdefault(NAMES[role], place[1])
    found.pop(IGNORE, None)
    pair = roles.count("side:actual") + ("actual" in chosen.values()) == 1 and "target" in found
    levels = sum(name in found for name in ("level_1", "level_2", "level_3"))
    return found if pair and levels and "field:name" not in roles else None


def row_headings(grid: Grid, row: int) -> dict[int, str]:
    """Return column → heading of the row that heads an indicator table."""
    return headings_of({place[1]: (grid.text(*place),) for place in grid.row_places(row)})


def choices_for(grid: Grid, row: int) -> dict[int, str]:
    """Return column → meaning as a person chose it for a head of this shape."""
    headings = row_headings(grid, row)
    chosen = grid.choices.get(shape_of(headings), {})
    return {column: chosen[said] for column, said in headings.items() if said in chosen}


def read_tables(
    grid: Grid, tables: Sequence[tuple[int, Mapping[str, int]]], end: int
) -> IndicatorTable:
    """Return the indicators of a form's tables, one below the other, as one."""
    whole: IndicatorTable | None = None
    ends = [*(head for head, _ in tables[1:]), end]
    for (head, columns), stop in zip(tables, ends, strict=True):
        table = read_table(grid, head, columns, stop)
        if whole is None:
            whole = table
            continue
        whole.indicators += table.indicators
        whole.last = table.last
        if table.score_cell:
            whole.stated_score, whole.score_cell = table.stated_score, table.score_cell
    return whole or IndicatorTable()


def read_table(grid: Grid, head: int, columns: Mapping[str, int], end: int) -> IndicatorTable:
    """Return the indicators under a head until a total, a footer or another part of the form."""
    table = IndicatorTable(last=head)
    levels = {"level_1": "", "level_2": ""}
    first = grid.span(head, columns["target"]).bottom + 1
    for row in range(first, end):
        places = grid.row_places(row)
        own = [place for place in places if place[0] == row]
        lead = grid.text(*own[0]) if own else ""
        if lead and (label := total_label(lead) or (lead if bare(lead) == "总分" else None)):
            _total(grid, row, columns, table, label)
            break
        if lead and (is_footer(lead) or role_of(lead) in ENDS):
            break
        table.last = row
        for level in levels:
            if level in columns and (said := grid.text(row, columns[level])):
                levels[level] = said
        table.indicators += _indicators(grid, row, columns, levels)
    return table


def _total(
    grid: Grid, row: int, columns: Mapping[str, int], table: IndicatorTable, _label: str
) -> None:
    table.last = row
    if "score" in columns and (cell := grid.cell(row, columns["score"])).raw:
        table.stated_score, table.score_cell = number_of(cell), cell


def _indicators(
    grid: Grid, row: int, columns: Mapping[str, int], levels: Mapping[str, str]
) -> list[Indicator]:
    """Return the row's indicators; none where it holds but levels or what the blank form says."""
    cells = {name: cell for name, column in columns.items() if name not in {"level_1", "level_2"}
             and (cell := grid.cell(row, column)).raw.strip()}  # fmt: skip
    name = cells.get("level_3")
    named = None if name is None or is_residue(name.raw) else name.raw.strip()
    dimension, group = _meaning(levels, named)
    pair: dict[str, Cell] = {side: cells[side] for side in ("target", "actual") if side in cells}
    if "target" in pair:
        pair["target"] = _whole_target(cells)
    said = {side: cell for side, cell in cells.items() if side in {"comparator", "measure_unit"}}
    found = read_pair(pair, group, dimension)
    return [
        replace(
            one,
            name=named,
            weight=number_of(cells.get("weight")),
            stated_score=number_of(cells.get("score")),
            reason=cells["reason"].raw.strip() if "reason" in cells else None,
            cells={**one.cells, **said, **_renamed(cells)},
        )
        for one in found
    ]


def _renamed(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    names = {"level_3": "name", "weight": "weight", "score": "stated_score", "reason": "reason"}
    return {name: cells[said] for said, name in names.items() if said in cells}


def _whole_target(cells: Mapping[str, Cell]) -> Cell:
    """Return the target with comparator and unit of measure, where they have own columns."""
    sign, unit = cells.get("comparator"), cells.get("measure_unit")
    target = cells["target"]
    number = target.raw.strip().replace(".", "").isdigit()
    before = sign.raw.strip() if sign and number and not _qualitative(sign.raw) else ""
    after = unit.raw.strip() if unit and number and not not_applicable(unit.raw) else ""
    parts = [cell.address for cell, used in ((sign, before), (target, "x"), (unit, after))
             if cell and used]  # fmt: skip
    return Cell(",".join(parts), f"{before}{target.raw.strip()}{after}")


def _qualitative(sign: str) -> bool:
    return "定性" in sign


def _meaning(levels: Mapping[str, str], name: str | None) -> tuple[Dimension, str | None]:
    """Return dimension and group by the level columns, from the second level up."""
    dimension: str | None = None
    group: str | None = None
    for level in ("level_2", "level_1"):
        role = role_of(levels[level]) or ""
        if role.startswith("dimension:") and dimension is None:
            dimension = role.partition(":")[2]
        if role.startswith("group:"):
            group = role.partition(":")[2]
    if dimension is None and name and (role := role_of(name) or "").startswith("dimension:"):
        dimension = role.partition(":")[2]
    known = dimension or "other"
    first = bare(levels["level_1"]) or None
    return known, group or first or group_of(known)  # type: ignore[return-value]
