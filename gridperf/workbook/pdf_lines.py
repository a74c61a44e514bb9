"""The text of a cell of a page: its lines put together where only the cell's width broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

Char = dict[str, Any]
"""A letter as pdfplumber tells it: `text`, and where it stands."""

_OWN_LINE = re.compile(
    r"(?:目标|指标)?\s*(?:(\d{1,2})\s*[.、．)）:：]|[(（]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]+、)"
)
_SAME_LINE = 3.0
"""Points between the tops of letters of one line."""
_SAME_PLACE = 1.5
_SLACK = 1.0
"""Points that a line may be shorter than its cell and still be as wide."""
_WORD = frozenset("0123456789.,%％/-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_CLOSING = frozenset("，。；：、！？）)》”％%")
"""Signs that begin no line: they take the letter before them along."""
_HANGING = _CLOSING - frozenset("％%")
"""Signs that may stand past the end of a full line: a percent sign may be the next cell's."""
_ABUTS = 0.5
"""Points between two letters of a word at most."""
_OPENING = frozenset("（([《“")
"""Signs that end no line: the letter after them takes them along."""
_NUMBER_END, _NUMBER_BEGIN = frozenset("0123456789.,，．"), frozenset("0123456789.．")


def unwrapped(text: str, full: Sequence[bool] = ()) -> str:
    """Return a cell's text without the breaks that only the cell's width made.

    A line that begins with a number of its own (2. …) was begun by its writer, but not where
    the line before it was full (`full`, one a break) and the number counts nothing on: there
    a number was cut (3, 2.6万条). Where that line had room, there are two numbers.
    """
    lines = [line.strip() for line in text.split("\n")]
    whole, counted = "", 0
    for at, line in enumerate(lines):
        if not line:
            continue
        own = _OWN_LINE.match(line)
        number = int(own[1]) if own and own[1] else 0
        counts_on = counted > 0 and number == counted + 1
        broken = 0 < at <= len(full) and is_cut_number(whole, line) and not counts_on
        if broken and full[at - 1]:
            whole += line
            continue
        counted = number or counted
        if not whole:
            whole = line
        elif broken or begins_own_line(whole, line):
            whole += f"\n{line}"
        else:
            apart = whole[-1].isascii() and whole[-1].isalpha() and line[0].isascii()
            whole += f" {line}" if apart else line
    return whole


def begins_own_line(before: str, after: str) -> bool:
    """Tell whether a line was begun by its writer: it is numbered, or the one before has ended."""
    return bool(_OWN_LINE.match(after)) or before.endswith(("；", ";", "。", "：", ":"))


def is_cut_number(before: str, after: str) -> bool:
    """Tell whether a number may go on from one line to the next."""
    return bool(before and after) and before[-1] in _NUMBER_END and after[0] in _NUMBER_BEGIN


def has_cut_numbers(text: str) -> bool:
    """Tell whether a number may go on over any break of a text."""
    return any(is_cut_number(*pair) for pair in pairwise(text.split("\n")))


def lines_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Return letters line by line, each from left to right, blanks left out."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char["top"]):
        if char["text"].isspace():
            continue
        near = min(_SAME_LINE, (char["bottom"] - char["top"]) / 2)
        if lines and char["top"] - lines[-1][0]["top"] <= near:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [sorted(line, key=lambda char: char["x0"]) for line in lines]


def is_full(line: Sequence[Char], following: Sequence[Char], width: float) -> bool:
    """Tell whether what begins the following line had no room any more in this one.

    A word or number is kept whole if a line can hold it; signs that begin or end no line take
    the letter beside them along.
    """
    after = 1
    while after < len(following) and following[after - 1]["text"] in _OPENING:
        after += 1
    if following[after - 1]["text"] in _WORD:
        while after < len(following) and following[after]["text"] in _WORD:
            after += 1
    while after < len(following) and following[after]["text"] in _CLOSING:
        after += 1
    word = following[after - 1]["x1"] - following[0]["x0"]
    return bool(line[-1]["x1"] - line[0]["x0"] + word > width - _SLACK)


def hangs(sign: Char, before: Char) -> bool:
    """Tell whether a sign that begins no line directly follows a letter, in whose cell it is.

    Where no letter has room any more, programs let such a sign hang over the cell's rule.
    """
    return bool(
        sign["text"] in _HANGING
        and abs(sign["x0"] - before["x1"]) <= _ABUTS
        and abs(sign["top"] - before["top"]) <= _SAME_PLACE
    )


def has_room(line: Sequence[Char], following: Sequence[Char], width: float) -> bool:
    """Tell whether the following line's first sign alone had room in this one."""
    sign = following[0]["x1"] - following[0]["x0"]
    return bool(line[-1]["x1"] - line[0]["x0"] + sign <= width - _SLACK)


def once(chars: Iterable[Char]) -> list[Char]:
    """Return letters without those that stand a second time in the same place."""
    found: list[Char] = []
    seen: dict[tuple[str, int, int], list[Char]] = {}
    for char in chars:
        column, row = round(char["x0"] / _SAME_PLACE), round(char["top"] / _SAME_PLACE)
        near = (
            known
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for known in seen.get((char["text"], x, y), ())
        )
        if not any(
            abs(known["x0"] - char["x0"]) <= _SAME_PLACE
            and abs(known["top"] - char["top"]) <= _SAME_PLACE
            for known in near
        ):
            found.append(char)
            seen.setdefault((char["text"], column, row), []).append(char)
    return found


def moved(char: Char, right: float, down: float) -> Char:
    """Return a letter that stands so far to the right and further down."""
    return {
        **char,
        "x0": char["x0"] + right,
        "x1": char["x1"] + right,
        "top": char["top"] + down,
        "bottom": char["bottom"] + down,
        "doctop": char["top"] + down,
    }


def cell_text(chars: Sequence[Char], room: float) -> str:
    """Return the text of a cell's letters, without the breaks that only its width made."""
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415 (an extra)

    if not chars:
        return ""
    near = min(_SAME_LINE, min(char["bottom"] - char["top"] for char in chars) / 2)
    text = extract_text(list(chars), x_tolerance=near, y_tolerance=near)
    if not has_cut_numbers(text):
        return unwrapped(text)
    lines = lines_of(chars)
    full = [is_full(line, below, room) for line, below in pairwise(lines)]
    return unwrapped(text, full if len(lines) == text.count("\n") + 1 else ())


def words_of(chars: Sequence[Char]) -> list[tuple[float, float, str]]:
    """Return the words that letters make: middle of the line, left, text."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 (an extra)

    return [
        ((word["top"] + word["bottom"]) / 2, word["x0"], word["text"])
        for word in extract_words(list(chars), keep_blank_chars=True)
    ]


def whole_words(chars: Sequence[Char]) -> list[list[Char]]:
    """Return the letters of each word that letters make."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 (an extra)

    words = extract_words(list(chars), keep_blank_chars=True, return_chars=True)
    return [word["chars"] for word in words]
