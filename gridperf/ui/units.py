"""Units (单位): the table of all of them, and the scorecard of one or several side by side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, charts, look, told_scores
from gridperf.charts.scorecard import findings_cell, rate_cell, scorecard
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.ui import cells as behind
from gridperf.ui import (
    handing_back,
    markup,
    origin,
    picture,
    roster,
    scores,
    table,
    tables,
    welcome,
    workspace,
)
from gridperf.ui import selection as choice
from gridperf.ui.language import voice
from gridperf.words import Words

SIDE_BY_SIDE = 4
"""Units whose gauges stand in one row."""


def show(selection: Selection) -> None:
    """Show the page: the table of units, or the scorecard of those that were chosen."""
    words = voice()
    if workspace.empty():
        welcome.nothing("units")
        return
    units = workspace.view("unit", selection)
    if not selection.units:
        _all(units, selection, words)
    else:
        _chosen(units, selection, words)


def _all(units: pd.DataFrame, selection: Selection, words: Words) -> None:
    filed = int(units["filed"].sum())
    title = words(
        "units.title_all",
        year=selection.year or "",
        count=f"{len(units):,}",
        filed=filed,
        silent=len(units) - filed,
    )
    markup.show(markup.lead(title, words("units.choose")))
    roster.hint(words)
    with st.container(key="card_all_units"):
        table.show(units_table(units, words), "units_table")


def units_table(units: pd.DataFrame, words: Words) -> Table:
    """Return the units in order of rate, the best first, those without a rate at the end."""
    named = (
        "unit", "projects", "budget", "spent", "rate", "met", "unmet", "score", "full", "findings",
    )  # fmt: skip
    ranked = units.sort_values(
        ["filed", "rate"], ascending=[False, False], na_position="last", kind="stable"
    )
    head = heads(*(words(f"units.{name}") for name in named), end=9)
    return Table((head,), tuple(_unit_row(unit, words) for unit in ranked.to_dict("records")))


def _unit_row(unit: dict[Hashable, Any], words: Words) -> Row:
    name = Cell(str(unit["unit"]), link=Link("units", {"unit": str(unit["unit"])}), tone="strong")
    state = str(unit["state"])
    if not unit["filed"]:
        said = Cell(words("model.state_not_filed"), look.STATES[state].sign, "quiet", "end")
        blank = Cell("", align="end")
        return (name, blank, blank, blank, said, blank, blank, blank, blank, blank)
    own = {"unit": str(unit["unit"])}

    def rows(said: str, order: str = "", only: str = "", tone: str = "") -> Cell:
        asked = {"order": order, "only": only}
        link = Link("projects", own | {key: value for key, value in asked.items() if value})
        return Cell(said, align="end", tone=tone, link=link)

    return (
        name,
        rows(f"{unit['projects']:,}"),
        rows(_amount(unit["budget"], words), "budget"),
        rows(_amount(unit["spent"], words), "spent"),
        replace(
            rate_cell(unit["rate"], state, words), link=Link("projects", own | {"order": "rate"})
        ),
        rows(f"{unit['met']:,}", only="status.met"),
        rows(
            f"{unit['unmet']:,}", only="status.unmet", tone="strong" if unit["unmet"] else "quiet"
        ),
        replace(
            rows(told_scores.span(unit["score_low"], unit["score_high"], words), "score"),
            title=words("projects.score_says"),
        ),
        rows(_full(unit, words)),
        findings_cell(int(str(unit["errors"])), int(str(unit["warnings"])), words, own),
    )


def _full(unit: dict[Hashable, Any], words: Words) -> str:
    """Return the share of full marks (满分率) as stated; a dash where the form marks nothing."""
    marked = int(unit["marked"])
    return amounts.rate(int(unit["full_marks"]) / marked, words) if marked else "–"


def _amount(value: object, words: Words) -> str:
    return amounts.rounded(float(str(value))) if amounts.known(value) else words("model.unknown")


def _chosen(units: pd.DataFrame, selection: Selection, words: Words) -> None:
    held = {str(unit["unit"]): unit for unit in units.to_dict("records")}
    cards = [held[name] for name in selection.units if name in held]
    if not cards:
        title = words(
            "units.title_not_filed", unit="、".join(selection.units), year=selection.year or ""
        )
        markup.show(markup.lead(title, choice.sentence(selection)))
        return
    markup.show(markup.lead(_title(cards, selection, words), _note(cards, words)))
    handing_back.offer(selection, "handback")
    projects = workspace.view("project", selection)
    if len(cards) == 1:
        left, right = st.columns((42, 142))
        with left:
            _card(cards[0], selection, 0)
        with right:
            _matrix(projects, selection, words)
        return
    for start in range(0, len(cards), SIDE_BY_SIDE):
        row = cards[start : start + SIDE_BY_SIDE]
        for place, (column, card) in enumerate(zip(st.columns(len(row)), row, strict=True)):
            with column:
                _card(card, selection, start + place, named=True)
    _matrix(projects, selection, words)


def _title(cards: Sequence[dict[Hashable, Any]], selection: Selection, words: Words) -> str:
    if len(cards) > 1:
        rates = [float(str(card["rate"])) for card in cards if amounts.known(card["rate"])]
        if not rates:
            return words("units.title_several_unknown", count=len(cards))
        low, high = (amounts.rate(rate, words) for rate in (min(rates), max(rates)))
        return words("units.title_several", count=len(cards), low=low, high=high)
    card, year = cards[0], selection.year or ""
    if not card["filed"]:
        return words("units.title_not_filed", unit=card["unit"], year=year)
    return words(
        "units.title_one",
        unit=card["unit"],
        year=year,
        rate=markup.way(amounts.rate(card["rate"], words), "projects", order="rate"),
        indicators=sum(int(str(card[status])) for status in look.STATUSES),
        unmet=markup.way(f"{int(str(card['unmet'])):,}", "indicators", kind="unmet"),
    )


def _note(cards: Sequence[dict[Hashable, Any]], words: Words) -> str:
    card = cards[0]
    if len(cards) > 1 or not card["filed"]:
        return ""
    stored = choice.local(pd.Timestamp(str(card["stored_at"])))
    return words("units.note", file=card["file"], version=card["version"], time=stored)


def _card(
    card: dict[Hashable, Any], selection: Selection, place: int, *, named: bool = False
) -> None:
    """Show a unit's gauge and its sources."""
    words, unit = voice(), str(card["unit"])
    known = amounts.known(card["rate"])
    rate = float(str(card["rate"])) if known else None
    state = str(card["state"])
    with st.container(key=f"card_unit_gauge_{place}"):
        markup.show(markup.heading(unit if named else words("units.execution")))
        said = f"{words('units.execution')} {amounts.rate(rate, words)}"
        gauge = charts.gauge(rate, state, words, thresholds=workspace.thresholds(), height=220)
        gauge.update_layout(meta=charts.way("projects", order="rate", unit=unit))
        one = pd.DataFrame([card])
        picture.show(gauge, said, f"unit_gauge_{place}", rows=one, view="unit", title=unit)
        tag = markup.tag(look.STATES[state], words(f"model.state_{state}"))
        both = _divided(card, words) if card["filed"] else ""
        markup.show(f'<p class="middle">{tag}{markup.plain(both)}</p>')
    if card["filed"]:
        with st.container(key=f"card_unit_sources_{place}"):
            _sources_of(unit, selection.year, place, words)
        scores.of_unit(card, selection, words, str(place))


def _sources_of(unit: str, year: int | None, place: int, words: Words) -> None:
    """Show where a unit's money came from."""
    markup.show(markup.heading(words("units.sources")))
    rows = workspace.view("funding", Selection(year, (unit,)))
    if rows["spent"].fillna(0).eq(0).all():
        markup.show(markup.note(words("units.no_sources")))
    else:
        bar = charts.sources_of_project(rows, words, height=40)
        bar.update_layout(showlegend=False, margin={"b": 0})
        picture.show(
            bar,
            words("units.sources"),
            f"unit_sources_{place}",
            rows=rows,
            view="funding",
            title=unit,
        )
        table.show(tables.sources_legend(_sources(rows, words), unit), f"unit_legend_{place}")


def _divided(card: dict[Hashable, Any], words: Words) -> str:
    """Return what the rate is made of, each amount leading to the projects that it adds up."""
    unit = str(card["unit"])
    spent, budget = (
        markup.way(amounts.money(card[name], words), "projects", unit=unit, order=name)
        for name in ("spent", "budget")
    )
    return f" {spent} ÷ {budget}"


def _sources(rows: pd.DataFrame, words: Words) -> list[tuple[str, str]]:
    """Return each source with its name and amount, in the fixed order."""
    held = rows.groupby("source")["spent"].sum()
    return [
        (source, f"{words(f'model.source_{source}')} {amounts.rounded(float(held[source]))}")
        for source in look.SOURCES
        if source in held.index and held[source]
    ]


def _matrix(projects: pd.DataFrame, selection: Selection, words: Words) -> None:
    """Show the scorecard, and below it what stands behind the cell that was clicked."""
    if projects.empty:
        return
    cells = workspace.view("scorecard", selection)
    picked = str(st.query_params.get("cell", ""))
    with st.container(key="card_matrix"):
        markup.show(markup.heading(words("units.scorecard"), words("units.legend")))
        table.show(scorecard(projects, cells, words, picked=picked), "scorecard", picks="cell")
    project, _, dimension = picked.partition(".")
    chosen = projects[projects["project_id"].astype(str) == project]
    if chosen.empty or not dimension:
        markup.show(markup.note(words("units.detail_hint")))
        return
    with st.container(key="card_detail"):
        _detail(chosen.iloc[0], dimension, words)


def _detail(project: pd.Series, dimension: str, words: Words) -> None:
    """Show every indicator behind a cell of the scorecard, each with its place in the sheet."""
    number = int(project["project_id"])
    store = workspace.store()
    records, cells = store.records("indicator", number), behind.of_project(number)
    whole = store.records("project", number).iloc[0]
    for indicator in records[records["dimension"] == dimension].to_dict("records"):
        status = str(indicator["status"])
        head = f"{project['project']} · {words(f'model.dimension_{dimension}')}"
        left, right = st.columns((2, 3))
        with left:
            tag = markup.tag(look.STATUSES[status], words(f"model.status_{status}"))
            markup.show(markup.heading(head))
            markup.show(f"<p>{tag}</p>")
            facts = {
                "target": indicator["target"],
                "actual": indicator["actual"],
                "reason": indicator["reason"],
                "problems": whole["problems"],
                "rectification": whole["rectification"],
            }
            markup.show(markup.facts([(words(f"units.{k}"), _said(v)) for k, v in facts.items()]))
            if indicator["inferred"]:
                markup.show(markup.note(words("units.inferred")))
        with right:
            _place(cells, int(indicator["position"]), whole, words)


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""


def _place(
    cells: Mapping[str, behind.Record], position: int, whole: pd.Series, words: Words
) -> None:
    sides = (cells.get(f"indicators.{position}.{side}") for side in ("target", "actual"))
    found = [cell for cell in sides if cell]
    if not found:
        return
    address = ",".join(dict.fromkeys(str(cell["address"]) for cell in found))
    sheet, file = str(found[0]["sheet"]), str(whole["file"])
    markup.show(markup.note(words("units.source_cell", file=file, sheet=sheet, cell=address)))
    for cell in filter(behind.is_corrected, found):
        markup.show(markup.note(behind.caption(file, cell, words)))
    origin.show(int(found[0]["submission_id"]), sheet, address, f"around_{position}")
