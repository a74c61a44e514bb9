"""The overview's figures as tables, and what their colours stand for; each leads to its rows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from gridperf import amounts, look
from gridperf.charts.scorecard import rate_cell
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.words import Words


def units_table(rows: pd.DataFrame, words: Words) -> Table:
    """Return the units' amounts and rates, the best rate first, each a link to its projects."""
    ranked = rows.sort_values("rate", ascending=False, na_position="last", kind="stable")
    named = (words(f"overview.{name}_wan") for name in ("budget", "spent"))
    head = heads(words("ui.unit"), *named, words("overview.rate"), end=3)
    return Table((head,), tuple(_unit(row, words) for row in ranked.to_dict("records")), "scroll")


def _unit(row: Mapping[Hashable, Any], words: Words) -> Row:
    unit, state = str(row["unit"]), str(row["state"])
    money = (
        Cell(_said(row[name], state, words), align="end", link=projects(unit=unit, order=name))
        for name in ("budget", "spent")
    )
    rate = replace(rate_cell(row["rate"], state, words), link=projects(unit=unit, order="rate"))
    return Cell(unit, link=Link("units", {"unit": unit})), *money, replace(rate, bar=None)


def _said(value: float | None, state: str, words: Words) -> str:
    """Return a table's amount; a unit that didn't file has none, which isn't zero."""
    if value is not None and amounts.known(value):
        return amounts.rounded(value)
    return words("model.state_not_filed") if state == "not_filed" else words("model.unknown")


def projects(**asked: str) -> Link:
    """Return the way to the projects behind a figure: unit, order, only (see store.lookup)."""
    return Link("projects", {name: value for name, value in asked.items() if value})


def money_table(rows: pd.DataFrame, words: Words, *, name: str = "unit") -> Table:
    """Return unit (or project) × source as a table of 万元 spent; blank where there is none.

    Every amount leads to the projects that it adds up; a project's to the project.
    """
    present = [source for source in look.SOURCES if source in set(rows["source"])]
    held = rows.pivot_table(
        index=name, columns="source", values="spent", aggfunc=lambda part: part.sum(min_count=1)
    ).reindex(columns=present)
    total = held.sum(axis=1)
    numbers = dict(zip(rows[name], rows["project_id"], strict=True)) if name == "project" else {}

    def link(row: str, **asked: str) -> Link:
        if row in numbers:
            return Link("projects", {"project": str(numbers[row])})
        return projects(unit=row, **asked)

    body = [
        (
            Cell(row, link=link(row) if numbers else Link("units", {"unit": row})),
            *(
                Cell(_blank(held.loc[row, source]), align="end",
                     link=link(row, only=f"source.{source}"))
                for source in present
            ),
            Cell(amounts.rounded(total[row]), align="end", link=link(row, order="spent")),
        )
        for row in total.sort_values(ascending=False).index
    ]  # fmt: skip
    sums = {source: amounts.rounded(held[source].sum()) for source in present}
    body.append(_total(sums, amounts.rounded(total.sum()), words))
    named = [words(f"ui.{name}"), *(words(f"model.source_{source}") for source in present)]
    head = heads(*named, words("overview.total"), end=len(named))
    return Table((head,), tuple(body), "scroll")


def _total(sums: Mapping[str, str], total: str, words: Words) -> Row:
    tone = "strong sum"
    parts = (
        Cell(said, tone=tone, align="end", link=projects(only=f"source.{source}"))
        for source, said in sums.items()
    )
    whole = Cell(total, tone=tone, align="end", link=projects(order="spent"))
    return Cell(words("overview.total"), tone=tone), *parts, whole


def sources_table(rows: pd.DataFrame, words: Words) -> Table:
    """Return every source with its sum and share, each leading to the projects that have it."""
    held = rows.groupby("source")["spent"].sum()
    total = float(held.sum())
    body: list[Row] = []
    for source in (source for source in look.SOURCES if source in held.index):
        link, sum_ = projects(only=f"source.{source}"), float(held[source])
        share = amounts.rate(sum_ / total, words) if total else ""
        body.append((
            Cell(words(f"model.source_{source}"), link=link),
            Cell(amounts.rounded(sum_), align="end", link=link),
            Cell(share, align="end", link=link),
        ))  # fmt: skip
    whole = Cell(
        amounts.rounded(total), tone="strong sum", align="end", link=projects(order="spent")
    )
    last = Cell("", tone="sum")
    body.append((Cell(words("overview.total"), tone="strong sum"), whole, last))
    named = (words("funding.source"), words("overview.spent_wan"), words("funding.share"))
    return Table((heads(*named, end=2),), tuple(body))


def _blank(value: float) -> str:
    return amounts.rounded(value) if amounts.known(value) else ""


def status_legend(rows: pd.DataFrame, words: Words) -> Table:
    """Return sign, word and number of every status that occurs, each leading to its projects."""
    held = rows.groupby("status")["indicators"].sum()
    cells = tuple(
        Cell(f"{words(f'model.status_{status}')} {int(held[status]):,}", mark.sign,
             f"tint-{status}", link=projects(only=f"status.{status}"))
        for status, mark in look.STATUSES.items()
        if status in held.index
    )  # fmt: skip
    return Table((), (cells,), "legend")


def sources_legend(entries: Sequence[tuple[str, str]], unit: str = "") -> Table:
    """Return sources with their colours and sums, each leading to the projects that have it."""
    cells = tuple(
        Cell(
            said, " ", f"swatch source-{source}", link=projects(unit=unit, only=f"source.{source}")
        )
        for source, said in entries
    )
    return Table((), (cells,), "legend")
