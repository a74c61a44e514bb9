"""A file's records as rows: each project with its money, its indicators and its cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import compress
from typing import Any, NamedTuple

import numpy as np

from gridperf.columns import JoinedTexts
from gridperf.model import Cells, Execution, Finding, Form, Funding, Total
from gridperf.project_table import FUNDING, INDICATOR, CellRun, ProjectTable, positions
from gridperf.rules import rules
from gridperf.store.claims import Claim, Listing, Part
from gridperf.store.names import spelling_key
from gridperf.store.precision import money_steps, rate_steps, total_rate_step, total_step
from gridperf.store.tables import Rows, coded, same

Columns = Mapping[str, Any]
"""Column → its values, a plain sequence or an array."""


@dataclass(slots=True)
class Numbers:
    """The next free number of each table."""

    submission: int = 1
    project: int = 1
    indicator: int = 1
    form: int = 1
    total: int = 1
    finding: int = 1


class Place(NamedTuple):
    """Where a value of the file went."""

    submission_id: int
    project_id: int | None
    path: str | None


class Records:
    """The rows of one file, and where each of its cells went."""

    def __init__(
        self, numbers: Numbers, upload_id: int, listings: Sequence[Listing], rows: Rows
    ) -> None:
        """Begin to number after what is stored."""
        self.rows = rows
        self._next = numbers
        self._first_form = numbers.form
        numbers.form += len(listings)
        self._upload_id = upload_id
        self._listings = listings
        self._filed: list[list[int | None]] = [[None] * len(one.table) for one in listings]
        """Per form and project: the submission that it came into, None where it was there."""
        self._numbers: list[list[int | None]] = [[None] * len(one.table) for one in listings]
        self._parted: list[tuple[str, str, Place]] = []
        """Sheet and address of the cells of a whole department's form, and where they went."""
        self._of_form: dict[tuple[int, int], int] = {}
        """(form, unit) → submission: where the form's 合计 and 小计 rows belong."""

    def add(self, claim: Claim) -> None:
        """Take in one claim: its submission and its projects."""
        form, counts = claim.form, claim.counts()
        head = (claim.submission_id, self._upload_id, claim.unit_id, claim.year, claim.kind)
        state = (claim.subject, claim.version, "current", form.sheet, None, claim.unit)
        said = (form.money_unit, form.form_number, form.filled_on, form.filled_cell, form.title)
        held = (len(counts), sum(counts), claim.indicators_of)
        self.rows.add("submission", *head, *state, *said, *held)
        for part in claim.parts:
            self._of_form.setdefault((part.listing.number, claim.unit_id), claim.submission_id)
            self._number(claim, part)

    def _number(self, claim: Claim, part: Part) -> None:
        """Give the projects that a claim has of one form their numbers."""
        at, first = part.listing.number, self._next.project
        self._next.project += len(part.rows)
        for number, row in enumerate(part.rows, start=first):
            self._numbers[at][row] = number
            self._filed[at][row] = claim.submission_id
        if part.listing.form.unit_totals and claim.kind == "unit_form":
            self._parts(Place(claim.submission_id, first, None), part.listing.form)

    def details(self) -> None:
        """Take in the projects and what stands under them; call it after the claims."""
        for listing in self._listings:
            taken = [number is not None for number in self._numbers[listing.number]]
            if any(taken):
                indicators = _of_taken(listing.table.indicators, taken)
                first = self._next.indicator
                self._next.indicator += len(indicators["owner"])
                # The largest first: while one is stored, those after it are made ready.
                self.rows.extend("indicator", partial(self._indicators, listing, indicators, first))
                self.rows.extend("source_cell", partial(self._cells, listing, taken))
                self.rows.extend("project", partial(self._projects, listing, taken))
                self.rows.extend("funding", partial(self._funding, listing, taken))

    def _projects(self, listing: Listing, taken: Sequence[bool]) -> Columns:
        at, table, form = listing.number, listing.table, listing.form
        done = [table.executions.get(row, _UNSCORED) for row in range(len(table))]
        columns: Columns = {
            **table.projects,
            "submission_id": self._filed[at],
            "project_id": self._numbers[at],
            "position": range(1, len(table) + 1),
            "name_key": [spelling_key(name or "") for name in table.projects["name"]],
            "money_step": money_steps(table, form.money_unit),
            "rate_step": rate_steps(table),
            "execution_weight": [one.weight for one in done],
            "execution_score": [one.stated_score for one in done],
            "execution_reason": [one.reason for one in done],
            "indicators": listing.counts,
        }
        if not all(taken):
            columns = {name: list(compress(column, taken)) for name, column in columns.items()}
        count = sum(taken)
        return {
            **columns,
            "form_id": np.full(count, self._first_form + at),
            "sheet": same(form.sheet, count),
            "fields": same(_fields(form), count),
        }

    def _funding(self, listing: Listing, taken: Sequence[bool]) -> Columns:
        columns = _of_taken(listing.table.funding, taken)
        return {
            **{name: columns[name] for name in FUNDING},
            "project_id": self._owned(listing, columns["owner"]),
            "position": positions(columns["owner"]),
        }

    def _indicators(self, listing: Listing, columns: Columns, first: int) -> Columns:
        return {
            **{name: columns[name] for name in INDICATOR},
            "grp": columns["group"],
            "indicator_id": np.arange(first, first + len(columns["owner"])),
            "project_id": self._owned(listing, columns["owner"]),
            "position": positions(columns["owner"]),
        }

    def _cells(self, listing: Listing, taken: Sequence[bool]) -> Columns:
        cells = listing.table.cells
        runs = cells if all(taken) else [run.only(taken) for run in cells]
        lengths = [len(run.owners) for run in runs]
        owners = _joined([run.owners for run in runs])
        return {
            "submission_id": _array(self._filed[listing.number])[owners],
            "project_id": _array(self._numbers[listing.number])[owners],
            "path": coded(np.repeat(np.arange(len(runs)), lengths), [run.path for run in runs]),
            "sheet": same(listing.form.sheet, len(owners)),
            "address": JoinedTexts.chained(_addresses_of(runs)),
            "raw": JoinedTexts.chained([run.raws for run in runs]),
            "inferred": _inferred(listing.table, runs),
        }

    def _owned(self, listing: Listing, owners: Sequence[int]) -> list[int | None]:
        numbers = self._numbers[listing.number]
        return [numbers[owner] for owner in owners]

    def _parts(self, place: Place, form: Form) -> None:
        split, owner = form.unit_totals, place.submission_id
        if split is None:
            return
        whole = (None, split.budget, split.spent)
        self.rows.add("unit_part", owner, "total", 0, None, None, *whole)
        for part, source in (("basic", split.basic), ("project", split.project)):
            if source:
                said = (part, 0, source.label, None, *_money(source))
                self.rows.add("unit_part", owner, *said)
                self._keep(place, form, f"unit_totals.{part}.", source.cells)
        for position, task in enumerate(split.tasks):
            spent = (None, task.budget, task.spent)
            self.rows.add("unit_part", owner, "task", position, task.name, task.result, *spent)
            self._keep(place, form, f"unit_totals.tasks.{position}.", task.cells)

    def _keep(self, place: Place, form: Form, prefix: str, cells: Cells) -> None:
        for name, (address, raw) in cells.items():
            went = place._replace(path=f"{prefix}{name}")
            self.rows.add("source_cell", *went, form.sheet, address, raw, False)
            self._parted.append((form.sheet, address, went))

    def totals(self, unit_ids: dict[str, int]) -> None:
        """Take in the 合计 and 小计 rows of all forms; call it after the claims."""
        for number, listing in enumerate(self._listings):
            owners = [owner for (form_no, _), owner in self._of_form.items() if form_no == number]
            for total in listing.form.totals if owners else ():
                unit_id = unit_ids.get(total.unit or "")
                owner = self._of_form.get((number, unit_id or 0), owners[0])
                self._total(owner, number, listing.form, total, unit_id)

    def _total(
        self, owner: int, number: int, form: Form, total: Total, unit_id: int | None
    ) -> None:
        step = total_step(total, form.money_unit)
        rate = (total.stated_rate, total_rate_step(total), _address(total.cells, "stated_rate"))
        parts: list[tuple[str | None, Total | Funding]] = [(None, total)]
        parts += [(source.source, source) for source in total.funding]
        for source, part in parts:
            addresses = [_address(part.cells, name) for name in ("budget", "spent")]
            place = (self._next.total, owner, self._first_form + number, form.sheet)
            claim = (total.label, total.row, unit_id, source, part.budget)
            of_rate = rate if source is None else (None, None, None)
            self.rows.add("total", *place, *claim, part.spent, *addresses, step, *of_rate)
            self._next.total += 1

    def findings(self, found: Sequence[Finding]) -> None:
        """Take in what the reader had to say, each at the project whose cell it names."""
        places = self._places(found)
        for finding in found:
            rule = rules()[finding.rule]
            place = self._place(finding, places)
            gaps = json.dumps(dict(finding.values), ensure_ascii=False)
            where = (finding.sheet, finding.cell, place.path, finding.project)
            what = (finding.found, finding.expected, gaps, None)
            head = (self._next.finding, *place[:2], rule.code, rule.level_of(finding))
            self.rows.add("finding", *head, *where, *what)
            self._next.finding += 1

    def _places(self, found: Sequence[Finding]) -> dict[tuple[str, str], Place]:
        """Return where the cells went that findings name, by sheet and address."""
        wanted: dict[str, set[str]] = {}
        for one in found:
            wanted.setdefault(one.sheet or "", set()).update(_addresses(one.cell))
        places: dict[tuple[str, str], Place] = {}
        for sheet, address, place in (*self._cells_at(wanted), *self._parted):
            known = places.setdefault((sheet, address), place)
            if (place.project_id or 0) < (known.project_id or 0):
                places[sheet, address] = place
        return places

    def _cells_at(self, wanted: Mapping[str, set[str]]) -> Iterator[tuple[str, str, Place]]:
        """Yield sheet, address and place of the cells that are wanted, by sheet."""
        for listing in self._listings:
            sheet, cells = listing.form.sheet, listing.table.cells
            addresses = wanted.get(sheet)
            if not addresses:
                continue
            named = ((run.path, owner, cell) for run in cells
                     for owner, cell in zip(run.owners, run.addresses(), strict=True)
                     if cell in addresses or "," in cell)  # fmt: skip
            for path, owner, cell in named:
                place = self._went(listing, owner, path)
                for address in addresses.intersection(_addresses(cell)):
                    if place:
                        yield sheet, address, place

    def _place(self, finding: Finding, places: Mapping[tuple[str, str], Place]) -> Place:
        """Return where the cell went that a finding names, else its project, else its sheet."""
        for address in _addresses(finding.cell):
            if place := places.get((finding.sheet or "", address)):
                return place
        named = self._of_names.get((finding.sheet, finding.project or ""))
        return named or self._of_sheets.get(finding.sheet) or next(iter(self._of_sheets.values()))

    @cached_property
    def _of_names(self) -> dict[tuple[str | None, str], Place]:
        """Sheet and name of a project → where it went, the first of several."""
        return {(sheet, name): place for sheet, name, place in reversed(self._taken()) if name}

    @cached_property
    def _of_sheets(self) -> dict[str | None, Place]:
        """Sheet → the first submission that something of it went into."""
        taken = reversed(self._taken())
        return {sheet: place._replace(project_id=None) for sheet, _, place in taken}

    def _taken(self) -> list[tuple[str, str | None, Place]]:
        """Return sheet, name and place of the projects that were taken in, by their numbers."""
        taken = [
            (listing.form.sheet, name, place)
            for listing in self._listings
            for row, name in enumerate(listing.table.projects["name"])
            if (place := self._went(listing, row))
        ]
        return sorted(taken, key=lambda one: one[2].project_id or 0)

    def _went(self, listing: Listing, row: int, path: str | None = None) -> Place | None:
        submission_id = self._filed[listing.number][row]
        if submission_id is None:
            return None
        return Place(submission_id, self._numbers[listing.number][row], path)


MONEY = ("budget_initial", "budget", "spent")
_UNSCORED = Execution()


def _fields(form: Form) -> str:
    """Return what the form's columns were understood as, the same for all of its projects."""
    return ",".join(f"{letter}={meaning}" for letter, meaning in form.columns.items())


def _of_taken(columns: Columns, taken: Sequence[bool]) -> Columns:
    """Return the rows of the projects that were taken in."""
    if all(taken):
        return columns
    kept = [taken[owner] for owner in columns["owner"]]
    return {name: list(compress(column, kept)) for name, column in columns.items()}


def _array(column: Sequence[int | None]) -> Any:  # noqa: ANN401 (an array)
    return np.array([number or 0 for number in column], np.int64)


def _joined(lists: Sequence[list[int]]) -> Any:  # noqa: ANN401 (an array)
    """Return lists of numbers, many of which are the same list, as one array."""
    arrays = {id(one): np.array(one, np.int64) for one in lists}
    return np.concatenate([arrays[id(one)] for one in lists]) if lists else np.zeros(0, np.int64)


def _addresses_of(runs: Sequence[CellRun]) -> list[Sequence[str]]:
    """Return the cells' addresses run by run, in one piece each where they can be."""
    places = {id(run.places): JoinedTexts.of(run.places) for run in runs}
    joined = ((run, places[id(run.places)]) for run in runs)
    return [whole.led_by(run.letters) if whole else run.addresses() for run, whole in joined]


def _inferred(table: ProjectTable, runs: Sequence[CellRun]) -> Any:  # noqa: ANN401 (or an array)
    """Tell of every cell whether its value was placed by inference."""
    if not table.inferred and not any(table.indicators["inferred"]):
        return np.zeros(sum(len(run.owners) for run in runs), np.bool_)
    paths = {(owner, path) for owner, held in table.inferred.items() for path in held}
    owners = table.indicators["owner"]
    whole = {
        (owner, f"indicators.{position}")
        for owner, position, inferred in zip(
            owners, positions(owners), table.indicators["inferred"], strict=True
        )
        if inferred
    }
    concerned = {owner for owner, _ in paths | whole}
    cells = ((owner, run.path) for run in runs for owner in run.owners)
    return [
        owner in concerned and ((owner, path) in paths or (owner, path.rpartition(".")[0]) in whole)
        for owner, path in cells
    ]


def _addresses(cell: str | None) -> list[str]:
    return (cell or "").split(",")


def _money(part: Funding) -> Iterator[object]:
    return (getattr(part, name) for name in MONEY)


def _address(cells: Cells, name: str) -> str | None:
    return cells[name].address if name in cells else None
