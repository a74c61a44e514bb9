"""The frame around every page: page settings, look, top bar, then the page itself."""

from __future__ import annotations

import streamlit as st

from gridperf.resources import PACKAGE
from gridperf.ui import language, menu, selection, theme

FAVICON = PACKAGE / "ui" / "favicon.png"
"""A file: an icon named `:material/…:` would be fetched from outside."""


def show() -> None:
    """Run the dashboard once."""
    st.session_state["framed"] = True
    st.set_page_config(page_title="GridPerf", page_icon=FAVICON, layout="wide")
    page = st.navigation(menu.pages(), position="hidden")
    st.html(theme.style(language.voice()))
    with st.container(key="frame", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<span class="brand">GridPerf</span>', width="content")
        menu.bar(page.url_path or menu.ORDER[0])
        with st.container(
            key="filters", horizontal=True, horizontal_alignment="right", gap="small", wrap=False
        ):
            selection.bar()
            language.switch()
    page.run()
