"""The interface's language: the browser's, unless the switch in the top bar says otherwise."""

from __future__ import annotations

import streamlit as st

from gridperf.words import LANGUAGES, Language, Words, language_of


def preferred() -> Language:
    """Return the browser's language as far as the interface speaks it."""
    return language_of(st.context.locale)


def chosen() -> Language:
    """Return the language in use: the switch's (it stands in the address), else the browser's.

    The address is asked too, because words are wanted before the switch is drawn.
    """
    held = st.session_state.get("language") or st.query_params.get("language")
    return next((language for language in LANGUAGES if language == held), preferred())


def voice() -> Words:
    """Return the words of the language in use."""
    return Words(chosen())


def switch() -> None:
    """Show the switch; its labels 中 and EN are drawn by the theme over the address's own words."""
    st.segmented_control(
        voice()("ui.language"),
        LANGUAGES,
        default=preferred(),
        required=True,
        key="language",
        label_visibility="collapsed",
        bind="query-params",
    )
