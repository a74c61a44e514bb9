"""The funding page's cards (资金): where the money comes from, who and what spends it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from gridperf import amounts, charts
from gridperf.model import Selection
from gridperf.told import some
from gridperf.ui import basis, markup, overview, picture, table, tables, workspace
from gridperf.ui.language import voice

PROJECTS_SHOWN = 12
ROW = 44


def head(selection: Selection) -> None:
    """Show the conclusion: the sum, the largest source, and what is still to be confirmed."""
    words, rows = voice(), workspace.view("funding", selection)
    as_of = basis.basis(workspace.view("district", selection), selection, words)
    markup.show(markup.lead(conclusion(rows), as_of))


def conclusion(rows: pd.DataFrame) -> str:
    """Return what the sources say in a sentence; columns as the view `funding` declares."""
    words = voice()
    held = rows.groupby("source")["spent"].sum()
    total = float(held.sum())
    if not total:
        return words("funding.nothing")
    largest = str(held.idxmax())
    said = words(
        "funding.conclusion",
        total=markup.way(amounts.money(total, words), "projects", order="spent"),
        source=words(f"model.source_{largest}"),
        amount=_of_source(float(held[largest]), largest),
        share=amounts.rate(float(held[largest]) / total, words),
    )
    open_ = rows[rows["source"] == "unconfirmed"]
    if open_.empty:
        return said + words("ui.full_stop")
    named = words(
        "funding.unconfirmed",
        amount=_of_source(float(open_["spent"].sum()), "unconfirmed"),
        units=some(list(open_["unit"]), words),
    )
    return said + words("ui.semicolon") + named + words("ui.full_stop")


def _of_source(amount: float, source: str) -> str:
    """Return a source's sum, leading to the projects that have it."""
    return markup.way(amounts.money(amount, voice()), "projects", only=f"source.{source}")


def by_unit(selection: Selection) -> None:
    """Show money by source and unit: stacked bars, streams, or the table."""
    words, rows = voice(), workspace.view("funding", selection)
    with st.container(key="card_by_unit"):
        view = overview.switch(
            "by_unit_view", words("funding.by_unit"), ("stacked", "streams", "table")
        )
        if rows.empty:
            markup.show(markup.note(words("overview.money_none")))
        elif view == "table":
            table.show(tables.money_table(rows, words), "money_by_unit")
        else:
            overview.show_money(rows, view, height=408)


def sources(selection: Selection) -> None:
    """Show every source with its sum and share; what is unconfirmed is said."""
    words, rows = voice(), workspace.view("funding", selection)
    with st.container(key="card_sources"):
        markup.show(markup.heading(words("funding.sources")))
        table.show(tables.sources_table(rows, words), "sources_table")
        if "unconfirmed" in set(rows["source"]):
            markup.show(markup.note(words("funding.unconfirmed_says")))


def by_project(selection: Selection) -> None:
    """Show the projects with most money by source, as bars or as a table of the hundred largest."""
    words, rows = voice(), workspace.view("funding_project", selection)
    with st.container(key="card_by_project"):
        view = overview.switch("by_project_view", words("funding.by_project"), ("stacked", "table"))
        if rows.empty:
            markup.show(markup.note(words("overview.money_none")))
            return
        named = rows.assign(project=_told_apart(rows))
        if view == "table":
            table.show(tables.money_table(named, words, name="project"), "money_by_project")
            return
        count = min(named["project"].nunique(), PROJECTS_SHOWN)
        figure = charts.stacked_sources(
            named, words, name="project", most=PROJECTS_SHOWN, height=count * ROW, legend=False,
            letters=28,
        )  # fmt: skip
        picture.show(
            figure,
            words("funding.alt_projects", count=count),
            "by_project",
            rows=named,
            view="funding_project",
            title=words("funding.by_project"),
        )
        entries = [(name, words(f"model.source_{name}")) for name in charts.ordered(rows)]
        table.show(tables.sources_legend(entries), "projects_legend")


def _told_apart(rows: pd.DataFrame) -> pd.Series:
    """Return the projects' names; where two projects bear one name, the unit's name goes along."""
    twice = rows.groupby("project")["project_id"].nunique().loc[lambda count: count > 1].index
    names = rows["project"].fillna(rows["unit"])
    return names.where(~rows["project"].isin(twice), names + "（" + rows["unit"] + "）")
