"""The facts and views as declared in sql/facts and sql/views: header and query, one file each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gridperf.resources import PACKAGE
from gridperf.words import Language

SQL = PACKAGE / "sql"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a fact or view: unit of measure (None where it has none) and meaning."""

    unit: str | None
    meaning: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """One fact or view (口径) as its file declares it."""

    name: str
    title: Mapping[Language, str]
    grain: tuple[str, ...]
    source: str
    columns: Mapping[str, Column]
    sql: str

    @property
    def selectable(self) -> bool:
        """True where a selection of year and unit narrows it."""
        return {"year", "unit"} <= self.columns.keys()


def _relation(path: Path, known: Mapping[str, Relation] | None = None) -> Relation:
    """Return what a file declares; a column that is declared as a name is that fact's in `known`.

    Where a view passes a fact's column on, its words stand at the fact alone.
    """
    head, sql = path.read_text(encoding="utf-8").removeprefix("/*").split("*/", 1)
    declared = tomllib.loads(head)
    return Relation(
        name=path.stem,
        title=declared["title"],
        grain=tuple(declared["grain"]),
        source=declared["source"],
        columns={
            name: (known or {})[said].columns[name]
            if isinstance(said, str)
            else Column(said.get("unit"), {"zh": said["zh"], "en": said["en"]})
            for name, said in declared["columns"].items()
        },
        sql=sql.strip(),
    )


@cache
def facts() -> Mapping[str, Relation]:
    """Return the facts by name, each after those that it reads."""
    found = {path.stem: _relation(path) for path in sorted((SQL / "facts").glob("*.sql"))}
    return {"threshold_fact": found.pop("threshold_fact"), **found}


@cache
def views() -> Mapping[str, Relation]:
    """Return the views by name: what pages, charts and reports may ask for."""
    return {path.stem: _relation(path, facts()) for path in sorted((SQL / "views").glob("*.sql"))}


@cache
def schema() -> str:
    """Return the statements that make an empty store."""
    return (SQL / "schema.sql").read_text(encoding="utf-8")


@cache
def standing() -> str:
    """Return the statement that says what counts now."""
    return (SQL / "standing.sql").read_text(encoding="utf-8")


@cache
def likeness() -> str:
    """Return the statements that measure how alike the texts are of projects not yet measured."""
    return (SQL / "likeness.sql").read_text(encoding="utf-8")


@cache
def placing() -> str:
    """Return the statement that gives findings of missing values the blank cell they speak of."""
    return (SQL / "placing.sql").read_text(encoding="utf-8")


@cache
def matches() -> str:
    """Return the statement that finds each project of the year before again."""
    return (SQL / "matches.sql").read_text(encoding="utf-8")


@cache
def scores(name: str) -> str:
    """Return a statement of sql/scores: applying, indicators or projects."""
    return (SQL / "scores" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def narrowed(name: str, *, year: bool, units: bool) -> str:
    """Return a view's query with its facts narrowed to $year and $units, as far as these are given.

    Common table expressions of the facts' own names shadow the facts, so that a measure is defined
    once and holds for any selection.
    """
    view = views()[name]
    wanted = ["year = $year"] * year + ["list_contains($units, unit)"] * units
    shadows = [
        f"{fact.name} AS (SELECT * FROM main.{fact.name} WHERE {' AND '.join(wanted)})"  # noqa: S608 (names of own files)
        for fact in facts().values()
        if wanted and fact.selectable and fact.name in view.sql
    ]
    if not shadows:
        return view.sql
    own = view.sql.startswith("WITH ")
    rest = f", {view.sql.removeprefix('WITH ')}" if own else f" {view.sql}"
    return f"WITH {', '.join(shadows)}{rest}"
