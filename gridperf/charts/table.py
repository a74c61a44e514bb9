"""Tables as values: what stands in each cell, how it is tinted, and where a click leads.

Pure and small, so that a page, a slide or a test can take the same table. The interface draws it
with real text (never markup), which keeps every name, formula or tag in the data harmless.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Bar:
    """A rate bar (执行率条): share 0-1 and on, its state's colour key; the axis ends at 1.3."""

    share: float
    state: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads: a page's name and the selections that it takes along."""

    page: str
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text with an optional sign before it, tint and marks, and what a click does."""

    text: str = ""
    sign: str = ""
    tone: str = ""
    """Tints and marks, by key: a state, a status, a level, a part of a sheet, strong, quiet …"""
    align: Literal["", "center", "end"] = ""
    title: str = ""
    """Shown on hover and read aloud; empty where the text says it all."""
    pick: str = ""
    """Key that a click reports; empty: not clickable."""
    check: str = ""
    """Key of a box to tick; in a header it ticks all of them. Its title names the box."""
    link: Link | None = None
    bar: Bar | None = None
    colspan: int = 1
    rowspan: int = 1
    head: bool = False

    def as_data(self) -> dict[str, Any]:
        """Return the cell for the screen, defaults left out: sheets have thousands of cells."""
        data: dict[str, Any] = {"t": self.text}
        extras = {
            "s": self.sign,
            "k": self.tone,
            "a": self.align,
            "x": self.title,
            "p": self.pick,
            "q": self.check,
            "c": 0 if self.colspan == 1 else self.colspan,
            "r": 0 if self.rowspan == 1 else self.rowspan,
            "h": self.head,
        }
        data |= {key: value for key, value in extras.items() if value}
        if self.link:
            data["l"] = [self.link.page, dict(self.link.query)]
        if self.bar:
            data["b"] = [self.bar.share, self.bar.state]
        return data


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Header rows and body rows of cells; `kind` chooses the drawing, `caption` says what it is."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    kind: Literal["list", "matrix", "sheet", "scroll", "legend"] = "list"
    caption: str = ""
    picked: str = ""
    """Key of the picked cell: drawn with a ring."""
    widths: tuple[str, ...] = ()
    """CSS widths by column; empty: as wide as the content."""
    round: str = ""
    """Names what the boxes are ticked for: under another one all are free again."""
    arrive: bool = False
    """Scroll it into view when it first appears."""

    def as_data(self) -> dict[str, Any]:
        """Return the table for the screen, as plain JSON values."""
        return {
            "kind": self.kind,
            "caption": self.caption,
            "picked": self.picked,
            "widths": list(self.widths),
            "round": self.round,
            "arrive": self.arrive,
            "head": [[cell.as_data() for cell in row] for row in self.head],
            "body": [[cell.as_data() for cell in row] for row in self.body],
        }


def heads(*texts: str, end: int = 0) -> Row:
    """Return a header row; the last `end` columns hold numbers and are set right."""
    first = len(texts) - end
    return tuple(
        Cell(text, align="end" if place >= first else "") for place, text in enumerate(texts)
    )
