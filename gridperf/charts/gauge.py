"""The gauge: one rate against its thresholds (执行率仪表)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from gridperf import amounts, look
from gridperf.charts.canvas import canvas, way
from gridperf.words import Words

FULL = 100


def gauge(
    rate: float | None,
    state: str,
    words: Words,
    *,
    thresholds: tuple[float, float] = (0.8, 0.9),
    height: int = 208,
) -> go.Figure:
    """Return a gauge on a fixed axis from 0 to 100%, its bands ending at the thresholds.

    `rate` is a share, or None where it is unknown or nothing was filed: then the gauge stays
    empty and a word says why. Above 100% the bar is full, in the colour of overspending, and the
    number says by how much; the axis never stretches. A click leads to the projects.
    """
    mark = look.STATES[state]
    figure = canvas(height, {"l": 40, "r": 40, "t": 24, "b": 14})
    figure.update_layout(meta=way("projects", order="rate"))
    figure.add_trace(
        go.Indicator(
            mode="gauge+number" if rate is not None else "gauge",
            value=None if rate is None else float(amounts.rounded(rate * FULL).replace(",", "")),
            number={
                "valueformat": ",.2f",
                "suffix": "%",
                "font": {"size": look.FIGURE, "color": look.INK, "weight": 700},
            },
            gauge=_dial(mark, thresholds),
        )
    )
    if rate is None:
        word = words("model.state_" + (state if state in {"none", "not_filed"} else "unknown"))
        figure.add_annotation(
            text=word, x=0.5, y=0.12, showarrow=False, font={"size": 36, "color": mark.text}
        )
    return figure


def _dial(mark: look.Mark, thresholds: tuple[float, float]) -> dict[str, Any]:
    """Return the gauge's arc: a fixed axis, its three bands, the bar in the state's colour."""
    bounds = [0.0, *(share * FULL for share in thresholds), float(FULL)]
    bands = ("bad", "watch", "good")
    return {
        "axis": {
            "range": [0, FULL],
            "tickvals": bounds,
            "ticktext": [f"{bound:g}" for bound in bounds],
            "tickfont": {"size": look.TEXT, "color": look.QUIET},
            "ticks": "",
        },
        "bar": {"color": mark.fill, "thickness": 0.62},
        "bgcolor": look.FIELD,
        "borderwidth": 0,
        "steps": [
            {"range": list(span), "color": look.STATES[band].band}
            for span, band in zip(pairwise(bounds), bands, strict=True)
        ],
    }
