"""Whose name stands under what is stored and decided (经办人): typed once, kept on this machine."""

from __future__ import annotations

import getpass

import streamlit as st

from gridperf.ui import workspace
from gridperf.ui.language import voice


def name() -> str:
    """Return the name in use: the one typed here, else the one kept, else the computer user's."""
    return str(st.session_state.get("operator") or _kept()).strip()


def field() -> str:
    """Ask for the name; it is kept for the next time. Return the name in use."""
    words = voice()
    typed = st.text_input(
        words("settings.operator"), value=_kept(), key="operator", width=240, on_change=_keep,
        help=words("settings.operator_says"),
    )  # fmt: skip
    return typed.strip()


def _keep() -> None:
    typed = str(st.session_state["operator"]).strip()
    workspace.store().set_value("operator", typed or None, typed)


def _kept() -> str:
    return workspace.store().settings().get("operator") or _user()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine may not know who runs it
        return ""
