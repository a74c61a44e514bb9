"""Merged header rows into the meaning of each column.

A header cell speaks for all columns that it spans; a column's path is what is said above it,
from the top down. Meaning comes from the deepest word that says one, completed by those above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from gridperf.forms.choices import IGNORE, headings_of, shape_of
from gridperf.forms.compounds import levels_of
from gridperf.forms.dimensions import group_of
from gridperf.forms.facts import labelled_unit, year_in
from gridperf.forms.vocabulary import (
    bare,
    family,
    money_unit_in,
    names_project,
    role_of,
)

if TYPE_CHECKING:
    from gridperf.forms.grid import Grid
    from gridperf.model import MoneyUnit, Scalar

Path = tuple[str, ...]
_DERIVED = re.compile("(率|差|偏差|偏离度|系数|比例)$")
"""Columns beside a target and a completion that are worked out from them (完成率)."""
AMOUNTS = frozenset({"budget_initial", "budget", "spent"})

LEVELS = frozenset({"level_1", "level_2", "level_3"})

CARRIERS = frozenset({"field:goal", "field:result", "field:name", "field:stated_score"})
"""Fields whose heading may also stand over a whole block of indicators or figures."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: `kind` and, by kind, the rest."""

    kind: Literal["field", "money", "indicator"]
    field: str
    """name, budget, spent …; of an indicator target, actual, weight, level_2 …"""
    label: str = ""
    source: str | None = None
    """Of money: its source; None for the whole."""
    group: str | None = None
    dimension: str | None = None
    money_unit: MoneyUnit | None = None

    @property
    def said(self) -> str:
        """What the tinted picture says of the column."""
        parts = (self.dimension, self.field) if self.kind == "indicator" else (
            self.field, self.source)  # fmt: skip
        return ".".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Head:
    """The header rows of a table (表头), first and last row zero-based, with its columns."""

    top: int
    bottom: int
    paths: dict[int, Path]
    columns: dict[int, Meaning]
    unknown: dict[int, Path]
    broken: tuple[int, ...]
    """Columns whose words contradict each other: head and body don't belong together."""


def find_heads(grid: Grid) -> list[Head]:
    """Return the heads of project lists in the sheet, top down."""
    heads: list[Head] = []
    names = _names(grid)
    row = 0
    while row < grid.height:
        if not names.isdisjoint(grid.rows[row]) and _is_list_row(_row_roles(grid, row)):
            head = read_head(grid, _first_row(grid, row), _last_row(grid, row))
            heads.append(head)
            row = head.bottom + 1
        else:
            row += 1
    return heads


FEWEST = 3
"""Known headings that make a row of them a head."""


def _names(grid: Grid) -> set[Scalar]:
    """Return the sheet's texts that head a project column: only their rows may be a head's."""
    short = {value for row in grid.rows for value in row
             if value.__class__ is str and len(value) <= LONGEST_NAME}  # fmt: skip
    return {text for text in short if names_project(text)}


LONGEST_NAME = 12
"""Characters of a heading that names the project column."""


def _row_roles(grid: Grid, row: int) -> list[str | None]:
    return [role_of(grid.text(*place)) for place in grid.row_places(row)]


def _is_list_row(roles: list[str | None]) -> bool:
    """Tell whether the row heads a list: names a project column and little but known words."""
    known = [role for role in roles if role]
    names = "field:name" in known
    others = {role for role in known if role != "field:name"}
    if not names or len(others) < FEWEST - 1 or len(known) * 2 < len(roles):
        return False
    telling = {role for role in others if role.startswith(("money:", "source:", "group:", "dim"))
               or role in {"field:stated_rate", "field:goal", "field:result", "field:unit",
                           "side:target", "field:sequence", "field:stated_score"}}  # fmt: skip
    return len(telling) >= FEWEST - 1


def _last_row(grid: Grid, row: int) -> int:
    """Return the last header row: as far as merges reach or rows of known headings follow."""
    deepest = max(grid.span(*place).bottom for place in grid.row_places(row))
    last = row
    below = row
    for _ in range(DEEPEST - 1):
        below = grid.below(below)
        if below >= grid.height:
            break
        places = [place for place in grid.row_places(below) if place[0] == below]
        known = sum(_is_known(grid.text(*place)) for place in places)
        numbers = sum(not isinstance(grid.value(*place), str) for place in places)
        if numbers or (below > deepest and (len(places) < FEWEST - 1 or known * 2 < len(places))):
            break
        if below <= deepest or places:
            last = below
    return last


DEEPEST = 6
"""Rows that a head may have."""

_UNIT = re.compile(r"\(?(?:单位:)?(?:[百千万亿]*元|%|百分比)\)?")
"""What a head's last row may say below its words."""


def _is_known(text: str) -> bool:
    return role_of(text) is not None or _UNIT.fullmatch(text) is not None


def _first_row(grid: Grid, row: int) -> int:
    """Return the first header row: a row of headings above the one that names the project."""
    above = row - 1
    while grid.sheet.delimited and above > 0 and not any(grid.rows[above]):
        above -= 1
    if above < 0:
        return row
    places = grid.row_places(above)
    texts = [grid.text(*place) for place in places]
    roles = [role_of(text) for text in texts]
    said = len(places) <= MOST_SAID and any(labelled_unit(grid, *place) for place in places)
    if len(places) < FEWEST - 1 or said or any(":" in text for text in texts):
        return row
    return above if sum(role is not None for role in roles) * 2 >= len(roles) else row


MOST_SAID = 4
"""Texts of a row that says who filed, and in which unit of money."""


def read_head(grid: Grid, top: int, bottom: int) -> Head:
    """Return the head of these rows with every column's path and meaning."""
    paths = _paths(grid, top, bottom)
    headings = headings_of(paths)
    chosen = grid.choices.get(shape_of(headings), {}) if grid.choices else {}
    columns: dict[int, Meaning] = {}
    unknown: dict[int, Path] = {}
    broken: list[int] = []
    money_field: str | None = None
    for column, path in paths.items():
        if _contradicts(path):
            broken.append(column)
        choice = chosen.get(headings.get(column, ""))
        if choice == IGNORE:
            continue
        meaning = meaning_said(choice, path) if choice else meaning_of(path, money_field)
        if meaning is None:
            unknown[column] = path
            continue
        if meaning.kind == "money":
            money_field = meaning.field
        columns[column] = meaning
    meant = _texts_of_lone_sides(_results_beside_goals(_paired(columns)))
    kept = _without_empty_sides(meant)
    unknown |= {column: paths[column] for column in meant if column not in kept}
    return Head(top, bottom, paths, kept, dict(sorted(unknown.items())), tuple(broken))


def of_year(head: Head, year: int | None) -> Head:
    """Return the head without money of other years beside that of its own (2021年预算数)."""
    money = {column: meaning for column, meaning in head.columns.items()
             if meaning.kind == "money" or meaning.field == "stated_rate"}  # fmt: skip
    years = {column: {year_in(text) for text in head.paths.get(column, ())} - {None}
             for column in money}  # fmt: skip
    own = {money[column].said for column in money if years[column] <= {year}}
    other = {
        column for column in money if not years[column] <= {year} and money[column].said in own
    }
    if not other:
        return head
    kept = {column: meaning for column, meaning in head.columns.items() if column not in other}
    unknown = head.unknown | {column: head.paths[column] for column in other}
    return replace(head, columns=kept, unknown=dict(sorted(unknown.items())))


def _without_empty_sides(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns without weights and reasons that belong to no indicator."""
    sides = {column for column, meaning in columns.items() if meaning.kind == "indicator"}
    if any(columns[column].field in {"target", "actual"} for column in sides):
        return columns
    return {column: meaning for column, meaning in columns.items() if column not in sides}


def _results_beside_goals(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with 完成情况 right of the project's goal as its result.

    Only where the indicators have completions of their own: the same word stands over theirs.
    """
    done = [column for column, meaning in columns.items() if meaning.field == "actual"]
    if not done[1:] or any(meaning.field == "result" for meaning in columns.values()):
        return columns
    goals = {column for column, meaning in columns.items()
             if meaning.kind == "field" and meaning.field == "goal"}  # fmt: skip
    return columns | {
        column: Meaning("field", "result", columns[column].label)
        for column in done
        if column - 1 in goals and not (columns[column].dimension or columns[column].group)
    }


def _texts_of_lone_sides(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with 目标 and 完成情况 as goal and result where nothing is an indicator.

    A summary asks for the project's goal and what came of it in the words that stand over pairs
    elsewhere; a value (目标值) is an indicator's.
    """
    sides = {column: meaning for column, meaning in columns.items() if meaning.kind == "indicator"}
    fields = [meaning.field for meaning in sides.values()]
    told = any(meaning.dimension or meaning.group or meaning.field in LEVELS
               for meaning in sides.values())  # fmt: skip
    if told or len(set(fields)) < len(fields):
        return columns
    if "target" in fields and "actual" in fields:
        target = next(meaning for meaning in sides.values() if meaning.field == "target")
        if "值" in target.label or "指标" in target.label:
            return columns
    texts = {"target": "goal", "actual": "result", "score": "stated_score", "reason": "reason"}
    taken = {meaning.field for meaning in columns.values() if meaning.kind != "indicator"}
    return columns | {
        column: Meaning("field", texts[meaning.field], meaning.label)
        for column, meaning in sides.items()
        if meaning.field in texts and texts[meaning.field] not in taken
    }


def _paths(grid: Grid, top: int, bottom: int) -> dict[int, Path]:
    """Return what stands above each column; a blank over a word belongs to its left neighbour."""
    levels: dict[int, list[str]] = {}
    for column in range(grid.width):
        said = [grid.raw(row, column) for row in range(top, bottom + 1)]
        left = levels.get(column - 1)
        for level, text in enumerate(said):
            below = any(said[level + 1 :])
            same = left is not None and left[:level] == said[:level]
            if not text and below and left is not None and same and left[level]:
                said[level] = "" if _complete(levels, column, level, said) else left[level]
        levels[column] = said
    paths = {}
    for column, said in levels.items():
        path: list[str] = []
        for text in (part for whole in said if whole for part in levels_of(whole)):
            if not path or bare(path[-1]) != bare(text):
                path.append(text)
        if path:
            paths[column] = tuple(path)
    return paths


def _complete(levels: dict[int, list[str]], column: int, level: int, said: list[str]) -> bool:
    """Tell whether the pair to the left already has this column's side: a heading was lost."""
    heading = levels[column - 1][level]
    if not (role_of(heading) or "").startswith("dimension:"):
        return False
    at = column - 1
    while at in levels and levels[at][level] == heading:
        if bare(levels[at][-1]) == bare(said[-1]):
            return True
        at -= 1
    return False


def _contradicts(path: Path) -> bool:
    """Tell whether a path mixes what no heading mixes, such as a source under an output group."""
    roles = [role for text in path if (role := role_of(text))]
    if len(roles) > 1 and roles[0] in CARRIERS:
        roles = roles[1:]
    families = {family(role) for role in roles}
    return len(families) > 1 and not ("sum" in roles and "field" in families)


def meaning_of(path: Path, money_field: str | None = None) -> Meaning | None:
    """Return the meaning of a header path, None where no word of it is known.

    A source without any amount's name near it stays unknown: budget or spent would be a guess.
    `money_field` is the meaning of the money column to the left: a source that no heading
    calls budget or spent belongs to the same.
    """
    roles = [role for text in path if (role := role_of(text))]
    if not roles:
        return None
    named = dict(role.partition(":")[::2] for role in roles)
    if len(path) > 1 and role_of(path[-1]) is None and _DERIVED.search(bare(path[-1])):
        return None
    if "dimension" in named or "group" in named or roles[-1].startswith(("side", "level")):
        return _indicator(path, roles, named)
    if "money" in named or "source" in named:
        told = "money" in named or money_field or "stated_rate" in roles[-1]
        return _money(path, named, money_field) if told else None
    if roles[-1] == "sum":
        field = money_field or "budget"
        return Meaning("money", field, path[-1], None, money_unit=_unit(path))
    return Meaning("field", named["field"], path[-1])


def meaning_said(said: str, path: Path) -> Meaning:
    """Return the meaning that a person chose for a column: "goal", "spent.other", "cost.target"."""
    first, _, second = said.partition(".")
    if not second:
        return Meaning("money" if first in AMOUNTS else "field", first, path[-1],
                       money_unit=_unit(path) if first in AMOUNTS else None)  # fmt: skip
    if first in AMOUNTS:
        return Meaning("money", first, path[-1], second, money_unit=_unit(path))
    return Meaning("indicator", second, path[-1], None, group_of(first), first)


def _money(path: Path, named: dict[str, str], money_field: str | None) -> Meaning:
    field = named.get("money") or money_field or ""
    deepest = role_of(path[-1]) or ""
    whole = deepest == "sum" or (deepest.startswith("money") and len(path) == 1)
    if len(path) > 1 and (role_of(path[-2]) or "").startswith("source:"):
        whole = False  # a source's own total
    source = None if whole else named.get("source")
    source = "fiscal" if source == "share" else source
    if "field" in named and named["field"] == "stated_rate" and not deepest.startswith("source"):
        return Meaning("field", "stated_rate", path[-1])
    label = next((text for text in reversed(path) if (role_of(text) or "").startswith("source")),
                 path[-1])  # fmt: skip
    return Meaning("money", field, label, source, money_unit=_unit(path))


def _indicator(path: Path, roles: list[str], named: dict[str, str]) -> Meaning:
    side = named.get("side")
    if "level" in named:
        side = f"level_{named['level']}"
    elif side is None and roles[-1] in {"field:result", "field:goal"}:
        side = "actual" if roles[-1] == "field:result" else "target"
    group = named.get("group") or _first_level(path)
    return Meaning("indicator", side or "", path[-1], None, group, named.get("dimension"))


def _first_level(path: Path) -> str | None:
    """Return the upper one of two dimensions: 成本指标 over 经济成本指标 is the group itself."""
    said = [text for text in path if (role_of(text) or "").startswith("dimension:")]
    return bare(said[0]) if len(said) > 1 else None


def _unit(path: Path) -> MoneyUnit | None:
    return next((unit for text in reversed(path) if (unit := money_unit_in(text))), None)


def _paired(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Return the columns with sides for a dimension's two columns that bear no word for them."""
    done: dict[int, Meaning] = {}
    for column, meaning in columns.items():
        new = meaning
        if meaning.kind == "indicator" and not meaning.field:
            left = done.get(column - 1)
            second = (left is not None and left.kind == "indicator" and left.field == "target"
                      and left.dimension == meaning.dimension)  # fmt: skip
            new = Meaning("indicator", "actual" if second else "target", meaning.label, None,
                          meaning.group, meaning.dimension)  # fmt: skip
        done[column] = new
    return done
