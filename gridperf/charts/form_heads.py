"""The heads within a form (表内表头): rows of words under which its money, goals, tasks stand."""

from __future__ import annotations

from collections.abc import Iterable

from gridperf.forms.vocabulary import role_of
from gridperf.model import Form, Sheet

Place = tuple[int, int]

_HEADS = ("money:", "field:", "side:", "source:")
_FEWEST = 2
_BELOW = (1, 2)
"""Rows below a head in which what it heads begins: a head may have two rows."""


def within(form: Form, sheet: Sheet, read: Iterable[Place]) -> frozenset[Place]:
    """Return the cells of a form's heads, beside its `header_rows`; `read` is what was read.

    A list has its one head. In a form, a row is one where nothing was read from it and two of its
    known words each have something read below them: labels whose values stand beside them don't.
    """
    taken = frozenset(read)
    if form.form == "project_list" or not taken:
        return frozenset()
    body = {row for row, _ in taken}
    rows = range(max(min(body) - max(_BELOW), 0), max(body))
    shown = (row for row in rows if row not in body and row + 1 not in form.header_rows)
    return frozenset(
        (row, column)
        for row in shown
        if _is_head(sheet, row, taken)
        for column, value in enumerate(sheet.rows[row])
        if value not in {None, ""}
    )


def _is_head(sheet: Sheet, row: int, taken: frozenset[Place]) -> bool:
    if row >= len(sheet.rows):
        return False
    heads = sum(
        isinstance(value, str)
        and any((row + down, column) in taken for down in _BELOW)
        and (role_of(value) or "").startswith(_HEADS)
        for column, value in enumerate(sheet.rows[row])
    )
    return heads >= _FEWEST
