"""The deck on the page: slides as values in, drawn and turned in the browser (slides.js)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from gridperf import look
from gridperf.resources import PACKAGE
from gridperf.ui import menu
from gridperf.words import Words

_HTML = '<div class="gpd gpd-still" tabindex="0" role="region"></div>'
KEYS = ("show", "back", "next", "list", "auto", "full", "ground", "leave")


def _ground(name: str) -> str:
    """Return a ground's colours as CSS, for whatever stands inside its class."""
    held = look.PROJECTORS[name]
    inside = ".gpd" if name == "dark" else ".gpd.gpd-light"
    tokens = ("ink", "quiet", "line", "paper", "field", "accent")
    variables = "".join(f"--p-{token}:{getattr(held, token)};" for token in tokens)
    fills = {state: fill for state, (fill, _) in held.states.items()} | held.sources
    drawn = "".join(
        f"{inside} .gpd-fill-{key}{{background-color:{fill}}}"
        f"{inside} .gpd-stroke-{key}{{stroke:{fill}}}"
        for key, fill in fills.items()
    )
    texts = "".join(
        f"{inside} .gpd-ink-{key}{{color:{text};fill:{text}}}"
        for key, (_, text) in held.states.items()
    )
    return f"{inside}{{{variables}--p-font:{look.FONT};}}{drawn}{texts}"


def _css() -> str:
    rules = (PACKAGE / "ui" / "slides.css").read_text(encoding="utf-8")
    return rules + "".join(map(_ground, look.PROJECTORS))


@cache
def _component() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    script = (PACKAGE / "ui" / "slides.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "gridperf_deck", html=_HTML, css=_css(), js=script, isolate_styles=False
    )


def show(  # noqa: PLR0913 (the slides, and how they are shown)
    slides: list[dict[str, Any]],
    footer: str,
    words: Words,
    *,
    key: str,
    interval: int = 0,
    ground: str = "dark",
) -> None:
    """Show the slides; where they stand is kept in the address: `slide` from 1, `show`."""
    query = st.query_params
    data = {
        "slides": slides,
        "footer": footer,
        "words": {name: words(f"meeting.key_{name}") for name in KEYS},
        "start": _number(query.get("slide", "1")) - 1,
        "show": query.get("show") == "1",
        "interval": interval,
        "ground": ground,
    }

    def turned() -> None:
        _turn(st.session_state[key].get("at") or {})

    def leave() -> None:
        went = st.session_state[key].get("went")
        if went:
            (page, parameters), slide = went
            held = st.session_state.get("year"), st.session_state.get("unit")
            st.session_state[IN_MEETING] = str(int(slide) + 1), *held
            st.session_state[LEAVING] = page, menu.taken(parameters)

    _component()(
        key=key, data=data, default={"at": None}, on_at_change=turned, on_went_change=leave
    )


def _turn(at: Mapping[str, Any]) -> None:
    """Keep in the address which slide is shown, and whether in the whole window."""
    st.query_params["slide"] = str(int(at.get("slide", 0)) + 1)
    if at.get("show"):
        st.query_params["show"] = "1"
    else:
        st.query_params.pop("show", None)


LEAVING = "leaving_meeting"
IN_MEETING = "in_meeting"
"""The slide from which a figure was opened, with the year and the units of the meeting."""


def left() -> None:
    """Leave for the page of a figure that was clicked; a page with a deck calls this first.

    What was clicked is kept in the session: a run that another event cuts short loses nothing.
    """
    if LEAVING not in st.session_state:
        return
    page, parameters = st.session_state.pop(LEAVING)
    menu.go(page, **parameters)


def way_back(words: Words) -> None:
    """Offer to return to the slide from which a figure was opened, its selection as it was.

    Called before the top bar's widgets are drawn: only then may their values be set.
    """
    if IN_MEETING not in st.session_state:
        return
    with st.container(key="way_back", width="content"):
        if not st.button(words("meeting.back_to"), key="back_to_meeting", type="primary"):
            return
    slide, year, units = st.session_state.pop(IN_MEETING)
    st.session_state["year"], st.session_state["unit"] = year, units
    menu.go("meeting", show="1", slide=slide)


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1
