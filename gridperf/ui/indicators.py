"""Indicators (指标): how targets stand by dimension, and those worth a look, each to its cell."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, charts, look, told_scores
from gridperf.charts.scorecard import DIMENSIONS
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.store.aims import KINDS, REMARKS, Found, Search
from gridperf.ui import asked, basis, markup, paging, picture, table, tables, welcome, workspace
from gridperf.ui.language import voice
from gridperf.words import Words

ROWS = 20
ROW = 40


def show(selection: Selection) -> None:
    """Show the page: counts by dimension and status, what is worth a look, then the list."""
    words = voice()
    if workspace.empty():
        welcome.nothing("indicators")
        return
    statuses = workspace.view("indicator_status", selection)
    remarks = workspace.view("indicator_remark", selection)
    as_of = basis.basis(workspace.view("district", selection), selection, words)
    markup.show(markup.lead(title(statuses, words), as_of))
    if statuses.empty:
        return
    left, right = st.columns((3, 2))
    with left:
        _figure(statuses, words)
    with right:
        _worth(remarks, words)
    _list(selection, statuses, remarks, words)


def title(statuses: pd.DataFrame, words: Words) -> str:
    """Return how many indicators there are, and how they stand."""
    if statuses.empty:
        return words("indicators.title_none")
    held = statuses.groupby("status")["indicators"].sum()
    counted = {
        status: markup.way(f"{int(held.get(status, 0)):,}", "indicators", kind=status)
        for status in ("met", "unmet", "qualitative", "undecided")
    }
    return words("indicators.title", count=f"{int(held.sum()):,}", **counted)


def _figure(statuses: pd.DataFrame, words: Words) -> None:
    with st.container(key="card_dimensions"):
        markup.show(markup.heading(words("indicators.by_dimension")))
        height = max(statuses["dimension"].nunique(), 3) * ROW
        picture.show(
            charts.dimension_statuses(statuses, words, height=height),
            words("indicators.alt_dimension"),
            "dimensions",
            rows=statuses,
            view="indicator_status",
            title=words("indicators.by_dimension"),
        )
        table.show(tables.status_legend(statuses, words), "dimension_legend")


def _worth(remarks: pd.DataFrame, words: Words) -> None:
    """Show how many indicators each kind has and what it means; a click lists them."""
    counts = remarks.groupby("remark")["indicators"].sum()
    ratio = f"{float(workspace.profile().too_easy) * 100:g}"
    rows = tuple(
        (
            Cell(words(f"indicators.kind_{kind}"), link=Link("indicators", {"kind": kind}),
                 tone="strong nowrap"),
            Cell(f"{int(counts.get(kind, 0)):,}", align="end",
                 link=Link("indicators", {"kind": kind})),
            Cell(words(f"indicators.says_{kind}", ratio=ratio), tone="quiet"),
        )
        for kind in REMARKS
    )  # fmt: skip
    head = heads(*(words(f"indicators.{name}") for name in ("kind", "count", "meaning")))
    with st.container(key="card_worth"):
        markup.show(markup.heading(words("indicators.worth")))
        table.show(Table((head,), rows), "worth")


def _list(
    selection: Selection, statuses: pd.DataFrame, remarks: pd.DataFrame, words: Words
) -> None:
    """Show the indicators of the kind and dimension asked for, a page at a time."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filtering"):
        kind = asked.select(
            "kind", KINDS, words("indicators.kind"),
            lambda name: _counted(name, _of(name, statuses, remarks), words),
            width=260,
        )  # fmt: skip
        held = _of(kind, statuses, remarks).groupby("dimension")["indicators"].sum()
        shown = tuple(name for name in DIMENSIONS if name in set(statuses["dimension"]))
        dimension = asked.select(
            "dimension", ("all", *shown), words("indicators.dimension"),
            lambda name: words("indicators.all_dimensions") if name == "all" else words(
                "indicators.counted", name=words(f"model.dimension_{name}"),
                count=f"{int(held.get(name, 0)):,}",
            ),
            width=240,
        )  # fmt: skip
    only = "" if dimension == "all" else dimension
    total = int(held.get(only, 0)) if only else int(held.sum())
    pages = -(-total // ROWS)
    found = workspace.store().find_indicators(
        selection, Search(kind, only, ROWS, paging.current(pages))
    )
    _found(found, kind, words)
    paging.bar(paging.current(pages), pages)


def _found(found: Found, kind: str, words: Words) -> None:
    with st.container(key="card_indicators"):
        named = words(f"indicators.kind_{kind}")
        rules = words("indicators.score_says", profile=workspace.profile().title[words.language])
        heading = words("indicators.list", kind=named, count=f"{found.total:,}")
        markup.show(markup.heading(heading, rules))
        if found.total:
            table.show(indicators_table(found, words), "indicators_table")
        else:
            markup.show(markup.note(words("indicators.none")))


def _of(kind: str, statuses: pd.DataFrame, remarks: pd.DataFrame) -> pd.DataFrame:
    if kind in REMARKS:
        return remarks[remarks["remark"] == kind]
    return statuses[statuses["status"] == kind]


def _counted(kind: str, rows: pd.DataFrame, words: Words) -> str:
    name = words(f"indicators.kind_{kind}")
    return words("indicators.counted", name=name, count=f"{int(rows['indicators'].sum()):,}")


def indicators_table(found: Found, words: Words) -> Table:
    """Return a row an indicator; completion leads to its cell, project and unit to their pages."""
    named = ("dimension", "target", "actual", "status", "score", "project", "unit", "year")
    head = heads(*(words(f"indicators.{name}") for name in named))
    rows = tuple(_row(row, words) for row in found.rows.to_dict("records"))
    widths = ("112px", "", "", "120px", "150px", "260px", "240px", "72px")
    return Table((head,), rows, caption=words("ui.menu_indicators"), widths=widths)


def _row(row: dict[Hashable, Any], words: Words) -> Row:
    status = str(row["status"])
    project = {"project": str(row["project_id"])}
    cell = {side: Link("projects", project | {"at": f"indicators.{row['position']}.{side}"})
            for side in ("target", "actual")}  # fmt: skip
    name, target = _text(row["name"]), _text(row["target"])
    promised = f"{name}：{target}" if name and target and name not in target else target or name
    weight = amounts.rounded(row["points"])
    score = told_scores.span(row["score_low"], row["score_high"], words)
    unit = str(row["unit"])
    return (
        Cell(words(f"model.dimension_{row['dimension']}"), tone="nowrap"),
        Cell(promised, link=cell["target"]),
        Cell(_text(row["actual"]) or words("units.blank"), link=cell["actual"],
             title=_text(row["reason"])),
        Cell(words(f"model.status_{status}"), look.STATUSES[status].sign, f"nowrap {status}"),
        Cell(words("indicators.score_of", score=score, weight=weight), tone="nowrap"),
        Cell(_text(row["project"]) or unit, link=Link("projects", project)),
        Cell(unit, link=Link("units", {"unit": unit, "year": str(row["year"])})),
        Cell(str(row["year"])),
    )  # fmt: skip


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
