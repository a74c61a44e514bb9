"""Slides that are lists: unmet targets, zero and low execution, problems and rectification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

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


def unmet(indicators: pd.DataFrame, words: Words) -> Iterator[Slide]:
    """Yield the unmet and partly met targets, each with its reason."""
    held = indicators[indicators["status"].isin(["unmet", "partly_met"])]
    held = held.sort_values(
        ["status", "unit", "project_id", "position"], ascending=[False, True, True, True]
    )
    named = ("unit", "project", "indicator", "target", "actual", "reason")
    shares = (0.16, 0.2, 0.17, 0.14, 0.14, 0.19)
    rows = [_unmet(row, words) for row in held.to_dict("records")]
    explained = int(held["reason"].notna().sum())
    key = "deck.unmet_title" if explained else "deck.unmet_bare" if rows else "deck.unmet_none"
    title = words(key, count=len(held), explained=explained)
    yield from _listed("unmet", title, named=named, shares=shares, rows=rows, words=words)


def _unmet(row: dict[Any, Any], words: Words) -> Row:
    mark = look.STATUSES[row["status"]]
    name = short(row["name"]) or words(f"model.dimension_{row['dimension']}")
    link = Link("projects", {"project": str(row["project_id"])})
    return (
        Cell(short(row["unit"])),
        Cell(short(row["project"]), link=link),
        Cell(name),
        Cell(short(row["target"])),
        Cell(short(row["actual"]), mark.sign, f"tint-{row['status']}"),
        Cell(short(row["reason"]) or words("deck.no_reason"), tone="quiet"),
    )


def low(projects: pd.DataFrame, basis: Basis, words: Words) -> Iterator[Slide]:
    """Yield the projects that spent nothing or stay below the lower bound, the worst first."""
    held = projects[projects["state"] == "bad"].sort_values(
        ["rate", "unspent"], ascending=[True, False]
    )
    named = ("unit", "project", "budget", "spent", "unspent", "rate")
    shares = (0.24, 0.32, 0.11, 0.11, 0.11, 0.11)
    rows = [_low(row, words) for row in held.to_dict("records")]
    bound = f"{basis.bounds[0] * 100:g}"
    zero = int((held["spent"] == 0).sum())
    title = (
        words("deck.low_title", count=len(held), bound=bound, zero=zero,
              amount=amounts.money(float(held["unspent"].sum()), words))
        if rows
        else words("deck.low_none", bound=bound)
    )  # fmt: skip
    yield from _listed("low", title, named=named, shares=shares, rows=rows, words=words, numbers=4)


def _low(row: dict[Any, Any], words: Words) -> Row:
    mark = look.STATES[row["state"]]
    link = Link("projects", {"project": str(row["project_id"])})
    money = (
        Cell(amounts.rounded(row[name]), align="end") for name in ("budget", "spent", "unspent")
    )
    rate = Cell(amounts.rate(row["rate"], words), mark.sign, f"tint-{row['state']}", "end")
    return (Cell(short(row["unit"])), Cell(short(row["project"]), link=link), *money, rate)


def problems(stated: pd.DataFrame, projects: pd.DataFrame, words: Words) -> Iterator[Slide]:
    """Yield what the units say went wrong, and what they do about it."""
    named = ("unit", "project", "problems", "rectification")
    shares = (0.16, 0.2, 0.34, 0.3)
    rows = [_problem(row, words) for row in stated.to_dict("records")]
    counted = {"projects": len(projects), "count": len(stated)}
    open_ = len(stated) - int(stated["rectified"].sum())
    key = "none" if not rows else "title" if open_ else "answered"
    title = words(f"deck.problems_{key}", open=open_, **counted)
    yield from _listed("problems", title, named=named, shares=shares, rows=rows, words=words)


def _problem(row: dict[Any, Any], words: Words) -> Row:
    link = Link("projects", {"project": str(row["project_id"])})
    done = short(row["rectification"])
    answer = Cell(done) if done else Cell(words("deck.no_rectification"), "▲", "tint-watch")
    return (
        Cell(short(row["unit"])),
        Cell(short(row["project"]), link=link),
        Cell(short(row["problems"])),
        answer,
    )


def _listed(  # noqa: PLR0913 (a list, and how it is cut)
    part: str,
    title: str,
    *,
    named: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Row],
    words: Words,
    numbers: int = 0,
) -> Iterator[Slide]:
    """Yield a list on as many slides as it takes, at most `MOST`; what is left out is counted."""
    if not rows:
        yield Slide(part, words(f"deck.part_{part}"), title, (Prose((words("deck.none_says"),)),))
        return
    cut = list(pages([(row, height(row, shares)) for row in rows]))
    left = sum(map(len, cut[MOST:]))
    for place, page in enumerate(cut[:MOST]):
        last = place == min(len(cut), MOST) - 1
        note = words("deck.left_out", count=left) if left and last else ""
        table = table_of(named, shares, page, words, numbers)
        yield Slide(part, words(f"deck.part_{part}"), title, (table,), note)


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


def short(text: object) -> str:
    """Return a text for a slide: one line's worth of words, cut where it is long."""
    if not isinstance(text, str):
        return ""
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"
