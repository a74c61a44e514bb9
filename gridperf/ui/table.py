"""A table on the page, drawn as real text that can be clicked, reached by keyboard and copied."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from gridperf import look
from gridperf.charts.table import Table
from gridperf.resources import PACKAGE
from gridperf.ui import menu

_HTML = '<div class="gpt"></div>'


def _css() -> str:
    """Return the rules of table.css and a tint for every state, status and level."""
    rules = (PACKAGE / "ui" / "table.css").read_text(encoding="utf-8")
    marks = {**look.LEVELS, **look.STATUSES, **look.STATES}
    tints = "".join(
        f".gpt td.gpt-{key} {{ background: {mark.ground}; }}\n"
        f".gpt .gpt-{key} .gpt-sign, .gpt .gpt-tint-{key} .gpt-sign {{ color: {mark.text}; }}\n"
        f".gpt .gpt-fill.gpt-{key} {{ background: {mark.fill}; }}\n"
        for key, mark in marks.items()
    )
    over = f".gpt .gpt-fill.gpt-overrun {{ background: {look.STATES['over'].fill}; }}\n"
    own = f".gpt .gpt-fill.gpt-over {{ background: {look.STATES['good'].fill}; }}\n"
    return rules + tints + over + own


@cache
def _component() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    script = (PACKAGE / "ui" / "table.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "gridperf_table", html=_HTML, css=_css(), js=script, isolate_styles=False
    )


def show(table: Table, key: str, picks: str = "") -> None:
    """Show the table; a link leads to its page, a click on a cell is kept in the address.

    `picks` is the parameter of the address that bears the picked cell's key: it survives a reload.
    """

    def pick() -> None:
        picked = st.session_state[key].get("picked")
        if picked and picks:
            st.query_params[picks] = picked

    def leave() -> None:
        went = st.session_state[key].get("went")
        for name, value in went[1].items() if went else ():
            if name in _BOUND:
                st.session_state[name] = [value] if name == "unit" else value

    told = _component()(key=key, data=table.as_data(), on_picked_change=pick, on_went_change=leave)
    if told.went:
        page, query = told.went
        menu.go(page, **{name: value for name, value in query.items() if name not in _BOUND})


_BOUND = ("year", "unit")
"""Selections that live in widgets of the top bar: set there, they go along by themselves."""
