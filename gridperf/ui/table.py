"""A table on the page, drawn as real text that can be clicked, reached by keyboard and copied."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from gridperf import look
from gridperf.charts.table import Table
from gridperf.resources import PACKAGE
from gridperf.ui import menu

_HTML = '<div class="gpt"></div>'


@cache
def sheet() -> str:
    """Return the rules of table.css and a tint for every state, status and level."""
    rules = (PACKAGE / "ui" / "table.css").read_text(encoding="utf-8")
    marks = {**look.LEVELS, **look.STATUSES, **look.STATES, **look.JUDGED}
    tints = "".join(
        f".gpt td.gpt-{key} {{ background: {mark.ground}; }}\n"
        f".gpt .gpt-{key} .gpt-sign, .gpt .gpt-tint-{key} .gpt-sign {{ color: {mark.text}; }}\n"
        f".gpt .gpt-fill.gpt-{key} {{ background: {mark.fill}; }}\n"
        for key, mark in marks.items()
    )
    sources = "".join(
        f".gpt .gpt-source-{key} .gpt-sign {{ background: {colour}; }}\n"
        for key, colour in look.SOURCES.items()
        if key != "unconfirmed"  # hatched, in table.css
    )
    faults = "".join(
        f".gpt td.gpt-fault.gpt-{key}, .gpt td.gpt-sample-{key} "
        f"{{ background: {mark.ground}; border-bottom: 3px solid {mark.fill}; }}\n"
        f".gpt .gpt-sample-{key} .gpt-sign {{ color: {mark.text}; }}\n"
        for key, mark in look.LEVELS.items()
    )
    over = f".gpt .gpt-fill.gpt-overrun {{ background: {look.STATES['over'].fill}; }}\n"
    own = f".gpt .gpt-fill.gpt-over {{ background: {look.STATES['good'].fill}; }}\n"
    return rules + tints + faults + sources + over + own


@cache
def _component() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    script = (PACKAGE / "ui" / "table.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "gridperf_table",
        html=_HTML,
        css=look.by_variables(sheet()),
        js=script,
        isolate_styles=False,
    )


def show(table: Table, key: str, picks: str = "") -> list[str]:
    """Show the table; a link leads to its page, a click on a cell is kept in the address.

    `picks` is the parameter of the address that bears the picked cell's key: it survives a reload.
    Returns the keys of the boxes that are ticked.
    """

    def pick() -> None:
        picked = st.session_state[key].get("picked")
        if picked and picks:
            st.query_params[picks] = picked

    def leave() -> None:
        went = st.session_state[key].get("went")
        if went:
            menu.taken(went[1])

    data = table.as_data() | {"checked": _checked(table, st.session_state.get(key))}
    told = _component()(
        key=key, data=data, on_picked_change=pick, on_went_change=leave, on_checked_change=_noted
    )
    if told.went:
        page, query = told.went
        menu.go(page, **{name: value for name, value in query.items() if name not in menu.BOUND})
    return _checked(table, told)


def _noted() -> None:
    """Run the page again: what is ticked has changed."""


def _checked(table: Table, told: Mapping[str, Any] | None) -> list[str]:
    """Return which of the table's boxes are ticked; what was ticked in another round isn't."""
    held = told.get("checked") if told else None
    if not held or held[0] != table.round:
        return []
    boxes = {cell.check for row in table.body for cell in row if cell.check}
    return [key for key in held[1] if key in boxes]
