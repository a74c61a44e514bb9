"""Year and units looked at: one pair of widgets in the top bar, bound to the address."""

from __future__ import annotations

from datetime import UTC

import pandas as pd
import streamlit as st

from gridperf.model import Selection
from gridperf.ui import menu, workspace
from gridperf.ui.language import some, voice


def current() -> Selection:
    """Return what is looked at; every page calls this before anything else.

    A folder `pages` beside the entry script puts Streamlit into its old multipage mode until
    `st.navigation` has run once in the process: a deep link right after a start then runs the page
    alone, without frame or menu. This is where that shows, and where it is cured.
    """
    if "framed" not in st.session_state:
        st.navigation(menu.pages(), position="hidden")
        st.session_state["framed"] = True
        st.rerun()
    year = st.session_state.get("year")
    return Selection(int(year) if year else None, tuple(st.session_state.get("unit") or ()))


def bar() -> None:
    """Show the two widgets; year and unit are held as text, the way the address bears them."""
    words = voice()
    years = [str(year) for year in workspace.years()]
    if years and not st.session_state.get("year", years[0]):
        st.session_state["year"] = years[0]  # held as none while nothing had been stored yet
    st.selectbox(
        words("ui.year"),
        years,
        key="year",
        placeholder=words("ui.no_year"),
        disabled=not years,
        filter_mode=None,
        label_visibility="collapsed",
        width=128,
        bind="query-params",
    )
    units = workspace.units()
    st.multiselect(
        words("ui.unit"),
        units,
        key="unit",
        placeholder=words("ui.all_units"),
        disabled=not units,
        select_all=False,
        label_visibility="collapsed",
        width=304,
        bind="query-params",
    )


def sentence(selection: Selection) -> str:
    """Return the filters in words: which year, which units (more than two are counted)."""
    words = voice()
    units = some(list(selection.units), words) if selection.units else words("ui.all_units")
    return f"{words('ui.of_year', year=selection.year or '—')} · {units}"


def local(moment: pd.Timestamp) -> str:
    """Return a moment (UTC, as stored) by this machine's clock, to the minute."""
    return moment.to_pydatetime().replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")
