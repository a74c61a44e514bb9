"""How projects and indicators are spread (执行率分布, 指标完成情况)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from gridperf import look
from gridperf.charts.canvas import canvas, way
from gridperf.charts.scorecard import DIMENSIONS
from gridperf.words import Words

BINS = {
    "0-30": "bad",
    "30-60": "bad",
    "60-80": "bad",
    "80-100": "watch",
    "100": "good",
    "over": "over",
    "none": "none",
    "unknown": "unknown",
}
"""The execution bins in order, each with the state whose colour it bears."""

ALWAYS = 5
"""The first five bins are always drawn, the others where they hold a project."""


def execution_bins(rows: pd.DataFrame, words: Words, *, height: int = 250) -> go.Figure:
    """Return columns of how many projects fall into each bin of execution, the count on top.

    Columns of `rows`, one row a bin (and year: they are added): bin (key of `BINS`), projects.
    """
    held = rows.groupby("bin")["projects"].sum()
    shown = [name for i, name in enumerate(BINS) if i < ALWAYS or held.get(name, 0) > 0]
    counts = [int(held.get(name, 0)) for name in shown]
    labels = [words("chart.bin_" + name.replace("-", "_")) for name in shown]
    figure = canvas(height, {"t": 24, "b": 56 if any("<br>" in label for label in labels) else 32})
    figure.add_trace(
        go.Bar(
            x=list(range(len(shown))),
            y=counts,
            marker={"color": [look.STATES[BINS[name]].fill for name in shown]},
            text=[f"<b>{count}</b>" for count in counts],
            textposition="outside",
            textfont={"size": 18, "color": look.INK},
            cliponaxis=False,
            hovertext=[
                f"{label.replace('<br>', ' ')} · {words('chart.projects', count=count)}"
                for label, count in zip(labels, counts, strict=True)
            ],
            hoverinfo="text",
            customdata=[way("projects", only=f"bin.{name}") for name in shown],
        )
    )
    figure.update_xaxes(
        visible=True, tickvals=list(range(len(shown))), ticktext=labels, ticks="", showgrid=False,
        tickangle=0, tickfont={"size": look.TEXT, "color": look.QUIET}, linecolor=look.LINE,
        showline=True,
    )  # fmt: skip
    figure.update_yaxes(range=[0, max([*counts, 1]) * 1.08])
    return figure


def status_bar(rows: pd.DataFrame, words: Words, *, height: int = 32) -> go.Figure:
    """Return one bar of all indicators, divided by status; the legend is the page's.

    Columns of `rows`: status (key of `look.STATUSES`), indicators; further ones are added up.
    """
    held = rows.groupby("status")["indicators"].sum()
    figure = canvas(height)
    figure.update_layout(barmode="stack", bargap=0)
    for status, mark in look.STATUSES.items():
        count = int(held.get(status, 0))
        if count:
            told = f"{mark.sign} {words(f'model.status_{status}')} {count}"
            figure.add_trace(
                go.Bar(
                    x=[count], y=[0], orientation="h", hovertext=told, hoverinfo="text",
                    marker={"color": mark.fill, "line": {"color": look.PAPER, "width": 2}},
                    customdata=[way("projects", only=f"status.{status}")],
                )
            )  # fmt: skip
    figure.update_xaxes(range=[0, max(int(held.sum()), 1)])
    return figure


def dimension_statuses(rows: pd.DataFrame, words: Words, *, height: int = 360) -> go.Figure:
    """Return a bar a dimension, divided by status, in the forms' order; counts stand inside.

    Columns of `rows`: dimension, status (key of `look.STATUSES`), indicators; added up.
    """
    counts, totals = Counter[tuple[str, str]](), Counter[str]()
    for row in rows.to_dict("records"):
        counts[str(row["dimension"]), str(row["status"])] += int(row["indicators"])
        totals[str(row["dimension"])] += int(row["indicators"])
    shown = [name for name in DIMENSIONS if name in totals]
    figure = canvas(height, {"l": 128, "r": 72})
    figure.update_layout(barmode="stack", bargap=0.28)
    for status in look.STATUSES:
        held = {name: counts[name, status] for name in shown}
        if any(held.values()):
            figure.add_trace(_of_status(status, held, words))
    for place, name in enumerate(shown):
        figure.add_annotation(
            x=totals[name], y=place, text=f"{totals[name]:,}", showarrow=False, xanchor="left",
            xshift=8, font={"size": look.TEXT, "color": look.INK},
        )  # fmt: skip
    figure.update_xaxes(range=[0, max(totals.values(), default=1) * 1.02])
    figure.update_yaxes(
        visible=True, tickvals=list(range(len(shown))), range=[len(shown) - 0.5, -0.5],
        ticktext=[words(f"model.dimension_{name}") for name in shown], ticks="", showgrid=False,
        tickfont={"size": look.TEXT, "color": look.INK},
    )  # fmt: skip
    return figure


def _of_status(status: str, held: Mapping[str, int], words: Words) -> go.Bar:
    """Return one status of every dimension; each piece leads to the indicators that it counts."""
    mark, word = look.STATUSES[status], words(f"model.status_{status}")
    return go.Bar(
        x=list(held.values()),
        y=list(range(len(held))),
        orientation="h",
        marker={"color": mark.fill, "line": {"color": look.PAPER, "width": 1}},
        hovertext=[
            f"{words(f'model.dimension_{name}')} · {mark.sign} {word} {count:,}"
            for name, count in held.items()
        ],
        hoverinfo="text",
        customdata=[
            way("indicators", kind=status, dimension=name)
            if status != "not_applicable"
            else way("projects", only="status.not_applicable")
            for name in held
        ],
    )
