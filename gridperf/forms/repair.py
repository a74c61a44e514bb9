"""A damaged line of text put back into its columns, with evidence, never by guess.

In text a lost cell shifts the rest of its line, and the head can't tell where each value belongs.
Each line is anchored from the left (up to the printed rate, then goal and result) and from the
right (problems and rectification, before them the last pair); the pairs between are laid into
their known order so that lost cells cost least and what is habitually 不适用 in whole lines stays
so. Where two layings cost the same, the pairs stay unplaced and are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from gridperf.forms.vocabulary import not_applicable

RATE = re.compile(r"^[\d.,\s]+[%％]$")
MONEY = re.compile(r"^(?:-?[\d,.\s]+|[-—–－])$")
BARE_RESULT = re.compile(r"^[\d.]+\s*[%％]$|^(?:已|完成|有效|达成|按期)")
"""What a completion looks like and a target doesn't: a bare percentage, "done …"."""
PROMISE = re.compile(r"[≥≤><﹥﹦=]|不少于|不低于|不超过|达到|以上|以内")
NUMBERED = re.compile(r"^\s*(?:1[.、．]|[一1][、)）])")

UNKNOWN, PASSED = "?", "="
"""What the key of a column begins with whose word names no field; that a person passed over."""

MISSING_PAIR, MISSING_HALF, AGAINST_HABIT = 3, 4, 5


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

    def put(self, key: str, cells: Sequence[str], *places: int, sure: bool = True) -> None:
        """Note that `key` was read from these places."""
        self.texts[key] = ("\n".join(cells[place] for place in places), places)
        if not sure:
            self.inferred.add(key)


def place_lines(lines: Sequence[Sequence[str]], layout: Layout) -> list[Placed] | None:
    """Return each line in its columns, None where a line has not even its anchors."""
    trimmed = [_trimmed(line) for line in lines]
    width = max(map(len, trimmed), default=0)
    placed = [_anchored(cells, layout, len(cells) == width) for cells in trimmed]
    if any(line is None for line in placed):
        return None
    ready = [line for line in placed if line is not None]
    habits = _habits(trimmed, ready, layout)
    for cells, line in zip(trimmed, ready, strict=True):
        _place_pairs(cells, line, layout, habits)
    return ready


def _trimmed(line: Sequence[str]) -> list[str]:
    """Return the line without the blanks at its end: what was lost let it end early."""
    cells = [cell.strip() for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _anchored(cells: list[str], layout: Layout, whole: bool) -> Placed | None:  # noqa: FBT001 (a fact of the line)
    """Return the line with its left part placed; None where no printed rate anchors it.

    What a column of unknown kind holds can't tell where it ends: beside one, a line that lacks
    cells has no anchor at its right, and the cells there are asked for.
    """
    first = len(layout.left)
    width = len(list(takewhile(MONEY.match, cells[first:])))
    rate = first + width
    totals, sources = len(layout.money), len(layout.sources)
    if not totals <= width <= totals + sources or rate >= len(cells) or not RATE.match(cells[rate]):
        return None
    if len(cells) < rate + 1 + len(layout.right):
        return None
    line = Placed()
    for place, key in enumerate((*layout.left, *layout.money)):
        line.put(key, cells, place)
    _place_sources(cells, line, first + totals, width - totals, layout)
    line.put("stated_rate", cells, rate)
    if not whole and _loose(layout):
        line.unplaced = tuple(range(rate + 1, len(cells)))
        return line
    for back, key in enumerate(reversed(layout.right), start=1):
        line.put(key, cells, len(cells) - back)
    return line


def _loose(layout: Layout) -> bool:
    return any(key.startswith(UNKNOWN) for key in (*layout.middle, *layout.right))


def _place_sources(cells: list[str], line: Placed, start: int, count: int, layout: Layout) -> None:
    """Place `count` values under the sources; of fewer values the last one stays open.

    One column lost at the end of the money block leaves the values before it in their columns;
    its neighbour may be either of two. More lost than one: every value stays open.
    """
    expected = len(layout.sources)
    for k in range(count):
        if count == expected or (count == expected - 1 and k < count - 1):
            line.put(f"source.{k}", cells, start + k)
        else:
            key = "source.open" if k == count - 1 else f"source.open.{k}"
            line.put(key, cells, start + k, sure=not any(c.isdigit() for c in cells[start + k]))


def _middle(cells: list[str], line: Placed, layout: Layout) -> tuple[int, int]:
    """Return where the cells between the anchors begin and end."""
    (rate,) = line.texts["stated_rate"][1]
    return rate + 1, len(cells) - len(layout.right)


def _habits(lines: list[list[str]], placed: list[Placed], layout: Layout) -> dict[int, bool]:
    """Return, per dimension, whether whole lines all say 不适用 there (absent: no habit)."""
    width = len(layout.middle) + 2 * len(layout.dimensions)
    seen: dict[int, set[bool]] = {}
    for cells, line in zip(lines, placed, strict=True):
        start, stop = _middle(cells, line, layout)
        if stop - start != width:
            continue
        for d in range(len(layout.dimensions)):
            target = cells[start + len(layout.middle) + 2 * d]
            seen.setdefault(d, set()).add(not_applicable(target))
    return {d: said.pop() for d, said in seen.items() if len(said) == 1}


def _place_pairs(cells: list[str], line: Placed, layout: Layout, habits: dict[int, bool]) -> None:
    """Place goal, result and the pairs, marking all that lost cells left to evidence."""
    if line.unplaced:
        return
    start, stop = _middle(cells, line, layout)
    head, count = len(layout.middle), len(layout.dimensions)
    whole = stop - start == head + 2 * count
    for place, key in enumerate(layout.middle, start=start):
        if place < stop:
            line.put(key, cells, place)
    first = min(start + head, stop)
    grown = bool(_shared_promise(cells, first - 1, first)) and first < stop
    shapes = _best_shapes(tuple(cells[first:stop]), count, tuple(sorted(habits.items())), grown)
    if whole:
        shapes = ((2,) * count,)
    if len(shapes) != 1:
        line.unplaced = tuple(range(first, stop))
        return
    place = first
    for d, width in enumerate(shapes[0]):
        places = range(place, place + width)
        _place_pair(cells, line, f"pair.{d}", places, sure=whole or d == count - 1)
        place += width
    _split_grown_together(cells, line, start + head - 1, first, shapes[0])


def _place_pair(
    cells: list[str], line: Placed, key: str, places: Sequence[int], *, sure: bool
) -> None:
    """Place a pair; a single cell is a completion where it tells numbers without a promise."""
    if len(places) > 1:
        line.put(f"{key}.target", cells, places[0], sure=sure)
        line.put(f"{key}.actual", cells, places[1], sure=sure)
    elif places:
        (place,) = places
        told = re.search(r"\d", cells[place]) and not PROMISE.search(cells[place])
        line.put(f"{key}.{'actual' if told else 'target'}", cells, place, sure=False)


@cache
def _best_shapes(
    cells: tuple[str, ...],
    count: int,
    habits: tuple[tuple[int, bool], ...],
    grown: bool,  # noqa: FBT001 (part of the cache's key)
) -> tuple[tuple[int, ...], ...]:
    """Return the cheapest ways to lay cells into `count` pairs (0, 1 or 2 cells each), in order.

    The last pair is an anchor: it is whole. `grown`: the first cell begins with its neighbour's
    promise, so half of the first pair is known to be lost. Ways that cost the same all return.
    """
    usual = dict(habits)

    @cache
    def lay(place: int, d: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
        if d == count:
            return (0, ((),)) if place == len(cells) else (10**6, ())
        best = 10**6
        ways: list[tuple[int, ...]] = []
        for width in (2,) if d == count - 1 else (2, 1, 0):
            if place + width > len(cells):
                continue
            rest, tails = lay(place + width, d + 1)
            cost = rest + _cost(cells[place : place + width], usual.get(d))
            if grown and d == 0:
                cost += -MISSING_HALF if width == 1 else MISSING_HALF
            if cost < best:
                best, ways = cost, []
            if cost == best:
                ways += [(width, *tail) for tail in tails]
        return best, tuple(ways)

    return lay(0, 0)[1]


def _cost(cells: tuple[str, ...], habit: bool | None) -> int:  # noqa: FBT001 (three-valued)
    """Return what speaks against these cells being one pair of a dimension with this habit."""
    if not cells:
        return MISSING_PAIR
    idle = [not_applicable(cell) for cell in cells]
    cost = AGAINST_HABIT if habit is not None and habit != idle[0] else 0
    if len(cells) == 1:
        return cost + MISSING_HALF + (AGAINST_HABIT if idle[0] else 0)
    if idle[0] != idle[1]:
        cost += AGAINST_HABIT
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


def _split_grown_together(
    cells: list[str], line: Placed, result: int, first: int, shape: tuple[int, ...]
) -> None:
    """Offer the words that two neighbours both begin with as the first pair's target.

    Where a target was lost into its neighbours, result and completion both start with its words;
    offered where those words hold a promise, and marked as inferred like both neighbours.
    """
    shared = _shared_promise(cells, result, first)
    if shape[:1] != (1,) or not shared:
        return
    line.texts["pair.0.target"] = (shared, (result, first))
    line.put("pair.0.actual", cells, first)
    line.inferred |= {"pair.0.target", "pair.0.actual", "result"}


def _shared_promise(cells: list[str], left: int, right: int) -> str:
    """Return the words that both cells begin with where they hold a promise, else nothing."""
    if not 0 <= left < right < len(cells):
        return ""
    alike = takewhile(lambda both: both[0] == both[1], zip(cells[left], cells[right], strict=False))
    shared = "".join(letter for letter, _ in alike).strip()
    return shared if PROMISE.search(shared) else ""
