"""Projects (项目): a table that can be searched, and the whole sheet of one project."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import streamlit as st

from gridperf import amounts, told_scores
from gridperf.charts.scorecard import findings_cell, rate_cell
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.store.lookup import OPEN, ORDERS, Found, Search
from gridperf.ui import asked, markup, menu, paging, project_sheet, table, welcome, workspace
from gridperf.ui.language import voice
from gridperf.words import Words, all_words

ROWS = 20


def show(selection: Selection) -> None:
    """Show the page: the sheets of the projects in the address, else the table of all."""
    words = voice()
    if workspace.empty():
        welcome.nothing("projects")
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
        text = asked.text("search", words("projects.search"), width=420)
        order = asked.select(
            "order", ORDERS, words("projects.order"),
            lambda name: words(f"projects.order_{name}"), width=280,
        )  # fmt: skip
    only = str(st.query_params.get("only", ""))
    found = _found(selection, Search(text, order, only, ROWS, 1))
    pages = -(-found.total // ROWS)
    page = paging.current(pages)
    if page > 1:
        found = _found(selection, Search(text, order, only, ROWS, page))
    _only(only, order, words)
    key = "projects.title_all" if found.total else "projects.title_none"
    head.html(markup.lead(words(key, count=f"{found.total:,}"), ""))
    if found.total:
        with st.container(key="card_projects"):
            table.show(projects_table(found, words), "projects_table")
        paging.bar(page, pages)


def _only(only: str, order: str, words: Words) -> None:
    """Say which rows alone are shown, with the way to all of them."""
    said = _said(*only.partition(".")[::2], words)
    if not said:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="only"):
        markup.show(markup.note(words("projects.only", what=said)), width="content")
        menu.link(
            "projects", words("projects.back"), **({} if order == "unit" else {"order": order})
        )


def _said(kind: str, key: str, words: Words) -> str:
    """Return which rows alone are shown, in words; empty where all are."""
    if kind == "grade" and key:
        grade = words("scores.grade_open") if key == OPEN else told_scores.named(key, words)
        return words("projects.only_grade", grade=grade)
    named = f"chart.bin_{key.replace('-', '_')}" if kind == "bin" else f"{_WORDS.get(kind)}{key}"
    if named not in all_words():
        return ""
    said = words(named).replace("<br>", " ")
    return words("projects.only_bin", bin=said) if kind == "bin" else said


_WORDS = {
    "state": "model.state_",
    "status": "projects.only_status_",
    "source": "model.source_",
    "amount": "projects.only_",
    "marks": "projects.only_marks_",
    "before": "projects.only_before_",
}
"""Kind of what alone is shown → beginning of its name in words."""


def _found(selection: Selection, search: Search) -> Found:
    return workspace.store().find_projects(selection, search)


def projects_table(found: Found, words: Words) -> Table:
    """Return a row a project, its name a link to its sheet."""
    named = (
        "project", "unit", "year", "budget", "spent", "unspent", "rate", "met", "score", "findings",
    )  # fmt: skip
    head = heads(*(words(f"projects.{name}") for name in named), end=7)
    return Table((head,), tuple(_row(row, words) for row in found.rows.to_dict("records")))


def _row(row: dict[Hashable, Any], words: Words) -> Row:
    number = str(row["project_id"])
    link = Link("projects", {"project": number})
    judged = row["met"] + row["partly_met"] + row["unmet"]
    counts = words("projects.met_of", met=row["met"], all=judged) if judged else "–"
    whole = words("projects.met_says", judged=judged, all=row["indicators"])
    return (
        Cell(row["project"] or words("projects.project"), link=link, tone="strong"),
        Cell(row["unit"]),
        Cell(str(row["year"])),
        *(
            Cell(
                _amount(row[name], words),
                align="end",
                link=Link("projects", {"project": number, "at": at}),
            )
            for name, at in (("budget", "budget"), ("spent", "spent"), ("unspent", "spent"))
        ),
        replace(
            rate_cell(row["rate"], row["state"], words),
            link=Link("projects", {"project": number, "at": "spent"}),
        ),
        Cell(counts, align="end", tone="strong" if row["unmet"] else "", link=link, title=whole),
        Cell(
            told_scores.span(row["score_low"], row["score_high"], words),
            align="end",
            link=link,
            title=words("projects.score_says"),
        ),
        findings_cell(int(row["errors"]), int(row["warnings"]), words, {"project": number}),
    )


def _amount(value: float | None, words: Words) -> str:
    known = value is not None and amounts.known(value)
    return amounts.rounded(value) if known and value is not None else words("model.unknown")
