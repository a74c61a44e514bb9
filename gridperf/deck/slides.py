"""What a slide is made of: a conclusion as its title, and one to three blocks below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from gridperf.charts.table import Link, Table
from gridperf.told import BEHIND, Figure

WIDTH, HEIGHT = 1920, 1080
"""The stage in pixels; every screen shows it scaled as a whole."""
SMALLEST = 24
"""Pixels of the smallest text on it."""
ROOM = 700
"""Pixels that the blocks have between title and footer."""
LINE = 34
"""Pixels of one line of a table's text."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One rate against its bounds; `rate` is a share, None where it is unknown."""

    rate: float | None
    state: str
    said: str
    """The rate, or the word that stands for it."""
    word: str
    """The state as a word, after its sign where the rate is known."""
    bounds: tuple[float, float]
    link: Link | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the block for the screen."""
        return {"kind": "gauge", "rate": self.rate, "state": self.state, "said": self.said,
                "word": self.word, "bounds": list(self.bounds),
                "link": _way(self.link)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers with their labels, three abreast."""

    entries: tuple[Figure, ...]
    about: Mapping[str, str] = field(default_factory=dict)
    """The unit or the project that they are of; empty: the whole selection."""

    def as_data(self) -> dict[str, Any]:
        """Return the block for the screen."""
        entries = [list(entry[1:]) for entry in self.entries]
        ways = [_way(rows_behind(entry.name, self.about)) for entry in self.entries]
        return {"kind": "figures", "entries": entries, "ways": ways}


def rows_behind(name: str, about: Mapping[str, str]) -> Link | None:
    """Return where a figure's rows stand: of a unit, or the cell of a project; None if nowhere."""
    if name not in BEHIND:
        return None
    page, asked = BEHIND[name]
    if "project" in about:
        return Link(page, {**about, "at": "budget" if name == "budget" else "spent"})
    return Link(page, {**about, **asked})


def _way(link: Link | None) -> list[Any] | None:
    return [link.page, dict(link.query)] if link else None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a name, a share (None: no bar, only the word), its value in words, its state."""

    name: str
    share: float | None
    said: str
    state: str
    sign: str
    link: Link | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the bar for the screen."""
        data: dict[str, Any] = {"name": self.name, "share": self.share, "said": self.said,
                                "state": self.state, "sign": self.sign}  # fmt: skip
        return data | ({"link": [self.link.page, dict(self.link.query)]} if self.link else {})


@dataclass(frozen=True, slots=True)
class Bars:
    """Rates on one scale from 0 to `end` (1.0, or as far as the largest over-run goes)."""

    rows: tuple[Bar, ...]
    bounds: tuple[float, ...] = ()
    end: float = 1.0

    def as_data(self) -> dict[str, Any]:
        """Return the block for the screen."""
        rows = [row.as_data() for row in self.rows]
        return {"kind": "bars", "rows": rows, "bounds": list(self.bounds), "end": self.end}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stacked bar: key of its colour (a source, a status), amount, and in words."""

    key: str
    label: str
    amount: float
    said: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A stacked bar with its name and its sum in words."""

    name: str
    parts: tuple[Part, ...]
    said: str
    link: Link | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the bar for the screen."""
        parts = [[part.key, part.label, part.amount, part.said] for part in self.parts]
        data: dict[str, Any] = {"name": self.name, "parts": parts, "said": self.said}
        return data | ({"link": [self.link.page, dict(self.link.query)]} if self.link else {})


@dataclass(frozen=True, slots=True)
class Stacks:
    """Stacked bars on one scale, or each filled to its own whole; the legend names the parts."""

    rows: tuple[Stack, ...]
    legend: tuple[tuple[str, str], ...]
    """Key and word, in the fixed order of the field."""
    whole: bool = False

    def as_data(self) -> dict[str, Any]:
        """Return the block for the screen."""
        rows = [row.as_data() for row in self.rows]
        legend = [list(entry) for entry in self.legend]
        return {"kind": "stacks", "rows": rows, "legend": legend, "whole": self.whole}


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences, one a line."""

    lines: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the block for the screen."""
        return {"kind": "prose", "lines": list(self.lines)}


Row = TypeVar("Row")
Block = Gauge | Figures | Bars | Stacks | Prose | Table


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: `part` names its place in the agenda, `short` stands in the jump list."""

    part: str
    short: str
    title: str
    blocks: tuple[Block, ...] = field(default=())
    note: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return the slide for the screen, as plain JSON values."""
        blocks = [
            {**block.as_data(), "kind": "table"} if isinstance(block, Table) else block.as_data()
            for block in self.blocks
        ]
        return {"part": self.part, "short": self.short, "title": self.title, "blocks": blocks,
                "note": self.note}  # fmt: skip


def lines_of(text: str, pixels: float) -> int:
    """Return how many lines a text takes in a column so wide; wide letters are a square each."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.6 for c in text)
    # Only whole letters stand in a line.
    return max(1, -int(-wide // max(1, pixels // (SMALLEST + 2))))


def pages(heights: Sequence[tuple[Row, float]], room: float = ROOM) -> Iterator[list[Row]]:
    """Yield rows by slide, about as many on each; a row taller than the room stands alone."""
    whole = sum(height for _, height in heights)
    # Slides of even height: a last one with a single row would look forgotten.
    even = whole / max(1, -int(-whole // room)) * 1.04
    page: list[Row] = []
    used = 0.0
    for row, height in heights:
        if page and (used + height > room or used >= even - height / 2):
            yield page
            page, used = [], 0.0
        page.append(row)
        used += height
    if page:
        yield page
