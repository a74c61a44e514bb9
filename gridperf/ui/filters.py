"""The two widgets of the top bar that choose year and units, bound to the address."""

from __future__ import annotations

import streamlit as st

from gridperf.ui import workspace
from gridperf.ui.language import voice


def bar() -> None:
    """Show the two widgets; year and unit are held as text, the way the address bears them."""
    words = voice()
    years = [str(year) for year in workspace.years()]
    if years and "year" in st.session_state and st.session_state["year"] not in years:
        # Held from when nothing was stored, or of a year that has been cleared since.
        st.session_state["year"] = years[0]
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
