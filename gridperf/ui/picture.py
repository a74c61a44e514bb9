"""A figure on the page: no toolbar, no theme but ours, and what it says for who can't see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from gridperf import look
from gridperf.ui import display

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONFIG = {"displayModeBar": False, "responsive": True, "showTips": False}


def show(figure: go.Figure, alt: str, key: str) -> None:
    """Show the figure over the whole width of its place, in the theme's colours."""
    theme = display.chosen()
    drawn = (
        json.loads(look.recoloured(str(figure.to_json()), theme)) if theme != "light" else figure
    )
    st.plotly_chart(drawn, theme=None, config=CONFIG, alt=alt, key=key)
