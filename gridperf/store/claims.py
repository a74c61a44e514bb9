"""What one file files for: each unit, year and kind of form by itself, with its projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gridperf.model import Document, Form, FormKind, Refused
from gridperf.project_table import ProjectTable
from gridperf.store.names import spelling_key
from gridperf.store.units import UnitName

_MONEY = ("budget", "spent")


class Listing(NamedTuple):
    """One form of a file: its number there, its projects, whose and of which year each is."""

    number: int
    form: Form
    table: ProjectTable
    counts: list[int]
    """How many indicators each project has."""
    units: list[UnitName]
    years: list[int]

    def named(self, row: int) -> tuple[str | None, str]:
        """Return one project's code, and its name as names are compared."""
        code, name = (self.table.projects[field][row] for field in ("code", "name"))
        return code, spelling_key(name or "")


class Part(NamedTuple):
    """What a claim has of one form: the projects that stand in these rows."""

    listing: Listing
    rows: list[int]

    def pick(self, column: Sequence[Any]) -> Sequence[Any]:
        """Return the values of these rows."""
        whole = len(self.rows) == len(column)
        return column if whole else [column[row] for row in self.rows]


@dataclass(slots=True)
class Claim:
    """What one file says of one unit and year by one kind of form: a submission to be."""

    unit_id: int
    unit: str
    year: int
    kind: FormKind
    subject: str
    parts: list[Part] = field(default_factory=list)
    submission_id: int = 0
    version: int = 1
    indicators_of: int | None = None

    @property
    def form(self) -> Form:
        """The form that it is made by, the first of several."""
        return self.parts[0].listing.form

    def take(self, listing: Listing, row: int) -> None:
        """Take one project in."""
        if not self.parts or self.parts[-1].listing is not listing:
            self.parts.append(Part(listing, []))
        self.parts[-1].rows.append(row)

    def values(self, name: str) -> list[Any]:
        """Return one field of all its projects."""
        return [one for part in self.parts for one in part.pick(part.listing.table.projects[name])]

    def counts(self) -> list[int]:
        """Return how many indicators each of its projects has."""
        return [count for part in self.parts for count in part.pick(part.listing.counts)]

    def names_sources(self) -> bool:
        """Tell whether it has a column or an amount of a source of money."""
        listed = [part.listing for part in self.parts]
        meanings = {said for one in listed for said in one.form.columns.values()}
        return any("." in said and said.startswith(_MONEY) for said in meanings) or any(
            owner in part.rows
            for part in self.parts
            for owner in part.listing.table.funding["owner"]
        )

    def named(self) -> tuple[str | None, str]:
        """Return code and compared name of its first project, a project form's only one."""
        return self.parts[0].listing.named(self.parts[0].rows[0])


def listings(document: Document) -> list[Listing]:
    """Return a document's forms; raises Refused where a project's unit or year is missing."""
    tables = [ProjectTable.of(form.projects) for form in document.forms]
    held = list(zip(document.forms, tables, strict=True))
    units = [_units(document, form, table) for form, table in held]
    years = [_years(document, form, table) for form, table in held]
    rows = zip(held, units, years, strict=True)
    return [
        Listing(number, form, table, _counts(table), own_units, own_years)
        for number, ((form, table), own_units, own_years) in enumerate(rows)
    ]


def _units(document: Document, form: Form, table: ProjectTable) -> list[UnitName]:
    found: list[UnitName] = []
    known: dict[tuple[str | None, str | None], UnitName] = {}
    for said in zip(table.projects["unit"], table.projects["unit_code"], strict=True):
        if said not in known:
            unit, own = said
            name = unit or form.unit
            if not name:
                raise Refused("incomplete", "no_unit", file=document.file, sheet=form.sheet)
            known[said] = UnitName(name, own if unit else own or form.unit_code)
        found.append(known[said])
    return found


def _years(document: Document, form: Form, table: ProjectTable) -> list[int]:
    years = [form.year if year is None else year for year in table.projects["year"]]
    if None in years:
        raise Refused("incomplete", "no_year", file=document.file, sheet=form.sheet)
    return [year for year in years if year is not None]


def _counts(table: ProjectTable) -> list[int]:
    counts = [0] * len(table)
    for owner in table.indicators["owner"]:
        counts[owner] += 1
    return counts


def nameless(document: Document, form: Form) -> str:
    """Return what a form without code or name is known by: its own bytes, its place in them."""
    return f"{document.sha256[:16]} {form.sheet} {form.range}"


def units_of(held: Sequence[Listing]) -> list[UnitName]:
    """Return the units that a file names, each once."""
    return list(dict.fromkeys(unit for listing in held for unit in listing.units))
