"""The empty sheet that every figure is drawn on, and names fitted to it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import plotly.graph_objects as go

from gridperf import look


def canvas(
    height: int, margin: Mapping[str, int] | None = None, *, size: int = look.TEXT
) -> go.Figure:
    """Return a blank figure in the house's look; `size` is its smallest type (24 on slides)."""
    figure = go.Figure()
    figure.update_layout(
        template="none",
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, **(margin or {})},
        paper_bgcolor=look.PAPER,
        plot_bgcolor=look.PAPER,
        font={"family": look.FONT, "size": size, "color": look.INK},
        hoverlabel={"font": {"family": look.FONT, "size": size}, "bgcolor": look.PAPER},
        showlegend=False,
        dragmode=False,
        barmode="overlay",
        bargap=0.36,
    )
    figure.update_xaxes(visible=False, fixedrange=True, zeroline=False)
    figure.update_yaxes(visible=False, fixedrange=True, zeroline=False)
    return figure


def fitted(name: str, room: int = 13) -> str:
    """Return a name in the room of so many full-width letters, escaped for Plotly.

    A Latin letter counts as half. What is longer loses its middle, because units of one district
    begin alike and end apart; the whole name shows on hover.
    """
    if _width(name) <= room:
        return escape(name, quote=False)
    head = name[:4]
    tail = ""
    for letter in reversed(name[4:]):
        if _width(head + letter + tail) > room - 1:
            break
        tail = letter + tail
    return escape(f"{head}…{tail}", quote=False)


def _width(text: str) -> float:
    return sum(0.55 if letter.isascii() else 1 for letter in text)


def way(page: str, **asked: str) -> list[str]:
    """Return where a click on a mark leads, for its `customdata`: a page and what it is asked."""
    return [page, urlencode(asked)]
