"""Project lists (部门预算项目绩效自评表): one row a project, or one row an indicator."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from gridperf.forms.facts import filled_on, split_code
from gridperf.forms.further_rows import goes_on, unit_above, with_texts
from gridperf.forms.grid import BLANK
from gridperf.forms.hierarchy import without_classes
from gridperf.forms.indicator_table import (
    meaning_of_levels,
    names_indicator,
    renamed,
    whole_target,
)
from gridperf.forms.indicators import inferred_pairs, read_pair
from gridperf.forms.plan import LEVELS
from gridperf.forms.rows import (
    Body,
    counts_columns,
    heading_unit,
    is_footer,
    lone_text,
    names_source,
    names_unit,
    total_label,
    total_of,
)
from gridperf.forms.shared_cells import part_shared
from gridperf.model import Cell, Execution, Finding, Funding, Indicator, Project, Total
from gridperf.values import computed_rate, read_money, read_rate, read_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import Any

    from gridperf.forms.facts import Facts
    from gridperf.forms.grid import Grid
    from gridperf.forms.plan import PairColumns, Plan
    from gridperf.forms.rows import Line, RowKind
    from gridperf.model import MoneyUnit, Scalar


_BARE = {"target", "actual"}


class ListReader:
    """Reads the body rows of one project list by its plan."""

    def __init__(
        self, grid: Grid, plan: Plan, facts: Facts, lines: Mapping[int, Line] | None = None
    ) -> None:
        """Take the sheet, what its columns mean, what it says of itself, and repaired lines."""
        self.grid = grid
        self.plan = plan
        self.facts = facts
        self.lines = lines or {}
        self.money_unit: MoneyUnit | None = facts.money_unit
        self.body = Body()
        self.unit: Cell | None = None
        self.first = 0
        """The first row of the project that was read last."""
        self._more: list[Indicator] = []
        """Its indicators from the rows under it, until the next project begins."""
        self.heading: str | None = None
        self._identity = [plan.texts[name] for name in ("sequence", "unit", "code", "name")
                          if name in plan.texts]  # fmt: skip
        self._figures = [
            *plan.amounts.values(),
            *(column for source in plan.funding for column in source.columns.values()),
        ]

    def read(self, first: int, end: int) -> Body:
        """Return the projects, totals and findings of the rows from `first` to before `end`."""
        for row in range(first, end):
            kind = self._kind(row)
            if kind == "blank":
                continue
            self.body.last = row
            if kind == "project":
                self._close()
                self.first = row
                self.body.projects.append(self._project(row))
            elif kind == "continued":
                self._more += self._indicators(row, {})
                above, cells = self.body.projects[-1], self._cells(row)
                self.body.projects[-1] = with_texts(above, self.plan, cells, row)
                self._leave(row)
            elif kind == "total":
                self.body.totals.append(self._total(row))
                self.heading = unit_above(self.body) or self.heading
            elif kind == "heading":
                self.heading = heading_unit(self.grid.text(*self.grid.row_places(row)[0]))
                self.unit = None
            else:
                said = (filled_on(self.grid.text(*place)) for place in self.grid.row_places(row))
                self.body.filled_on = self.body.filled_on or next(filter(None, said), None)
        self._close()
        without_classes(self.body, self.grid.sheet.name, self.facts.label_unit)
        return self.body

    def _kind(self, row: int) -> RowKind:
        values = self.grid.rows[row]
        if not any(value is not None for value in values):
            return "blank"
        name_column = self.plan.texts.get("name")
        first = next((self._raw(row, at) for at, value in enumerate(values) if value is not None),
                     "")  # fmt: skip
        if is_footer(first) and not self._has_amounts(row):
            return "footer"
        if not self.body.projects and counts_columns(self.grid, row, name_column):
            return "blank"
        if self._total_text(row):
            return "total"
        if name_column is not None and self._continues(row, name_column):
            return "continued"
        return self._lone(row) or "project"

    def _lone(self, row: int) -> RowKind | None:
        """Return what a row with a single text is: a unit's heading or a note; else None."""
        place = lone_text(self.grid, row, self.plan.texts.get("name"))
        if place is None:
            return None
        if names_unit(text := self.grid.text(*place)):
            return "heading"
        if not is_footer(text) and not filled_on(text) and self.body.last < row:
            self._fault("R142", self.grid.cell(*place), None, None)
        return "footer"

    def _has_figures(self, row: int) -> bool:
        return any(self._raw(row, column) for column in self._figures)

    def _has_amounts(self, row: int) -> bool:
        """Tell whether numbers stand under the amounts' headings: a footer's labels may too."""
        said = (self._raw(row, column) for column in self._figures)
        return any(raw and read_money(raw, None).fault is None for raw in said)

    def _total_text(self, row: int) -> str | None:
        """Return the label where the row's first words say that it is a total."""
        for column in self._identity:
            text = self._raw(row, column)
            if "计" in text and (label := total_label(text)):
                return label
        return None

    def _continues(self, row: int, name_column: int) -> bool:
        """Tell whether the row goes on with the project above: its name is merged down or blank."""
        if not self.body.projects:
            return False
        if self.grid.merged(row, name_column):
            return self.grid.origin(row, name_column)[0] < row
        if self.plan.long and self._repeats(row):
            return True
        if self._raw(row, name_column) or self._has_figures(row):
            return not self._raw(row, name_column) and names_source(self.grid, row)
        sequence = self.plan.texts.get("sequence")
        if sequence is not None and self.grid.sheet.value(row, sequence) is not None:
            return False
        return goes_on(self.plan, self._cells(row), row)

    def _leave(self, row: int) -> None:
        """Say it where a further row of a project has money of its own: nobody knows what it is."""
        own = [column for column in self._figures if self.grid.sheet.value(row, column) is not None
               and self._raw(row, column) != self._raw(self.first, column)]  # fmt: skip
        if own:
            at, name = self._cell(row, own[0]).address, self.body.projects[-1].name
            said = next(self.grid.raw(*place) for place in self.grid.row_places(row)
                        if place[0] == row)  # fmt: skip
            self.body.findings.append(Finding("R147", self.grid.sheet.name, at, name, said))

    def _repeats(self, row: int) -> bool:
        """Tell whether the row says once more which project it belongs to: its name and money.

        A row that is the same in every cell is no further indicator: the project stands twice.
        """
        if self.grid.rows[row] == self.grid.rows[self.first]:
            return False
        texts = self.plan.texts
        columns = [texts[name] for name in ("unit", "code", "name") if name in texts]
        return all(
            not (said := self._raw(row, column)) or said == self._raw(self.first, column)
            for column in (*columns, *self._figures)
        ) and any(self._raw(row, column) for column in columns)

    def _raw(self, row: int, column: int) -> str:
        return self._cells(row)[column].raw

    def _cell(self, row: int, column: int | None) -> Cell:
        return BLANK if column is None else self._cells(row)[column]

    def _cells(self, row: int) -> Sequence[Cell] | Mapping[int, Cell]:
        """Return the row's cells by column, those of a repaired line where they belong."""
        line = self.lines.get(row) if self.lines else None
        return defaultdict(lambda: BLANK, line.cells) if line else self.grid.cells(row)

    def _scalar(self, row: int, column: int, cell: Cell) -> tuple[Scalar, str | None]:
        if self.lines and row in self.lines:
            return cell.raw or None, None
        place = self.grid.origin(row, column)
        return self.grid.sheet.value(*place), self.grid.sheet.formats.get(place)

    def _money(
        self, row: int, column: int, cells: dict[str, Cell], name: str, project: str | None
    ) -> Decimal | None:
        """Return the amount in 万元 and note its cell; text that is no number is a finding."""
        cell = self._cell(row, column)
        if not cell.raw:
            return None
        cells[name] = cell
        value, number_format = self._scalar(row, column, cell)
        unit = self.plan.units.get(column) or self.money_unit
        reading = read_money(value, unit, number_format)
        if reading.fault:
            self._fault(reading.fault, cell, project, reading.expected)
        return reading.value

    def _score(
        self, row: int, column: int | None, cells: dict[str, Cell], project: str | None
    ) -> Decimal | None:
        """Return a score or weight, which no unit of money scales."""
        cell = self._cell(row, column)
        if column is None or not cell.raw:
            return None
        cells["stated_score"] = cell
        reading = read_score(*self._scalar(row, column, cell))
        if reading.fault:
            self._fault(reading.fault, cell, project, reading.expected)
        return reading.value

    def _fault(self, rule: str, cell: Cell, project: str | None, expected: str | None) -> None:
        self.body.findings.append(
            Finding(rule, self.grid.sheet.name, cell.address, project, cell.raw, expected)
        )

    def _rate(
        self, row: int, cells: dict[str, Cell], project: str | None, amounts: Mapping[str, Any]
    ) -> Decimal | None:
        column = self.plan.rate
        if column is None or not (cell := self._cell(row, column)).raw:
            return None
        cells["stated_rate"] = cell
        near = computed_rate(amounts.get("spent"), amounts.get("budget"))
        reading = read_rate(*self._scalar(row, column, cell), near)
        if reading.fault:
            self._fault(reading.fault, cell, project, reading.expected)
        return reading.value

    def _texts(self, row: int, cells: dict[str, Cell]) -> dict[str, Any]:
        """Return the row's text fields by name, blank ones absent."""
        found: dict[str, Any] = {}
        row_cells = self._cells(row)
        for name, column in self.plan.texts.items():
            cell = row_cells[column]
            if text := cell.raw.strip():
                cells[name] = cell
                found[name] = text
        return found

    def _project(self, row: int) -> Project:
        cells: dict[str, Cell] = {}
        said = self._texts(row, cells)
        said |= self._who(said, cells)
        name = said.get("name")
        amounts: dict[str, Any] = {field_name: self._money(row, column, cells, field_name, name)
                   for field_name, column in self.plan.amounts.items()}  # fmt: skip
        score = self._score(row, self.plan.score, cells, name)
        funding, inferred_funding = self._funding(row, name)
        indicators = self._indicators(row, cells)
        reason = said.pop("reason", None)
        execution = (
            Execution(reason=reason, cells={"reason": cells.pop("reason")}) if reason else None
        )
        return Project(
            year=self.facts.year, **said, **amounts, funding=funding, execution=execution,
            stated_rate=self._rate(row, cells, name, amounts), stated_score=score,
            indicators=tuple(indicators), cells=cells,
            inferred=(*self._inferred(row), *inferred_funding, *inferred_pairs(indicators)),
        )  # fmt: skip

    def _who(self, said: dict[str, Any], cells: dict[str, Cell]) -> dict[str, Any]:
        """Return unit, project and supervisor with their codes apart; the unit filled down."""
        who: dict[str, Any] = {"unit": None, "name": None}
        for name, code in (("name", "code"), ("unit", "unit_code"), ("supervisor", None)):
            if name not in said:
                continue
            found, who[name] = split_code(said[name])
            code_field = code or "supervisor_code"
            if found and code_field not in said:
                who[code_field] = found
                cells[code_field] = cells[name]
        if "unit" in self.plan.texts:
            if "unit" in said:
                self.unit = cells["unit"]
            elif self.unit is not None:
                cells["unit"] = self.unit
                who["unit"] = split_code(self.unit.raw.strip())[1]
        who["unit"] = who["unit"] or self.heading or self.facts.unit
        return who

    def _inferred(self, row: int) -> Iterator[str]:
        line = self.lines.get(row)
        if not line:
            return
        rate = {} if self.plan.rate is None else {"stated_rate": self.plan.rate}
        named = {**self.plan.texts, **self.plan.amounts, **rate}
        for name, column in named.items():
            if column in line.inferred and column in line.cells:
                yield name

    def _funding(self, row: int, project: str | None) -> tuple[tuple[Funding, ...], list[str]]:
        """Return the sources that aren't blank, and the paths of those to be confirmed."""
        found: list[Funding] = []
        open_paths: list[str] = []
        for source in self.plan.funding:
            cells: dict[str, Cell] = {}
            amounts: dict[str, Any] = {name: self._money(row, column, cells, name, project)
                       for name, column in source.columns.items()}  # fmt: skip
            if not cells:
                continue
            if source.source == "unconfirmed" and any(amounts.values()):
                open_paths.append(f"funding.{len(found)}.source")
            found.append(Funding(source.source, source.label, **amounts, cells=cells))
        return tuple(found), open_paths

    def _indicators(self, row: int, cells: Mapping[str, Cell]) -> list[Indicator]:
        if self.plan.long:
            return self._long(row)
        found: list[Indicator] = []
        for place, pair in enumerate(self.plan.pairs):
            found += self._pair(row, pair, cells.get("result") if place == 0 else None)
        return found

    def _pair(self, row: int, pair: PairColumns, result: Cell | None) -> list[Indicator]:
        cells = self._cells(row)
        sides = {side: cell for side, column in pair.sides.items()
                 if (cell := cells[column]).raw}  # fmt: skip
        line = self.lines.get(row) if self.lines else None
        inferred = line is not None and any(
            column in line.inferred for side, column in pair.sides.items() if side in sides
        )
        lone = [sides[side] for side in ("target", "actual") if side in sides] if result else ()
        if result and len(lone) == 1 and (parts := part_shared(result, lone[0])):
            sides |= {"target": parts[0], "actual": parts[1]}
            inferred = True
        told = self._told(row, pair.sides, sides) if pair.sides.keys() - _BARE else None
        return read_pair(sides, pair.group, pair.dimension, inferred=inferred, told=told)

    def _told(self, row: int, columns: Mapping[str, int], cells: dict[str, Cell]) -> dict[str, Any]:
        """Return weight, score and reason beside a pair; put its sign and unit to the target."""
        if "target" in cells:
            cells["target"] = whole_target(cells)
        told: dict[str, Any] = {
            name: self._score(row, columns[side], {}, None)
            for side, name in (("weight", "weight"), ("score", "stated_score")) if side in columns
        }  # fmt: skip
        told["reason"] = cells["reason"].raw.strip() if "reason" in cells else None
        cells |= renamed(cells)
        return told

    def _long(self, row: int) -> list[Indicator]:
        """Return the row's indicator, where one row is one indicator."""
        cells = {side: cell for side, column in self.plan.long.items()
                 if (cell := self._cell(row, column)).raw.strip()}  # fmt: skip
        told = self._told(row, self.plan.long, cells)
        said = {level: cells[level].raw.strip() if level in cells else "" for level in LEVELS}
        lowest = said["level_2"] if "level_3" not in self.plan.long else ""
        told["name"] = said["level_3"] or (lowest if names_indicator(lowest) else "") or None
        dimension, group = meaning_of_levels(said, told["name"])
        return read_pair(cells, group, dimension, told=told)

    def _close(self) -> None:
        """Give the project that was read last the indicators of the rows under it."""
        if self._more:
            project = self.body.projects[-1]
            indicators = (*project.indicators, *self._more)
            self.body.projects[-1] = replace(project, indicators=indicators)
            self._more = []

    def amounts(
        self, row: int, project: str | None
    ) -> tuple[dict[str, Decimal | None], dict[str, Cell]]:
        """Return the amounts of a further row of a project, with their cells."""
        cells: dict[str, Cell] = {}
        return {name: self._money(row, column, cells, name, project)
                for name, column in self.plan.amounts.items()}, cells  # fmt: skip

    def _total(self, row: int) -> Total:
        label = self._total_text(row) or ""
        amounts, cells = self.amounts(row, None)
        amounts["stated_rate"] = self._rate(row, cells, None, amounts)
        funding, _ = self._funding(row, None)
        unit = self.body.projects[-1].unit if "小计" in label and self.body.projects else None
        return Total(label, row + 1, **amounts, unit=total_of(label) or unit, funding=funding,
                     cells=cells)  # fmt: skip
