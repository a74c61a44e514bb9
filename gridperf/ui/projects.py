"""Projects (项目): a table that can be searched, and the whole sheet of one project."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import streamlit as st

from gridperf import amounts
from gridperf.charts.scorecard import findings_cell, rate_cell
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.store.lookup import ORDERS, Found, Search
from gridperf.ui import markup, paging, project_sheet, table, workspace
from gridperf.ui.language import voice
from gridperf.words import Words

ROWS = 20


def show(selection: Selection) -> None:
    """Show the page: the sheets of the projects in the address, else the table of all."""
    words = voice()
    if workspace.empty():
        markup.show(markup.lead(words("ui.menu_projects"), ""))
        st.info(words("projects.empty"))
        return
    chosen = [held for held in st.query_params.get_all("project") if held.isdecimal()]
    if chosen:
        for number in dict.fromkeys(chosen):
            project_sheet.show(int(number))
        return
    _all(selection, words)


def _all(selection: Selection, words: Words) -> None:
    head = st.empty()
    with st.container(horizontal=True, vertical_alignment="bottom", key="finding_projects"):
        text = st.text_input(
            words("projects.search"), key="search", bind="query-params",
            placeholder=words("projects.search"), label_visibility="collapsed", width=420,
            on_change=paging.first,
        )  # fmt: skip
        order = st.selectbox(
            words("projects.order"), ORDERS, key="order", bind="query-params",
            format_func=lambda name: words(f"projects.order_{name}"), filter_mode=None,
            label_visibility="collapsed", width=280, on_change=paging.first,
        )  # fmt: skip
    state = str(st.query_params.get("state", ""))
    found = _found(selection, Search(text or "", order or ORDERS[0], state, ROWS, 1))
    pages = -(-found.total // ROWS)
    page = paging.current(pages)
    if page > 1:
        found = _found(selection, Search(text or "", order or ORDERS[0], state, ROWS, page))
    key = "projects.title_all" if found.total else "projects.title_none"
    head.html(markup.lead(words(key, count=f"{found.total:,}"), ""))
    if found.total:
        with st.container(key="card_projects"):
            table.show(projects_table(found, words), "projects_table")
        paging.bar(page, pages)


def _found(selection: Selection, search: Search) -> Found:
    return workspace.store().find_projects(selection, search)


def projects_table(found: Found, words: Words) -> Table:
    """Return a row a project, its name a link to its sheet."""
    named = ("project", "unit", "year", "budget", "spent", "unspent", "rate", "met", "findings")
    head = heads(*(words(f"projects.{name}") for name in named), end=6)
    return Table((head,), tuple(_row(row, words) for row in found.rows.to_dict("records")))


def _row(row: dict[Hashable, Any], words: Words) -> Row:
    money = (row["budget"], row["spent"], row["unspent"])
    link = Link("projects", {"project": str(row["project_id"])})
    counts = words("projects.met_of", met=row["met"], all=row["indicators"])
    return (
        Cell(row["project"] or words("projects.project"), link=link, tone="strong"),
        Cell(row["unit"]),
        Cell(str(row["year"])),
        *(Cell(_amount(value, words), align="end") for value in money),
        rate_cell(row["rate"], row["state"], words),
        Cell(counts, align="end", tone="" if not row["unmet"] else "strong"),
        findings_cell(int(row["errors"]), int(row["warnings"]), words),
    )


def _amount(value: float | None, words: Words) -> str:
    known = value is not None and amounts.known(value)
    return amounts.rounded(value) if known and value is not None else words("model.unknown")
