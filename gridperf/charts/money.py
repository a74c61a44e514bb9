"""Where the money comes from and who spends it (资金来源)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from gridperf import amounts, look
from gridperf.charts.canvas import canvas, fitted, way
from gridperf.words import Words

ROW = 50
MOST = 8
"""Units that have a bar or a stream of their own."""


def _fill(source: str) -> dict[str, object]:
    """Return how a source is filled: its colour; what is unconfirmed is hatched."""
    if source == "unconfirmed":
        hatch = {"shape": "/", "fgcolor": look.QUIET, "bgcolor": look.PAPER, "size": 8}
        return {"color": look.SOURCES[source], "pattern": {**hatch, "fillmode": "replace"}}
    return {"color": look.SOURCES[source]}


def ordered(rows: pd.DataFrame) -> list[str]:
    """Return the sources that have an amount, in their fixed order."""
    present = set(rows.loc[rows["spent"].notna() & (rows["spent"] != 0), "source"])
    return [source for source in look.SOURCES if source in present]


def largest(rows: pd.DataFrame, most: int, name: str = "unit") -> list[str]:
    """Return the `most` names with most money, the largest first."""
    totals = rows.groupby(name, sort=False)["spent"].sum(min_count=1).fillna(0)
    ranked = totals.sort_values(ascending=False, kind="stable")
    return [str(held) for held in ranked.index[:most]]


def stacked_sources(  # noqa: PLR0913 (the view's rows, and how the picture is cut)
    rows: pd.DataFrame,
    words: Words,
    *,
    name: str = "unit",
    most: int = MOST,
    height: int | None = None,
    legend: bool = True,
    letters: int = 13,
) -> go.Figure:
    """Return a stacked bar a unit: what it spent from each source, the total at the end.

    Columns of `rows`, one row a unit and source: `name` (such as unit), source (key of
    `look.SOURCES`), spent (万元, null where unknown). Those with most money are shown; few of them
    take less than `height`; a name has room for so many `letters`. Pages show the legend apart.
    """
    names = largest(rows, most, name)
    room = max(len(names), 1) * ROW + 64 * legend
    figure = canvas(min(height or room, room), {"b": 64 * legend})
    figure.update_layout(barmode="stack", showlegend=legend, legend=_legend())
    places = {held: len(names) - 1 - i for i, held in enumerate(names)}
    totals = dict.fromkeys(names, 0.0)
    for source in ordered(rows):
        part = _summed(rows[(rows["source"] == source) & rows[name].isin(names)], name)
        for held, spent in zip(part[name], part["spent"], strict=True):
            totals[held] += float(spent)
        figure.add_trace(_layer(part, source, name, places, words))
    for held, total in totals.items():
        figure.add_annotation(
            x=max(total, 0), y=places[held], xanchor="left", xshift=8, showarrow=False,
            text=amounts.rounded(total), font={"size": look.TEXT, "color": look.QUIET},
        )  # fmt: skip
    figure.update_xaxes(range=[0, max([*totals.values(), 0.01]) * 1.3])
    figure.update_yaxes(
        visible=True, showgrid=False, ticks="", automargin=True,
        range=[-0.5, len(names) - 0.5],
        tickvals=list(places.values()), ticktext=[f"{fitted(held, letters)}  " for held in names],
    )  # fmt: skip
    return figure


def _summed(part: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return one row a name: what it spent, and its project where `part` has one row a project."""
    firsts = {"spent": "sum"} | ({"project_id": "first"} if "project_id" in part else {})
    return part.dropna(subset=["spent"]).groupby(name).agg(firsts).reset_index()


def _layer(
    part: pd.DataFrame, source: str, name: str, places: dict[str, int], words: Words
) -> go.Bar:
    told = words(f"model.source_{source}")
    return go.Bar(
        x=part["spent"].astype(float).tolist(),
        y=[places[held] for held in part[name]],
        name=told,
        orientation="h",
        marker={**_fill(source), "line": {"color": look.PAPER, "width": 1}},
        hovertext=[
            f"{escape(str(held), quote=False)}<br>{told} {amounts.exact(spent, words)}"
            for held, spent in zip(part[name], part["spent"], strict=True)
        ],
        hoverinfo="text",
        customdata=[_behind(held, name, source) for held in part.to_dict("records")],
    )


def _behind(held: Mapping[Hashable, Any], name: str, source: str) -> list[str]:
    """Return the way to what a piece of a bar adds up: one project, or a unit's with the source."""
    if "project_id" in held:
        return way("projects", project=str(held["project_id"]))
    return way("projects", unit=str(held[name]), only=f"source.{source}")


def _legend() -> dict[str, object]:
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "traceorder": "normal",
        "font": {"size": look.TEXT, "color": look.QUIET},
        "itemclick": False,
        "itemdoubleclick": False,
    }


def streams(rows: pd.DataFrame, words: Words, *, most: int = MOST, height: int = 440) -> go.Figure:
    """Return the money's way from sources (left) to units (right), as a Sankey diagram.

    Columns as in `stacked_sources`; units past the `most` largest are drawn as one.
    """
    known = rows.dropna(subset=["spent"])
    known = known[known["spent"] > 0]
    names, sources = largest(known, most), ordered(known)
    rest = words("chart.other_units")
    held = known.assign(unit=known["unit"].where(known["unit"].isin(names), rest))
    flows = held.groupby(["source", "unit"])["spent"].sum().reset_index()
    ends = [*names, *([rest] if (held["unit"] == rest).any() else [])]
    place = {("source", source): i for i, source in enumerate(sources)}
    place |= {("unit", unit): len(sources) + i for i, unit in enumerate(ends)}
    figure = canvas(height, {"t": 8, "b": 12, "l": 4, "r": 4})
    figure.add_trace(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [
                    *(words(f"model.source_{source}") for source in sources),
                    *(fitted(unit) for unit in ends),
                ],
                "color": [*(look.SOURCES[source] for source in sources), *[look.QUIET] * len(ends)],
                "customdata": [
                    *(way("projects", only=f"source.{source}") for source in sources),
                    *(way("units") if unit == rest else way("units", unit=unit) for unit in ends),
                ],
                "pad": 22,
                "thickness": 14,
                "line": {"width": 0},
                "hovertemplate": "%{label} %{value:,.2f}<extra></extra>",
            },
            link=_flows(flows, place, rest),
            textfont={"size": look.TEXT, "color": look.INK},
        )
    )
    return figure


def _flows(
    flows: pd.DataFrame, place: Mapping[tuple[str, str], int], rest: str
) -> dict[str, object]:
    """Return the streams; each leads to the projects of its unit that have its source."""
    pairs = list(zip(flows["source"], flows["unit"], strict=True))
    return {
        "source": [place["source", source] for source, _ in pairs],
        "target": [place["unit", unit] for _, unit in pairs],
        "value": flows["spent"].astype(float).tolist(),
        "color": [_pale(look.SOURCES[source]) for source, _ in pairs],
        "customdata": [
            way("projects", only=f"source.{source}", **({} if unit == rest else {"unit": unit}))
            for source, unit in pairs
        ],
        "hovertemplate": "%{source.label} → %{target.label} %{value:,.2f}<extra></extra>",
    }


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.35)"


def sources_of_project(rows: pd.DataFrame, words: Words, *, height: int = 132) -> go.Figure:
    """Return one bar of all sources: of a project, a unit, or the whole selection.

    Columns of `rows`: source, spent (万元).
    """
    figure = canvas(height, {"b": 88})
    figure.update_layout(barmode="stack", showlegend=True, legend=_legend())
    for source in ordered(rows):
        spent = float(rows.loc[rows["source"] == source, "spent"].sum())
        told = f"{words(f'model.source_{source}')} {amounts.rounded(spent)}"
        figure.add_trace(
            go.Bar(
                x=[spent], y=[0], orientation="h", name=told, hovertext=told, hoverinfo="text",
                marker={**_fill(source), "line": {"color": look.PAPER, "width": 1}},
            )
        )  # fmt: skip
    return figure
