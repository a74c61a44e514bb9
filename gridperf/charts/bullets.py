"""Bullets: many rates on one scale (各单位执行率)."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from gridperf import amounts, look
from gridperf.charts.canvas import canvas, fitted, way
from gridperf.words import Words

FULL = 100
ROW = 50
ROOM = 1.3
"""The axis past its end, as a share of it: room for the values."""


def bullets(  # noqa: PLR0913 (the view's rows, and how the picture is cut)
    rows: pd.DataFrame,
    words: Words,
    *,
    name: str = "unit",
    thresholds: tuple[float, float] = (0.8, 0.9),
    most: int = 10,
    height: int | None = None,
) -> go.Figure:
    """Return bars of execution rates in order, the best on top, sign and value at each one's end.

    Columns of `rows`, one row a bar: `name` (such as unit), rate (share, null where unknown),
    state (key of `look.STATES`). Who didn't file or is unknown has no bar but a word. Of more than
    `most` rows the lowest are shown, those without a rate last; few take less than `height`.
    """
    shown = lowest(rows, most)
    count = max(len(shown), 1)
    room = count * ROW + 40
    figure = canvas(min(height or room, room), {"t": 4, "b": 32, "r": 8})
    rates = [float(rate) * FULL if amounts.known(rate) else 0.0 for rate in shown["rate"]]
    end = min(max([float(FULL), *rates]), 2 * FULL)
    places = list(range(len(shown)))[::-1]
    _lines(figure, thresholds, count)
    fills = [look.STATES[state].fill for state in shown["state"]]
    figure.add_trace(_bars([min(rate, end) for rate in rates], places, shown, name, words, fills))
    # The whole line leads on, not only its bar: who spent nothing has none.
    figure.add_trace(_bars([end * ROOM] * len(shown), places, shown, name, words))
    _values(figure, places, shown, words)
    if end > FULL:
        figure.add_vline(x=FULL, line={"color": look.INK, "width": 2})
    figure.update_xaxes(range=[0, end * ROOM], visible=False)
    figure.update_yaxes(
        visible=True, showgrid=False, range=[-0.5, count - 0.5], ticks="", automargin=True,
        tickvals=places, ticktext=[f"{fitted(unit)}  " for unit in shown[name]],
    )  # fmt: skip
    return figure


def _bars(  # noqa: PLR0913, PLR0917 (a trace and what it bears)
    lengths: list[float],
    places: list[int],
    shown: pd.DataFrame,
    name: str,
    words: Words,
    fills: list[str] | None = None,
) -> go.Bar:
    """Return a bar a row that says its amounts and leads to its unit; without fills unseen."""
    return go.Bar(
        x=lengths,
        y=places,
        orientation="h",
        marker={"color": fills} if fills else {"color": look.PAPER, "opacity": 0},
        hovertext=[_said(row, name, words) for _, row in shown.iterrows()],
        hoverinfo="text",
        customdata=[way("units", unit=str(held)) for held in shown[name]],
    )


def _values(figure: go.Figure, places: list[int], shown: pd.DataFrame, words: Words) -> None:
    """Write sign and rate at the end of each row, or the word for having none."""
    for place, rate, state in zip(places, shown["rate"], shown["state"], strict=True):
        mark = look.STATES[state]
        told = amounts.rate(rate, words) if amounts.known(rate) else words(f"model.state_{state}")
        figure.add_annotation(
            x=1, xref="paper", xanchor="right", y=place, yanchor="middle", showarrow=False,
            text=f"<b>{mark.sign} {told}</b>", font={"size": look.TEXT, "color": mark.text},
        )  # fmt: skip


def lowest(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return at most `most` rows, those of lowest rate, best first; rows without a rate at the end.

    Where room is short, a third of it is kept for those without a rate.
    """
    ranked = rows.sort_values("rate", ascending=False, na_position="last", kind="stable")
    if len(ranked) <= most:
        return ranked
    rated, unrated = ranked[ranked["rate"].notna()], ranked[ranked["rate"].isna()]
    spare = max(most - len(rated), most // 3)
    silent = unrated.head(spare)
    return pd.concat([rated.tail(most - len(silent)), silent])


def _lines(figure: go.Figure, thresholds: tuple[float, float], count: int) -> None:
    """Draw the scale: fine lines at 0, 50, the thresholds and 100, each with its number."""
    for bound in sorted({0, 50, *(round(share * FULL, 2) for share in thresholds), FULL}):
        strong = bound / FULL in thresholds
        figure.add_shape(
            type="line", x0=bound, x1=bound, y0=-0.5, y1=count - 0.5, layer="below",
            line={"color": look.LINE, "width": 2 if strong else 1},
        )  # fmt: skip
        figure.add_annotation(
            x=bound, y=0, yref="paper", yanchor="top", yshift=-2, showarrow=False,
            text=f"{bound:g}", font={"size": look.TEXT, "color": look.QUIET},
        )  # fmt: skip


def _said(row: pd.Series, name: str, words: Words) -> str:
    """Return what hovering says: whole name, rate, and the two amounts where they are there."""
    said = [escape(str(row[name]), quote=False), amounts.rate(row["rate"], words)]
    said += [
        f"{words(f'chart.{amount}')} {amounts.exact(row[amount], words)}"
        for amount in ("budget", "spent")
        if amount in row.index
    ]
    return "<br>".join(said)
