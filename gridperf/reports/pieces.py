"""What a report is made of: headings, paragraphs, tables, charts; set later in Word or PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gridperf.deck.slides import Bars, Stacks
from gridperf.words import Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) or 2 (（一）)."""

    text: str
    level: Literal[1, 2] = 1
    counted: bool = True
    """True where it bears a number."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its title, heads, rows of text, shares of the width, which columns hold numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of rates or of sums, with what it shows in words."""

    title: str
    block: Bars | Stacks


Piece = Heading | Prose | Grid | Chart


@dataclass(frozen=True, slots=True)
class Report:
    """A report: title, what it rests on, pieces in order."""

    title: str
    about: str
    pieces: tuple[Piece, ...]


def numbered(pieces: Iterable[Piece], words: Words) -> Iterator[Piece]:
    """Yield the pieces, headings with their numbers: 一、 and （一）, in English 1. and (1)."""
    at = [0, 0]
    for piece in pieces:
        if not isinstance(piece, Heading) or not piece.counted:
            yield piece
            continue
        at = [at[0] + 1, 0] if piece.level == 1 else [at[0], at[1] + 1]
        first, second = (chinese(n) if words.language == "zh" else str(n) for n in at)
        said = (
            words("report.number_1", first=first, text=piece.text)
            if piece.level == 1
            else words("report.number_2", second=second, text=piece.text)
        )
        yield replace(piece, text=said)


def chinese(number: int) -> str:
    """Return a number below 1,000 as offices write it in headings: 一, 十, 十二, 二十, 一百零三."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (digits[ones] if ones or not number else "")
