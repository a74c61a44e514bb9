"""Merged header rows into the meaning of each column.

A header cell speaks for all columns that it spans; a column's path is what is said above it,
from the top down. Meaning comes from the deepest word that says one, completed by those above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from gridperf.forms.bare_dimensions import with_bare_dimensions
from gridperf.forms.beside import settled
from gridperf.forms.choices import IGNORE, headings_of, shape_of
from gridperf.forms.compounds import levels_of
from gridperf.forms.execution_columns import with_execution
from gridperf.forms.facts import labelled_unit
from gridperf.forms.inherited import inherited, is_balance, is_open
from gridperf.forms.meanings import Meaning, Path, meaning_of, meaning_said
from gridperf.forms.other_names import may_name, named_otherwise, with_other_name
from gridperf.forms.row_scores import with_grades, with_own_scores, without_points
from gridperf.forms.score_parts import without_score_parts
from gridperf.forms.vocabulary import (
    LEADING_YEAR,
    bare,
    family,
    role_of,
)
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import Scalar

CARRIERS = frozenset({"field:goal", "field:result", "field:name", "field:stated_score"})
"""Fields whose heading may also stand over a whole block of indicators or figures."""


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
    told: frozenset[int] = frozenset()
    """Columns whose meaning a person chose."""


def find_heads(grid: Grid) -> list[Head]:
    """Return the heads of project lists in the sheet, top down."""
    heads: list[Head] = []
    wordy = [_begins_with_words(values) for values in grid.rows]
    names = _names(compress(grid.rows, wordy))
    row = 0
    while row < grid.height:
        if wordy[row] and not names.isdisjoint(grid.rows[row]) and (
            _is_list_row(named_otherwise(grid, row, _row_roles(grid, row)))
            or _is_list_row(named_otherwise(grid, row, _roles_below_groups(grid, row)))
        ):  # fmt: skip
            head = read_head(grid, _first_row(grid, row), _last_row(grid, row))
            heads.append(head)
            row = head.bottom + 1
        else:
            row += 1
    return heads


FEWEST = 3
"""Known headings that make a row of them a head."""


def _begins_with_words(values: Sequence[Scalar]) -> bool:
    """Tell whether a row begins with a text, or with a number that may be a year: heads do."""
    first = next((value for value in values if value is not None), None)
    return not isinstance(first, (int, float)) or FIRST_YEAR <= first <= LAST_YEAR


FIRST_YEAR, LAST_YEAR = 1900, 2100


def _names(rows: Iterable[Sequence[Scalar]]) -> set[Scalar]:
    """Return the texts that head a project column: only their rows may be a head's."""
    short = {value for row in rows for value in row
             if value.__class__ is str and len(value) <= LONGEST_NAME}  # fmt: skip
    return {text for text in short if may_name(text)}


LONGEST_NAME = 12
"""Characters of a heading that names the project column."""


def _row_roles(grid: Grid, row: int) -> list[str | None]:
    texts = [grid.text(*place) for place in grid.row_places(row)]
    return [
        role_of(text) or _role_of_a_year(text) or role_of(levels_of(text)[-1]) for text in texts
    ]


def _roles_below_groups(grid: Grid, row: int) -> list[str | None]:
    """Return the row's roles, for each group that spans columns those of the headings below it.

    Only beside a heading of the project that is merged down: in a form its name stands there, and
    where amounts are named below it (年初预算数), each has a row, not each project.
    """
    roles: list[str | None] = []
    merged = any(grid.merged(*place) for place in grid.row_places(row))
    merged = merged and not _heads_groups(grid, row)
    for place in grid.row_places(row):
        span = grid.span(*place)
        below = grid.below(span.bottom)
        role = role_of(grid.text(*place))
        under = grid.text(below, span.left)
        alone = span.bottom == row and bool(under or merged)
        if role == "field:name" and (alone or (role_of(under) or "").startswith("money:")):
            return []
        right = grid.reach(*place)
        if right > span.right and not OVER.search(bare(grid.text(*place))):
            right = span.right
        if span.left == right or below >= grid.height or role == "field:name":
            roles.append(role)
            continue
        columns = range(span.left, right + 1)
        places = dict.fromkeys(grid.origin(below, column) for column in columns)
        roles += [role_of(text) for one in places if (text := grid.text(*one))]
    return roles


def _heads_groups(grid: Grid, row: int) -> bool:
    """Tell whether all that is merged in a row is known to stand over several columns.

    In a form the project's name is merged there.
    """
    wide = (place for place in grid.row_places(row) if (span := grid.span(*place)).left
            < span.right)  # fmt: skip
    return all(_is_group(grid.text(*place)) for place in wide)


def _is_group(text: str) -> bool:
    core = bare(text)
    plain = LEADING_YEAR.sub("", core)
    known = role_of(text) or (plain and role_of(plain))
    return bool(known or not plain or OVER.search(plain))


OVER = re.compile("(情况|指标|目标|绩效|效益|产出)$|^(项目|专项)?(资金|预算|经费)$")
"""What stands over several columns without being merged; a project's name does not."""


def _is_list_row(roles: list[str | None]) -> bool:
    """Tell whether the row heads a list: names a project column and little but known words."""
    known = [role for role in roles if role]
    names = "field:name" in known
    others = {role for role in known if role != "field:name"}
    if not names or len(others) < FEWEST - 1 or len(known) * 2 < len(roles):
        return False
    telling = {role for role in others if role in _TELLING or role.startswith(_OF_LISTS)}
    return len(telling) >= FEWEST - 1


_TELLING = frozenset({
    "field:stated_rate", "field:goal", "field:result", "field:unit", "field:sequence",
    "field:stated_score", "side:target", "side:actual",
})  # fmt: skip
_OF_LISTS = ("money:", "source:", "group:", "dim")
"""Roles that beside a project's name tell a list, and how further ones begin."""


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
        if any(_is_figure(grid, place) for place in places) or (
            below > deepest and (len(places) < FEWEST - 1 or not _mostly_known(grid, places))
        ):
            break
        if below <= deepest or places:
            last = below
    return last


def _mostly_known(grid: Grid, places: Sequence[Place]) -> bool:
    return sum(_is_known(grid.text(*place)) for place in places) * 2 >= len(places)


DEEPEST = 6
"""Rows that a head may have."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)-?\d[\d,]*(?:\.\d+)?%?")
"""A number kept as text; a year may head a column."""


def _is_figure(grid: Grid, place: Place) -> bool:
    return not isinstance(grid.value(*place), str) or bool(_FIGURE.fullmatch(grid.text(*place)))


_UNIT = re.compile(
    r"\(?(?:单位:)?(?:[百千万亿]*元|%|百分比|(?:\d+(?:\.\d+)?)?分|名称|编码|代码)\)?"
)
"""What a head's last row may say below its words."""
_POINTS = re.compile(r"\(?(\d+(?:\.\d+)?分)\)?")


def _is_known(text: str) -> bool:
    return role_of(text) is not None or _UNIT.fullmatch(text) is not None


def _first_row(grid: Grid, row: int) -> int:
    """Return the first header row: a row of headings above the one that names the project."""
    above = grid.above(row)
    if above < 0:
        return row
    places = grid.row_places(above)
    texts = [grid.text(*place) for place in places]
    roles = [role_of(text) for text in texts]
    said = len(places) <= MOST_SAID and any(labelled_unit(grid, *place) for place in places)
    if len(places) < FEWEST - 1 or said or any(_VALUE.search(text) for text in texts):
        return row
    return above if sum(role is not None for role in roles) * 2 >= len(roles) else row


_VALUE = re.compile(r":|[<>≤≥]|\d%")
"""Marks of what stands in a list's rows, or beside a label, and in no heading."""
MOST_SAID = 4
"""Texts of a row that says who filed, and in which unit of money."""


def read_head(grid: Grid, top: int, bottom: int) -> Head:
    """Return the head of these rows with every column's path and meaning."""
    paths = _paths(grid, top, bottom)
    headings = headings_of(paths)
    chosen = grid.choices.get(shape_of(headings), {}) if grid.choices else {}
    said = {column: chosen[heading] for column, heading in headings.items() if heading in chosen}
    columns = dict(_columns(tuple(paths.items()), tuple(said.items())))
    broken = tuple(column for column, path in paths.items() if _contradicts(path))
    scored = with_execution(grid, columns, paths, said, bottom + 1)
    scored = without_score_parts(grid, scored, paths, said, bottom + 1)
    named = with_bare_dimensions(grid, with_other_name(scored, paths), paths, bottom + 1)
    meant = without_points(grid, settled(named, paths), paths, bottom + 1)
    kept = with_grades(grid, with_own_scores(grid, meant, bottom + 1), bottom + 1)
    unknown = {column: path for column, path in paths.items()
               if column not in kept and said.get(column) != IGNORE}  # fmt: skip
    return Head(top, bottom, paths, kept, unknown, broken, frozenset(said))


@lru_cache(maxsize=64)
def _columns(
    paths: tuple[tuple[int, Path], ...], said: tuple[tuple[int, str], ...]
) -> Mapping[int, Meaning]:
    """Return what the columns mean by their words, or as a person has `said`.

    A district's units fill in one template: what its head means is found once.
    """
    columns: dict[int, Meaning] = {}
    choices = dict(said)
    amount: str | None = None
    left: Path = ()
    for column, path in paths:
        choice = choices.get(column)
        if choice == IGNORE:
            continue
        amount, left, before = inherited(path, left, amount), path, left
        meaning = (
            meaning_said(choice, path) if choice else meaning_of(path, amount) or _of_a_year(path)
        )
        if meaning is None:
            continue
        beside = columns.get(column - 1)
        source = beside if beside and beside.source else None
        first = all(one.kind != "money" for one in columns.values())
        if not choice and (
            is_open(path, meaning, amount, first=first)
            or is_balance(path, meaning, before, source)
        ):  # fmt: skip
            continue
        if meaning.kind == "money":
            amount = meaning.field
        columns[column] = meaning
    return columns


def _role_of_a_year(text: str) -> str | None:
    """Return the role of an indicator's side behind the year that it is of (2023年目标)."""
    role = role_of(text[len(led[0]) :]) if (led := LEADING_YEAR.match(text)) else None
    return role if role in {f"side:{side}" for side in _SIDES} else None


def _of_a_year(path: Path) -> Meaning | None:
    """Return what a column means whose last heading is a side behind its year."""
    led = LEADING_YEAR.match(path[-1])
    said = led and _role_of_a_year(path[-1])
    return meaning_of((*path[:-1], path[-1][len(led[0]) :])) if led and said else None


_SIDES = ("target", "actual")


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
                if level == 0 and _begins_anew(left, said):
                    said[level] = LOST
                    continue
                said[level] = "" if _complete(levels, column, level, said) else left[level]
        levels[column] = said
    paths = {}
    for column, said in levels.items():
        path: list[str] = []
        for text in (part for whole in said if whole for part in levels_of(whole)):
            if not path or bare(path[-1]) != bare(text):
                path.append(text.strip(LOST))
        if path:
            paths[column] = _with_points(path)
    return paths


def _with_points(path: list[str]) -> Path:
    """Return a path whose last row only sets points (产出 over 50分) as if it set them itself.

    A bare unit below a heading that is of no money (自评分 over 分) says nothing; below one of
    money, % says that it holds a rate.
    """
    if path[1:] and (unit := narrow(path[-1])) in {"分", "%"}:
        return (*path[:-2], f"{path[-2]}(%)") if unit == "%" else tuple(path[:-1])
    points = _POINTS.fullmatch(narrow(path[-1]))
    return (*path[:-2], f"{path[-2]}({points[1]})") if points and path[1:] else tuple(path)


LOST = " "
"""Stands for a group's heading that is blank: what it says of its columns isn't known."""


def _begins_anew(left: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether a sum begins a group of its own: the amount to its left is whole already."""
    first = next(filter(None, said))
    whole = set(left) == {left[0]} and (role_of(left[0]) or "").startswith("money:")
    return whole and role_of(first) == "sum"


def _complete(levels: dict[int, list[str]], column: int, level: int, said: list[str]) -> bool:
    """Tell whether the pair to the left already has this column's side: a heading was lost."""
    heading = levels[column - 1][level]
    if not (role_of(heading) or "").startswith("dimension:"):
        return False
    at = column - 1
    while at in levels and levels[at][level] == heading:
        if _last(levels[at]) == _last(said):
            return True
        at -= 1
    return False


def _last(said: list[str]) -> str:
    return bare(next(filter(None, reversed(said)), ""))


def _contradicts(path: Path) -> bool:
    """Tell whether a path mixes what no heading mixes, such as a source under an output group."""
    roles = [role for text in path if (role := role_of(text))]
    if len(roles) > 1 and roles[0] in CARRIERS:
        roles = roles[1:]
    if roles[-1:] == ["field:stated_score"]:
        roles = roles[:-1]  # 自评分 beneath a dimension is its indicator's
    families = {family(role) for role in roles}
    return len(families) > 1 and not ("sum" in roles and "field" in families)


def group_over(head: Head, column: int) -> str | None:
    """Return the heading of a group of dimensions that stands over a column."""
    path = head.paths.get(column, ())
    return next((text for text in path if (role_of(text) or "").startswith("group:")), None)
