"""A damaged line of text put back into its columns, with evidence, never by guess.

In text a lost cell shifts the rest of its line, and the head can't tell where each value belongs.
`left_part` anchors each line up to its printed rate. What follows (goal and result, the pairs in
their known order, problems and rectification) is laid into its columns so that lost cells cost
least and what whole lines habitually write stays so. A cell that two layings of the same cost
place differently stays unplaced and is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from gridperf.forms.left_part import (
    MONEY,
    RATE,
    UNKNOWN,
    Frame,
    frame_of,
    left_part,
)
from gridperf.forms.vocabulary import not_applicable

BARE_RESULT = re.compile(r"^[\d.]+\s*[%％]$|^(?:已|完成|有效|达成|按期)")
"""What a completion looks like and a target doesn't: a bare percentage, "done …"."""
PROMISE = re.compile(r"[≥≤><﹥﹦=]|不少于|不低于|不超过|达到|以上|以内")
NUMBERED = re.compile(r"^\s*(?:1[.、．]|[一1][、)）])")

MISSING_PAIR, MISSING_HALF, MISSING_TEXT, AGAINST_HABIT = 3, 4, 4, 5
TIE = 0
"""How much more may speak against another laying that still leaves a cell open."""
NEAR = 3
"""Likewise, that leaves a cell placed but to be confirmed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The true columns of a list, in order: `left` up to the name, sources, dimensions."""

    left: tuple[str, ...]
    """Such as ("sequence", "unit", "name")."""
    money: tuple[str, ...]
    """Totals before the sources, such as ("budget", "spent")."""
    sources: tuple[str, ...]
    dimensions: tuple[str, ...]
    right: tuple[str, ...] = ("problems", "rectification")
    middle: tuple[str, ...] = ("goal", "result")


@dataclass(slots=True)
class Placed:
    """One line in its columns: key → its text and the places in the raw line it was read from.

    Keys: the layout's own, "stated_rate", "source.K" (K counts the layout's sources),
    "source.open" for the value that fits two of them, "pair.D.target", "pair.D.actual".
    """

    texts: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    inferred: set[str] = field(default_factory=set)
    unplaced: tuple[int, ...] = ()
    """Places whose cells no evidence puts into one column: a person must say."""
    whole_left: bool = True
    """Whether the amounts stand where whole lines have them: only a source may be open."""

    def put(self, key: str, cells: Sequence[str], *places: int, sure: bool = True) -> None:
        """Note that `key` was read from these places."""
        self.texts[key] = ("\n".join(cells[place] for place in places), places)
        if not sure:
            self.inferred.add(key)


def place_lines(
    lines: Sequence[Sequence[str]], layout: Layout, frame: Frame | None = None
) -> list[Placed] | None:
    """Return each line in its columns, None where most lines have not even their anchors."""
    trimmed = [tuple(_trimmed(line)) for line in lines]
    frame = frame or frame_of(trimmed, layout.left, layout.money, len(layout.sources))
    if frame is None:
        return None
    slots = _slots(layout, _habits(trimmed, layout, frame))
    return [_placed(cells, layout, frame, slots) for cells in trimmed]


def _trimmed(line: Sequence[str]) -> list[str]:
    """Return the line without the blanks at its end: what was lost let it end early."""
    cells = [cell.strip() for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return cells


class Habit(NamedTuple):
    """What whole lines write in a column, or the first of a pair's; None where they differ."""

    idle: bool | None = None
    """Whether it is 不适用."""
    none: bool | None = None
    """Whether it is 无."""
    satisfied: bool | None = None
    """Whether it is about satisfaction."""


class Slot(NamedTuple):
    """A column right of the rate, or a pair of them."""

    key: str
    pair: bool
    habit: Habit


def _slots(layout: Layout, habits: Sequence[Habit]) -> tuple[Slot, ...]:
    pairs = (f"pair.{at}" for at in range(len(layout.dimensions)))
    keys = (*layout.middle, *pairs, *layout.right)
    return tuple(
        Slot(key, key.startswith("pair."), habit) for key, habit in zip(keys, habits, strict=True)
    )


def _habits(lines: Sequence[Sequence[str]], layout: Layout, frame: Frame) -> list[Habit]:
    """Return, slot by slot, what all whole lines say alike."""
    head, pairs = len(layout.middle), len(layout.dimensions)
    first = len(frame.keys)
    places = [*range(head), *range(head, head + 2 * pairs, 2),
              *range(head + 2 * pairs, head + 2 * pairs + len(layout.right))]  # fmt: skip
    whole = [line for line in lines if len(line) == frame.width]
    return [_habit([line[first + at] for line in whole if first + at < len(line)])
            for at in places]  # fmt: skip


def _habit(texts: Sequence[str]) -> Habit:
    facts = zip(*((not_applicable(text), text == "无", "满意" in text)
                  for text in texts if text), strict=True)  # fmt: skip
    return Habit(*(said.pop() if len(said := set(fact)) == 1 else None for fact in facts))


def _placed(
    cells: tuple[str, ...], layout: Layout, frame: Frame, slots: tuple[Slot, ...]
) -> Placed:
    """Return one line in its columns, marking all that lost cells left to evidence."""
    left = left_part(cells, frame)
    line = Placed(whole_left=left.sure)
    for key, place in left.placed.items():
        open_one = key.startswith("source.open") and any(sign.isdigit() for sign in cells[place])
        line.put(key, cells, place, sure=left.sure and not open_one)
    line.unplaced = left.unplaced
    if left.end is None:
        line.unplaced = tuple(at for at in range(len(cells)) if at not in left.placed.values())
        return line
    rest = cells[left.end :]
    lost = frame.width - len(frame.keys) - len(rest)
    if lost and (lost < 0 or _loose(layout)):
        # What a column of unknown kind holds can't tell where it ends.
        line.unplaced += tuple(range(left.end, len(cells)))
        return line
    head = len(layout.middle)
    grown = next((at for at in range(1, head + 1) if lost and _shared_promise(rest, at)), 0)
    laid = _whole(slots) if not lost else _laid(rest, slots, grown, head)
    _put(cells, line, left.end, slots, laid)
    if grown:
        shared = _shared_promise(rest, grown)
        _split_grown_together(cells, line, left.end + grown, shared)
    return line


def _loose(layout: Layout) -> bool:
    return any(key.startswith(UNKNOWN) for key in (*layout.middle, *layout.right))


Home = tuple[int, int, int]
"""Where a cell is laid: its slot, how many cells are laid there, which of them it is."""
Homes = tuple[tuple[frozenset[Home], bool], ...]
"""Cell by cell: the homes that the best layings give it, whether near ones agree."""


def _whole(slots: Sequence[Slot]) -> Homes:
    return tuple((frozenset({(at, 1 + slot.pair, side)}), True)
                 for at, slot in enumerate(slots) for side in range(1 + slot.pair))  # fmt: skip


def _put(
    cells: Sequence[str], line: Placed, start: int, slots: Sequence[Slot], laid: Homes
) -> None:
    """Put each cell where the best layings agree on one column for it."""
    whole = laid == _whole(slots)
    last = max((at for at, slot in enumerate(slots) if slot.pair), default=-1)
    for place, (homes, near) in enumerate(laid, start=start):
        keys = {_key(slots[at], count, side, cells[place]) for at, count, side in homes}
        slot, count = next(((at, count) for at, count, _ in homes), (-1, 0))
        if len(keys) != 1:
            line.unplaced += (place,)
            continue
        paired = slots[slot].pair and (slot != last or count == 1)
        line.put(keys.pop(), cells, place, sure=whole or (near and not paired))


def _key(slot: Slot, count: int, side: int, cell: str) -> str:
    """Return the column; a single cell is a completion where it tells numbers, no promise."""
    if not slot.pair:
        return slot.key
    if count == 1:
        side = 1 if re.search(r"\d", cell) and not PROMISE.search(cell) else 0
    return f"{slot.key}.{('target', 'actual')[side]}"


@lru_cache(maxsize=1 << 10)
def _laid(cells: tuple[str, ...], slots: tuple[Slot, ...], grown: int, head: int) -> Homes:
    """Return where the cheapest ways to lay cells into the slots, in order, put each of them.

    `grown`: the place of a cell that begins with its neighbour's promise, so half of the first
    pair, behind the `head` ones, is known to be lost; 0 where none does.
    """
    edges = {
        (slot, place, count): cost
        for slot, one in enumerate(slots)
        for place in range(len(cells) + 1)
        for count in range(min(2 if one.pair else 1, len(cells) - place) + 1)
        for cost in [_cost(cells[place : place + count], one)
                     + _of_grown((slot, place, count), grown, head)]
    }  # fmt: skip
    before, after = _costs(edges, len(slots), len(cells))
    best = before[len(slots), len(cells)]
    homes: list[set[Home]] = [set() for _ in cells]
    near: list[set[Home]] = [set() for _ in cells]
    for (slot, place, count), cost in edges.items():
        price = before[slot, place] + cost + after[slot + 1, place + count]
        for side in range(count):
            if price <= best + TIE:
                homes[place + side].add((slot, count, side))
            if price <= best + NEAR:
                near[place + side].add((slot, count, side))
    return tuple((frozenset(one), one == other) for one, other in zip(homes, near, strict=True))


def _costs(
    edges: dict[tuple[int, int, int], int], slots: int, cells: int
) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]:
    """Return the least cost up to each slot and place, and from there to the end."""
    far = 10**6
    states = [(slot, place) for slot in range(slots + 1) for place in range(cells + 1)]
    before, after = dict.fromkeys(states, far), dict.fromkeys(states, far)
    before[0, 0] = after[slots, cells] = 0
    for (slot, place, count), cost in edges.items():
        there = slot + 1, place + count
        before[there] = min(before[there], before[slot, place] + cost)
    for (slot, place, count), cost in reversed(edges.items()):
        after[slot, place] = min(after[slot, place], after[slot + 1, place + count] + cost)
    return before, after


def _of_grown(edge: tuple[int, int, int], grown: int, head: int) -> int:
    """Return what a cell that its neighbour grew into says for being half of the first pair."""
    _, place, count = edge
    if not grown or not place <= grown < place + count:
        return 0
    return -MISSING_HALF if edge == (head, grown, 1) else MISSING_HALF


def _cost(cells: tuple[str, ...], slot: Slot) -> int:
    """Return what speaks against these cells, and no more, standing in a slot."""
    if not slot.pair:
        return _text_cost(cells[0], slot.habit) if cells else MISSING_TEXT
    if not cells:
        return MISSING_PAIR
    habit = slot.habit
    idle = [not_applicable(cell) for cell in cells]
    cost = AGAINST_HABIT if habit.idle not in {None, idle[0]} else 0
    if habit.satisfied is False and any("满意" in cell for cell in cells):
        cost += AGAINST_HABIT
    if len(cells) == 1:
        return cost + MISSING_HALF + (AGAINST_HABIT if idle[0] else 0)
    if habit.satisfied and "满意" not in cells[0]:
        cost += AGAINST_HABIT
    return cost + _pair_cost(cells, idle)


def _text_cost(cell: str, habit: Habit) -> int:
    cost = AGAINST_HABIT if habit.none not in {None, cell == "无"} else 0
    if RATE.match(cell) or MONEY.match(cell):
        cost += AGAINST_HABIT
    return cost + (2 if PROMISE.search(cell) else 0)


def _pair_cost(cells: Sequence[str], idle: Sequence[bool]) -> int:
    """Return what speaks against two cells being a target and what came of it."""
    cost = AGAINST_HABIT if idle[0] != idle[1] else 0
    numbered = [bool(NUMBERED.match(cell)) for cell in cells]
    if numbered[0] != numbered[1]:
        cost += 1
    if BARE_RESULT.match(cells[0]) and not PROMISE.search(cells[0]):
        cost += 2
    if PROMISE.search(cells[1]) and not PROMISE.search(cells[0]):
        cost += 2
    if not idle[0] and not PROMISE.search(cells[0]) and re.search(r"\d{3,}", cells[0]):
        cost += 1
    return cost


def _split_grown_together(cells: Sequence[str], line: Placed, first: int, shared: str) -> None:
    """Offer the words that two neighbours both begin with as the first pair's target.

    Where a target was lost into its neighbours, result and completion both start with its words;
    offered where those words hold a promise, and marked as inferred like both neighbours.
    """
    keys = {key: places for key, (_, places) in line.texts.items()}
    alone = keys.get("pair.0.target", keys.get("pair.0.actual")) == (first,)
    if not alone or {"pair.0.target", "pair.0.actual"} <= keys.keys():
        return
    line.texts["pair.0.target"] = (shared, (first - 1, first))
    line.put("pair.0.actual", cells, first)
    line.inferred |= {"pair.0.target", "pair.0.actual", "result"}


def _shared_promise(cells: Sequence[str], first: int) -> str:
    """Return the words that a cell and the one before it begin with where they hold a promise."""
    if not 0 < first < len(cells):
        return ""
    alike = takewhile(lambda both: both[0] == both[1],
                      zip(cells[first - 1], cells[first], strict=False))  # fmt: skip
    shared = "".join(letter for letter, _ in alike).strip()
    return shared if PROMISE.search(shared) else ""
