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

BINS = ("0-30", "30-60", "60-80", "80-100", "100", "over", "none", "unknown")
"""The execution bins in order."""

ALWAYS = 5
"""The first five bins are always drawn, the others where they hold a project."""

JUDGED = ("bad", "watch", "good")
"""States that a bin's projects are divided by; those of the last three bins are the bin's own."""


def execution_bins(rows: pd.DataFrame, words: Words, *, height: int = 250) -> go.Figure:
    """Return columns of how many projects fall into each bin of execution, the count on top.

    A column is divided by state: 80–100% holds projects in good order and others to be watched.
    Columns of `rows`, one row a bin (and year: they are added): bin (one of `BINS`), projects,
    and how many of these are bad, watch, good.
    """
    held = rows.groupby("bin")[["projects", *JUDGED]].sum().reindex(BINS, fill_value=0)
    shown = [name for i, name in enumerate(BINS) if i < ALWAYS or held["projects"][name] > 0]
    held = held.loc[shown].astype(int)
    labels = [words("chart.bin_" + name.replace("-", "_")) for name in shown]
    figure = canvas(height, {"t": 24, "b": 56 if any("<br>" in label for label in labels) else 32})
    figure.update_layout(barmode="stack")
    for state in (*JUDGED, *BINS[ALWAYS:]):
        counts = held[state] if state in JUDGED else held["projects"].where(held.index == state, 0)
        if counts.any():
            figure.add_trace(_column_parts(state, counts, labels, words))
    figure.add_trace(_column_tops(held["projects"]))
    figure.update_xaxes(
        visible=True, tickvals=list(range(len(shown))), ticktext=labels, ticks="", showgrid=False,
        tickangle=0, tickfont={"size": look.TEXT, "color": look.QUIET}, linecolor=look.LINE,
        showline=True,
    )  # fmt: skip
    figure.update_yaxes(range=[0, max(held["projects"].max(), 1) * 1.16])
    return figure


def _column_parts(state: str, counts: pd.Series[int], labels: list[str], words: Words) -> go.Bar:
    """Return what one state adds to the columns."""
    mark, said = look.STATES[state], words(f"model.state_{state}")
    told = [label.replace("<br>", " ") for label in labels]
    return go.Bar(
        name=state,
        x=list(range(len(counts))),
        y=list(counts),
        marker={"color": mark.fill},
        hovertext=[
            f"{label} · {mark.sign} {said} · {words('chart.projects', count=count)}"
            for label, count in zip(told, counts, strict=True)
        ],
        hoverinfo="text",
        customdata=[way("projects", only=f"bin.{name}") for name in counts.index],
    )


def _column_tops(counts: pd.Series[int]) -> go.Scatter:
    """Return the counts over the columns."""
    return go.Scatter(
        x=list(range(len(counts))),
        y=list(counts),
        mode="text",
        text=[f"<b>{count}</b>" for count in counts],
        textposition="top center",
        textfont={"size": 18, "color": look.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


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
