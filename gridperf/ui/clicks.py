"""A click on a figure's mark leads to the rows behind it: its `customdata` says where."""

from __future__ import annotations

import streamlit as st

from gridperf.ui import ways


def noted(key: str) -> None:
    """Keep where the figure's clicked mark leads; runs before the page does."""
    told = st.session_state.get(key)
    points = told["selection"]["points"] if told else []
    held = points[0].get("customdata") if points else None
    if held:
        ways.take(str(held[0]), str(held[1]))


def drawn(key: str) -> None:
    """Keep where a picture leads whose marks Streamlit doesn't tell of: a gauge, a stream."""
    went = st.session_state[key].get("went")
    if went:
        ways.take(str(went[0]), str(went[1]))
