"""Labels of a form and what stands beside them: behind a colon, to the right, or below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gridperf.forms.asked_twice import TWICE, settle_twice
from gridperf.forms.captions import is_caption
from gridperf.forms.departments import department_above
from gridperf.forms.facts import is_money_unit, names_form
from gridperf.forms.goal_heads import goal_heads, heads_aims
from gridperf.forms.grid import address, row_of
from gridperf.forms.heading_labels import heads_labels
from gridperf.forms.indicators import is_residue
from gridperf.forms.label_words import (
    BELOW,
    LONE,
    LONG,
    NAMES,
    NUMBERED_GOAL,
    PROSE,
    SENTENCE,
    SHORTEST_LABEL,
    asks,
    heads_part,
    is_head,
    is_heading,
    is_label,
    is_said,
    label_of,
    labels_in,
    may_answer,
    said_behind,
)
from gridperf.forms.longer_texts import POINT, below_label, longer
from gridperf.forms.rows import is_footer
from gridperf.forms.sums import joined
from gridperf.forms.unanswered import unanswered
from gridperf.forms.unread_rows import not_understood, repeats
from gridperf.forms.vocabulary import bare, role_of
from gridperf.model import Cell, Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from gridperf.forms.grid import Grid, Place


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a form asks: `skipped` are the rows of its tables, `own` what has a bare caption."""

    skipped: Container[int]
    own: frozenset[str]
    heads: Mapping[Place, str]
    """Captions over goal and result side by side."""


def labelled(
    grid: Grid, rows: range, skipped: Container[int]
) -> tuple[dict[str, Cell], list[Finding]]:
    """Return the fields that labels name, by field, and the labels that nobody knows.

    `skipped` are the rows of the form's tables.
    """
    free = dict.fromkeys(row for row in grid.filled(rows) if row not in skipped)
    form = _Asked(skipped, _captions(grid, free), goal_heads(grid, free, skipped))
    found, counted = _numbered_goals(grid, free, form)
    answers = _taken(found)
    unknown: list[Finding] = []
    labels: dict[str, list[Place]] = {}
    by: dict[str, Place] = {}
    for row in free:
        places = [place for place in grid.row_places(row) if place[0] == row]
        asked: dict[str, Place] = {}
        for place in places:
            if place in counted or _is_answer(grid, place, answers, form, found):
                continue
            label = _label(grid, places, place, form)
            labels.setdefault(label or "", []).append(place)
            asked |= {label: place} if label in LONG and label not in found else {}
            if label == "unit" and label in found and "supervisor" not in found:
                beside = ((grid.text(*at), _beside(grid, at, label, form)) for at in labels[label])
                found |= department_above(beside)
            cell = _beside(grid, place, label, form) if label and _may_take(label, found) else None
            if not label or not cell:
                continue
            if label in found:
                unknown += settle_twice(grid, (label, place), cell, found, by)
            elif not (label == "unit" and is_money_unit(cell.raw)):
                found[label], by[label] = cell, place
            answers.add(cell.address)
        found |= longer(grid, asked, found, free)
        answers |= _taken({label: found[label] for label in asked if label in found})
        unknown += not_understood(grid, places, _taken(found) | {address(*at) for at in form.heads})
    unknown += _left_over(grid, found, labels, skipped)
    return found | _left_blank(grid, found, labels) | unanswered(grid, found, labels), unknown


def _may_take(label: str, found: Mapping[str, Cell]) -> bool:
    """Tell whether another answer to a label is worth looking at."""
    return label not in found or label in TWICE


def _is_answer(
    grid: Grid, place: Place, answers: set[str], form: _Asked, found: dict[str, Cell]
) -> bool:
    """Tell whether a cell answers another label, and add the labels in it to those `found`.

    In an answer they fill but what has no caption of its own.
    """
    is_one = address(*place) in answers
    for further, said in labels_in(grid.raw(*place).strip(), form.own, first=is_one):
        if not is_one or further not in form.own:
            found.setdefault(further, Cell(address(*place), said))
    return is_one


def _captions(grid: Grid, rows: Iterable[int]) -> frozenset[str]:
    """Return the fields that have a caption of their own, with nothing behind it in its cell."""
    texts = (grid.text(*place) for row in rows for place in grid.own_places(row))
    bare_ones = (text for text in texts if is_caption(text.strip(":")) and not said_behind(text))
    return frozenset(label for text in bare_ones if (label := label_of(text)))


def _numbered_goals(
    grid: Grid, rows: Iterable[int], form: _Asked
) -> tuple[dict[str, Cell], set[Place]]:
    """Return the goals that each have a numbered label, as one, and what came of each, as one.

    The places of the labels come with them. A goal's result is the first one behind it.
    """
    told: dict[str, list[Cell]] = {"goal": [], "result": []}
    counted: set[Place] = set()
    asked = False
    for place in (place for row in rows for place in grid.own_places(row)):
        text = grid.text(*place)
        if aim := _numbered_goal(grid, place, form):
            told["goal"].append(aim)
        elif (
            asked and label_of(text) == "result" and (said := _beside(grid, place, "result", form))
        ):
            told["result"].append(said)
        else:
            continue
        asked = aim is not None
        counted.add(place)
    return {label: joined(cells) for label, cells in told.items() if cells}, counted


def _numbered_goal(grid: Grid, place: Place, form: _Asked) -> Cell | None:
    """Return one of several goals, in its label's cell (年度目标1：…), beside it or below."""
    label = NUMBERED_GOAL.match(grid.text(*place))
    if label is None:
        return None
    if label["said"]:
        return Cell(address(*place), grid.raw(*place).strip())
    cell = _beside(grid, place, "goal", form)
    if cell is None or is_residue(cell.raw) or NUMBERED_GOAL.match(narrow(cell.raw)):
        return None
    beside = row_of(cell) == place[0]
    return cell if beside or _heads_text(grid, place, below_label(grid, place)) else None


def _left_blank(
    grid: Grid, found: Mapping[str, Cell], labels: Mapping[str, list[Place]]
) -> dict[str, Cell]:
    """Return the blank cell of a goal or a result where only the other one is filled in."""
    filled = BELOW & found.keys()
    if len(filled) != 1:
        return {}
    (said,) = filled
    (blank,) = BELOW - filled
    told, asked = labels.get(said, ()), labels.get(blank, ())
    pairs = [(one, other) for one in told for other in asked if one[0] == other[0]]
    pairs = pairs or [(one, other) for one in told for other in asked]
    for own, place in reversed(pairs):
        span = grid.span(*place)
        below = row_of(found[said]) > grid.span(*own).bottom
        at = (grid.below(span.bottom), place[1]) if below else (place[0], span.right + 1)
        if not grid.text(*at):
            return {blank: Cell(address(*grid.origin(*at)), "")}
    return {}


def _left_over(
    grid: Grid,
    found: Mapping[str, Cell],
    labels: Mapping[str, list[Place]],
    skipped: Container[int],
) -> Iterator[Finding]:
    """Return a finding for each text below a label of goal or result that another one answered.

    A goal's words may also be a caption that names no field: 中期目标 beside 年度目标.
    """
    taken = _taken(found)
    further = [at for at in labels.get("", ()) if heads_aims(grid.text(*at))]
    asked = {**labels, "goal": [*labels.get("goal", ()), *further]}
    for label in sorted(BELOW & found.keys()):
        for row, column in asked.get(label, ()):
            span = grid.span(row, column)
            beside = label_of(grid.text(row, span.right + 1)) == label
            if beside and span.bottom > span.top:
                continue  # it only heads the block whose labels stand to its right
            under = below_label(grid, (row, column))
            cell = grid.cell(*under)
            own = grid.origin(*under) == under and under[0] not in skipped
            said = own and cell.raw and _tells(grid, under)
            if said and cell.address not in taken | repeats(grid, under[0], taken):
                yield Finding("R132", grid.sheet.name, cell.address, found=cell.raw)


def _tells(grid: Grid, place: Place) -> bool:
    """Tell whether a cell below a label holds somebody's words, and asks for nothing itself."""
    raw, text = grid.raw(*place), grid.text(*place)
    beside = grid.text(place[0], grid.span(*place).right + 1)
    return not (
        (role_of(raw) and not is_said(text))
        or label_of(raw)
        or is_residue(raw)
        or bare(raw) in LONE
        or (beside and heads_part(text, beside))  # 自评时间 with its day
    )


def _taken(found: Mapping[str, Cell]) -> set[str]:
    return {at for cell in found.values() for at in cell.address.split(",")}


def _label(grid: Grid, places: list[Place], place: Place, form: _Asked) -> str | None:
    """Return the field that a cell of a row asks for, None for other texts."""
    if place in form.heads:
        return form.heads[place]
    return label_of(grid.text(*place)) or _lone_label(grid, places, place, form.own)


def _lone_label(grid: Grid, places: list[Place], place: Place, own: Container[str]) -> str | None:
    """Return the field that a short word names which leads a row with but one more text.

    Elsewhere such a word is what a unit writes. A reason that leads a row is the whole form's
    problem, unless the form asks for its problems too.
    """
    leads = len(places) == PAIR and place == places[0]
    said = grid.text(*places[1]) if leads else ""
    text = grid.text(*place)
    reason = leads and "problems" not in own and role_of(text) == "side:reason"
    if reason and is_caption(text) and not WITHOUT_AIM.search(text):
        return "problems"
    return LONE.get(bare(text)) if len(said) >= SHORTEST_LABEL else None


WITHOUT_AIM = re.compile("执行|支[出付]|预算|资金|^备注")
"""Reasons of how the money was spent: no problem of the form's aims."""


PAIR = 2


def _beside(grid: Grid, place: Place, label: str, form: _Asked) -> Cell | None:
    """Return the cell that a label speaks of: behind its colon, to its right, or below."""
    span = grid.span(*place)
    if place in form.heads:
        return grid.cell(*below) if grid.text(*(below := below_label(grid, place))) else None
    if said := said_behind(grid.raw(*place).strip(), form.own):
        return Cell(address(*place), said)
    right = _answer(grid, place, (place[0], span.right + 1))
    said = grid.text(*right)
    if label in NAMES:
        return grid.cell(*right) if said and not is_label(said) else None
    answers = may_answer(said, label, form.own) or _is_whole(grid, place, right, label)
    beside = None if answers else label_of(said)
    below = below_label(grid, place)
    text = grid.text(*below)
    words = label_of(text) is None or PROSE.search(text) or is_residue(text)
    words = words or may_answer(text, label, form.own)
    texted = bool(text and words) and below[0] not in form.skipped
    if not answers and heads_labels(grid, place, right, label):
        return None
    heads = label in BELOW and texted and (beside is not None or is_heading(said))
    if said and beside is None and not heads and not is_head(said, label):
        return grid.cell(*right)
    side_by_side = label in BELOW and (beside is None or heads or span.bottom == span.top)
    over = label in LONG and _heads_text(grid, place, below)
    return grid.cell(*below) if (side_by_side or over) and texted else None


def _is_whole(grid: Grid, place: Place, right: Place, label: str) -> bool:
    """Tell whether a text with a label in it is all that stands beside one of a row of its own."""
    span, said = grid.span(*place), grid.text(*right)
    lone = span.bottom == span.top and grid.row_places(place[0])[-1] == grid.origin(*right)
    return bool(lone and label in _TOLD and label_of(said) != label and said_behind(said))


_TOLD = LONG - BELOW - {"reasons"}


def _heads_text(grid: Grid, place: Place, below: Place) -> bool:
    """Tell whether a label alone in its row stands over a text that is alone in the next one."""
    under = grid.text(*below)
    lone = list(grid.row_places(place[0])) == [place] and list(grid.row_places(below[0])) == [below]
    words = role_of(under) is None or PROSE.search(under) or is_said(under)
    plain = words and not is_footer(under) and not names_form(under)
    said = POINT.search(under) or SENTENCE.search(under) or len(under) >= SHORTEST_TEXT
    return bool(lone and plain and said)


SHORTEST_TEXT = 6
"""Characters that a text below its label has where no mark shows that it is one."""


def _answer(grid: Grid, place: Place, right: Place) -> Place:
    """Return the cell beside a label; where no cells are merged, blanks may lie between.

    Only one text before the next label is its answer, or the first of three (the others are a
    label with its own) that stands nearer to it than to the one behind.
    """
    if grid.text(*right) or grid.merged(*right):
        return right
    after = [one for one in grid.row_places(place[0]) if one[1] > right[1]]
    ends = (at for at, one in enumerate(after) if asks(grid.text(*one)))
    told = after[: next(ends, len(after))]
    first = next(iter(told), right)
    alone = len(told) == 1 or (
        len(told) == LONE_AND_PAIR and first[1] - place[1] <= told[1][1] - first[1]
    )
    return first if alone and role_of(grid.text(*first)) is None else right


LONE_AND_PAIR = 3
