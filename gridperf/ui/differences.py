"""What one version changes of another, old → new: of a file before it is stored, of two stored."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.corrections import AMOUNTS
from gridperf.staged import Staged
from gridperf.store import Change, Comparison, Difference
from gridperf.ui import markup, menu, origin, receipts, table, workspace
from gridperf.words import Words

SHOWN = 200
"""Values that are listed."""
LONGEST = 120


def show(staged: Staged, before: Sequence[Staged], words: Words) -> None:
    """Show the card where the file replaces something and isn't stored yet.

    `before` are files of its batch that it will replace in their turn.
    """
    if staged.receipt and not staged.storable:
        return
    compared = staged.compared(workspace.store(), before)
    held = [c for c in compared if c.filed.replaced is not None]
    beside = [
        said for c in compared if c.filed.nameless for said in receipts.losses_of(c.filed, words)
    ]
    if not held and not beside:
        return
    with st.container(key="card_changes"):
        for said in dict.fromkeys(beside):
            st.warning(menu.plain(said))
        for comparison in held:
            _comparison(comparison, before, words)
        changes = [change for comparison in held for change in comparison.changes]
        listed(changes, words("import.old"), words("import.new"), words)


def losses(found: Difference, new: str, words: Words) -> None:
    """Say what one stored version has and the other, `new`, lacks."""
    for key, names in (("vanished", found.vanished), ("lost", found.indicators_lost)):
        if names:
            said = words(f"history.{key}", count=len(names), version=new,
                         names=receipts.listed(names, words))  # fmt: skip
            st.warning(menu.plain(said))


def between(found: Difference, old: str, new: str, words: Words) -> None:
    """Show what two stored versions say otherwise, value by value; losses stand above it."""
    _added(found.added, words)
    if not found.indicators:
        markup.show(markup.note(words("history.no_indicators")))
    listed(found.changes, old, new, words)


def listed(changes: Sequence[Change], old: str, new: str, words: Words) -> None:
    """Show values that differ, a row each, before and after under the headings given."""
    if not changes:
        return
    first, last = (words(f"import.{name}") for name in ("project", "cell"))
    head = heads(first, words("import.field"), old, new, last)
    rows = tuple(_row(change, words) for change in changes[:SHOWN])
    table.show(Table((head,), rows, "list", words("import.changes_table")), "changes")
    if len(changes) > SHOWN:
        markup.show(markup.note(words("import.changes_more", count=len(changes) - SHOWN)))


def _comparison(comparison: Comparison, before: Sequence[Staged], words: Words) -> None:
    filed = comparison.filed
    about = (filed.unit, filed.year, filed.kind)
    own = [one.name for one in before if any(claim[:3] == about for claim in one.claims())]
    said = words("import.changes_batch" if own else "import.changes", unit=filed.unit,
                 year=filed.year, version=filed.replaced, file=own[-1] if own else "",
                 count=len(comparison.changes))  # fmt: skip
    markup.show(markup.heading(said, words("import.changes_next", version=filed.version)))
    for loss in receipts.losses_of(filed, words):
        st.warning(menu.plain(loss))
    _added(comparison.added, words)


def _added(names: Sequence[str], words: Words) -> None:
    if names:
        shown = receipts.listed(names, words)
        markup.show(markup.note(words("import.added", count=len(names), names=shown)))


def _row(change: Change, words: Words) -> Row:
    name = change.path.rpartition(".")[2]
    old, new = (said(value, name, words) for value in (change.old, change.new))
    return (
        Cell(change.project),
        Cell(field(change.path, words), tone="nowrap"),
        Cell(old[:LONGEST], tone="quiet wrap", title=old if len(old) > LONGEST else ""),
        Cell(new[:LONGEST], tone="strong wrap",
             title=new if len(new) > LONGEST else ""),
        Cell(change.cell, tone="quiet"),
    )  # fmt: skip


def field(path: str, words: Words) -> str:
    """Return a changed field in words: 一般公共预算 支出, 数量 目标."""
    room, _, rest = path.partition(".")
    if room not in {"funding", "indicators"}:
        return origin.meaning(path, words)
    middle, _, name = rest.rpartition(".")
    if room == "funding":
        return f"{middle} {origin.meaning(name, words)}"
    return origin.meaning(f"{middle}.{name}", words)


def said(value: Decimal | str | None, name: str, words: Words) -> str:
    """Return a value as it is shown: amounts with their decimals, rates in percent."""
    if value is None:
        return words("import.blank")
    if isinstance(value, str):
        return words(f"model.source_{value}") if name == "source" else value
    if name == "stated_rate":
        return f"{_with_decimals(value * 100)}%"
    return _with_decimals(value) if name in AMOUNTS else f"{value.normalize():f}"


def _with_decimals(value: Decimal) -> str:
    """Return a number with two decimals, with more where it has more."""
    return f"{value:.2f}" if value == round(value, 2) else f"{value.normalize():f}"
