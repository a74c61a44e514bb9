"""A figure on the page: in the theme's colours, told to who can't see it, and there to be taken."""

from __future__ import annotations

import base64
import json
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import streamlit as st

from gridperf import amounts, look
from gridperf.reports import frame_workbook
from gridperf.reports.book import Value
from gridperf.resources import PACKAGE
from gridperf.store import views
from gridperf.ui import clicks, display
from gridperf.ui.language import voice
from gridperf.words import Words

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONFIG = {"displayModeBar": False, "responsive": True, "showTips": False}
WAYS = ("open", "table", "png", "svg", "xlsx")
MOST = 500
"""Rows that the table on the page shows; the workbook has all of them."""
CODED = ("state", "status", "dimension", "source")
"""Columns whose values are keys with a word of their own in words/model.toml."""


def show(  # noqa: PLR0913 (a figure, and what can be taken from it)
    figure: go.Figure,
    alt: str,
    key: str,
    *,
    rows: pd.DataFrame | None = None,
    view: str = "",
    title: str = "",
) -> None:
    """Show the figure, and what can be taken from it; a click on a mark leads to its rows.

    `rows` are the frame that it was drawn from, `view` the view that declares their columns: they
    become the table in its place and the workbook, named `title`. Without rows it is only shown.
    A figure of a single number leads as a whole: its `layout.meta` says where.
    """
    theme = display.chosen()
    drawn = (
        json.loads(look.recoloured(str(figure.to_json()), theme)) if theme != "light" else figure
    )
    with st.container(key=f"picture_{key}"):
        leads = any(trace.customdata is not None for trace in figure.data)
        st.plotly_chart(
            drawn, theme=None, config=CONFIG, alt=alt, key=key, selection_mode="points",
            on_select=partial(clicks.noted, key) if leads else "ignore",
        )  # fmt: skip
        if rows is not None and not rows.empty:
            _offer(rows, view, title or alt, key, figure.layout.meta)


class Taken(NamedTuple):
    """What is taken from a figure: its columns (name and unit), and its rows as plain values."""

    heads: list[tuple[str, str | None]]
    rows: list[list[Value]]


def taken(rows: pd.DataFrame, view: str, words: Words) -> Taken:
    """Return a view's rows under their columns' names in words, without the store's numbers."""
    declared = views()[view].columns
    kept = [name for name in rows.columns if name in declared and not name.endswith("_id")]
    heads = [(declared[name].meaning[words.language], declared[name].unit) for name in kept]
    return Taken(heads, [_plain(kept, row, words) for row in rows[kept].itertuples(index=False)])


def _plain(names: list[str], row: tuple[Any, ...], words: Words) -> list[Value]:
    return [_value(name, value, words) for name, value in zip(names, row, strict=True)]


def _value(name: str, value: Any, words: Words) -> Value:  # noqa: ANN401 (a frame's cells)
    if pd.api.types.is_bool(value):
        return words("settings.filed") if value else words("model.state_not_filed")
    if amounts.known(value):
        return float(value)
    if pd.isna(value):
        return None
    return words(f"model.{name}_{value}") if name in CODED else str(value)


@cache
def _component() -> Any:  # noqa: ANN401 (Streamlit's own renderer type is private)
    script = (PACKAGE / "ui" / "picture.js").read_text(encoding="utf-8")
    return st.components.v2.component(
        "gridperf_picture", html='<div class="gpp"></div>', js=script, isolate_styles=False
    )


def _offer(rows: pd.DataFrame, view: str, title: str, key: str, way: list[str] | None) -> None:
    """Offer table, pictures and workbook; the workbook is made when it is asked for."""
    words = voice()
    held = taken(rows.head(MOST), view, words)
    wanted = (st.session_state.get(f"take_{key}") or {}).get("wanted")
    file = frame_workbook(title, *taken(rows, view, words)) if wanted else b""
    units = [unit for _, unit in held.heads]
    data = {
        "key": key,
        "title": title,
        "heads": [name for name, _ in held.heads],
        "rows": [
            [_said(value, unit, words) for value, unit in zip(row, units, strict=True)]
            for row in held.rows
        ],
        "words": {way: words(f"chart.take_{way}") for way in WAYS},
        "way": way,
        "file": [wanted, base64.b64encode(file).decode()] if wanted else None,
    }
    taking = f"take_{key}"
    _component()(
        key=taking, data=data, on_wanted_change=lambda: None,
        on_went_change=partial(clicks.drawn, taking),
    )  # fmt: skip


def _said(value: Value, unit: str | None, words: Words) -> tuple[str, bool]:
    """Return a cell's text, and whether it is a number; a hole is a word, never a zero."""
    if isinstance(value, str):
        return value, False
    if value is None:
        return words("model.unknown"), False
    if unit == "share":
        return amounts.rate(value, words), True
    if unit is None and float(value).is_integer():  # a year, a number of a version
        return f"{int(value)}", True
    return (f"{int(value):,}" if unit == "1" else amounts.rounded(value)), True
