"""Slides of one unit and of one project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from gridperf import amounts, look
from gridperf.charts.table import Cell, Row
from gridperf.deck.district import bars, gauge_of
from gridperf.deck.lists import cell, height, short, table_of
from gridperf.deck.slides import Figures, Prose, Slide, pages
from gridperf.told import Figure
from gridperf.words import Words

if TYPE_CHECKING:
    from gridperf.deck.build import Basis
    from gridperf.deck.rows import Rows

ROOM = 480
"""Pixels left for a project's indicators below its figures."""


def units(names: Sequence[str], rows: Rows, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield a slide a unit: its gauge, its figures, its projects by rate."""
    if not names:
        return
    held, projects = (rows.of_units(view, names) for view in ("unit", "unit_lowest"))
    for name in names:
        for row in held[held["unit"] == name].to_dict("records"):
            own = projects[projects["unit"] == name]
            yield _unit(row, own, basis, words)


def _unit(row: dict[Any, Any], own: pd.DataFrame, basis: Basis, words: Words) -> Slide:
    name = str(row["unit"])
    if not row["filed"]:
        says = Prose((words("deck.unit_silent"),))
        return Slide("units", name, words("deck.unit_not_filed", unit=name), (says,))
    title = words(
        "deck.unit_title", unit=name, rate=amounts.rate(row["rate"], words),
        projects=int(row["projects"]), unmet=int(row["unmet"] or 0),
    )  # fmt: skip
    all_ = int(row["projects"])
    about = {"unit": name}
    figures = Figures(tuple(_money(row, words)), about)
    gauge = gauge_of(row["rate"], str(row["state"]), basis, words, about)
    note = words("deck.unit_lowest", count=len(own), all=all_) if all_ > len(own) else ""
    return Slide("units", name, title, (gauge, figures, bars(own, "project", basis, words)), note)


def _money(row: dict[Any, Any], words: Words) -> Iterator[Figure]:
    for name in ("budget", "spent", "unspent"):
        value = row[name]
        yield Figure(
            name,
            words(f"overview.{name}"),
            amounts.money(value, words),
            "",
            amounts.exact(value, words),
        )


def projects(numbers: Sequence[int], rows: Rows, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield a slide a project, more where its indicators need the room."""
    for number in numbers:
        held, indicators = rows.of_project(number)
        for row in held.to_dict("records"):
            yield from _project(row, indicators, basis, words)


def _project(row: dict[Any, Any], own: pd.DataFrame, basis: Basis, words: Words) -> Iterator[Slide]:
    title = words(
        "deck.project_title", project=row["name"], rate=amounts.rate(row["rate"], words),
        unmet=int((own["status"] == "unmet").sum()), all=len(own),
    )  # fmt: skip
    about = {"project": str(row["project_id"])}
    gauge = gauge_of(row["rate"], str(row["state"]), basis, words, about)
    figures = Figures(tuple(_money(row, words)), about)
    named: tuple[str, ...] = ("dimension", "indicator", "target", "actual")
    shares: tuple[float, ...] = (0.14, 0.26, 0.3, 0.3)
    rows = [_indicator(one, words) for one in own.to_dict("records")]
    if not any(name.text for _, name, *_ in rows):  # a list names its indicators in the target
        named, shares = ("dimension", "target", "actual"), (0.14, 0.43, 0.43)
        rows = [(dimension, *said) for dimension, _, *said in rows]
    short_name = short(row["name"])[:24]
    cut = list(pages([(one, height(one, shares)) for one in rows], ROOM)) or [[]]
    for place, page in enumerate(cut):
        table = (
            (table_of(named, shares, page, words),)
            if page
            else (Prose((words("deck.no_indicators"),)),)
        )
        first = (gauge, figures) if place == 0 else (figures,)
        yield Slide("projects", short_name, title, (*first, *table), str(row["unit"]))


def _indicator(row: dict[Any, Any], words: Words) -> Row:
    status = str(row["status"])
    return (
        Cell(words(f"model.dimension_{row['dimension']}")),
        cell(row["name"]),
        cell(row["target"]),
        cell(
            row["actual"] if short(row["actual"]) else words("model.unknown"),
            sign=look.STATUSES[status].sign,
            tone=f"tint-{status}",
        ),
    )
