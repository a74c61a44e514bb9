"""Labels of a form and what stands beside them: behind a colon, to the right, or below."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gridperf.forms.facts import filled_on, is_money_unit, year_in
from gridperf.forms.grid import address
from gridperf.forms.rows import is_footer
from gridperf.forms.vocabulary import bare, money_unit_in, role_of, word_role
from gridperf.model import Cell, Finding

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from gridperf.forms.grid import Grid, Place

LABELS = frozenset({
    "name", "code", "unit", "unit_code", "supervisor", "goal", "result", "process", "conclusion",
    "problems", "rectification", "stated_grade",
})  # fmt: skip
BELOW = frozenset({"goal", "result"})
"""Labels that may stand over their text, side by side."""
NAMES = frozenset({"name", "code", "unit", "unit_code", "supervisor"})
"""Labels beside which any words may stand, other labels alone excepted."""

_HEADING = re.compile(r"(目标|完成情况|实现情况|完成值|结果|综述|概述)$")
_IMPLEMENTS = re.compile(r"(项目)?实施(单位|部门)|(项目)?承担单位")
"""The unit that did the work (实施单位) beats the one that a line above the form names."""
LONGEST_HEADING = 16
SHORTEST_LABEL = 4
"""Characters; 完成 or 目标 alone is what a unit writes, not what the form asks."""
LONGEST_LABEL = 14
_WHO = re.compile(
    r"负责人|联系|电话|填[报表]|审核|经办|制表|日期|时间|盖章|签[字章名]|地址|邮编|^\d|目标|资金|预算|绩效指标"
    r"|自评|评价|附件|附表|报表"
)
"""Labels that ask for nothing a record keeps, or that head a part of the form."""


def labelled(
    grid: Grid, rows: range, skipped: Container[int]
) -> tuple[dict[str, Cell], list[Finding]]:
    """Return the fields that labels name, by field, and the labels that nobody knows.

    `skipped` are the rows of the form's tables.
    """
    found: dict[str, Cell] = {}
    unknown: list[Finding] = []
    labels: dict[str, list[Place]] = {}
    for row in rows:
        if row in skipped:
            continue
        places = [place for place in grid.row_places(row) if place[0] == row]
        for place in places:
            label = label_of(grid.text(*place))
            labels.setdefault(label or "", []).append(place)
            taken = label in found and not _IMPLEMENTS.match(grid.text(*place))
            cell = _beside(grid, place, label, skipped) if label and not taken else None
            if label and cell and not (label == "unit" and is_money_unit(cell.raw)):
                found[label] = cell
        unknown += _not_understood(grid, places, found)
    return found | _left_blank(grid, found, labels), unknown


def _left_blank(
    grid: Grid, found: Mapping[str, Cell], labels: Mapping[str, list[Place]]
) -> dict[str, Cell]:
    """Return the blank cell of a goal or a result where only the other one is filled in."""
    filled = BELOW & found.keys()
    if len(filled) != 1:
        return {}
    (said,) = filled
    (blank,) = BELOW - filled
    pairs = [(one, other) for one in labels[said] for other in labels.get(blank, ())
             if one[0] == other[0]] or [
        (one, other) for one in labels[said] for other in labels.get(blank, ())]  # fmt: skip
    for own, place in reversed(pairs):
        span = grid.span(*place)
        below = found[said].address == grid.cell(grid.below(grid.span(*own).bottom), own[1]).address
        at = (grid.below(span.bottom), place[1]) if below else (place[0], span.right + 1)
        if not grid.text(*at):
            return {blank: Cell(address(*grid.origin(*at)), "")}
    return {}


def label_of(text: str) -> str | None:
    """Return the field that a label names; over a text, 实际完成情况 is the result."""
    if is_footer(text):
        return None
    core = text.partition(":")[0]
    if len(bare(core)) < SHORTEST_LABEL and role_of(core) != "field:unit":
        return None
    role = role_of(core) or ""
    if role == "side:actual":
        return "result"
    if role == "side:target":
        return "goal"
    member = role.partition(":")[2]
    return member if role.startswith("field:") and member in LABELS else None


def _beside(grid: Grid, place: Place, label: str, skipped: Container[int]) -> Cell | None:
    """Return the cell that a label speaks of: behind its colon, to its right, or below."""
    text = grid.text(*place)
    span = grid.span(*place)
    if ":" in text and (said := text.partition(":")[2].strip()):
        return Cell(address(*place), said)
    right = (place[0], span.right + 1)
    said = grid.text(*right)
    if label in NAMES:
        return grid.cell(*right) if said and not _is_label(said) else None
    beside = label_of(said)
    below = (grid.below(span.bottom), place[1])
    under = grid.text(*below)
    texted = bool(under) and label_of(under) is None and below[0] not in skipped
    if beside == label:
        return None  # it only heads the block whose labels stand to its right
    heads = label in BELOW and texted and (beside is not None or _is_heading(said))
    if said and beside is None and role_of(said) is None and not heads:
        return grid.cell(*right)
    side_by_side = label in BELOW and (beside is None or heads or span.bottom == span.top)
    return grid.cell(*below) if side_by_side and texted else None


def _is_label(text: str) -> bool:
    return (word_role(text) or "").startswith("field:")


def _is_heading(text: str) -> bool:
    core = bare(text)
    return len(core) <= LONGEST_HEADING and _HEADING.search(core) is not None


def _not_understood(
    grid: Grid, places: list[Place], found: Mapping[str, Cell]
) -> Iterator[Finding]:
    """Return a note for each label with words beside it that no word explains."""
    taken = {cell.address for cell in found.values()}
    for place, after in pairwise(places):
        text = grid.text(*place).rstrip(":")
        core = bare(text)
        if not 1 < len(core) <= LONGEST_LABEL or role_of(text) or _WHO.search(core):
            continue
        if label_of(grid.text(*after)) or role_of(grid.text(*after)):
            continue
        if {address(*place), address(*after)} & taken or is_footer(text) or year_in(text):
            continue
        if money_unit_in(text) or filled_on(text) or after[1] != grid.span(*place).right + 1:
            continue
        if place is not places[0] and role_of(grid.text(*places[0])) is None:
            continue
        yield Finding("R143", grid.sheet.name, address(*place), found=text)
