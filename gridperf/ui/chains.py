"""The same project across years: chains of matched projects, and what each took over."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import told_scores
from gridperf.charts.scorecard import rate_cell
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.ui import markup, paging, table, workspace
from gridperf.words import Words

Record = dict[Hashable, Any]
ROWS = 20
TAKEN_OVER = {"same_goal": "goal", "same_indicators": "", "same_problem": "problems"}
"""What can be last year's → the field of the project's sheet that shows it."""


def show(selection: Selection, years: Sequence[int], words: Words) -> None:
    """Show a row a project, a column a year; renames that are only assumed bear both names."""
    projects = workspace.view("project", selection)
    pairs = workspace.view("year_pair", selection)
    held = chains(projects, pairs)
    pages = -(-len(held) // ROWS)
    page = paging.current(pages)
    latest = years[-1]
    numbers = (*(str(year) for year in years), words("trends.scores", year=latest))
    taken = (*TAKEN_OVER, "match")
    head = (
        *heads(words("trends.project")),
        *heads(*numbers, end=len(numbers)),
        *heads(*(words(f"trends.{name}") for name in taken)),
    )
    matched = {int(row["project_id"]): row for row in pairs.to_dict("records")}
    rows = tuple(
        _row(chain, years, matched, words) for chain in held[(page - 1) * ROWS : page * ROWS]
    )
    with st.container(key="card_chains"):
        heading = words("trends.across", count=f"{len(held):,}")
        markup.show(markup.heading(heading, words("trends.across_says")))
        table.show(Table((head,), rows), "chains")
    paging.bar(page, pages)


def chains(projects: pd.DataFrame, pairs: pd.DataFrame) -> list[dict[int, Record]]:
    """Return each project's rows by year, the latest projects first, in their forms' order.

    Columns as the views `project` and `year_pair` declare them.
    """
    rows = {int(row["project_id"]): row for row in projects.to_dict("records")}
    before = {
        int(row["project_id"]): int(row["before_id"])
        for row in pairs.to_dict("records")
        if int(row["project_id"]) in rows and int(row["before_id"]) in rows
    }
    later = set(before.values())
    ends = sorted(
        (number for number in rows if number not in later),
        key=lambda n: (-int(rows[n]["year"]), str(rows[n]["unit"]), int(rows[n]["position"]), n),
    )
    held = []
    for end in ends:
        chain: dict[int, Record] = {}
        number: int | None = end
        while number is not None:
            chain[int(rows[number]["year"])] = rows[number]
            number = before.get(number)
        held.append(chain)
    return held


def _row(
    chain: dict[int, Record], years: Sequence[int], matched: dict[int, Record], words: Words
) -> Row:
    last = chain[max(chain)]
    number = int(last["project_id"])
    name = str(last["project"] or last["unit"])
    now = chain.get(years[-1])
    score = told_scores.span(now["score_low"], now["score_high"], words) if now else "–"
    pair = matched.get(number)
    own = Link("projects", {"project": str(number)})
    return (
        Cell(name, link=own, tone="strong", title=str(last["unit"])),
        *(_year(chain.get(year), words) for year in years),
        Cell(score, align="end", link=own if now else None),
        *(_same(pair, side, words) for side in TAKEN_OVER),
        _names(chain, matched, words),
    )  # fmt: skip


def _year(row: Record | None, words: Words) -> Cell:
    if row is None:
        return Cell("–", tone="quiet", align="end", title=words("trends.no_project"))
    cell = rate_cell(row["rate"], str(row["state"]), words)
    link = Link("projects", {"project": str(row["project_id"])})
    return Cell(cell.text, cell.sign, cell.tone, cell.align, cell.title, link=link, bar=cell.bar)


def _same(pair: Record | None, side: str, words: Words) -> Cell:
    """Return whether a project's text is last year's, leading to it."""
    if not pair or not pair[side]:
        return Cell("–", tone="quiet")
    at = {"at": TAKEN_OVER[side]} if TAKEN_OVER[side] else {}
    link = Link("projects", {"project": str(pair["project_id"])} | at)
    return Cell(words("trends.same"), tone="quiet", link=link)


def _names(chain: dict[int, Record], matched: dict[int, Record], words: Words) -> Cell:
    """Return how the name changed along the chain; an assumption is marked as one."""
    said, open_ = [], False
    for year in sorted(chain, reverse=True):
        pair = matched.get(int(chain[year]["project_id"]))
        if not pair or pair["before"] == pair["project"]:
            continue
        assumed = pair["how"] == "likeness"
        open_ |= assumed
        if assumed or pair["how"] == "code":
            key = "trends.renamed" if assumed else "trends.by_code"
            said.append(words(key, before=pair["before"]))
    tone = "tint-watch" if open_ else "quiet"
    return Cell(words("ui.semicolon").join(said), "?" if open_ else "", tone)
