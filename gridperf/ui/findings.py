"""Findings (核查): what a careful reviewer would say, by level, rule and unit."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import look
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.rules import rules
from gridperf.ui import markup, origin, paging, table, workspace
from gridperf.ui import selection as choice
from gridperf.ui.language import chosen as language
from gridperf.ui.language import voice
from gridperf.ui.project_sheet import sentence
from gridperf.words import Words

ROWS = 20


def show(selection: Selection) -> None:
    """Show the page: filters, then the findings, the errors first."""
    words = voice()
    if workspace.empty():
        markup.show(markup.lead(words("ui.menu_findings"), ""))
        st.info(words("findings.empty"))
        return
    held = workspace.view("findings", selection)
    markup.show(markup.lead(_title(held, words), choice.sentence(selection)))
    if held.empty:
        return
    shown = _filtered(held, words)
    pages = -(-len(shown) // ROWS)
    page = paging.current(pages)
    part = shown.iloc[(page - 1) * ROWS : page * ROWS]
    picked = str(st.query_params.get("place", ""))
    with st.container(key="card_findings"):
        markup.show(markup.note(words("findings.hint")))
        table.show(findings_table(part, words, picked), "findings_table", picks="place")
    paging.bar(page, pages)
    chosen = held[held["finding_id"].astype(str) == picked]
    if not chosen.empty:
        _around(chosen.to_dict("records")[0], words)


def _title(held: pd.DataFrame, words: Words) -> str:
    if held.empty:
        return words("findings.title_none")
    counts = held["level"].value_counts()
    errors, warnings, notes = (int(counts.get(level, 0)) for level in look.LEVELS)
    return words("findings.title", count=len(held), errors=errors, warnings=warnings, notes=notes)


def _filtered(held: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the findings that pass the filters; both stand in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filtering"):
        level = st.segmented_control(
            words("findings.level"), ["all", *look.LEVELS], default="all", key="level",
            bind="query-params", label_visibility="collapsed", on_change=paging.first,
            format_func=lambda name: words(
                "findings.all_levels" if name == "all" else f"model.level_{name}"
            ),
        )  # fmt: skip
        codes = ["all", *sorted(set(held["rule"]))]
        rule = st.selectbox(
            words("findings.rule"), codes, key="rule", bind="query-params", width=520,
            label_visibility="collapsed", on_change=paging.first, filter_mode=None,
            format_func=lambda code: _rule(code, words),
        )  # fmt: skip
    if level and level != "all":
        held = held[held["level"] == level]
    if rule and rule != "all":
        held = held[held["rule"] == rule]
    return held


def _rule(code: str, words: Words) -> str:
    if code == "all":
        return words("findings.all_rules")
    rule = rules().get(code)
    return f"{code} {rule.title[language()]}" if rule else code


def findings_table(held: pd.DataFrame, words: Words, picked: str) -> Table:
    """Return a row a finding: level, sentence, project, unit, and the place in its sheet."""
    named = ("level", "sentence", "project", "unit", "year", "place")
    head = heads(*(words(f"findings.{name}") for name in named))
    rows = tuple(_row(row, words) for row in held.to_dict("records"))
    widths = ("110px", "", "260px", "260px", "72px", "110px")
    return Table((head,), rows, "list", words("ui.menu_findings"), picked, widths)


def _row(row: dict[Hashable, Any], words: Words) -> Row:
    level = str(row["level"])
    number, name = row["project_id"], row["project"]
    known = not pd.isna(number)
    link = Link("projects", {"project": str(int(number))}) if known else None
    unit = str(row["unit"])
    cell = row["cell"] if isinstance(row["cell"], str) else ""
    return (
        Cell(words(f"model.level_{level}"), look.LEVELS[level].sign, f"nowrap tint-{level}"),
        Cell(sentence(row), title=_rule(str(row["rule"]), words)),
        Cell(name if isinstance(name, str) else "", link=link),
        Cell(unit, link=Link("units", {"unit": unit, "year": str(row["year"])})),
        Cell(str(row["year"])),
        Cell(cell, pick=str(row["finding_id"]) if cell else "", tone="file"),
    )


def _around(row: dict[Hashable, Any], words: Words) -> None:
    """Show the rows of the original around the finding's cell."""
    with st.container(key="card_around"):
        named = {name: row[name] or "" for name in ("file", "sheet", "cell")}
        markup.show(markup.heading(words("findings.around", **named)))
        markup.show(markup.note(sentence(row)))
        origin.show(int(row["submission_id"]), str(row["sheet"]), str(row["cell"]), "around")
