"""How the pages are drawn (显示): light, dark, or with the contrast that a projector wants.

The choice is this browser's: a cookie tells it to Python, the browser's store to Streamlit's own
widgets, which know light and dark only.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from gridperf.look import THEMES
from gridperf.resources import PACKAGE
from gridperf.ui.language import voice

COOKIE = "gridperf_display"


def chosen() -> str:
    """Return the theme in use: the one chosen in this browser, else as its system is set."""
    asked = st.query_params.get("display") or st.context.cookies.get(COOKIE)
    if asked in THEMES:
        return str(asked)
    return "dark" if st.context.theme.get("type") == "dark" else "light"


@cache
def _component() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    script = (PACKAGE / "ui" / "display.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "gridperf_display", html='<div class="gp-display"></div>', js=script,
        isolate_styles=False,
    )  # fmt: skip


def switch(paths: list[str]) -> None:
    """Show the choice; the page reloads in the chosen theme. `paths` are the pages' addresses."""
    words = voice()
    themes = [[name, words(f"settings.display_{name}")] for name in THEMES]
    data = {"themes": themes, "now": chosen(), "paths": paths, "cookie": COOKIE}
    _component()(key="display_switch", data=data)
