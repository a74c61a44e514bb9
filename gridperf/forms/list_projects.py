"""The projects of a list, field by field: texts, money, sources, each with its cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.codes import split_project_code, split_unit_code
from gridperf.forms.dittos import REPEATABLE, without_dittos
from gridperf.forms.further_rows import SEVERAL, longer_texts
from gridperf.forms.graded_scores import graded_scores
from gridperf.forms.list_indicators import ListIndicators
from gridperf.forms.scored_rows import with_reasons
from gridperf.forms.shared_cells import shared_cells, without_names
from gridperf.forms.sums import joined, of_sum
from gridperf.forms.year_column import years_of
from gridperf.model import Execution, Finding
from gridperf.project_table import FUNDING, INDICATOR, PROJECT, ProjectTable, table_of
from gridperf.values import computed_rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import Any

    from gridperf.forms.facts import Facts
    from gridperf.forms.list_columns import ListColumns
    from gridperf.forms.plan import Plan
    from gridperf.model import Cell, MoneyUnit

    Values = dict[str, list[Any]]

_CODES = (("name", "code"), ("unit", "unit_code"), ("supervisor", "supervisor_code"))
"""Names that bear a code before or behind them, and where it goes if no column states it."""


class ListProjects:
    """Reads the rows of a list's projects by its plan into a table."""

    def __init__(
        self,
        columns: ListColumns,
        plan: Plan,
        facts: Facts,
        units: Sequence[tuple[Cell | None, str | None]],
    ) -> None:
        """Take the rows; `units` are, row by row, the unit's cell and the heading over it."""
        self.columns = columns
        self.plan = plan
        self.facts = facts
        self.units = units
        self.money_unit: MoneyUnit | None = facts.money_unit
        self._money: dict[int, list[Decimal | None]] = {}
        """Column → its amounts: a lone source's are the project's too."""
        self._sharing: Mapping[int, Mapping[int, int]] | None = None

    def read(self, under: Sequence[Sequence[int]]) -> ProjectTable:
        """Return the projects, assessed; `under` are each one's further rows, an indicator each."""
        found = self._texts(under)
        amounts = self._amounts()
        if self.plan.summed or self.plan.undecided:
            self._note_sums()
        self._say_lent()
        self._say_shared()
        self._keep_formulas()
        funding, open_paths = self.funding()
        years = set(found["year"])
        reader = ListIndicators(self.columns, self.plan, years.pop() if len(years) == 1 else None)
        indicators = reader.read(under)
        graded = graded_scores(self.columns, self.plan, found)
        found["stated_score"] = reader.scored.scores(self.columns, graded or self._stated_score())
        found |= {**amounts, "stated_rate": self.rates(amounts)}
        reasons = found.pop("reason", None) or ()
        blank: list[Any] = [None] * len(self.columns)
        return ProjectTable(
            {name: found.get(name) or blank for name in PROJECT},
            funding, indicators, self.columns.cells.all,
            with_reasons({**self._executions(), **reader.scored.executions}, reasons),
            self._inferred(open_paths, reader.inferred),
        )  # fmt: skip

    def _texts(self, under: Sequence[Sequence[int]]) -> Values:
        """Return the text fields, blank ones as None; names and their codes apart."""
        keep = self.columns.keep
        found: Values = {}
        for name, column in self.plan.texts.items():
            texts = found[name] = self.columns.texts(column)
            if name == "sequence":
                without_names(self.columns, self.plan, texts)
            if name in REPEATABLE:
                without_dittos(self.columns, column, texts, inherited=name == "unit")
            longer = longer_texts(self.columns, column, under) if name in SEVERAL else {}
            path = "execution.reason" if name == "reason" else name
            keep(column, path, [at for at, text in enumerate(texts) if text and at not in longer])
            for at, cell in longer.items():
                texts[at] = cell.raw.strip()
                self.columns.keep_cells(at, "", {name: cell})
        for column in self.plan.upper if "name" in found else ():
            self._name_above(found["name"], column)
        for name, code in _CODES:
            if name in found:
                self._part(found, name, code)
        codes = found["unit_code"] = found.get("unit_code") or [None] * len(self.columns)
        found["unit"] = self._units(found.get("unit"), codes)
        found["year"] = years_of(found.get("year"), len(self.columns), self.facts.year)
        self.columns.names = found.get("name") or self.columns.names
        return found

    def _name_above(self, names: list[str | None], column: int) -> None:
        """Name projects that have no name of their level by the one above, which stands alone.

        Over rows that leave it blank or repeat it, it heads them.
        """
        texts, own = self.columns.texts(column), set(self.columns.own(column))
        next_to = pairwise([*self.columns.rows, 0])
        # Where rows that sum others stand between, it heads nothing either.
        apart = {at for at, (row, below) in enumerate(next_to) if below != row + 1}
        for at in [at for at in sorted(own) if not names[at]]:
            if at in apart or (at + 1 in own and texts[at + 1] != texts[at]):
                names[at] = texts[at]
                self.columns.keep_cells(at, "", {"name": self.columns.cell(at, column)})

    def _part(self, found: Values, name: str, code: str) -> None:
        """Part the codes from the names that bear them."""
        split = split_project_code if name == "name" else split_unit_code
        parted = [split(text) if text else (None, None) for text in found[name]]
        found[name] = [text for _, text in parted]
        stated = found.get(code) or [None] * len(parted)
        fresh = [at for at, (told, _) in enumerate(parted) if told and not stated[at]]
        if fresh:
            self.columns.keep(self.plan.texts[name], code, fresh)
        found[code] = [own or told for own, (told, _) in zip(stated, parted, strict=True)]

    def _units(self, said: list[str | None] | None, codes: list[str | None]) -> list[str | None]:
        """Return every row's unit: its own, the one above where it is blank, the heading's.

        A code that stands before a heading's name goes to the `codes`.
        """
        found: list[str | None] = []
        for at, (cell, heading) in enumerate(self.units):
            unit = said[at] if said else None
            if not unit and cell is not None and said is not None:
                self.columns.keep_cells(at, "", {"unit": cell})
                unit = split_unit_code(cell.raw.strip())[1]
            if not unit and heading:
                code, unit = split_unit_code(heading)
                codes[at] = codes[at] or code
            found.append(unit or (self.facts.unit if heading is None else None))
        return found

    def money(self, column: int, path: str) -> list[Decimal | None]:
        """Return a column's amounts in 万元, their cells kept."""
        lent = set(self.columns.lent(column))
        own = [at for at in range(len(self.columns)) if at not in lent] if lent else None
        self.columns.keep_money(column, path, own)
        return self._own_money(column)

    def _own_money(self, column: int) -> list[Decimal | None]:
        """Return a column's amounts; one merged over several projects is the first one's alone."""
        if column not in self._money:
            unit = self.plan.units.get(column) or self.money_unit
            found = self._money[column] = self.columns.money(column, unit)
            for at in (*self.columns.lent(column), *self._shared().get(column, ())):
                found[at] = None
        return self._money[column]

    def _shared(self) -> Mapping[int, Mapping[int, int]]:
        """Return by column and row the first column of a cell that several sources share."""
        if self._sharing is None:
            self._sharing = shared_cells(self.columns, self.plan)
        return self._sharing

    def _amounts(self) -> dict[str, list[Decimal | None]]:
        """Return the amounts, those that the head gives by source alone added up."""
        said = {name: self.money(column, name) for name, column in self.plan.amounts.items()}
        said |= {name: self._sum(columns) for name, columns in self.plan.summed.items()}
        return said | {name: self._agreed(columns) for name, columns in self.plan.undecided.items()}

    def _agreed(self, columns: Sequence[int]) -> list[Decimal | None]:
        """Return the first column's amounts where the others add nothing, else unknown."""
        first, *others = map(self._own_money, columns)
        raws = [self._own_raws(column) for column in columns[1:]]
        return [
            amount if all(more[at] == 0 if raw[at].strip() else True
                          for more, raw in zip(others, raws, strict=True)) else None
            for at, amount in enumerate(first)
        ]  # fmt: skip

    def _sum(self, columns: Sequence[int]) -> list[Decimal | None]:
        """Return what the sources make row by row; one that can't be read leaves it unknown."""
        lines = zip(*map(self._first_money, columns), strict=True)
        told = zip(*map(self._first_raws, columns), strict=True)
        unknown = {at for column in columns for at in self.columns.unstored(column)}
        return [
            sum(amounts[1:], amounts[0])
            if (amounts := [amount for amount in line if amount is not None])
            and len(amounts) == len([raw for raw in raws if raw.strip()])
            and at not in unknown
            else None
            for at, (line, raws) in enumerate(zip(lines, told, strict=True))
        ]

    def _keep_formulas(self) -> None:
        """Keep the cells of what must be told and is unknown: a formula without a stored value."""
        told = {**self.plan.texts, **self.plan.amounts}
        for name in ("name", "budget", "spent", "goal", "result"):
            cells = self.columns.unstored(told[name]) if name in told else {}
            for at, cell in cells.items():
                self.columns.keep_cells(at, "", {name: cell})

    def _note_sums(self) -> None:
        """Keep the cells that sums come from, and say of each project what was added up.

        Of what may be a sum the cells are kept alone: it is said of the list.
        """
        sheet = self.columns.grid.sheet.name
        parts = {**self.plan.summed, **self.plan.undecided}
        raws = {column: self._first_raws(column)
                for columns in parts.values() for column in columns}  # fmt: skip
        sources = {column for one in self.plan.funding for column in one.columns.values()}
        variant = "" if raws.keys() <= sources else "parts"
        for at, row in enumerate(self.columns.rows):
            cells = {}
            for name, columns in parts.items():
                told = [column for column in columns if raws[column][at].strip()]
                if variant:  # what adds nothing is no part of a sum
                    told = [one for one in told if self._own_money(one)[at] != 0] or told[:1]
                if told:
                    cells[name] = joined([self.columns.amount_cell(at, one) for one in told])
            self.columns.keep_cells(at, "", cells)
            added = {name: cells[name] for name in self.plan.summed if name in cells}
            said = of_sum(sheet, added, self.columns.names[at], variant)
            self.columns.noted += [(row, finding) for finding in said]

    def _own_raws(self, column: int) -> list[str]:
        """Return what a column's cells show, those merged with other money's as nothing."""
        raws = self.columns.raws(column)
        lent = {*self.columns.lent(column), *self._shared().get(column, ())}
        return ["" if at in lent else raw for at, raw in enumerate(raws)] if lent else raws

    def _first_money(self, column: int) -> list[Decimal | None]:
        """Return a column's amounts, with those that it shares where it is the first of them."""
        own, shared = self._own_money(column), self._shared().get(column)
        if not shared:
            return own
        said = self.columns.money(column, self.plan.units.get(column) or self.money_unit)
        return [said[at] if shared.get(at) == column else amount for at, amount in enumerate(own)]

    def _first_raws(self, column: int) -> list[str]:
        own, shared = self._own_raws(column), self._shared().get(column)
        if not shared:
            return own
        raws = self.columns.raws(column)
        return [raws[at] if shared.get(at) == column else raw for at, raw in enumerate(own)]

    def _say_shared(self) -> None:
        """Say whose money is merged over several sources: nobody knows what each gave."""
        for column, rows in self._shared().items():
            for at in (at for at, first in rows.items() if first == column):
                cell, name = self.columns.cell(at, column), self.columns.names[at]
                found = Finding("R147", self.columns.grid.sheet.name, cell.address, name, cell.raw,
                                values={"variant": "sources"})  # fmt: skip
                self.columns.noted.append((self.columns.rows[at], found))

    def _say_lent(self) -> None:
        """Say whose money is merged with that of the project above: nobody knows the shares."""
        said: dict[int, int] = {}
        money = (
            *self.plan.amounts.values(),
            *(column for source in self.plan.funding for column in source.columns.values()),
        )
        for column in money:
            for at in self.columns.lent(column):
                said.setdefault(at, column)
        for at, column in said.items():
            cell, name = self.columns.cell(at, column), self.columns.names[at]
            sheet, row = self.columns.grid.sheet.name, self.columns.rows[at]
            merged = " ".join(path for path, column in self.plan.amounts.items()
                              if at in self.columns.lent(column))  # fmt: skip
            found = Finding(
                "R147",
                sheet,
                cell.address,
                name,
                name or cell.raw,
                values={"variant": "projects", "merged": merged},
            )
            self.columns.noted.append((row, found))

    def rates(self, amounts: Mapping[str, list[Decimal | None]]) -> list[Decimal | None]:
        """Return the printed rates, their cells kept."""
        blank: list[Decimal | None] = [None] * len(self.columns)
        if self.plan.rate is None:
            return blank
        lent = set(self.columns.lent(self.plan.rate))
        own = [at for at in range(len(self.columns)) if at not in lent] if lent else None
        self.columns.keep(self.plan.rate, "stated_rate", own)
        money = (amounts.get(name, blank) for name in ("spent", "budget"))
        rates = self.columns.rates(self.plan.rate, list(map(computed_rate, *money)))
        return [None if at in lent else rate for at, rate in enumerate(rates)] if lent else rates

    def _stated_score(self) -> list[Decimal | None]:
        if self.plan.score is None:
            return []
        self.columns.keep(self.plan.score, "stated_score")
        return self.columns.scores(self.plan.score)

    def _executions(self) -> dict[int, Execution]:
        """Return what the columns say of the execution's weight and score, by project."""
        if not self.plan.execution:
            return {}
        blank: list[Decimal | None] = [None] * len(self.columns)
        said = {name: self.columns.scores(column) for name, column in self.plan.execution.items()}
        for name, column in self.plan.execution.items():
            self.columns.keep(column, f"execution.{name}")
        pairs = zip(said.get("weight", blank), said.get("stated_score", blank), strict=True)
        return {at: Execution(*pair) for at, pair in enumerate(pairs) if pair != (None, None)}

    def funding(self) -> tuple[Values, dict[int, list[str]]]:
        """Return the sources that aren't blank, and the paths of what a person must confirm."""
        rows: list[tuple[Any, ...]] = []
        counts = [0] * len(self.columns)
        open_paths: dict[int, list[str]] = {}
        for source in self.plan.funding:
            amounts = {name: self._own_money(column) for name, column in source.columns.items()}
            filled = [any(raws) for raws in zip(*(self._own_raws(column)
                      for column in source.columns.values()), strict=True)]  # fmt: skip
            unstored = [(at, name, cell) for name, column in source.columns.items()
                        for at, cell in self.columns.unstored(column).items()]  # fmt: skip
            for at, _, _ in unstored:
                filled[at] = True
            blank: list[Decimal | None] = [None] * len(counts)
            money = [amounts.get(name, blank) for name in FUNDING[2:]]
            places = [at for at, told in enumerate(filled) if told]
            rows += [(at, source.source, source.label, *(one[at] for one in money))
                     for at in places]  # fmt: skip
            for position, held in _by_position(places, counts).items():
                for name, column in source.columns.items():
                    lent = self.columns.lent(column)
                    own = [at for at in held if at not in lent] if lent else held
                    self.columns.keep_money(column, f"funding.{position}.{name}", own)
            for at, name, cell in unstored:
                self.columns.keep_cells(at, f"funding.{counts[at]}.", {name: cell})
            for at in places:
                for name in self._placed_by_inference(at, source.columns):
                    open_paths.setdefault(at, []).append(f"funding.{counts[at]}.{name}")
                if source.source == "unconfirmed" and any(one[at] for one in money):
                    open_paths.setdefault(at, []).append(f"funding.{counts[at]}.source")
                counts[at] += 1
        rows.sort(key=lambda row: row[0])
        return table_of(("owner", *FUNDING), rows), open_paths

    def _placed_by_inference(self, at: int, columns: Mapping[str, int]) -> list[str]:
        line = self.columns.lines.get(self.columns.rows[at]) if self.columns.lines else None
        return [name for name, column in columns.items() if column in line.inferred] if line else []

    def figures(self) -> ProjectTable:
        """Return the rows' money and rates alone: what 合计 and 小计 state."""
        found = self._amounts()
        found["stated_rate"], (funding, _) = self.rates(found), self.funding()
        blank: list[Any] = [None] * len(self.columns)
        projects = {name: found.get(name) or blank for name in PROJECT}
        none = table_of(("owner", *INDICATOR), [])
        return ProjectTable(projects, funding, none, self.columns.cells.all)

    def _inferred(
        self, open_paths: Mapping[int, list[str]], guessed: Mapping[int, list[str]]
    ) -> dict[int, tuple[str, ...]]:
        """Return the paths of what was placed by inference, a project each."""
        found: dict[int, list[str]] = {}
        for at, row in enumerate(self.columns.rows):
            line = self.columns.lines.get(row)
            if line:
                found[at] = [name for name, column in self._named().items()
                             if column in line.inferred and column in line.cells]  # fmt: skip
        for paths in (open_paths, guessed):
            for at, more in paths.items():
                found.setdefault(at, []).extend(more)
        return {at: tuple(paths) for at, paths in sorted(found.items()) if paths}

    def _named(self) -> dict[str, int]:
        rate = {} if self.plan.rate is None else {"stated_rate": self.plan.rate}
        return {**self.plan.texts, **self.plan.amounts, **rate}


def _by_position(rows: Sequence[int], counts: Sequence[int]) -> dict[int, list[int]]:
    """Return rows by how many parts their projects have so far: the place of their next one."""
    found: dict[int, list[int]] = {}
    for at in rows:
        found.setdefault(counts[at], []).append(at)
    return found
