"""Column letters as spreadsheets count: A is 0, Z 25, AA 26."""

from __future__ import annotations

import re
from functools import cache

_LETTERS = 26


@cache
def column_index(letters: bytes) -> int:
    """Return the zero-based column of its letters (at most three, so that the cache is small)."""
    index = 0
    for letter in letters:
        index = index * _LETTERS + letter - ord("A") + 1
    return index - 1


@cache
def column_letters(index: int) -> str:
    """Return the letters of a zero-based column."""
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def place_of(address: str) -> tuple[int, int]:
    """Return the zero-based row and column of an A1 address; ValueError where it is none."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(address)
    return int(found[2]) - 1, column_index(found[1].encode())
