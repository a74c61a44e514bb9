"""A figure on the page: no toolbar, no theme but ours, and what it says for who can't see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONFIG = {"displayModeBar": False, "responsive": True, "showTips": False}


def show(figure: go.Figure, alt: str, key: str) -> None:
    """Show the figure over the whole width of its place."""
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt, key=key)
