"""Whose name stands under what is stored and decided (经办人): typed once, kept on this machine."""

from __future__ import annotations

import streamlit as st

from gridperf.home import this_user
from gridperf.ui import workspace
from gridperf.ui.language import voice


def name() -> str:
    """Return the name in use: the one typed here, else the one kept, else the computer user's."""
    return str(st.session_state.get("operator") or "").strip() or _kept()


def field() -> str:
    """Ask for the name; it is kept for the next time. Return the name in use."""
    words = voice()
    st.session_state.setdefault("operator", _kept())
    st.text_input(
        words("settings.operator"), key="operator", width=240, on_change=_keep,
        help=words("settings.operator_says"),
    )  # fmt: skip
    return name()


def _keep() -> None:
    """Keep the name; an emptied field shows the default again, under which things are stored."""
    typed = str(st.session_state["operator"]).strip()
    st.session_state["operator"] = typed or this_user()
    workspace.store().set_value("operator", typed or None, name())


def _kept() -> str:
    return workspace.store().settings().get("operator") or this_user()
