"""Who has filed (报送情况) for a year: stored in time or after it, faulty, missing, these first."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, date
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import look
from gridperf.charts.scorecard import findings_cell
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.model import Selection
from gridperf.ui import markup, menu, paging, table, workspace
from gridperf.ui import selection as choice
from gridperf.ui.language import voice
from gridperf.words import Words

ROWS = 14
NAMES = 8
"""Missing units that the title names."""
STATES = {"missing": "bad", "late": "watch", "faulty": "watch", "filed": "good"}
"""State → the state in whose colour it is shown, the worst first."""


Units = list[tuple[dict[Hashable, Any], frozenset[str]]]
"""The board's rows, each with its states."""


def show(selection: Selection) -> None:
    """Show the board of one year: who is still missing, then everybody."""
    words = voice()
    board = workspace.view("board")
    years = sorted(board["year"].unique(), reverse=True)
    if not years:
        st.info(words("board.empty"))
        menu.link("settings", words("board.to_roster"))
        return
    with st.container(key="card_board"):
        year = _year([int(year) for year in years], selection, words)
        held = board[board["year"] == year]
        listed = bool(held["expected"].any())
        # Who stands on no list and filed nothing for this year owes nothing.
        units = [(unit, states(unit)) for unit in held.to_dict("records")
                 if unit["expected"] or unit["filed"] or not listed]  # fmt: skip
        before = board[board["filed"] & (board["year"] < year)]
        _title(units, year, frozenset(before["unit"]), words)
        _table(units, words)


def _year(years: list[int], selection: Selection, words: Words) -> int:
    """Return the year that the address asks for, by the parameter that the versions go by too.

    Else it is the page's; and whoever changes that wants to see it here as well.
    """
    if st.session_state.get("board_under", selection.year) != selection.year:
        st.query_params.pop("in", None)
    st.session_state["board_under"] = selection.year
    asked = str(st.query_params.get("in", ""))
    first = selection.year if selection.year in years else years[0]
    year = int(asked) if asked in map(str, years) else first
    if len(years) > 1:
        st.session_state["board_year"] = year
        st.segmented_control(
            words("ui.year"), years, key="board_year", label_visibility="collapsed",
            on_change=_keep_year, required=True,
        )  # fmt: skip
    return year


def _keep_year() -> None:
    st.query_params["in"] = str(st.session_state["board_year"])
    paging.first()


def states(unit: dict[Hashable, Any]) -> frozenset[str]:
    """Return how a unit stands: missing; else late, faulty, both, or plainly filed.

    Late is whose first table was stored after the last day, by this machine's calendar: when it
    was handed in nobody noted, so that the words say no more than that.
    """
    if not unit["filed"]:
        return frozenset({"missing"})
    found = set()
    due = deadline(unit["deadline"])
    if due and _day(unit["first_at"]) > due:
        found.add("late")
    if unit["errors"]:
        found.add("faulty")
    return frozenset(found or {"filed"})


def deadline(value: object) -> date | None:
    """Return the day that was set, None where none was or it is no date."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _day(moment: object) -> date:
    return pd.Timestamp(str(moment)).to_pydatetime().replace(tzinfo=UTC).astimezone().date()


def _title(units: Units, year: int, before: frozenset[str], words: Words) -> None:
    """Say how many have filed and who hasn't; `before` are those who filed in earlier years."""
    listed = any(unit["expected"] for unit, _ in units)
    owing = [(unit, held) for unit, held in units if unit["expected"] or not listed]
    count = {state: sum(state in held for _, held in owing) for state in STATES}
    filed = len(owing) - count["missing"]
    due = next((due for unit, _ in units if (due := deadline(unit["deadline"]))), None)
    said = words("board.title", year=year, all=len(owing), filed=filed, missing=count["missing"])
    until = words("board.until", day=due.isoformat()) if due else words("board.no_deadline")
    markup.show(markup.heading(said, until))
    names = [str(unit["unit"]) for unit, held in owing if "missing" in held]
    if listed:
        _named("missing", names, words)
    else:
        back = {str(unit["unit"]) for unit, _ in owing if unit["withdrawn"]}
        silent = [name for name in names if name not in back]
        _named("taken_back", [name for name in names if name in back], words)
        _named("silent", [name for name in silent if name in before], words)
        _named("later", [name for name in silent if name not in before], words)
    if listed and not names:
        markup.show(markup.verdict(look.STATES["good"], words("board.missing_none")))
    if not listed:
        markup.show(markup.note(words("board.no_roster")))
    beside = [str(unit["unit"]) for unit, _ in units
              if listed and not unit["expected"]]  # fmt: skip
    if beside:
        shown = words("ui.list_comma").join(beside[:NAMES]) + ("…" if len(beside) > NAMES else "")
        markup.show(markup.note(words("board.beside", count=len(beside), names=shown)))


def _named(kind: str, names: list[str], words: Words) -> None:
    """Say who hasn't filed: the first names, and how many there are."""
    if names:
        shown = words("ui.list_comma").join(names[:NAMES])
        key = f"board.{kind}_" + ("some" if len(names) > NAMES else "all")
        mark = look.STATES["bad" if kind == "missing" else "none"]
        markup.show(markup.verdict(mark, words(key, names=shown, count=len(names))))


def _table(units: Units, words: Words) -> None:
    count = {state: sum(state in held for _, held in units) for state in STATES}
    offered = ["all", *(state for state in STATES if count[state])]
    with st.container(horizontal=True, vertical_alignment="center", key="board_links"):
        group = st.segmented_control(
            words("import.show_only"), offered, default="all", key="board_group",
            format_func=lambda name: words(f"board.group_{name}",
                                           count=count.get(name, len(units))),
            label_visibility="collapsed", on_change=paging.first,
        )  # fmt: skip
        menu.link("settings", words("board.to_roster"))
    kept = [(unit, held) for unit, held in units if group in {None, "all"} or group in held]
    order = list(STATES)
    kept.sort(key=lambda pair: (min(order.index(state) for state in pair[1]), str(pair[0]["unit"])))
    pages = max((len(kept) - 1) // ROWS + 1, 1)
    page = paging.current(pages)
    named = ("unit", "state", "first_at", "file", "stored_by", "versions", "projects", "findings")
    head = heads(*(words(f"board.{name}") for name in named), end=3)
    listed = any(unit["expected"] for unit, _ in units)
    rows = tuple(
        _row(unit, held, words, listed=listed)
        for unit, held in kept[(page - 1) * ROWS : page * ROWS]
    )
    table.show(Table((head,), rows, "list", words("board.table")), "board")
    if any(unit["withdrawn"] for unit, _ in units):
        markup.show(markup.note(words("board.withdrawn_left_out")))
    paging.bar(page, pages)


def _row(unit: dict[Hashable, Any], held: frozenset[str], words: Words, *, listed: bool) -> Row:
    name, year = str(unit["unit"]), str(unit["year"])
    worst = next(state for state in STATES if state in held)
    # Without a list nobody said that the unit owes a table.
    state = STATES[worst] if listed or worst != "missing" else "none"
    said = words("ui.list_comma").join(words(f"board.state_{s}") for s in STATES if s in held)
    link = Link("units", {"unit": name, "year": year}) if unit["filed"] else None
    first = (
        Cell(name, link=link, tone="strong"),
        Cell(said, look.STATES[state].sign, f"tint-{state} nowrap"),
    )
    if not unit["filed"]:
        sent = Cell(words("board.withdrawn"), tone="quiet") if unit["withdrawn"] else Cell("")
        return (*first, Cell(""), sent, Cell(""), Cell(""), Cell(""), Cell(""))
    times = f"{unit['versions']:,}"
    if unit["withdrawn"]:
        times = words("board.sent", count=times, withdrawn=unit["withdrawn"])
    to_history = Link("import", {"part": "history", "of": name, "in": year})
    return (
        *first,
        Cell(choice.local(pd.Timestamp(str(unit["first_at"]))), tone="nowrap"),
        Cell(str(unit["file"]), tone="quiet name"),
        Cell(str(unit["stored_by"] or "")),
        Cell(times, link=to_history, align="end"),
        Cell(f"{unit['projects']:,}", align="end"),
        replace(
            findings_cell(int(unit["errors"]), int(unit["warnings"]), words),
            link=Link("findings", {"unit": name, "year": year}),
        ),
    )
