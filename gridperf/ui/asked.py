"""A page's own filters, kept in the address by key: in any language it asks for the same.

Streamlit's own binding writes the label that is shown, which changes with language and counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from gridperf.ui import paging


def select(
    name: str,
    options: Sequence[str],
    label: str,
    said: Callable[[str], str],
    *,
    width: int,
) -> str:
    """Show a field with options to choose from; return the key of the one asked for."""
    _follow(name, options)
    st.selectbox(
        label, options, key=name, format_func=said, filter_mode=None, width=width,
        label_visibility="collapsed", on_change=_keep, args=(name, options),
    )  # fmt: skip
    return str(st.session_state[name])


def segments(name: str, options: Sequence[str], label: str, said: Callable[[str], str]) -> str:
    """Show the options side by side; return the key of the one asked for."""
    _follow(name, options)
    st.segmented_control(
        label, options, key=name, format_func=said, label_visibility="collapsed",
        on_change=_keep, args=(name, options), required=True,
    )  # fmt: skip
    return str(st.session_state[name])


def text(name: str, label: str, *, width: int) -> str:
    """Show a field for words to look for; return them."""
    asked = str(st.query_params.get(name, ""))
    if st.session_state.get(name) != asked:
        st.session_state[name] = asked
    st.text_input(
        label, key=name, placeholder=label, label_visibility="collapsed", width=width,
        on_change=_keep, args=(name, ("",)),
    )  # fmt: skip
    return asked


def _follow(name: str, options: Sequence[str]) -> None:
    """Let the widget hold what the address asks for, the first option where it asks for none."""
    asked = str(st.query_params.get(name, options[0]))
    asked = asked if asked in options else options[0]
    if st.session_state.get(name) != asked:
        st.session_state[name] = asked


def _keep(name: str, options: Sequence[str]) -> None:
    """Write what was chosen into the address, nothing for the first option; back to page one."""
    chosen = st.session_state[name]
    if chosen in {None, options[0]}:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = str(chosen)
    paging.first()
