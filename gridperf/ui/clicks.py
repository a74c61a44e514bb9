"""A click on a figure's mark leads to the rows behind it: its `customdata` says where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from gridperf.ui import menu

_WAY = "picture_way"
"""Where a click leads: kept over one run, because a unit that is chosen draws the figure anew."""


def follow() -> None:
    """Leave for where the last click leads."""
    if _WAY in st.session_state:
        page, asked = st.session_state.pop(_WAY)
        menu.go(page, **asked)


def noted(key: str) -> None:
    """Keep where the figure's clicked mark leads; runs before the page does."""
    page, asked = _behind(st.session_state.get(key))
    if page:
        st.session_state[_WAY] = (page, menu.taken(asked))


def _behind(told: Mapping[str, Any] | None) -> tuple[str, dict[str, str]]:
    """Return where the clicked mark leads: a page and what it is asked, empty for no click."""
    points = told["selection"]["points"] if told else []
    held = points[0].get("customdata") if points else None
    return (str(held[0]), dict(parse_qsl(str(held[1])))) if held else ("", {})
