"""The indicator table of a form (绩效指标): one row an indicator, levels merged down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from gridperf.forms.between_indicators import (
    Aside,
    is_lone,
    note_end,
    over_both,
    reason_between,
)
from gridperf.forms.dimensions import group_of
from gridperf.forms.execution_rows import execution_in, is_execution
from gridperf.forms.grid import BLANK
from gridperf.forms.indicator_head import LEVELS, head_bottom
from gridperf.forms.indicators import indicator_name, is_residue, read_pair
from gridperf.forms.measures import with_measure
from gridperf.forms.points import of_numbers, points_in, points_of
from gridperf.forms.rows import count_columns, is_footer
from gridperf.forms.table_ends import ends_table, is_total
from gridperf.forms.table_totals import is_subtotal, row_behind, take_total
from gridperf.forms.vocabulary import bare, not_applicable, role_of
from gridperf.forms.wide_heads import beyond, spare_columns, whole_cell, whole_target
from gridperf.model import Cell, Finding, Indicator
from gridperf.values import narrow, split_numbered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.table_totals import Total
    from gridperf.model import Dimension, Execution


@dataclass(slots=True)
class IndicatorTable:
    """What the table says; `last` is its last row, zero-based."""

    indicators: list[Indicator] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    """Rows that state a score of all indicators."""
    last: int = 0
    execution: Execution | None = None
    """What a row for the rate of execution scores (预算执行率 | 96.85% | 10 | 9.69)."""
    notes: list[int] = field(default_factory=list)
    """Rows of the table that hold no indicator: its total, a label with a text over all columns."""
    asides: list[Aside] = field(default_factory=list)
    """Reasons in rows of their own, each below an indicator."""
    findings: list[Finding] = field(default_factory=list)
    levels: dict[str, Cell] = field(default_factory=lambda: {"level_1": BLANK, "level_2": BLANK})
    """The levels that hold so far."""

    @property
    def total(self) -> Total | None:
        """The total that states the form's score: of several the one that covers most."""
        best: Total | None = None
        for one in self.totals:
            best = one if best is None or one.beats(best) else best
        return best


def read_tables(
    grid: Grid, tables: Sequence[tuple[int, Mapping[str, int]]], end: int, money: range
) -> IndicatorTable:
    """Return the indicators of a form's tables, one below the other, as one.

    Rows of `money` below the last one part it from its total.
    """
    whole: IndicatorTable | None = None
    below = money.start > tables[-1][0]
    ends = [*(head for head, _ in tables[1:]), money.start if below else end]
    for (head, columns), stop in zip(tables, ends, strict=True):
        again = whole and grid.shown(head) == grid.shown(tables[0][0])
        table = read_table(grid, head, columns, stop, whole if again else None)
        if whole is None:
            whole = table
            continue
        whole.levels = table.levels
        whole.asides += [
            (len(whole.indicators) + at, label, cell) for at, label, cell in table.asides
        ]
        whole.indicators += table.indicators
        whole.last = table.last
        whole.notes += table.notes
        whole.findings += table.findings
        whole.execution = whole.execution or table.execution
        whole.totals = table.totals or whole.totals
    whole = whole or IndicatorTable()
    columns, first = tables[-1][1], money.stop if below else whole.last + 1
    for row in range(first, end) if not whole.totals else ():
        own = grid.own_places(row)
        lead = grid.text(*own[0]) if own else ""
        apart = below or role_of(lead) == "field:stated_score"  # 存在问题 stands between them
        if own and apart and is_total(grid, row, columns, lead):
            take_total(grid, row, columns, whole)
    return whole


def read_table(
    grid: Grid,
    head: int,
    columns: Mapping[str, int],
    end: int,
    above: IndicatorTable | None = None,
) -> IndicatorTable:
    """Return the indicators under a head until a total, a footer or another part of the form.

    `above` is the table that this one goes on with, under the same head on a further page.
    """
    table = IndicatorTable(last=head)
    if above:
        table.levels = dict(above.levels)
    body = _Body(grid, columns, spare_columns(grid, head, columns), table)
    first = _first_row(grid, head, columns)
    leftmost = min(columns.values())
    for row in range(first, end):
        if row in table.notes:
            continue
        own = grid.own_places(row)
        lead = grid.text(*own[0]) if own else ""
        if lead and is_total(grid, row, columns, lead):
            table.last = row
            if body.ends_with(row, lead, end):
                break
            continue
        if (below := note_end(grid, row, columns, end)) is not None:
            table.last = below
            table.notes += range(row, below + 1)
            continue
        at_edge = bool(own) and own[0][1] <= leftmost
        if is_footer(lead) or (at_edge and ends_table(grid, row, columns, lead)):
            break
        table.last = row
        if own:
            body.read(row, own)
    return table


def _first_row(grid: Grid, head: int, columns: Mapping[str, int]) -> int:
    """Return the row where a table's indicators begin, below one that numbers its columns."""
    bottom = head_bottom(grid, head, columns)
    first = grid.below(bottom)
    counted = count_columns(grid.text(*place) for place in grid.own_places(first))
    return first + 1 if counted else bottom + 1


@dataclass(slots=True)
class _Body:
    """Reads the rows of a table one by one; the levels of one hold for those below it."""

    grid: Grid
    columns: Mapping[str, int]
    spare: Mapping[str, list[int]]
    table: IndicatorTable
    summed: int = 0
    """Indicators above the last total of a group."""

    def ends_with(self, row: int, lead: str, end: int) -> bool:
        """Take the total in a row that begins with `lead`, and tell whether the table ends there.

        That of a group alone, with the next one behind it, is none of the table's.
        """
        grid, columns, indicators = self.grid, self.columns, self.table.indicators
        behind = row_behind(grid, row, columns, end)
        group = indicators[self.summed :] if self.summed else ()
        if behind == "indicator" or is_subtotal(grid, row, columns, lead, group):
            self.summed = len(indicators)
            return False
        take_total(grid, row, columns, self.table)
        return behind is None

    def read(self, row: int, own: Sequence[Place]) -> None:
        grid, columns, table = self.grid, self.columns, self.table
        if len(own) == 1 and _is_band(grid, own[0], columns):
            table.levels = {"level_1": grid.cell(*own[0]), "level_2": BLANK}
            return
        if is_execution(grid, own[0], columns):
            table.execution = execution_in(grid, row, columns)
            table.notes += [row] if role_of(grid.text(*own[0])) else []  # else its score's label
            return
        if reason := reason_between(grid, own, columns):
            table.asides.append((len(table.indicators) - 1, *reason))
            return
        if (over := over_both(grid, row, columns)) is not None:
            table.notes += [] if over else [row]
            table.findings += over
            return
        if own[0][1] < min(columns.values()) and not any(
            grid.text(row, columns[level]) for level in LEVELS if level in columns
        ):
            table.levels = {"level_1": grid.cell(*own[0]), "level_2": BLANK}  # 预算执行率 alone
        self._levels(row)
        found = _indicators(grid, row, columns, table.levels, self.spare)
        table.indicators += found
        if found:
            table.findings += of_numbers(grid, row, columns)
            table.findings += beyond(grid, row, columns, self.spare)
        elif (at := columns.get("reason")) is not None and is_lone(grid, row, own, at):
            said = grid.cell(row, at)
            table.findings.append(Finding("R132", grid.sheet.name, said.address, found=said.raw))

    def _levels(self, row: int) -> None:
        """Note the levels that begin in the row."""
        grid, columns, table = self.grid, self.columns, self.table
        for level in table.levels:
            if level in columns and (said := grid.cell(row, columns[level])).raw.strip():
                table.levels[level] = said
            elif level == "level_2" and "level_1" in columns and _is_own(grid, row, columns):
                table.levels[level] = BLANK  # of another group, which has no second level


def _is_own(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Tell whether a first level begins in the row."""
    return (row, columns["level_1"]) in grid.own_places(row)


def _is_band(grid: Grid, place: Place, columns: Mapping[str, int]) -> bool:
    """Tell whether a row's only text heads those below it: 产出指标（50分） over all columns.

    It has no column of its own: either it lies over several, or no column holds first levels.
    """
    role = role_of(grid.text(*place)) or ""
    wide = grid.span(*place).right >= columns["target"]
    lone = "level_1" not in columns and place[1] <= min(columns.values())
    return role.startswith(("group:", "dimension:")) and (wide or lone)


def _indicators(
    grid: Grid,
    row: int,
    columns: Mapping[str, int],
    levels: Mapping[str, Cell],
    spare: Mapping[str, list[int]],
) -> list[Indicator]:
    """Return the row's indicators; none where it holds but levels or what the blank form says."""
    cells = _cells_of(grid, row, columns, spare)
    words = {level: narrow(cell.raw) for level, cell in levels.items()}
    named = _name_of(cells, words)
    dimension, group = meaning_of_levels(words, named)
    pair: dict[str, Cell] = {side: cells[side] for side in ("target", "actual") if side in cells}
    if "adjusted" in cells:
        cells["target_initial"] = cells.pop("target", BLANK)
        cells["target"] = pair["target"] = cells.pop("adjusted")
    if "target" in pair:
        pair["target"] = whole_target(cells)
    own = {"comparator", "measure_unit", "target_initial"}
    said = {side: cell for side, cell in {**levels, **cells}.items()
            if side in {*own, *levels} and cell.address}  # fmt: skip
    found = read_pair(pair, group, dimension)
    if not found and named and _is_asked(grid, row, columns, cells):
        found = [Indicator(group, dimension)]
    weight, score = points_of(cells.get("weight"), cells.get("score"))
    if "weight" not in columns and len(found) == 1:
        named, weight = _weighed(cells, named, score)
    return [
        replace(
            one,
            name=name,
            weight=weight,
            stated_score=score,
            reason=cells["reason"].raw.strip() if "reason" in cells else None,
            cells={**one.cells, **said, **renamed(cells)},
        )
        for one, name in zip(found, _names(named, cells, len(found)), strict=True)
    ]


def _weighed(
    cells: dict[str, Cell], named: str | None, score: Decimal | None
) -> tuple[str | None, Decimal | None]:
    """Return the name and the weight behind it, and put its cell among the others."""
    name, weight = points_in(named, score) if "level_3" in cells else (named, None)
    cells |= {"weight": cells["level_3"]} if weight is not None else {}
    return name, weight


def _names(named: str | None, cells: Mapping[str, Cell], count: int) -> list[str | None]:
    """Return the names of a row's indicators: a list of as many names has one for each."""
    listed = cells["level_3"].raw.strip() if count > 1 and "level_3" in cells else None
    names = [name for name, _ in split_numbered(listed, None)] if listed else []
    return names if len(names) == count > 1 else [named] * count


def _name_of(cells: Mapping[str, Cell], words: Mapping[str, str]) -> str | None:
    """Return an indicator's name; that of the execution rate may stand as its group alone."""
    name = cells.get("level_3")
    named = indicator_name(name.raw) if name else None
    lone = not words["level_2"] and role_of(words["level_1"]) == "field:stated_rate"
    return named or (words["level_1"] if lone else None)


def _cells_of(
    grid: Grid, row: int, columns: Mapping[str, int], spare: Mapping[str, list[int]]
) -> dict[str, Cell]:
    """Return the row's filled cells by column, the levels left out."""
    cells = {name: cell for name, column in columns.items()
             if name not in {"level_1", "level_2"}
             and (cell := whole_cell(grid, row, column, spare.get(name, []))).raw.strip()
             }  # fmt: skip
    if "level_3" not in columns and (lowest := _lowest(grid, row, columns)):
        cells["level_3"] = lowest
    if measure := cells.pop("measure", None):
        cells["reason"] = with_measure(cells.get("reason"), measure)
    return cells


def _is_asked(grid: Grid, row: int, columns: Mapping[str, int], cells: Mapping[str, Cell]) -> bool:
    """Tell whether a row without target and completion is an indicator's all the same.

    It has a name of its own, and a weight, a score or a reason (项目调整取消): points were set for
    it, so it counts among the others.
    """
    column = columns.get("level_3", columns.get("level_2", 0))
    if grid.origin(row, column) != (row, column):
        return False
    reason = cells["reason"].raw if "reason" in cells else ""
    given = bool(reason.strip()) and not is_residue(reason) and not not_applicable(reason)
    scored = points_of(cells.get("weight"), cells.get("score"))
    return given or any(number is not None for number in scored)


def _lowest(grid: Grid, row: int, columns: Mapping[str, int]) -> Cell | None:
    """Return the second level's cell where it is the last one and names the indicator itself."""
    cell = grid.cell(row, columns["level_2"]) if "level_2" in columns else BLANK
    named = names_indicator(cell.raw) or _is_among_names(grid, row, columns)
    return cell if cell.raw.strip() and named else None


def _is_among_names(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Tell whether a second level such as 学员满意度, itself no kind, stands below names."""
    column = columns.get("level_2", 0)
    if not bare(grid.text(row, column)).endswith("满意度"):
        return False
    above = (grid.text(at, column) for at in range(row - 1, -1, -1)
             if grid.origin(at, column)[1] == column)  # fmt: skip
    told = takewhile(lambda text: not (role_of(text) or "").startswith("level:"), above)
    return any(text and names_indicator(text) for text in told)


def names_indicator(level: str) -> bool:
    """Tell whether a second level is no dimension or group but an indicator's own name."""
    return not (role_of(level) or "").startswith(("dimension:", "group:"))


def renamed(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the cells of name, weight, score and reason under the names of their fields."""
    names = {"level_3": "name", "weight": "weight", "score": "stated_score", "reason": "reason"}
    return {name: cells[said] for said, name in names.items() if said in cells}


def meaning_of_levels(levels: Mapping[str, str], name: str | None) -> tuple[Dimension, str | None]:
    """Return dimension and group by the level columns, from the second level up."""
    dimension, group, first = _levels(levels["level_1"], levels["level_2"])
    if dimension is None and name:
        said = (role_of(text) or "" for text in (name, narrow(name).partition(":")[0]))
        named = next((role for role in said if role.startswith("dimension:")), "")
        dimension = named.partition(":")[2] or None
    known = dimension or "other"
    return known, group or first or group_of(known)  # type: ignore[return-value]


@lru_cache(maxsize=1 << 10)
def _levels(first: str, second: str) -> tuple[str | None, str | None, str | None]:
    """Return dimension and group that two levels name, and the first one's bare words."""
    dimension: str | None = None
    group: str | None = None
    for level in (second, first):
        role = role_of(level) or ""
        if role.startswith("dimension:") and dimension is None:
            dimension = role.partition(":")[2]
        if role.startswith("group:"):
            group = role.partition(":")[2]
    return dimension, group, bare(first) or None
