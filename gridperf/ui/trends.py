"""Years side by side (年度对比): district, units, the same projects, and what was taken over."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, charts, told_scores
from gridperf.charts.scorecard import rate_cell
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.ui import chains, markup, paging, picture, table, welcome, workspace
from gridperf.ui import selection as choice
from gridperf.ui.language import voice
from gridperf.words import Words

Record = dict[Hashable, Any]
ROWS = 20
SHOWN = 10
"""Units listed for what they took over."""


def show(selection: Selection) -> None:
    """Show the page: the whole by year, then units, or the projects of those chosen."""
    words = voice()
    if workspace.empty():
        welcome.nothing("trends")
        return
    every = Selection(None, selection.units)
    years = sorted(workspace.years())
    district = workspace.view("district", every)
    markup.show(markup.lead(title(district, years, words), choice.sentence(selection)))
    left, right = st.columns(2)
    with left:
        _money(district, words)
    with right:
        _copied(selection, words)
    if selection.units:
        _by_year(workspace.view("unit", every), years, words)
        chains.show(every, years, words)
    else:
        _units(workspace.view("unit", every), years, words)


def title(district: pd.DataFrame, years: list[int], words: Words) -> str:
    """Return the rates of all years in a sentence."""
    if len(years) < 2:  # noqa: PLR2004 (nothing to compare)
        return words("trends.title_one", first=years[0])
    held = {int(row["year"]): row for row in district.to_dict("records")}
    counts = {int(held[year]["units_filed"]) for year in years if year in held} - {0}
    rates = [
        _rated(held[year], words, several=len(counts) > 1)
        if year in held and int(held[year]["units_filed"])
        else words("model.state_not_filed")
        for year in years
    ]
    return words(
        "trends.title", first=years[0], last=years[-1], rates=words("trends.arrow").join(rates)
    )


def _rated(row: Record, words: Words, *, several: bool) -> str:
    """Return a year's rate, leading to its projects; of how many units, where these differ."""
    said = amounts.rate(row["rate"], words)
    way = markup.way(said, "projects", order="rate", year=str(row["year"]))
    return way + (words("trends.of_units", count=int(row["units_filed"])) if several else "")


def _money(district: pd.DataFrame, words: Words) -> None:
    rows = district.sort_values("year")
    silent = rows["units_filed"] == 0
    rows = rows.assign(state=rows["state"].mask(silent, "not_filed"))
    with st.container(key="card_years_money"):
        markup.show(markup.heading(words("trends.money"), words("trends.legend")))
        picture.show(
            charts.spent_by_year(rows, words, height=320),
            words("trends.alt_money"),
            "years_money",
            rows=rows,
            view="district",
            title=words("trends.money"),
        )


def _copied(selection: Selection, words: Words) -> None:
    """Show what the chosen year has in common with the year before, by unit."""
    rows = workspace.view("copied", selection)
    with st.container(key="card_copied"):
        heading = words("trends.copied", year=selection.year or "")
        markup.show(markup.heading(heading, words("trends.copied_says")))
        if rows.empty:
            markup.show(markup.note(words("trends.copied_none")))
            return
        named = ("pairs", "renamed", "same_goal", "same_indicators", "same_problem")
        ranked = rows.sort_values(
            ["same_indicators", "same_problem", "same_goal"], ascending=False, kind="stable"
        ).head(SHOWN)
        said = {"renamed": "assumed"}
        head = heads(
            words("trends.unit"), *(words(f"trends.{said.get(n, n)}") for n in named), end=5
        )
        body = tuple(
            (
                Cell(str(row["unit"]), link=Link("trends", {"unit": str(row["unit"])})),
                *(_taken_over(row, name) for name in named),
            )
            for row in ranked.to_dict("records")
        )
        table.show(Table((head,), body), "copied")


def _taken_over(row: Record, name: str) -> Cell:
    """Return how many projects are as the year before, leading to them; a zero leads nowhere."""
    count = int(row[name])
    asked = {"unit": str(row["unit"]), "year": str(row["year"]), "only": f"before.{name}"}
    return Cell(f"{count:,}", align="end", link=Link("projects", asked) if count else None)


def _units(units: pd.DataFrame, years: list[int], words: Words) -> None:
    """Show every unit's rate in every year; a year in which it didn't file is a word."""
    held: dict[str, dict[int, Record]] = {}
    for row in units.to_dict("records"):
        held.setdefault(str(row["unit"]), {})[int(row["year"])] = row
    names = sorted(held, key=lambda name: (-_silent(held[name], years), name))
    pages = -(-len(names) // ROWS)
    page = paging.current(pages)
    head = heads(words("trends.unit"), *(str(year) for year in years), end=len(years))
    rows = tuple(
        (
            Cell(name, link=Link("trends", {"unit": name}), tone="strong"),
            *(_rate(held[name].get(year), year, words) for year in years),
        )
        for name in names[(page - 1) * ROWS : page * ROWS]
    )
    with st.container(key="card_years_units"):
        markup.show(markup.heading(words("trends.units"), words("trends.units_says")))
        table.show(Table((head,), rows), "years_units")
    paging.bar(page, pages)


def _silent(rows: dict[int, Record], years: list[int]) -> int:
    """Return in how many years a unit didn't file."""
    return sum(year in rows and not rows[year]["filed"] for year in years)


def _rate(row: Record | None, year: int, words: Words) -> Cell:
    if row is None:
        return Cell("–", tone="quiet", align="end", title=words("trends.not_asked"))
    if not row["filed"]:
        return rate_cell(None, "not_filed", words)
    cell = rate_cell(row["rate"], str(row["state"]), words)
    link = Link("units", {"unit": str(row["unit"]), "year": str(year)})
    return Cell(cell.text, cell.sign, cell.tone, cell.align, cell.title, link=link, bar=cell.bar)


def _by_year(units: pd.DataFrame, years: list[int], words: Words) -> None:
    """Show the chosen units, a row a unit and year."""
    named = ("unit", "year", "projects", "budget", "spent", "rate", "met", "score", "stated")
    head = heads(*(words(f"trends.{name}") for name in named), end=7)
    kept = units[units["year"].isin(years)].sort_values(["unit", "year"], ascending=[True, False])
    rows = tuple(_year_row(row, words) for row in kept.to_dict("records"))
    with st.container(key="card_by_year"):
        markup.show(markup.heading(words("trends.years")))
        table.show(Table((head,), rows), "by_year")


def _year_row(row: Record, words: Words) -> Row:
    unit, year = str(row["unit"]), str(int(row["year"]))
    own = {"unit": unit, "year": year}
    first = (Cell(unit, link=Link("units", own)), Cell(year))
    if not row["filed"]:
        blank = Cell("", align="end")
        silent = rate_cell(None, "not_filed", words)
        return (*first, blank, blank, blank, silent, blank, blank, blank)
    applying = sum(
        int(row[name]) for name in ("met", "partly_met", "unmet", "qualitative", "undecided")
    )
    projects = Link("projects", own)
    met = words("trends.met_of", met=int(row["met"]), all=applying)
    return (
        *first,
        Cell(f"{int(row['projects']):,}", align="end", link=projects),
        *(
            Cell(_amount(row[name], words), align="end",
                 link=Link("projects", own | {"order": name}))
            for name in ("budget", "spent")
        ),
        _rate(row, int(year), words),
        Cell(met, align="end", link=Link("indicators", own | {"kind": "met"})),
        Cell(told_scores.span(row["score_low"], row["score_high"], words), align="end",
             link=Link("projects", own | {"order": "score"})),
        Cell(told_scores.stated(row["stated_score"], words), align="end", link=projects),
    )  # fmt: skip


def _amount(value: object, words: Words) -> str:
    return amounts.rounded(float(str(value))) if amounts.known(value) else words("model.unknown")
