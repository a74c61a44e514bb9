"""What 同上 and 〃 in a list's texts stand for: what the project above says, as if merged down."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from gridperf.forms.list_columns import ListColumns

DITTO = frozenset(
    {"同上", "〃", "″", '"', "＂", "”", "“", "''", "′′", "同 上", "（同上）", "同上。"}
)
"""How a cell says that it says the same as the one above."""
SAME = DITTO | {""}
"""Dittos, and the blank that says the same of a unit."""
REPEATABLE = frozenset({
    "unit", "supervisor", "goal", "result", "process", "conclusion", "problems", "rectification",
    "reason",
})  # fmt: skip
"""What two projects may have in common; each has a name and a number of its own."""


def without_dittos(
    columns: ListColumns, column: int, texts: list[str | None], *, inherited: bool
) -> None:
    """Put in place of each ditto what the project above says in the column, None where nothing.

    The cells stay those of the projects' own rows. Below a blank one of `inherited` texts stands
    what holds for that too.
    """
    if DITTO.isdisjoint(texts):
        return
    passed = SAME if inherited else DITTO
    above = _above(columns.grid.shown, (columns.before, column), passed)
    for at, text in enumerate(texts):
        if text in DITTO:
            texts[at] = above
        elif text or not inherited:
            above = text


def _above(
    shown: Callable[[int], list[str]], place: tuple[Sequence[int], int], passed: Container[str]
) -> str | None:
    """Return what a column says in the last of some rows that isn't passed over."""
    rows, column = place
    said = (shown(row)[column].strip() for row in reversed(rows))
    return next((text for text in said if text not in passed), None) or None
