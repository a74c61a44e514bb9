"""Slides that are lists: unmet targets, zero and low execution, problems and rectification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from gridperf import amounts, look
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.deck.slides import LINE, Prose, Slide, lines_of, pages
from gridperf.words import Words

if TYPE_CHECKING:
    from gridperf.deck.build import Basis

MOST = 3
"""Slides that one list takes at most; the rest is counted and stands on its page."""
PADDING = 24
LONGEST = 120
"""Letters of a text shown on a slide; the page has the whole."""
BODY = 1776
"""Pixels of a table's width."""


def unmet(first: pd.DataFrame, words: Words) -> Iterator[Slide]:
    """Yield the unmet and partly met targets, each with its reason.

    Columns as declared by the view `unmet_first`: the first rows, and how many there are in all.
    """
    named = ("unit", "project", "indicator", "target", "actual", "reason")
    shares = (0.16, 0.2, 0.17, 0.14, 0.14, 0.19)
    rows = [_unmet(row, words) for row in first.to_dict("records")]
    count, explained = (whole(first, name) for name in ("unmet", "explained"))
    key = "deck.unmet_title" if explained else "deck.unmet_bare" if rows else "deck.unmet_none"
    title = words(key, count=count, explained=explained)
    listing = Listing("unmet", title, named, shares, count)
    yield from _listed(listing, rows, words)


def _unmet(row: dict[Any, Any], words: Words) -> Row:
    mark = look.STATUSES[row["status"]]
    name = row["name"] if short(row["name"]) else words(f"model.dimension_{row['dimension']}")
    lacking = words("deck.no_reason" if row["reason_asked"] else "deck.reason_not_asked")
    reason = row["reason"] if short(row["reason"]) else lacking
    link = Link("projects", {"project": str(row["project_id"])})
    return (
        cell(row["unit"]),
        cell(row["project"], link=link),
        cell(name),
        cell(row["target"]),
        cell(row["actual"], sign=mark.sign, tone=f"tint-{row['status']}"),
        cell(reason, tone="quiet"),
    )


def low(first: pd.DataFrame, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield the projects that spent nothing or stay below the lower bound, the worst first.

    Columns as declared by the view `low_first`: the first rows, and how many there are in all.
    """
    named = ("unit", "project", "budget", "spent", "unspent", "rate")
    shares = (0.24, 0.32, 0.11, 0.11, 0.11, 0.11)
    rows = [_low(row, words) for row in first.to_dict("records")]
    bound = f"{basis.bounds[0] * 100:g}"
    count, zero = (whole(first, name) for name in ("low", "zero"))
    title = (
        words("deck.low_title", count=count, bound=bound, zero=zero,
              amount=amounts.money(float(first["unspent_low"].iloc[0]), words))
        if rows
        else words("deck.low_none", bound=bound)
    )  # fmt: skip
    yield from _listed(Listing("low", title, named, shares, count, numbers=4), rows, words)


def _low(row: dict[Any, Any], words: Words) -> Row:
    mark = look.STATES[row["state"]]
    link = Link("projects", {"project": str(row["project_id"])})
    money = (
        Cell(amounts.rounded(row[name]), align="end") for name in ("budget", "spent", "unspent")
    )
    rate = Cell(amounts.rate(row["rate"], words), mark.sign, f"tint-{row['state']}", "end")
    return (cell(row["unit"]), cell(row["project"], link=link), *money, rate)


def problems(first: pd.DataFrame, district: pd.DataFrame, words: Words) -> Iterator[Slide]:
    """Yield what the units say went wrong, and what they do about it.

    Columns as declared by the views `problem_first` (the first rows, and how many there are in
    all) and `district` (one row).
    """
    named = ("unit", "project", "problems", "rectification")
    shares = (0.16, 0.2, 0.34, 0.3)
    rows = [_problem(row, words) for row in first.to_dict("records")]
    count = whole(first, "stated")
    open_ = count - whole(first, "answered")
    counted = {"projects": int(district["projects"].iloc[0]), "count": count}
    key = "none" if not rows else "title" if open_ else "answered"
    title = words(f"deck.problems_{key}", open=open_, **counted)
    yield from _listed(Listing("problems", title, named, shares, count), rows, words)


def _problem(row: dict[Any, Any], words: Words) -> Row:
    link = Link("projects", {"project": str(row["project_id"])})
    done = row["rectification"]
    answer = cell(done) if short(done) else Cell(words("deck.no_rectification"), "▲", "tint-watch")
    return (
        cell(row["unit"]),
        cell(row["project"], link=link),
        cell(row["problems"]),
        answer,
    )


class Listing(NamedTuple):
    """What a list is: its part of the agenda, its title, its columns, how many rows it has."""

    part: str
    title: str
    named: Sequence[str]
    shares: Sequence[float]
    rows: int
    numbers: int = 0
    """How many columns at the end hold numbers."""


def _listed(listing: Listing, first: Sequence[Row], words: Words) -> Iterator[Slide]:
    """Yield a list on as many slides as it takes, at most `MOST`; what is left out is counted."""
    part, title, named, shares, count, numbers = listing
    short_title = words(f"deck.part_{part}")
    if not first:
        yield Slide(part, short_title, title, (Prose((words("deck.none_says"),)),))
        return
    cut = list(pages([(row, height(row, shares)) for row in first]))[:MOST]
    left = count - sum(map(len, cut))
    for place, page in enumerate(cut):
        note = words("deck.left_out", count=left) if left and place == len(cut) - 1 else ""
        yield Slide(
            part, short_title, title, (table_of(named, shares, page, words, numbers),), note
        )


def whole(first: pd.DataFrame, name: str) -> int:
    """Return a count that stands in every row of a view of first rows; 0 where there is none."""
    return 0 if first.empty else int(first[name].iloc[0])


def table_of(
    named: Sequence[str],
    shares: Sequence[float],
    rows: Iterable[Row],
    words: Words,
    numbers: int = 0,
) -> Table:
    """Return rows under their heads, columns as wide as their shares say."""
    head = heads(*(words(f"deck.head_{name}") for name in named), end=numbers)
    widths = tuple(f"{share * 100:g}%" for share in shares)
    return Table((head,), tuple(rows), "list", widths=widths)


def height(row: Row, shares: Sequence[float]) -> float:
    """Return about how many pixels a row takes on the stage."""
    lines = (
        lines_of(cell.text, BODY * share - PADDING) for cell, share in zip(row, shares, strict=True)
    )
    return max(lines) * LINE + PADDING


def cell(text: object, **more: Any) -> Cell:  # noqa: ANN401 (the fields of a cell)
    """Return a text as a slide's cell; of one that is cut, the pointer tells the whole."""
    said = short(text)
    return Cell(said, title=str(text) if said.endswith("…") else "", **more)


def short(text: object) -> str:
    """Return a text for a slide: one line's worth of words, cut where it is long."""
    if not isinstance(text, str):
        return ""
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"
