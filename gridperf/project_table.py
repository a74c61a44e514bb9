"""Projects kept column by column (项目表): what makes a list of twenty thousand of them light.

Such a list holds a million values. One object for each of them costs many times what its text
costs to read, to hand to another process and to store; a column of plain values costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate, compress
from operator import attrgetter
from typing import Any, NamedTuple, overload

from gridperf.columns import Amounts, InParts, JoinedTexts
from gridperf.model import Cell, Cells, Execution, Funding, Indicator, Project

Columns = Mapping[str, Sequence[Any]]
"""Field → its values, one a row."""

_APART = {"funding", "execution", "indicators", "inferred", "cells"}
PROJECT = tuple(one.name for one in fields(Project) if one.name not in _APART)
FUNDING = tuple(one.name for one in fields(Funding) if one.name != "cells")
INDICATOR = tuple(one.name for one in fields(Indicator) if one.name != "cells")
"""The fields of the three tables; all but the first say under `owner` whose a row is."""


class CellRun(NamedTuple):
    """The cells under one path ("funding.0.spent") of many projects, which mostly share a column.

    To write out half a million addresses and paths costs more than to read the cells: an address
    is `letters` and the place behind them, a row or, where `letters` is empty, all of it.
    """

    path: str
    letters: str
    owners: list[int]
    places: list[str]
    raws: Sequence[str]

    def addresses(self) -> list[str]:
        """Return the cells' addresses, written out."""
        return [self.letters + place for place in self.places] if self.letters else self.places

    def only(self, rows: Sequence[bool]) -> CellRun:
        """Return the cells of the projects of which `rows` is true."""
        kept = [rows[owner] for owner in self.owners]
        return self._replace(
            owners=list(compress(self.owners, kept)),
            places=list(compress(self.places, kept)),
            raws=list(compress(self.raws, kept)),
        )


class CellRuns:
    """Cells on their way into a table: whole runs of them, or what comes one by one."""

    def __init__(self) -> None:
        """Begin without any."""
        self.all: list[CellRun] = []
        self._single: dict[str, tuple[list[int], list[str], list[str]]] = {}
        """Path → owners, addresses and raw texts of those that came one by one."""

    def add(self, owner: int, prefix: str, cells: Cells) -> None:
        """Add the cells of one part of a project."""
        for name, (address, raw) in cells.items():
            path = f"{prefix}{name}"
            if path not in self._single:
                self._single[path] = [], [], []
                self.all.append(CellRun(path, "", *self._single[path]))
            owners, addresses, raws = self._single[path]
            owners.append(owner)
            addresses.append(address)
            raws.append(raw)


@dataclass(frozen=True, slots=True, eq=False)
class ProjectTable(Sequence[Project]):
    """A form's projects: a sequence of them, made when they are first asked for as objects.

    `funding` and `indicators` have a row each, with the place of its project (from zero) under
    "owner", and stand in the order of their projects; cells stand in any.
    """

    projects: Columns
    funding: Columns
    indicators: Columns
    cells: Sequence[CellRun]
    executions: Mapping[int, Execution] = field(default_factory=dict)
    """Place of a project → the form's own scoring of its execution, without its cells."""
    inferred: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    _made: list[Project] = field(default_factory=list)

    @classmethod
    def of(cls, projects: Sequence[Project]) -> ProjectTable:
        """Return the projects as a table; one that is a table already as it is."""
        if isinstance(projects, ProjectTable):
            return projects
        return cls(
            {name: [getattr(one, name) for one in projects] for name in PROJECT},
            _rows(FUNDING, ((at, one) for at, p in enumerate(projects) for one in p.funding)),
            _rows(INDICATOR, ((at, one) for at, p in enumerate(projects) for one in p.indicators)),
            _cells(projects),
            {at: replace(p.execution, cells={}) for at, p in enumerate(projects) if p.execution},
            {at: p.inferred for at, p in enumerate(projects) if p.inferred},
        )

    @classmethod
    def joined(cls, tables: Sequence[ProjectTable]) -> ProjectTable:
        """Return several tables as one, their projects one after another."""
        if len(tables) == 1:
            return tables[0]
        firsts = [0, *accumulate(map(len, tables))][: len(tables)]
        placed = list(zip(tables, firsts, strict=True))

        def under(part: Callable[[ProjectTable], Columns], names: Sequence[str]) -> Columns:
            owners = [owner + first for t, first in placed for owner in part(t)["owner"]]
            return {"owner": owners, **_columns_of(map(part, tables), names)}

        return cls(
            _columns_of((table.projects for table in tables), PROJECT),
            under(attrgetter("funding"), FUNDING),
            under(attrgetter("indicators"), INDICATOR),
            [run for t, first in placed for run in _moved(t.cells, first)],
            {at + first: one for t, first in placed for at, one in t.executions.items()},
            {at + first: one for t, first in placed for at, one in t.inferred.items()},
        )

    def __len__(self) -> int:
        """Return how many projects there are."""
        return len(self.projects["name"])

    @overload
    def __getitem__(self, place: int) -> Project: ...

    @overload
    def __getitem__(self, place: slice) -> list[Project]: ...

    def __getitem__(self, place: int | slice) -> Project | list[Project]:
        """Return one project, or some."""
        return self._objects()[place]

    def __iter__(self) -> Iterator[Project]:
        """Yield the projects in their order."""
        return iter(self._objects())

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same projects."""
        return isinstance(other, Sequence) and self._objects() == list(other)

    def __hash__(self) -> int:
        """Return a number that equal tables share."""
        return hash(tuple(self.projects["name"]))

    def __reduce__(self) -> tuple[Callable[..., ProjectTable], tuple[Any, ...]]:
        """Return what another process makes it of: its columns, not the objects."""
        parts = (_written(self.projects), _written(self.funding), self.indicators)
        cells = [run._replace(raws=JoinedTexts.of(run.raws) or run.raws) for run in self.cells]
        return _handed_over, (parts, cells, self.executions, self.inferred)

    def with_columns(self, **columns: list[Any]) -> ProjectTable:
        """Return the table with some of its projects' columns put in the place of theirs."""
        return replace(self, projects={**self.projects, **columns}, _made=[])

    def with_indicators(self, **columns: list[Any]) -> ProjectTable:
        """Return the table with some of its indicators' columns put in the place of theirs."""
        return replace(self, indicators={**self.indicators, **columns}, _made=[])

    def _objects(self) -> list[Project]:
        if not self._made and len(self):
            self._made.extend(self._projects())
        return self._made

    def _projects(self) -> Iterator[Project]:
        cells = self._cells_by_part()
        funding = self._held(self.funding, FUNDING, Funding, "funding", cells)
        indicators = self._held(self.indicators, INDICATOR, Indicator, "indicators", cells)
        for at, values in enumerate(zip(*(self.projects[name] for name in PROJECT), strict=True)):
            execution = self.executions.get(at)
            if execution:
                execution = replace(execution, cells=cells[at].get("execution", {}))
            yield Project(
                **dict(zip(PROJECT, values, strict=True)),
                funding=tuple(funding[at]), execution=execution,
                indicators=tuple(indicators[at]), inferred=self.inferred.get(at, ()),
                cells=cells[at].get("", {}),
            )  # fmt: skip

    def _cells_by_part(self) -> list[dict[str, dict[str, Cell]]]:
        """Return, per project, the cells of each of its parts ("", "funding.0") by field."""
        found: list[dict[str, dict[str, Cell]]] = [{} for _ in range(len(self))]
        for run in self.cells:
            part, _, name = run.path.rpartition(".")
            for owner, address, raw in zip(run.owners, run.addresses(), run.raws, strict=True):
                found[owner].setdefault(part, {})[name] = Cell(address, raw)
        return found

    def _held(
        self,
        columns: Columns,
        names: Sequence[str],
        kind: type[Any],
        part: str,
        cells: list[dict[str, dict[str, Cell]]],
    ) -> list[list[Any]]:
        """Return, per project, its sources or indicators as objects."""
        found: list[list[Any]] = [[] for _ in range(len(self))]
        for owner, *values in zip(*(columns[name] for name in ("owner", *names)), strict=True):
            own = cells[owner].get(f"{part}.{len(found[owner])}", {})
            found[owner].append(kind(**dict(zip(names, values, strict=True)), cells=own))
        return found


def column_of(projects: Sequence[Project], name: str) -> Sequence[Any]:
    """Return one field of all projects, without making objects of a table's."""
    if isinstance(projects, ProjectTable):
        return projects.projects[name]
    return [getattr(project, name) for project in projects]


def table_of(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """Return rows as columns by name."""
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return dict(zip(names, map(list, columns), strict=True))


def positions(owners: Sequence[int]) -> list[int]:
    """Return the place of every row among those of its owner, which stand together."""
    found: list[int] = []
    last, position = -1, 0
    for owner in owners:
        position = position + 1 if owner == last else 0
        last = owner
        found.append(position)
    return found


def parts_of(project: Project) -> Iterator[tuple[str, Cells]]:
    """Yield every part of a project that has cells of its own: prefix of its paths, cells."""
    yield "", project.cells
    for position, source in enumerate(project.funding):
        yield f"funding.{position}.", source.cells
    for position, indicator in enumerate(project.indicators):
        yield f"indicators.{position}.", indicator.cells
    if project.execution:
        yield "execution.", project.execution.cells


def _rows(names: Sequence[str], held: Iterable[tuple[int, object]]) -> Columns:
    pairs = list(held)
    return {
        "owner": [at for at, _ in pairs],
        **{name: [getattr(one, name) for _, one in pairs] for name in names},
    }


def _cells(projects: Sequence[Project]) -> Sequence[CellRun]:
    runs = CellRuns()
    for at, project in enumerate(projects):
        for prefix, cells in parts_of(project):
            runs.add(at, prefix, cells)
    return runs.all


def _columns_of(parts: Iterable[Columns], names: Sequence[str]) -> Columns:
    held = list(parts)
    return {name: InParts(part[name] for part in held) for name in names}


def _moved(runs: Sequence[CellRun], first: int) -> Iterator[CellRun]:
    """Yield the runs of projects before which others now stand; many share a list of owners."""
    if not first:
        yield from runs
        return
    moved: dict[int, list[int]] = {}
    for run in runs:
        owners = moved.get(id(run.owners))
        if owners is None:
            owners = moved[id(run.owners)] = [owner + first for owner in run.owners]
        yield run._replace(owners=owners)


_AMOUNTS = ("budget_initial", "budget", "spent", "stated_rate")
_LONG = ("name", "goal", "result", "process", "conclusion", "problems", "rectification")


def _handed_over(
    parts: tuple[Columns, Columns, Columns],
    cells: Sequence[CellRun],
    executions: Mapping[int, Execution],
    inferred: Mapping[int, tuple[str, ...]],
) -> ProjectTable:
    """Return the table that another process took apart."""
    return ProjectTable(*parts, cells, executions, inferred)


def _written(columns: Columns) -> dict[str, Any]:
    """Return the columns with their amounts and long texts in one piece each."""
    written: dict[str, Any] = dict(columns)
    for names, kind in ((_LONG, JoinedTexts), (_AMOUNTS, Amounts)):
        for name in columns.keys() & set(names):
            written[name] = _in_one_piece(columns[name], kind)
    return written


def _in_one_piece(column: Sequence[Any], kind: type[JoinedTexts | Amounts]) -> Sequence[Any]:
    if isinstance(column, InParts):
        return InParts(_in_one_piece(part, kind) for part in column.parts)
    return kind.of(column) or column
