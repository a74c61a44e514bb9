"""Ways from a figure to the rows behind it: in sentences, and of a click on a picture."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from gridperf.resources import PACKAGE
from gridperf.ui import menu

_WAY = "way"
"""Where a click leads: kept over one run, because a unit that is chosen draws the page anew."""
_LISTENER = "ways_listener"


@cache
def _component() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    script = (PACKAGE / "ui" / "ways.js").read_text(encoding="utf-8")
    return st.components.v2.component("gridperf_ways", html="", js=script, isolate_styles=False)


def follow() -> None:
    """Leave for where the last click leads, and listen for the next one; the frame calls this."""
    if _WAY in st.session_state:
        page, asked = st.session_state.pop(_WAY)
        menu.go(page, **asked)
    with st.container(key="ways"):
        _component()(key=_LISTENER, data={}, on_went_change=_went)


def _went() -> None:
    page, _, asked = str(st.session_state[_LISTENER].get("went") or "").partition("?")
    take(page, asked)


def take(page: str, asked: str) -> None:
    """Keep a way for the run that follows; for callbacks only. `asked` as in an address."""
    if page in menu.ORDER:
        st.session_state[_WAY] = (page, menu.taken(dict(parse_qsl(asked, keep_blank_values=True))))
