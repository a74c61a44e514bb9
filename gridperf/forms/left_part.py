"""The left part of a damaged line, up to the printed rate: each cell in the column that it fits.

Most whole lines show where the rate stands. In a line that lacks cells the columns that were lost
are those whose loss leaves every cell in a column of its kind, and the amounts true to one another:
the rate is spent over budget, no more was spent from a source than in all. Where two explanations
are as good, the cells that they place differently stay unplaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from gridperf.forms.plan import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RATE = re.compile(r"^[\d.,\s]+[%％]$")
MONEY = re.compile(r"^(?:-?[\d,.\s]+|[-—–－])$")
UNKNOWN, PASSED = "?", "="
"""What the key of a column begins with whose word names no field; that a person passed over."""
RATE_KEY = "stated_rate"

LOST, MISREAD, WRONG = 2, 2, 4
MOST_LOST = 3
"""Cells lost left of the rate that are looked for."""
HALF_STEP = Decimal("0.005")
"""Amounts and rates in percent are rounded to two decimals."""
LONGEST_FIGURE = 12
_NUMBERED = re.compile(r"[(（]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）.、]?")


@dataclass(frozen=True)
class Frame:
    """What most whole lines show: how many cells they have, and the columns up to the rate."""

    width: int
    keys: tuple[str, ...]
    """Fields, amounts and sources ("source.0", "source.open") in their order, the rate at last."""
    texts: tuple[tuple[str, str], ...] = ()
    """Text field → what every whole line says there: the unit's name."""
    whole_sources: bool = False
    """Whether the lines hold every source that the head names."""


@dataclass(frozen=True, slots=True)
class LeftPart:
    """Cells of a line's left part: key → place where one is left, places that fit several."""

    placed: Mapping[str, int]
    unplaced: tuple[int, ...]
    end: int | None
    """Where the part ends; None where that is open too."""
    sure: bool
    """Whether every cell stands where whole lines have it."""


def usual_width(lines: Sequence[Sequence[str]]) -> int:
    """Return how many cells a whole line has: the most that two lines agree on."""
    counts = [len(line) for line in lines]
    return max((one for one in counts if counts.count(one) > 1), default=max(counts, default=0))


def frame_of(
    lines: Sequence[Sequence[str]], left: Sequence[str], money: Sequence[str], sources: int
) -> Frame | None:
    """Return what most whole lines show, None where they show no rate behind their amounts."""
    width = usual_width(lines)
    whole = [line for line in lines if len(line) == width]
    first = len(left) + len(money)
    for count in range(sources, -1, -1):
        rate = first + count
        fits = [line for line in whole if len(line) > rate and RATE.match(line[rate])
                and all(map(MONEY.match, line[len(left) : rate]))]  # fmt: skip
        if len(fits) * 2 > len(whole):
            keys = (*left, *money, *source_keys(count, sources), RATE_KEY)
            said = [(key, {line[at] for line in fits}) for at, key in enumerate(left)]
            alike = tuple((key, texts.pop()) for key, texts in said
                          if len(fits) > 1 and len(texts) == 1)  # fmt: skip
            return Frame(width, keys, alike, count == sources)
    return None


def source_keys(count: int, expected: int) -> tuple[str, ...]:
    """Return the keys of `count` values under the sources; of fewer values the last stays open.

    One column lost at the end of the money block leaves the values before it in their columns;
    its neighbour may be either of two. More lost than one: every value stays open.
    """
    return tuple(
        f"source.{at}"
        if count == expected or (count == expected - 1 and at < count - 1)
        else "source.open" if at == count - 1 else f"source.open.{at}"
        for at in range(count)
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def left_part(cells: tuple[str, ...], frame: Frame) -> LeftPart:
    """Return the line's cells up to its rate in their columns; `cells` are all of the line's."""
    width = len(frame.keys)
    stands = _cost(cells, frame, ())
    lost = min(frame.width - len(cells), MOST_LOST, width - 1)
    prices: dict[tuple[int, ...], int] = {(): stands}
    if stands:
        for count in range(1, lost + 1):
            prices |= {gone: _cost(cells, frame, gone) + LOST * count
                       for gone in combinations(range(width), count)}  # fmt: skip
    least = min(prices.values())
    ways = [gone for gone, price in prices.items() if price == least]
    if ways == [()]:
        return LeftPart(
            {key: at for at, key in enumerate(frame.keys)}, (), width, sure=stands < 2 * WRONG
        )
    return _agreed(frame, ways)


def _agreed(frame: Frame, ways: Sequence[tuple[int, ...]]) -> LeftPart:
    """Return what all ways place alike; what they don't stays unplaced."""
    kept = [[key for at, key in enumerate(frame.keys) if at not in gone] for gone in ways]
    shortest = min(map(len, kept))
    placed = {keys[0]: at for at in range(shortest)
              if len(keys := list({way[at] for way in kept})) == 1}  # fmt: skip
    places = set(placed.values())
    unplaced = tuple(at for at in range(shortest) if at not in places)
    alike = all(len(way) == shortest for way in kept)
    return LeftPart(placed, unplaced, shortest if alike else None, sure=False)


def _cost(cells: tuple[str, ...], frame: Frame, gone: tuple[int, ...]) -> int:
    """Return what speaks against these columns, and no others, being the lost ones."""
    keys = [key for at, key in enumerate(frame.keys) if at not in gone]
    if len(keys) >= len(cells):
        return 10**6
    said = dict(zip(keys, cells, strict=False))
    texts = dict(frame.texts)
    against = sum(_misfit(key, cell, texts) for key, cell in said.items())
    if is_figure(cells[len(keys)]):
        against += WRONG  # what follows the rate are words
    return against + (WRONG * _contradictions(said, frame) if gone else 0)


def _misfit(key: str, cell: str, texts: Mapping[str, str]) -> int:
    """Return what speaks against a cell standing in the column of a key."""
    if not cell or key.startswith((UNKNOWN, PASSED)):
        return 0
    if key == "sequence":
        return 0 if _NUMBERED.fullmatch(cell) else WRONG
    if key == RATE_KEY or key in AMOUNTS or key.startswith("source."):
        fits, others = (RATE, MONEY) if key == RATE_KEY else (MONEY, RATE)
        nearly = is_figure(cell, nearly=True) and not others.match(cell)
        return 0 if fits.match(cell) else MISREAD if nearly else WRONG
    if is_figure(cell):
        return WRONG
    usual = texts.get(key)
    strange = cell != usual if usual is not None else cell in texts.values()
    return MISREAD if strange else 0


def is_figure(cell: str, *, nearly: bool = False) -> bool:
    """Tell whether a cell is a number or a rate, or `nearly`: short, with misread characters."""
    if MONEY.match(cell) or RATE.match(cell):
        return any(sign.isdigit() for sign in cell) or nearly
    short = len(cell) <= LONGEST_FIGURE and any(sign.isdigit() for sign in cell)
    return (short and not _WORDS.search(cell)) or (nearly and len(cell) <= 1)


_WORDS = re.compile("[\u4e00-\u9fff]{2}|[\u4e00-\u9fff][^\u4e00-\u9fff元]|[A-Za-z]{3}")


def _contradictions(said: Mapping[str, str], frame: Frame) -> int:
    """Return how many relations of the amounts the cells would break."""
    budget, spent, rate = (_number(said.get(key)) for key in ("budget", "spent", RATE_KEY))
    broken = 0
    sources = [key for key in frame.keys if key.startswith("source.")]
    given = [amount for key in sources if (amount := _number(said.get(key))) is not None]
    least = sum(given, Decimal(0))
    if spent is not None and given:
        whole = frame.whole_sources and len(given) == len(sources)
        slack = HALF_STEP * (len(given) + 1)
        broken += least > spent + slack or (whole and least < spent - slack)
    if budget and rate is not None:
        share = rate / 100
        low, high = (budget - HALF_STEP) * (share - HALF_STEP / 100), (budget + HALF_STEP) * (
            share + HALF_STEP / 100)  # fmt: skip
        if spent is None:
            broken += bool(given) and least > high + HALF_STEP * len(given)
        else:
            broken += not low - HALF_STEP <= spent <= high + HALF_STEP
    return broken


def _number(cell: str | None) -> Decimal | None:
    """Return the number that a cell says, a dash as 0."""
    text = (cell or "").rstrip("%％").replace(",", "").replace(" ", "")
    if text in {"-", "—", "–", "－"}:
        return Decimal(0)
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
