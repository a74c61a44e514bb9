"""Findings (核查): what a careful reviewer would say, by state, level, rule and unit."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import look, told
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.rules import rules
from gridperf.store.entries import CHOICES, Found, Search
from gridperf.ui import (
    asked,
    finding,
    handing_back,
    judging,
    ledger_book,
    markup,
    menu,
    paging,
    table,
    welcome,
    workspace,
)
from gridperf.ui import selection as choice
from gridperf.ui.language import chosen as language
from gridperf.ui.language import voice
from gridperf.words import Words

ROWS = 20


def show(selection: Selection) -> None:
    """Show the page: filters, what can be said of the findings, then they, errors first."""
    words = voice()
    if workspace.empty():
        welcome.nothing("findings")
        return
    project = str(st.query_params.get("project", ""))
    number = int(project) if project.isdecimal() else None
    tally = workspace.store().tally_entries(selection, number)
    markup.show(markup.lead(_title(tally, words), choice.sentence(selection)))
    if tally.empty:
        _of_project(number, words)
        return
    search = _filters(tally, number, words)
    matching = _matching(tally, search)
    page = paging.current(max(-(-matching // ROWS), 1))
    search = Search(search.state, search.level, search.rule, number, ROWS, page)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center",
        key="taking",
    ):  # fmt: skip
        said = words("findings.matching", count=f"{matching:,}") + words("findings.open_says")
        markup.show(markup.note(said), width="content")
        with st.container(horizontal=True, width="content", key="taking_away"):
            ledger_book.offer(selection, search, _asked_for(search, words), "ledger")
            handing_back.offer(selection, "handback")
    found = workspace.store().find_entries(selection, search)
    _of_project(number, words)
    judging.report()
    finding.show(words)
    if not found.total:
        st.info(words("findings.none_match"))
        return
    _list(found, selection, search, words)


def _title(tally: pd.DataFrame, words: Words) -> str:
    if tally.empty:
        return words("findings.title_none")
    open_ = tally[tally["open"] == 1].groupby("level")["entries"].sum()
    errors, warnings, notes = (int(open_.get(level, 0)) for level in look.LEVELS)
    count = errors + warnings + notes
    if not count:
        return words("findings.title_done", done=f"{int(tally['entries'].sum()):,}")
    numbers = {"error": errors, "warning": warnings, "note": notes}
    said = {f"{level}s": markup.way(f"{number:,}", "findings", level=level)
            for level, number in numbers.items()}  # fmt: skip
    return words("findings.title", count=f"{count:,}", **said)


def _filters(tally: pd.DataFrame, project: int | None, words: Words) -> Search:
    """Return what the filters ask for; all of them stand in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filtering"):
        state = asked.select(
            "state", CHOICES, words("findings.state"), lambda name: _state(name, words),
            width=220,
        )  # fmt: skip
        level = asked.segments(
            "level", ("all", *look.LEVELS), words("findings.level"),
            lambda name: words(
                "findings.all_levels" if name == "all" else f"model.level_{name}"
            ),
        )  # fmt: skip
        named = {str(st.query_params.get("rule", ""))} & rules().keys()
        rule = asked.select(
            "rule", ("all", *sorted({*tally["rule"], *named})), words("findings.rule"),
            lambda code: _rule(code, words), width=520,
        )  # fmt: skip
    return Search(state, "" if level == "all" else level, "" if rule == "all" else rule, project)


def _asked_for(search: Search, words: Words) -> str:
    """Return what the filters ask for, in words."""
    parts = [_state(search.state, words)]
    parts += [words(f"model.level_{search.level}")] if search.level else []
    parts += [_named(search.rule)] if search.rule else []
    return " · ".join(parts)


def _of_state(tally: pd.DataFrame, state: str) -> pd.Series:
    if state in {"open", "overdue"}:
        return tally[state].astype(bool)
    return (tally["state"] == state) | (state == "all")


def _matching(tally: pd.DataFrame, search: Search) -> int:
    held = tally[_of_state(tally, search.state)]
    for name in ("level", "rule"):
        held = held[(held[name] == getattr(search, name)) | (getattr(search, name) == "")]
    return int(held["entries"].sum())


def _state(name: str, words: Words) -> str:
    own = name in {"open", "overdue", "all"}
    return words(f"findings.state_{name}" if own else f"model.judged_{name}")


def _rule(code: str, words: Words) -> str:
    return words("findings.all_rules") if code == "all" else _named(code)


def _named(code: str) -> str:
    rule = rules().get(code)
    return f"{code} {rule.title[language()]}" if rule else code


def _of_project(number: int | None, words: Words) -> None:
    """Say that only one project's findings are shown, with the way to all."""
    if number is None:
        return
    held = workspace.store().records("project", number)
    name = str(held["name"].iloc[0] or "") if len(held) else str(number)
    with st.container(horizontal=True, vertical_alignment="center", key="of_project"):
        markup.show(markup.note(words("findings.of_project", project=name)), width="content")
        menu.link("findings", words("findings.of_project_all"))


def _list(found: Found, selection: Selection, search: Search, words: Words) -> None:
    """Show one page of findings, with the fields to settle those ticked or all that match."""
    store = workspace.store()
    picked = str(st.query_params.get("place", ""))
    turn = st.session_state.get("judging_turn", 0)
    named = "/".join(map(str, (search.state, search.level, search.rule, search.page, turn)))
    with st.container(key="card_findings"):
        fields = st.container()
        shown = findings_table(found.rows, words, picked, named)
        ticked = table.show(shown, "findings_table", picks="place")
        with fields:
            chosen = judging.Choice(
                "chosen", len(ticked), lambda said, by: store.judge(ticked, said, by)
            )
            everything = judging.Choice(
                "all", found.total, lambda said, by: store.judge_all(selection, search, said, by)
            )
            judging.bar((chosen, everything), "judging")
    paging.bar(search.page, -(-found.total // ROWS))


def findings_table(held: pd.DataFrame, words: Words, picked: str, named: str = "") -> Table:
    """Return a row a finding: a box, level, sentence, project, unit, its place, how it stands."""
    columns = ("level", "sentence", "project", "unit", "year", "place", "state")
    box = Cell(check="all", title=words("findings.choose_all"))
    head = (box, *heads(*(words(f"findings.{name}") for name in columns)))
    rows = tuple(_row(row, words) for row in held.to_dict("records"))
    widths = ("48px", "110px", "", "240px", "240px", "72px", "110px", "200px")
    return Table((head,), rows, "list", words("ui.menu_findings"), picked, widths, round=named)


def _row(row: dict[Hashable, Any], words: Words) -> Row:
    level = str(row["level"])
    number, name = row["project_id"], row["project"]
    known = not pd.isna(number)
    link = Link("projects", {"project": str(int(number))}) if known else None
    unit = str(row["unit"])
    cells, count = told.places(row["cell"], told.gaps_of(row))
    cell = cells[0] if cells else words("findings.look")
    if count > 1:
        cell = words("findings.places", first=cells[0], count=count)
    said = told.finding(row, words)
    return (
        Cell(check=str(row["mark"]), title=words("findings.choose_one", sentence=said)),
        Cell(words(f"model.level_{level}"), look.LEVELS[level].sign, f"nowrap tint-{level}"),
        Cell(said, title=_named(str(row["rule"]))),
        Cell(name if isinstance(name, str) else "", link=link),
        Cell(unit, link=Link("units", {"unit": unit, "year": str(row["year"])})),
        Cell(str(row["year"])),
        Cell(cell, pick=str(row["mark"]), tone="file"),
        finding.state_cell(row, words),
    )
