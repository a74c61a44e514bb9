"""A file's records as rows: each project with its money, its indicators and its cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any, NamedTuple

from gridperf.model import Cells, Execution, Finding, Form, Funding, Total
from gridperf.project_table import CELL, FUNDING, INDICATOR, ProjectTable, positions
from gridperf.rules import rules
from gridperf.store.claims import Claim, Listing, Part
from gridperf.store.names import spelling_key
from gridperf.store.precision import money_steps, rate_steps, total_step
from gridperf.store.tables import Rows


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
        self._steps = [
            (money_steps(one.table, one.form.money_unit), rate_steps(one.table)) for one in listings
        ]  # fmt: skip
        """Per form: the last decimal that each project's amounts and printed rate show."""
        self._parted: list[tuple[str, str, Place]] = []
        """Sheet and address of the cells of a whole department's form, and where they went."""
        self._of_form: dict[tuple[int, int], int] = {}
        """(form, unit) → submission: where the form's 合计 and 小计 rows belong."""

    def add(self, claim: Claim) -> None:
        """Take in one claim: its submission and its projects."""
        form, counts = claim.form, claim.counts()
        head = (claim.submission_id, self._upload_id, claim.unit_id, claim.year, claim.kind)
        state = (claim.subject, claim.version, "current", form.sheet, None, claim.unit)
        said = (form.money_unit, form.form_number, form.filled_on, form.title)
        held = (len(counts), sum(counts), claim.indicators_of)
        self.rows.add("submission", *head, *state, *said, *held)
        for part in claim.parts:
            self._of_form.setdefault((part.listing.number, claim.unit_id), claim.submission_id)
            self._projects(claim, part)

    def _projects(self, claim: Claim, part: Part) -> None:
        listing, table, form = part.listing, part.listing.table, part.listing.form
        first, count = self._next.project, len(part.rows)
        self._next.project += count
        numbers = list(range(first, first + count))
        for row, number in zip(part.rows, numbers, strict=True):
            self._numbers[listing.number][row] = number
            self._filed[listing.number][row] = claim.submission_id
        done = [table.executions.get(row, _UNSCORED) for row in part.rows]
        same = {"submission_id": claim.submission_id, "sheet": form.sheet,
                "form_id": self._first_form + listing.number, "fields": _fields(form)}  # fmt: skip
        own = {name: part.pick(column) for name, column in table.projects.items()}
        self.rows.extend("project", {
            **own,
            **{name: [value] * count for name, value in same.items()},
            "project_id": numbers,
            "position": [row + 1 for row in part.rows],
            "name_key": [spelling_key(name or "") for name in own["name"]],
            "money_step": part.pick(self._steps[listing.number][0]),
            "rate_step": part.pick(self._steps[listing.number][1]),
            "execution_weight": [one.weight for one in done],
            "execution_score": [one.stated_score for one in done],
            "execution_reason": [one.reason for one in done],
            "indicators": part.pick(listing.counts),
        })  # fmt: skip
        if form.unit_totals and claim.kind == "unit_form":
            self._parts(Place(claim.submission_id, numbers[0], None), form)

    def details(self) -> None:
        """Take in what stands under the projects that were taken in; call it after the claims."""
        for listing in self._listings:
            taken = self._numbers[listing.number]
            if any(number is not None for number in taken):
                table, whole = listing.table, None not in taken
                funding, indicators, cells = (
                    columns if whole else _of_taken(columns, taken)
                    for columns in (table.funding, table.indicators, table.cell_columns())
                )
                self._funding(listing, funding)
                self._indicators(listing, indicators)
                self._cells(listing, cells)

    def _funding(self, listing: Listing, columns: Mapping[str, Sequence[Any]]) -> None:
        self.rows.extend("funding", {
            **{name: columns[name] for name in FUNDING},
            "project_id": self._owned(listing, columns["owner"]),
            "position": positions(columns["owner"]),
        })  # fmt: skip

    def _indicators(self, listing: Listing, columns: Mapping[str, Sequence[Any]]) -> None:
        first, count = self._next.indicator, len(columns["owner"])
        self._next.indicator += count
        self.rows.extend("indicator", {
            **{name: columns[name] for name in INDICATOR},
            "grp": columns["group"],
            "indicator_id": list(range(first, first + count)),
            "project_id": self._owned(listing, columns["owner"]),
            "position": positions(columns["owner"]),
        })  # fmt: skip

    def _cells(self, listing: Listing, columns: Mapping[str, Sequence[Any]]) -> None:
        owners, filed = columns["owner"], self._filed[listing.number]
        self.rows.extend("source_cell", {
            **{name: columns[name] for name in CELL},
            "submission_id": [filed[owner] for owner in owners],
            "project_id": self._owned(listing, owners),
            "sheet": [listing.form.sheet] * len(owners),
            "inferred": _inferred(listing.table, columns),
        })  # fmt: skip

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
        parts: list[tuple[str | None, Total | Funding]] = [(None, total)]
        parts += [(source.source, source) for source in total.funding]
        for source, part in parts:
            addresses = [_address(part.cells, name) for name in ("budget", "spent")]
            place = (self._next.total, owner, self._first_form + number, form.sheet)
            claim = (total.label, total.row, unit_id, source, part.budget)
            self.rows.add("total", *place, *claim, part.spent, *addresses, step)
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


def _of_taken(
    columns: Mapping[str, Sequence[Any]], taken: Sequence[int | None]
) -> Mapping[str, Sequence[Any]]:
    """Return the rows of the projects that were taken in."""
    kept = [taken[owner] is not None for owner in columns["owner"]]
    return {name: list(compress(column, kept)) for name, column in columns.items()}


def _inferred(table: ProjectTable, cells: Mapping[str, Sequence[Any]]) -> list[bool]:
    """Tell of every cell whether its value was placed by inference."""
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
    if not concerned:
        return [False] * len(cells["owner"])
    return [
        owner in concerned and ((owner, path) in paths or (owner, path.rpartition(".")[0]) in whole)
        for owner, path in zip(cells["owner"], cells["path"], strict=True)
    ]


def _addresses(cell: str | None) -> list[str]:
    return (cell or "").split(",")


def _money(part: Funding) -> Iterator[object]:
    return (getattr(part, name) for name in MONEY)


def _address(cells: Cells, name: str) -> str | None:
    return cells[name].address if name in cells else None
