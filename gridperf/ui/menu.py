"""The pages in the menu's order, and links to them that carry the selection along."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

from gridperf.resources import ROOT
from gridperf.ui.language import voice

ORDER = (
    "overview",
    "units",
    "projects",
    "funding",
    "indicators",
    "findings",
    "trends",
    "meeting",
    "import",
    "reference",
    "settings",
)
"""Names of the scripts in pages/, each also its address; the first one answers at `/`."""


def pages() -> list[Page]:
    """Return the menu for `st.navigation`."""
    words = voice()
    return [
        st.Page(
            ROOT / "pages" / f"{name}.py",
            title=f"{words(f'ui.menu_{name}')} · GridPerf",
            url_path=name,
            default=name == ORDER[0],
        )
        for name in ORDER
    ]


def link(name: str, label: str, **more: str) -> None:
    """Show a link to a page; `more` are parameters beside the selection.

    Year, units and language must not be among them: they are bound to the address and go along by
    themselves, and naming them again would set them twice.
    """
    st.page_link(_script(name), label=plain(label), query_params=more or None)


def go(name: str, **more: str) -> None:
    """Leave for another page of the menu; the selection goes along, `more` is added."""
    if name == st.session_state.get(_HERE):
        # On the same page a switch would drop what is bound to the address.
        for held in set(st.query_params) - {*BOUND, "language"}:
            del st.query_params[held]
        for held, value in more.items():
            st.query_params[held] = value
        st.rerun()
    # An empty mapping, never None: that would refuse to let go of what is bound to the address.
    st.switch_page(_script(name), query_params=more)


_HERE = "page_here"
BOUND = ("year", "unit")
"""Selections that live in widgets of the top bar: set there, they go along by themselves."""


def taken(parameters: Mapping[str, str]) -> dict[str, str]:
    """Set year and unit in their widgets, return the other parameters; for callbacks only.

    An empty unit means all of them.
    """
    for name, value in parameters.items():
        if name in BOUND:
            st.session_state[name] = ([value] if value else []) if name == "unit" else value
    return {name: value for name, value in parameters.items() if name not in BOUND}


def bar(here: str) -> None:
    """Show the links of the top bar, the present page marked."""
    words = voice()
    st.session_state[_HERE] = here
    for name in ORDER:
        with st.container(key=f"menu_{name}" if name != here else "menu_here", width="content"):
            link(name, words(f"ui.menu_{name}"))


def _script(name: str) -> str:
    return str(ROOT / "pages" / f"{name}.py")


def plain(label: str) -> str:
    r"""Return the label so that Markdown shows it as written (names may hold *, _ or [ ])."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!|~<>:$" else sign for sign in label)
