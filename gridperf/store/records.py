"""A document's records as rows: each project with its money, its indicators and its cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from gridperf.model import Cells, Document, Finding, Form, FormKind, Funding, Project, Total
from gridperf.rules import rules
from gridperf.store.names import spelling_key
from gridperf.store.precision import money_step, rate_step, total_step
from gridperf.store.tables import Rows, amount, share


class Entry(NamedTuple):
    """One project where it stands: number of the form in the file, place in the form from 1."""

    number: int
    position: int
    form: Form
    project: Project


@dataclass(slots=True)
class Claim:
    """What one file says of one unit and year by one kind of form: a submission to be."""

    unit_id: int
    unit: str
    year: int
    kind: FormKind
    subject: str
    entries: list[Entry] = field(default_factory=list)
    submission_id: int = 0
    version: int = 1
    indicators_of: int | None = None

    @property
    def indicators(self) -> int:
        """How many indicators its projects hold."""
        return sum(len(entry.project.indicators) for entry in self.entries)


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
        self, numbers: Numbers, upload_id: int, found: Sequence[Finding], rows: Rows
    ) -> None:
        """Begin to number after what is stored; watch for the cells that findings name."""
        self._watched: dict[str, set[str]] = {}
        for finding in found:
            addresses = (finding.cell or "").split(",")
            self._watched.setdefault(finding.sheet or "", set()).update(addresses)
        self.rows = rows
        self._next = numbers
        self._first_form = numbers.form
        self._upload_id = upload_id
        self._cells: dict[tuple[str, str], Place] = {}
        self._named: dict[tuple[str | None, str], Place] = {}
        self._sheet = ""
        self._sheets: dict[str | None, Place] = {}
        self._paths: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._fields: dict[int, str] = {}
        self._of_form: dict[tuple[int, int], int] = {}
        """(form, unit) → submission: where the form's 合计 and 小计 rows belong."""

    def add(self, claim: Claim) -> None:
        """Take in one claim: its submission and everything under it."""
        form = claim.entries[0].form
        head = (claim.submission_id, self._upload_id, claim.unit_id, claim.year, claim.kind)
        state = (claim.subject, claim.version, "current", form.sheet, None, claim.unit)
        said = (form.money_unit, form.form_number, form.filled_on, form.title)
        counts = (len(claim.entries), claim.indicators, claim.indicators_of)
        self.rows.of["submission"].append((*head, *state, *said, *counts))
        for entry in claim.entries:
            self._of_form.setdefault((entry.number, claim.unit_id), claim.submission_id)
            self._project(claim, entry)

    def _project(self, claim: Claim, entry: Entry) -> None:
        form, project = entry.form, entry.project
        place = Place(claim.submission_id, self._next.project, None)
        self._next.project += 1
        self._sheets.setdefault(form.sheet, place._replace(project_id=None))
        if project.name:
            self._named.setdefault((form.sheet, project.name), place)
        row = _project_row(place, self._first_form, entry)
        self.rows.of["project"].append((*row, self._said_of_columns(entry)))
        self._funding(place, project.funding)
        self._indicators(place, project)
        self._sheet = form.sheet
        inferred = frozenset(project.inferred)
        for path, cells, whole in _paths(project):
            self._keep(place, path, cells, ALL if whole else inferred)
        if form.unit_totals and claim.kind == "unit_form":
            self._parts(place, form)
        self.rows.cells.own(place.submission_id, place.project_id, form.sheet)

    def _said_of_columns(self, entry: Entry) -> str:
        """Return what the form's columns were understood as, the same for all of its projects."""
        said = self._fields.get(entry.number)
        if said is None:
            columns = entry.form.columns.items()
            said = ",".join(f"{letter}={meaning}" for letter, meaning in columns)
            self._fields[entry.number] = said
        return said

    def _funding(self, place: Place, sources: Sequence[Funding]) -> None:
        self.rows.of["funding"].extend(
            (place.project_id, position, source.source, source.label, *_money(source))
            for position, source in enumerate(sources)
        )

    def _indicators(self, place: Place, project: Project) -> None:
        rows, first, owner = self.rows.of["indicator"], self._next.indicator, place.project_id
        for position, said in enumerate(project.indicators):
            *what, weight, score, reason, inferred = _INDICATOR(said)
            points = (amount(weight), amount(score))
            rows.append((first + position, owner, position, *what, *points, reason, inferred))
        self._next.indicator += len(project.indicators)

    def _keep(self, place: Place, path: str, cells: Cells, guessed: frozenset[str] | None) -> None:
        """Keep the cells of one part; `guessed` are the paths placed by inference, None all."""
        names = (path, *cells)
        paths = self._paths.get(names)
        if paths is None:
            paths = self._paths[names] = tuple(f"{path}{name}" for name in cells)
        kept = self.rows.cells
        kept.add(paths, cells.values())
        if guessed or guessed is None:
            kept.guess([guessed is None or one in guessed for one in paths])
        watched = self._watched.get(self._sheet)
        if not watched:
            return
        for full, cell in zip(paths, cells.values(), strict=True):
            if cell.address not in watched and "," not in cell.address:
                continue
            for address in watched.intersection(cell.address.split(",")):
                self._cells.setdefault((self._sheet, address), place._replace(path=full))

    def _parts(self, place: Place, form: Form) -> None:
        split = form.unit_totals
        if split is None:
            return
        rows, owner = self.rows.of["unit_part"], place.submission_id
        whole = (None, amount(split.budget), amount(split.spent))
        rows.append((owner, "total", 0, None, None, *whole))
        for part, source in (("basic", split.basic), ("project", split.project)):
            if source:
                rows.append((owner, part, 0, source.label, None, *_money(source)))
                self._keep(place, f"unit_totals.{part}.", source.cells, NONE)
        for position, task in enumerate(split.tasks):
            spent = (None, amount(task.budget), amount(task.spent))
            rows.append((owner, "task", position, task.name, task.result, *spent))
            path = f"unit_totals.tasks.{position}."
            self._keep(place, path, task.cells, NONE)

    def totals(self, document: Document, unit_ids: dict[str, int]) -> None:
        """Take in the 合计 and 小计 rows of all forms; call it after the claims."""
        for number, form in enumerate(document.forms):
            owners = [owner for (form_no, _), owner in self._of_form.items() if form_no == number]
            for total in form.totals if owners else ():
                unit_id = unit_ids.get(total.unit or "")
                owner = self._of_form.get((number, unit_id or 0), owners[0])
                self._total(owner, number, form, total, unit_id)
        self._next.form += len(document.forms)

    def _total(
        self, owner: int, number: int, form: Form, total: Total, unit_id: int | None
    ) -> None:
        step = share(total_step(total, form.money_unit))
        parts: list[tuple[str | None, Total | Funding]] = [(None, total)]
        parts += [(source.source, source) for source in total.funding]
        for source, part in parts:
            addresses = [_address(part.cells, name) for name in ("budget", "spent")]
            place = (self._next.total, owner, self._first_form + number, form.sheet)
            claim = (total.label, total.row, unit_id, source, amount(part.budget))
            self.rows.of["total"].append((*place, *claim, amount(part.spent), *addresses, step))
            self._next.total += 1

    def findings(self, found: Sequence[Finding]) -> None:
        """Take in what the reader had to say, each at the project whose cell it names."""
        for finding in found:
            rule = rules()[finding.rule]
            place = self._place(finding)
            gaps = json.dumps(dict(finding.values), ensure_ascii=False)
            where = (finding.sheet, finding.cell, place.path, finding.project)
            what = (finding.found, finding.expected, gaps, None)
            level = rule.level_of(finding)
            head = (self._next.finding, place.submission_id, place.project_id, rule.code, level)
            self.rows.of["finding"].append((*head, *where, *what))
            self._next.finding += 1

    def _place(self, finding: Finding) -> Place:
        sheet = finding.sheet or ""
        for address in (finding.cell or "").split(","):
            if (sheet, address) in self._cells:
                return self._cells[sheet, address]
        if (finding.sheet, finding.project or "") in self._named:
            return self._named[finding.sheet, finding.project or ""]
        anywhere = next(iter(self._sheets.values()))
        return self._sheets.get(finding.sheet, anywhere)


ALL: frozenset[str] | None = None
NONE: frozenset[str] | None = frozenset()
"""Which paths of a part were placed by inference."""

_INDICATOR = attrgetter(
    "group", "dimension", "name", "target", "actual", "comparator", "target_value",
    "actual_value", "measure_unit", "status", "weight", "stated_score", "reason", "inferred",
)  # fmt: skip


def _money(part: Funding) -> tuple[object, object, object]:
    return amount(part.budget_initial), amount(part.budget), amount(part.spent)


def _address(cells: Cells, name: str) -> str | None:
    return cells[name].address if name in cells else None


def _paths(project: Project) -> Iterator[tuple[str, Cells, bool]]:
    """Yield every part of a project that has cells: prefix of the path, cells, whether inferred."""
    yield "", project.cells, False
    for position, source in enumerate(project.funding):
        yield f"funding.{position}.", source.cells, False
    for position, indicator in enumerate(project.indicators):
        yield f"indicators.{position}.", indicator.cells, indicator.inferred
    if project.execution:
        yield "execution.", project.execution.cells, False


def _project_row(place: Place, first_form: int, entry: Entry) -> tuple[object, ...]:
    form, project, done = entry.form, entry.project, entry.project.execution
    money = (amount(project.budget_initial), amount(project.budget), amount(project.spent))
    steps = (share(money_step(project, form.money_unit)), share(rate_step(project)))
    execution = (
        amount(done.weight) if done else None,
        amount(done.stated_score) if done else None,
        done.reason if done else None,
    )
    texts = (project.goal, project.result, project.process, project.conclusion)
    return (
        place.project_id,
        place.submission_id,
        first_form + entry.number,
        form.sheet,
        entry.position,
        project.sequence,
        project.code,
        project.name,
        spelling_key(project.name or ""),
        project.unit_code,
        project.supervisor,
        project.supervisor_code,
        *money,
        share(project.stated_rate),
        *steps,
        *execution,
        *texts,
        project.problems,
        project.rectification,
        amount(project.stated_score),
        project.stated_grade,
        len(project.indicators),
    )
