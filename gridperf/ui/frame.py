"""The frame around every page: page settings, look, top bar, then the page itself."""

from __future__ import annotations

from contextvars import ContextVar

import streamlit as st

from gridperf.resources import PACKAGE
from gridperf.ui import deck, display, exporting, filters, language, menu, table, theme, ways

FAVICON = PACKAGE / "ui" / "favicon.png"
"""A file: an icon named `:material/…:` would be fetched from outside."""

around = ContextVar("around", default=False)
"""True as long as the frame runs the page inside it."""


def show() -> None:
    """Run the dashboard once."""
    st.set_page_config(page_title="GridPerf", page_icon=FAVICON, layout="wide")
    page = st.navigation(menu.pages(), position="hidden")
    st.html(theme.style(language.voice(), display.chosen(), table.sheet()))
    with st.container(key="frame", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<span class="brand">GridPerf</span>', width="content")
        menu.bar(page.url_path or menu.ORDER[0])
        ways.follow()
        if page.url_path != "meeting":
            deck.way_back(language.voice())
        with st.container(
            key="filters", horizontal=True, horizontal_alignment="right", gap="small", wrap=False
        ):
            filters.bar()
            exporting.control(page.url_path or menu.ORDER[0])
            language.switch()
    inside = around.set(True)
    try:
        page.run()
    finally:
        around.reset(inside)
