"""What a corrected file changes, before it is stored: what goes missing first, then old → new."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import streamlit as st

from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.corrections import AMOUNTS
from gridperf.staged import Staged
from gridperf.store import Change, Comparison
from gridperf.ui import markup, menu, origin, receipts, table, workspace
from gridperf.words import Words

SHOWN = 200
"""Values that are listed."""
LONGEST = 120


def show(staged: Staged, words: Words) -> None:
    """Show the card where the file replaces something and isn't stored yet."""
    if staged.receipt and not staged.storable:
        return
    held = [c for c in staged.compared(workspace.store()) if c.filed.replaced is not None]
    if not held:
        return
    with st.container(key="card_changes"):
        for comparison in held:
            _comparison(comparison, words)
        rows = [_row(change, words) for comparison in held for change in comparison.changes]
        if not rows:
            return
        named = ("project", "field", "old", "new", "cell")
        head = heads(*(words(f"import.{name}") for name in named))
        table.show(Table((head,), tuple(rows[:SHOWN]), "list", words("import.changes_table")),
                   "changes")  # fmt: skip
        if len(rows) > SHOWN:
            markup.show(markup.note(words("import.changes_more", count=len(rows) - SHOWN)))


def _comparison(comparison: Comparison, words: Words) -> None:
    filed = comparison.filed
    said = words("import.changes", unit=filed.unit, year=filed.year, version=filed.replaced,
                 count=len(comparison.changes))  # fmt: skip
    markup.show(markup.heading(said, words("import.changes_next", version=filed.version)))
    for loss in receipts.losses_of(filed, words):
        st.warning(menu.plain(loss))
    if comparison.added:
        names = words("ui.list_comma").join(comparison.added[: receipts.NAMES])
        markup.show(markup.note(words("import.added", count=len(comparison.added), names=names)))


def _row(change: Change, words: Words) -> Row:
    name = change.path.rpartition(".")[2]
    number = name in {*AMOUNTS, "stated_rate", "weight", "stated_score"}
    end: Literal["", "end"] = "end" if number else ""
    old, new = (said(value, name, words) for value in (change.old, change.new))
    return (
        Cell(change.project),
        Cell(field(change.path, words), tone="nowrap"),
        Cell(old[:LONGEST], tone="quiet wrap", align=end, title=old if len(old) > LONGEST else ""),
        Cell(new[:LONGEST], tone="strong wrap", align=end,
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
        return f"{(value * 100).normalize():f}%"
    plain = value.normalize()
    return f"{value:.2f}" if name in AMOUNTS and value == round(value, 2) else f"{plain:f}"
