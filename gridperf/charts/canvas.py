"""The empty sheet that every figure is drawn on, and names fitted to it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

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


def fitted(name: str, line: int = 11) -> str:
    """Return a name in at most two lines of `line` full-width letters, escaped for Plotly.

    A Latin letter counts as half; what is longer ends in … (the whole name shows on hover).
    """
    lines, width = [""], 0.0
    for letter in name:
        width += 0.55 if letter.isascii() else 1
        if width > line:
            if len(lines) == 2:  # noqa: PLR2004 (two lines are what a row has room for)
                lines[-1] = lines[-1][:-1] + "…"
                break
            lines.append("")
            width = 0.55 if letter.isascii() else 1
        lines[-1] += letter
    return "<br>".join(escape(part, quote=False) for part in lines)
