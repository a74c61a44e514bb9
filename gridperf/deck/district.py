"""Slides of the whole selection: cover, picture, ranking, sources, indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

import pandas as pd

from gridperf import amounts, look, told
from gridperf.charts.table import Link
from gridperf.deck.slides import (
    Bar,
    Bars,
    Figures,
    Gauge,
    Part,
    Prose,
    Slide,
    Stack,
    Stacks,
    rows_behind,
)
from gridperf.model import Dimension
from gridperf.words import Words

if TYPE_CHECKING:
    from gridperf.deck.build import Basis
    from gridperf.deck.rows import Rows

RANKED = 11
"""Bars that a slide holds."""
UNRATED = 3
"""Units without a rate that are still named among the bars."""
STACKED = 8


def cover(district: pd.DataFrame, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield the cover: what is shown, of which year and units, as of when."""
    year = district.iloc[0]
    extra = int(year["units_extra"])
    filed = words(
        "deck.cover_filed",
        filed=int(year["units_filed"]) - extra,
        expected=int(year["units_expected"]),
        extra=words("overview.extra", count=extra) if extra else "",
        projects=f"{int(year['projects']):,}",
    )
    lines = tuple(
        filter(None, (basis.filters, filed, basis.as_of and words("deck.as_of", time=basis.as_of)))
    )
    yield Slide(
        "cover",
        words("deck.part_cover"),
        words("deck.cover", year=basis.year or ""),
        (Prose(lines),),
    )


def picture(rows: Rows, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield the picture of the selection: its gauge and six figures."""
    held = rows.of("district")
    title = told.conclusion(held, rows.of("unit"), basis.bounds, words)
    figures = told.figures(held, rows.of("review_progress"), words)
    gauge = gauge_of(held["rate"].iloc[0], str(held["state"].iloc[0]), basis, words)
    yield Slide("district", words("deck.part_district"), title, (gauge, Figures(tuple(figures))))


def gauge_of(
    rate: float, state: str, basis: Basis, words: Words, about: Mapping[str, str] | None = None
) -> Gauge:
    """Return a rate as a gauge; unknown is a word. `about` is the unit or the project it is of."""
    word, link = words(f"model.state_{state}"), rows_behind("rate", about or {})
    if not amounts.known(rate):
        return Gauge(None, state, word, word, basis.bounds, link)
    signed = f"{look.STATES[state].sign} {word}"
    return Gauge(float(rate), state, amounts.rate(rate, words), signed, basis.bounds, link)


def ranking(units: pd.DataFrame, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield the units in order of rate: all on one slide, else the lowest and the highest.

    Who has no rate has no bar; many of them are counted in a line instead of named.
    """
    ranked = units.sort_values("rate", ascending=False, na_position="last", kind="stable")
    rated, rest = ranked[ranked["rate"].notna()], ranked[ranked["rate"].isna()]
    left = words("deck.ranking_unrated", count=len(rest)) if len(rest) > UNRATED else ""
    shown = rated if left else ranked
    pages = [shown]
    if len(shown) > RANKED:
        named = rest.head(0 if left else UNRATED)
        lowest = rated.tail(RANKED - len(named))
        highest = rated.head(min(RANKED, len(rated) - len(lowest)))  # nobody stands on both
        pages = [pd.concat((lowest, named)), highest]
    title = _ranking_title(ranked, basis, words)
    for place, page in enumerate(pages):
        which = words(f"deck.ranking_{('low', 'high')[place]}", count=len(page), all=len(ranked))
        note = " · ".join(filter(None, (which if len(pages) > 1 else "", left)))
        blocks = (bars(page, "unit", basis, words),)
        yield Slide("ranking", words("deck.part_ranking"), title, blocks, note)


def _ranking_title(units: pd.DataFrame, basis: Basis, words: Words) -> str:
    low = units[units["state"] == "bad"]
    bounds = {"watch": f"{basis.bounds[0] * 100:g}", "good": f"{basis.bounds[1] * 100:g}"}
    if low.empty:
        watched = int((units["state"] == "watch").sum())
        key = "deck.ranking_watch" if watched else "deck.ranking_good"
        return words(key, count=watched, **bounds)
    whole, part = units["unspent"].sum(), low["unspent"].sum()
    if whole > 0 and 0 < part <= whole:
        return words(
            "deck.ranking_bad_share", count=len(low), share=f"{part / whole * 100:.0f}", **bounds
        )
    return words("deck.ranking_bad", count=len(low), **bounds)


def bars(rows: pd.DataFrame, name: str, basis: Basis, words: Words) -> Bars:
    """Return rates as bars in the order of the rows; `name` is the column that names them."""
    rates = [float(rate) for rate in rows["rate"] if amounts.known(rate)]
    end = min(max([1.0, *rates]), 1.5)
    return Bars(tuple(_bar(row, name, words) for row in rows.to_dict("records")), basis.bounds, end)


def _bar(row: dict[Any, Any], name: str, words: Words) -> Bar:
    state, rate = str(row["state"]), row["rate"]
    known = amounts.known(rate)
    said = amounts.rate(rate, words) if known else words(f"model.state_{state}")
    share = float(rate) if known else None
    link = (
        Link("units", {"unit": str(row["unit"])})
        if name == "unit"
        else Link("projects", {"project": str(row["project_id"])})
    )
    return Bar(str(row[name]), share, said, state, look.STATES[state].sign, link)


def sources(funding: pd.DataFrame, words: Words) -> Iterator[Slide]:
    """Yield where the money comes from: the whole, then the units that spent most."""
    held = funding[funding["spent"].notna()]
    sums = held.groupby("source")["spent"].sum()
    sums = sums[sums > 0]
    if sums.empty:
        return
    order = [source for source in look.SOURCES if source in sums.index]
    first = str(sums.idxmax())
    title = words(
        "deck.sources_title",
        source=words(f"model.source_{first}"),
        share=amounts.rounded(float(sums[first] / sums.sum() * 100), 1),
    )
    if "unconfirmed" in order:
        title += words("deck.sources_open", amount=amounts.money(float(sums["unconfirmed"]), words))
    spent = held.groupby("unit")["spent"].sum().sort_values(ascending=False)
    rows = [_stack(words("deck.all"), sums, order, words)]
    for unit in spent.index[:STACKED] if len(spent) > 1 else ():
        own = held[held["unit"] == unit].groupby("source")["spent"].sum()
        rows.append(_stack(str(unit), own, order, words, Link("funding", {"unit": str(unit)})))
    legend = tuple(
        (s, f"{words(f'model.source_{s}')} {amounts.money(float(sums[s]), words)}") for s in order
    )
    note = words("deck.sources_most", count=STACKED, all=len(spent)) if len(spent) > STACKED else ""
    yield Slide(
        "sources",
        words("deck.part_sources"),
        title,
        (Stacks(tuple(rows), legend, whole=True),),
        note,
    )


def _stack(
    name: str, sums: pd.Series[float], order: list[str], words: Words, link: Link | None = None
) -> Stack:
    parts = tuple(
        Part(
            key,
            words(f"model.source_{key}"),
            float(sums[key]),
            amounts.exact(float(sums[key]), words),
        )
        for key in order
        if key in sums.index and sums[key] > 0
    )
    return Stack(name, parts, amounts.money(float(sums.sum()), words), link)


def indicators(statuses: pd.DataFrame, words: Words) -> Iterator[Slide]:
    """Yield how indicators stand: all of them, then dimension by dimension."""
    counts = statuses.groupby("status")["indicators"].sum()
    if counts.empty:
        return
    order = [status for status in look.STATUSES if status in counts.index]
    judged = int(counts.reindex(["met", "partly_met", "unmet"]).fillna(0).sum())
    unmet = int(counts.get("unmet", 0))
    title = words(
        "deck.indicators_unmet" if unmet else "deck.indicators_met",
        all=f"{int(counts.sum()):,}", judged=f"{judged:,}", count=f"{unmet:,}",
    )  # fmt: skip
    rows = [_counted(words("deck.all"), counts, order, words)]
    for dimension in get_args(Dimension):
        own = statuses[statuses["dimension"] == dimension]
        if own.empty:
            continue
        name = words(f"model.dimension_{dimension}")
        rows.append(_counted(name, own.groupby("status")["indicators"].sum(), order, words))
    legend = tuple(
        (s, f"{look.STATUSES[s].sign} {words(f'model.status_{s}')} {int(counts[s]):,}")
        for s in order
    )
    yield Slide(
        "indicators",
        words("deck.part_indicators"),
        title,
        (Stacks(tuple(rows[: STACKED + 3]), legend, whole=True),),
    )


def _counted(name: str, counts: pd.Series[int], order: list[str], words: Words) -> Stack:
    parts = tuple(
        Part(key, words(f"model.status_{key}"), float(counts[key]), f"{int(counts[key]):,}")
        for key in order
        if key in counts.index and counts[key] > 0
    )
    return Stack(name, parts, words("deck.items", count=f"{int(counts.sum()):,}"))
