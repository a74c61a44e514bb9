"""Of two labels that ask for one thing, which one counts, and what is said of the other.

A form may name what its project belongs to (专项名称, 一级项目名称) beside its project, and several
units that do the work: a record holds one of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridperf.forms.claims import level_of
from gridperf.forms.facts import is_money_unit
from gridperf.forms.grid import address
from gridperf.forms.label_words import IMPLEMENTS, UNITS
from gridperf.forms.vocabulary import bare, not_applicable
from gridperf.model import Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.grid import Grid, Place
    from gridperf.model import Cell

TWICE = UNITS | {"name"}
"""Labels that a form may have more than once, though its project has one of each."""
UPPER, PROJECT = range(2)


def depth_of(label: str) -> int:
    """Return how deep a label's project lies: what it belongs to, itself, or a part of it."""
    core = bare(label)
    if level := level_of(core):
        return UPPER if level == 1 else level
    return PROJECT if "项目" in core and not core.startswith(_ABOVE) else UPPER


_ABOVE = ("转移支付", "专项转移支付")


def settle_twice(
    grid: Grid, asked: tuple[str, Place], cell: Cell, found: dict[str, Cell], by: dict[str, Place]
) -> Iterator[Finding]:
    """Keep of two answers the one that counts, and yield what is said of the other.

    `asked` is a label with its place, `cell` its answer; another one's is `found`, `by` its place.
    """
    label, place = asked
    read, held = found[label], by.get(label)
    if not_applicable(cell.raw) or is_money_unit(cell.raw):
        return
    silent = not_applicable(read.raw) or narrow(cell.raw) == narrow(read.raw)
    if not_applicable(read.raw) or _beats(grid, label, place, held):
        found[label], by[label] = cell, place
        if held and label == "name" and not silent:
            yield _of_name(grid, place, held, read)
    elif silent:
        return
    elif label == "name":
        yield _of_name(grid, held, place, cell)
    elif cell != found.get("supervisor"):
        yield Finding("R143", grid.sheet.name, address(*place), found=_words(grid, place))


def _beats(grid: Grid, label: str, place: Place, held: Place | None) -> bool:
    """Tell whether a label counts more than the one whose answer is held.

    实施单位 is more than another unit, a project more than what it belongs to.
    """
    text, other = _words(grid, place), _words(grid, held)
    if label == "unit":
        return bool(IMPLEMENTS.match(bare(text)) and not IMPLEMENTS.match(bare(other)))
    return label == "name" and held is not None and depth_of(text) > depth_of(other)


def _of_name(grid: Grid, kept: Place | None, left: Place, said: Cell) -> Finding:
    """Return what is said of a project's other name: of what it belongs to, or as good as it."""
    name, other = _words(grid, kept), _words(grid, left)
    first = kept is not None and left < kept
    upper = depth_of(other) < depth_of(name) and (first or depth_of(other) == UPPER)
    values = {"variant": "upper_name" if upper else "second_name", "said": said.raw.strip()}
    return Finding("R143", grid.sheet.name, address(*left), found=other, expected=name or None,
                   values=values)  # fmt: skip


def _words(grid: Grid, place: Place | None) -> str:
    return grid.text(*place).partition(":")[0].strip() if place else ""
