"""Budget and spending year by year (年度对比)."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gridperf import amounts, look
from gridperf.charts.canvas import canvas, way
from gridperf.words import Words


def spent_by_year(rows: pd.DataFrame, words: Words, *, height: int = 280) -> go.Figure:
    """Return a pair of columns a year, budget and spent, the rate above; unfiled years are words.

    Columns of `rows`, one row a year in order: year, budget, spent (万元), rate (share; all NaN
    where unknown), state (key of `look.STATES`).
    """
    years = [str(year) for year in rows["year"]]
    known = rows[["budget", "spent"]].fillna(0)
    figure = canvas(height, {"t": 40, "b": 32})
    figure.update_layout(barmode="group", bargap=0.5, bargroupgap=0.08)
    fills = {
        "budget": [look.LINE] * len(rows),
        "spent": [look.STATES[str(state)].fill for state in rows["state"]],
    }
    for name, fill in fills.items():
        told = [
            f"{year} · {words(f'chart.{name}')} {amounts.exact(value, words)}"
            for year, value in zip(years, rows[name], strict=True)
        ]
        figure.add_trace(
            go.Bar(
                x=list(range(len(years))), y=known[name], marker={"color": fill}, hovertext=told,
                hoverinfo="text",
                customdata=[way("projects", order=name, year=year) for year in years],
            )
        )  # fmt: skip
    top = max(float(known.to_numpy().max()), 1.0)
    _rates(figure, rows, known.max(axis=1).tolist(), words)
    figure.update_xaxes(
        visible=True, tickvals=list(range(len(years))), ticktext=years, ticks="", showgrid=False,
        tickfont={"size": look.TEXT, "color": look.INK}, linecolor=look.LINE, showline=True,
    )  # fmt: skip
    figure.update_yaxes(range=[0, top * 1.1])
    return figure


def _rates(figure: go.Figure, rows: pd.DataFrame, tops: list[float], words: Words) -> None:
    """Write each year's rate above its columns, or the word for having none."""
    for place, (row, top) in enumerate(zip(rows.to_dict("records"), tops, strict=True)):
        mark, state = look.STATES[str(row["state"])], str(row["state"])
        rated = amounts.known(row["rate"])
        said = amounts.rate(row["rate"], words) if rated else words(f"model.state_{state}")
        figure.add_annotation(
            x=place, y=top, text=f"<b>{mark.sign} {said}</b>", showarrow=False, yanchor="bottom",
            yshift=6, font={"size": 18, "color": mark.text},
        )  # fmt: skip
