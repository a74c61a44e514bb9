"""Project lists (部门预算项目绩效自评表): one row a project, or one row an indicator."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property, partial
from operator import itemgetter
from typing import TYPE_CHECKING

from gridperf.forms.below_totals import BelowTotal
from gridperf.forms.dittos import SAME
from gridperf.forms.facts import filled_on, signs, unit_below
from gridperf.forms.further_rows import (
    counts_on,
    first_filled,
    goes_on,
    not_repeated,
    numbered_anew,
    numbers_all,
    of_level,
    of_own_money,
    of_renumbered,
    on_next_page,
    own_money,
    repeats,
    sums_level,
)
from gridperf.forms.grid import BLANK, address
from gridperf.forms.list_columns import ListColumns
from gridperf.forms.list_projects import ListProjects
from gridperf.forms.no_projects import NoProjects
from gridperf.forms.plain_rows import SUMS, PlainRows, figures_of, identity_of
from gridperf.forms.rows import (
    Body,
    carries,
    counts_columns,
    heads_table,
    is_average,
    is_footer,
    is_noted,
    is_signature,
    is_unfilled,
    names_source,
    sum_label,
    total_of,
)
from gridperf.forms.scored_rows import is_score_row
from gridperf.forms.sum_rows import without_sums
from gridperf.forms.unit_headings import UnitHeadings, of_unknown_unit
from gridperf.forms.unit_names import heading_unit, names_unit
from gridperf.model import Cell, Finding, Total
from gridperf.project_table import ProjectTable
from gridperf.values import narrow, read_money
from gridperf.workbook.halves import in_halves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from gridperf.forms.facts import Facts
    from gridperf.forms.grid import Grid, Place
    from gridperf.forms.list_columns import Noted
    from gridperf.forms.plan import Plan
    from gridperf.forms.rows import Line, RowKind

SHARED = 2_000
"""Projects of a list from which on two processes read them."""


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
        self.body = Body()
        self.unit: Cell | None = None
        self.heading: str | None = None
        self._unit_place: Place | None = None
        """Where the unit's cell was looked for last."""
        self._rows: list[int] = []
        """The first row of each project."""
        self._under: list[list[int]] = []
        """Its further rows, one indicator each."""
        self._units: list[tuple[Cell | None, str | None]] = []
        """Its unit's cell, the one above where its own is blank, and the heading over it.

        The heading is nothing where it isn't known whether it names a unit.
        """
        self._totals: list[tuple[int, int]] = []
        """The rows of totals, and how many projects stand above."""
        self._sums_above: bool | None = None
        """True where the first sum that names a unit stands above its rows."""
        self._left: list[tuple[int, int]] = []
        """Further rows with money of their own, and the column where it stands."""
        self._noted: list[Noted] = []
        self._identity, self._figures = identity_of(plan), figures_of(plan)
        self._below = BelowTotal(grid, plan, self._raw, self._figures)
        self._who = [plan.texts[name] for name in ("unit", "code", "name") if name in plan.texts]
        doubtful = plan.long or bool(lines) or "name" not in plan.texts
        self._plain = None if doubtful else PlainRows(grid, plan)

    def read(self, first: int, end: int) -> Body:
        """Return the projects, totals and findings of the rows from `first` to before `end`."""
        self._headings = UnitHeadings(self.grid, self.plan, range(first, end), self._has_amounts)
        self._none = NoProjects(self._headings, self.plan, self.lines, self._raw)
        for row in range(first, end):
            plain = bool(self._plain and self._rows and self._plain.has(row))
            kind: RowKind = "project" if plain else self._kind(row)
            if not plain and kind in {"project", "continued"} and self._heads_other(row):
                self._leave_table(row, end)
                break
            if kind != "blank":
                self.body.last = row
                self._take(row, kind)
        self._noted += self._none.noted
        further = (row for rows in self._under for row in rows)
        self.body.rows = [*self._rows, *further, *(row for row, _ in self._totals)]
        if self.facts.unit is None and self._rows and not any(over for _, over in self._units):
            said = unit_below(self.grid, range(self._rows[-1] + 1, end))
            self.facts = replace(self.facts, label_unit=said)
        parts = in_halves(self._projects, range(len(self._rows)), SHARED)
        table = self.body.projects = ProjectTable.joined([projects for projects, _ in parts])
        self._noted += [one for _, noted in parts for one in noted]
        self._read_totals(table)
        self._noted += of_renumbered(self.grid, self.plan, self.body.renumbered)
        for row, column in not_repeated(self.plan, self._raw, self._left, self._rows):
            project = table.projects["name"][bisect_right(self._rows, row) - 1]
            self._noted.append(of_own_money(self.grid, row, self._cell(row, column), project))
        self.body.findings += [found for _, found in sorted(self._noted, key=itemgetter(0))]
        without_sums(self.body, self.grid.sheet.name, self.facts.label_unit)
        return self.body

    def _heads_other(self, row: int) -> bool:
        """Tell whether another table begins at the row, which is no list of projects."""
        if not (self._rows or self._totals) or self.lines or self._has_amounts(row):
            return False
        total = self._totals[-1][0] if self._totals else row
        apart = (self._rows or [0])[-1] < total and any(
            not self.grid.row_places(between) for between in range(total + 1, row))  # fmt: skip
        return heads_table(self.grid, row, apart=apart)

    def _leave_table(self, row: int, end: int) -> None:
        """Say that a table below the list isn't read; a footer below it still is."""
        title = self.grid.above(row)
        self._noted = [one for one in self._noted if one[0] < title or one[1].rule != "R142"]
        self._none.say(row, "R143", variant="table")
        for below in range(row + 1, end):
            if (places := self.grid.row_places(below)) and is_footer(self.grid.text(*places[0])):
                self._note_day(below)

    def _take(self, row: int, kind: RowKind) -> None:
        """Put a row where it belongs; what it says is read with all of its kind."""
        if kind not in {"total", "share", "check"}:
            self._below.over = None
        if kind == "project":
            self._rows.append(row)
            self._under.append([])
            self._units.append((self._unit_of(row), self.heading))
        elif kind == "continued":
            self._under[-1].append(row)
            if not self.lines and numbered_anew(self.grid, self.plan, row, self._rows[-1]):
                self.body.renumbered.append(row)
            own = own_money(self.grid, self.plan, self._raw, (self._rows[-1], row))
            self._left += [] if own is None else [(row, own)]
        elif kind == "total":
            self._totals.append((row, len(self._rows)))
            self._sum_above(row)
            label = self._total_text(row) or ""
            self._below.over = row, label
            self._noted += of_level(self.grid, self.plan, row, label)
        elif kind in {"share", "check"}:
            self._noted.append(self._below.said(row, kind))
        elif kind == "heading":
            self.heading = self._headed(row)
            self.unit = self._unit_place = None
        else:
            self._note_day(row)

    def _headed(self, row: int) -> str:
        """Return the unit that a heading names, nothing where it may be one: it is said then."""
        place = self.grid.row_places(row)[0]
        unit, cell = signs(self.grid, row), self.grid.cell(*place)
        if unit is None and self._headings.kind(row, place) == "unknown":
            found = of_unknown_unit(self.grid.sheet.name, cell.address, cell.raw)
            self._noted.append((row, found))
            return ""
        return unit or heading_unit(self.grid.text(*place))

    def _note_day(self, row: int) -> None:
        """Take the day of filling from a footer."""
        for place in self.grid.row_places(row) if self.body.filled_on is None else ():
            if day := filled_on(self.grid.text(*place)):
                self.body.filled_on, self.body.filled_cell = day, address(*place)
                return

    def _sum_above(self, row: int) -> None:
        """Take the unit that a sum names for that of the rows below, where sums stand above."""
        unit = total_of(self._total_text(row) or "") or ""
        column = self.plan.texts.get("unit")
        cell = BLANK if column is None else self._cell(row, column)
        labelled, told = names_unit(unit), names_unit(cell.raw) and not sum_label(cell.raw)
        if self._sums_above is None and (labelled or told):
            self._sums_above = not self._rows
        if self._sums_above and labelled:
            self.heading = unit
        if self._sums_above and told:
            self.unit = cell

    def _projects(self, places: Sequence[int]) -> tuple[ProjectTable, list[Noted]]:
        """Return some of the projects, which stand together, and what is to be said of them."""
        part = slice(places[0], places[-1] + 1) if places else slice(0)
        columns = ListColumns(self.grid, self._rows[part], self.lines)
        columns.before = self._rows[: part.start]
        reader = ListProjects(columns, self.plan, self.facts, self._units[part])
        return reader.read(self._under[part]), columns.noted

    def _unit_of(self, row: int) -> Cell | None:
        """Return the cell that names the row's unit: the last one above where its own is blank."""
        column = self.plan.texts.get("unit")
        if column is None:
            return self.unit
        place = self.grid.origin(row, column)
        if place != self._unit_place or row in self.lines:
            # One merged range speaks for all of a unit's projects: it is written out once.
            self._unit_place, cell = place, self._cell(row, column)
            self.unit = self.unit if cell.raw.strip() in SAME else cell
        return self.unit

    def _kind(self, row: int) -> RowKind:
        values = self.grid.rows[row]
        line = self.lines.get(row)
        if values.count(None) == len(values) or (line and not line.cells):
            return "blank"
        name_column = self.plan.texts.get("name")
        first = next((self._raw(row, at) for at, value in enumerate(values) if value is not None),
                     "")  # fmt: skip
        said = ":" in narrow(first) and self.grid.own_places(row)[1:] and signs(self.grid, row)
        noted = said or is_noted(self.grid, row, first)
        signed = is_signature(self.grid, row, first) or is_average(first)
        if signed or (noted and not self._has_amounts(row)):
            return "footer"
        merged = name_column is not None and self.grid.origin(row, name_column)[0] < row
        if (not merged and is_unfilled(self.grid, row, self.plan)) or (
            not self._rows and counts_columns(self.grid, row)
        ):
            return "blank"
        if self._rows and is_score_row(self.grid, row, self.plan.long):
            return "continued"
        if self._total_text(row):
            return "total"
        return (
            self._no_project(row, first) or self._further(row, name_column) or self._lone(row)
            or self._none.stray(row) or "project"
        )  # fmt: skip

    def _further(self, row: int, name_column: int | None) -> RowKind | None:
        """Return what a row is that belongs to the total or project above; else None."""
        may = self._below.over is not None and row not in self.lines and self._has_figures(row)
        if may and (kind := self._below.kind(row, below_projects=bool(self._rows))):
            return kind
        continues = name_column is not None and self._continues(row, name_column)
        return "continued" if continues else None

    def _lone(self, row: int) -> RowKind | None:
        """Return what a row with a single text is: a unit's heading or a note; else None."""
        place = self._headings.place(row)
        if place is None:
            return None
        text = self.grid.text(*place)
        if self._headings.kind(row, place) in {"unit", "unknown"}:
            return "heading"
        if not is_footer(text) and not filled_on(text) and self.body.last < row:
            cell, sheet = self.grid.cell(*place), self.grid.sheet.name
            self._noted.append((row, Finding("R142", sheet, cell.address, None, cell.raw)))
        return "footer"

    def _no_project(self, row: int, first: str) -> RowKind | None:
        """Return what a row is that plainly holds no project; its unit may be of those below."""
        under_total = bool(self._totals) and self._totals[-1][1] == len(self._rows)
        kind = self._none.kind(row, first, under_total=under_total)
        if kind == "blank":
            self._unit_of(row)
        return kind

    def _has_figures(self, row: int) -> bool:
        """Tell whether money stands in this very row, not merged down from the one above."""
        return any(self._raw(row, column) for column in self._figures
                   if self.grid.origin(row, column)[0] == row)  # fmt: skip

    def _has_amounts(self, row: int) -> bool:
        """Tell whether numbers stand under the amounts' headings: a footer's labels may too."""
        said = (self._raw(row, column) for column in self._figures)
        return any(raw and read_money(raw, None).fault is None for raw in said)

    def _total_text(self, row: int) -> str | None:
        """Return the label where the row's first words say that it is a total."""
        for column in self._identity:
            text = self._raw(row, column)
            if (
                SUMS.search(text)
                and (label := sum_label(text))
                and (not carries(label) or self._has_amounts(row))
            ):
                return label
        name = self.plan.texts.get("name")
        if name is None or row in self.lines or self._raw(row, name):
            return None
        if self.plan.upper and (level := sums_level(self.grid, self.plan, row)):
            return level
        # A row without a name may say it in a column of its own: 科室, 项目类别.
        text = self.grid.shown(row)[first_filled(self.grid, row)]
        summed = SUMS.search(text) and sum_label(text)
        return summed if summed and self._has_amounts(row) else None

    def _continues(self, row: int, name_column: int) -> bool:
        """Tell whether the row goes on with the project above: its name is merged down or blank."""
        if not self._rows:
            return False
        merged = self.grid.merged(row, name_column)
        if merged and self.grid.origin(row, name_column)[0] < row:
            return True
        above = self._rows[-1]
        # A row that is the same in every cell is no further indicator: the project stands twice.
        apart = merged and not on_next_page(self.grid, self.plan, row, above)
        if self.plan.long and not apart and self.grid.rows[row] != self.grid.rows[above]:
            said = partial(self._raw, row), partial(self._raw, above)
            if repeats(self._who, self._figures, *said, nameless=self._tells_more(row)):
                return True
        named = self._raw(row, name_column)
        if apart or named or self._has_figures(row):
            return not (merged or named) and names_source(self.grid, row)
        sequence = self.plan.texts.get("sequence")
        if sequence is not None and self.grid.sheet.value(row, sequence) is not None:
            same = self._below.over is None and self._units[-1][1] == self.heading
            alike = counts_on(self.plan, self._raw, row, self._rows[-1])
            return same and alike and self._numbers_all
        return goes_on(self.plan, partial(self._cell, row), row)

    def _tells_more(self, row: int) -> bool:
        """Tell whether a row without a number, right below a project, holds an indicator."""
        sequence = self.plan.texts.get("sequence")
        numbered = sequence is not None and self.grid.sheet.value(row, sequence) is not None
        told = any(self._raw(row, column) for column in self.plan.long.values())
        return told and not numbered and self._below.over is None

    @cached_property
    def _numbers_all(self) -> bool:
        return numbers_all(self.grid, self.plan, self._headings.rows)

    def _raw(self, row: int, column: int) -> str:
        """Return what a row shows in a column; a repaired line where its cells belong."""
        if self.lines and row in self.lines:
            return self._cell(row, column).raw
        shown = self.grid.shown(row)
        # A heading may be merged beyond the last column that holds anything.
        return shown[column] if column < len(shown) else ""

    def _cell(self, row: int, column: int) -> Cell:
        line = self.lines.get(row)
        return line.cells.get(column, BLANK) if line else self.grid.cell(row, column)

    def amounts(
        self, row: int, project: str | None
    ) -> tuple[dict[str, Decimal | None], Mapping[str, Cell]]:
        """Return the amounts and the rate of a further row of a project, with their cells."""
        columns = ListColumns(self.grid, [row], self.lines)
        columns.names = [project]
        (said,) = ListProjects(columns, self.plan, self.facts, ()).figures()
        self.body.findings += [found for _, found in columns.noted]
        told = (*self.plan.amounts, "stated_rate")
        return {name: getattr(said, name) for name in told}, said.cells

    def _read_totals(self, table: ProjectTable) -> None:
        """Read the rows of 合计 and 小计: claims to reconcile."""
        columns = ListColumns(self.grid, [row for row, _ in self._totals], self.lines)
        figures = ListProjects(columns, self.plan, self.facts, ()).figures()
        labels = [self._total_text(row) or "" for row, _ in self._totals]
        parts = [above for label, (_, above) in zip(labels, self._totals, strict=True)
                 if "小计" in label]  # fmt: skip
        # Where the first subtotal has no row above it, each stands above its own.
        units = [None, *table.projects["unit"]] if all(parts) else [*table.projects["unit"], None]
        for (row, above), label, said in zip(self._totals, labels, figures, strict=True):
            unit = units[above] if "小计" in label else None
            self.body.totals.append(Total(
                label, row + 1, said.budget, said.spent, total_of(label) or unit, said.funding,
                said.budget_initial, said.stated_rate, said.cells,
            ))  # fmt: skip
        self._noted += columns.noted
