"""Charts as pictures for documents that can't draw; a browser draws them, where one is found."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import plotly.graph_objects as go
import plotly.io as pio

from gridperf import look
from gridperf.charts.canvas import canvas, fitted
from gridperf.deck.slides import Bars, Stacks

WIDTH, ROW = 1100, 40
MOST = 30
"""Bars of one picture: more can't be read on a page."""


def as_pngs(blocks: Sequence[Bars | Stacks]) -> list[bytes] | None:
    """Return charts as PNG, drawn by one browser in one go; None where no browser draws them."""
    return _drawn([rates(b) if isinstance(b, Bars) else sums(b) for b in blocks])


def _drawn(figures: Sequence[go.Figure]) -> list[bytes] | None:
    if not figures:
        return []
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{place}.png" for place in range(len(figures))]
        try:
            pio.write_images(list(figures), paths, width=WIDTH, scale=2)
            return [path.read_bytes() for path in paths]
        except (ImportError, ValueError, RuntimeError, OSError):
            # No kaleido, no browser, or one that doesn't start: the document says so in its place.
            return None


def rates(block: Bars) -> go.Figure:
    """Return rates as bars on one scale, the first on top, sign and value at each one's end."""
    rows = block.rows[:MOST]
    figure = canvas(len(rows) * ROW + 50, {"t": 4, "b": 36, "r": 8})
    places = list(range(len(rows)))[::-1]
    for bound in (0, *block.bounds, 1):
        figure.add_shape(
            type="line", x0=bound, x1=bound, y0=-0.5, y1=len(rows) - 0.5, layer="below",
            line={"color": look.LINE, "width": 2},
        )  # fmt: skip
    figure.add_trace(
        go.Bar(
            x=[row.share or 0 for row in rows], y=places, orientation="h",
            marker={"color": [look.STATES[row.state].fill for row in rows]},
        )
    )  # fmt: skip
    for place, row in zip(places, rows, strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="right", y=place, showarrow=False,
            text=f"<b>{row.sign} {escape(row.said, quote=False)}</b>",
            font={"size": look.LEAD, "color": look.STATES[row.state].text},
        )  # fmt: skip
    ticks = (0, *block.bounds, 1)
    figure.update_xaxes(
        range=[0, block.end * 1.25], visible=True, showgrid=False, tickvals=ticks,
        ticktext=[f"{tick * 100:g}%" for tick in ticks],
    )  # fmt: skip
    figure.update_yaxes(
        visible=True, showgrid=False, tickvals=places, automargin=True,
        ticktext=[f"{fitted(row.name, 16)}  " for row in rows],
    )  # fmt: skip
    return figure


def sums(block: Stacks) -> go.Figure:
    """Return stacked bars, each filled to its own whole, with a legend."""
    rows = block.rows[:MOST]
    figure = canvas(len(rows) * ROW + 90, {"t": 4, "b": 8, "r": 8})
    places = list(range(len(rows)))[::-1]
    for key, label in block.legend:
        shares = [
            sum(part.amount for part in row.parts if part.key == key)
            / (sum(part.amount for part in row.parts) or 1)
            for row in rows
        ]
        colour = look.SOURCES.get(key) or look.STATUSES[key].fill
        figure.add_trace(
            go.Bar(
                x=shares, y=places, orientation="h", name=escape(label, quote=False),
                marker={"color": colour,
                        "pattern": {"shape": "/" if key == "unconfirmed" else ""}},
            )
        )  # fmt: skip
    figure.update_layout(
        barmode="stack", showlegend=True, legend={"orientation": "h", "y": -0.02, "yanchor": "top"}
    )
    figure.update_xaxes(range=[0, 1])
    figure.update_yaxes(
        visible=True, showgrid=False, tickvals=places, automargin=True,
        ticktext=[f"{fitted(row.name, 16)}  " for row in rows],
    )  # fmt: skip
    return figure
