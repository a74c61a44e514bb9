"""Who is to file (应报名单), and which names are one unit: two tabs of the settings page."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import look
from gridperf.charts.table import Cell, Table, heads
from gridperf.checks import review
from gridperf.model import Refused, Selection
from gridperf.roster import Expected, due_day, expected_in, read_roster
from gridperf.store import Close
from gridperf.ui import markup, menu, table, workspace
from gridperf.ui.language import voice
from gridperf.words import Words

AHEAD, BACK = 1, 4
"""Years offered around this one, beside those stored."""


def show(by: str, selection: Selection) -> None:
    """Show a year's list of units that are to file, and who of them has."""
    words = voice()
    left, right = st.columns(2)
    with left, st.container(key="card_roster"):
        year = _year(selection, words)
        markup.show(markup.heading(words("settings.roster", year=year)))
        markup.show(markup.note(words("settings.roster_says")))
        _upload(year, words)
        _edit(year, by, words)
    with right, st.container(key="card_roster_state"):
        _state(year, words)


def _year(selection: Selection, words: Words) -> int:
    this = datetime.now(UTC).year
    years = sorted({*workspace.years(), *range(this - BACK, this + AHEAD)}, reverse=True)
    at = years.index(selection.year) if selection.year in years else 0
    chosen = st.selectbox(
        words("settings.roster_year"),
        years,
        index=at,
        key="roster_year",
        filter_mode=None,
        width=240,
    )
    return int(chosen)


def _upload(year: int, words: Words) -> None:
    """Read a list into the field below, for a person to look over; nothing is stored yet."""
    file = st.file_uploader(
        words("settings.tab_roster"), key=f"roster_file_{year}", label_visibility="collapsed"
    )
    taken = st.session_state.setdefault("roster_taken", set())
    if file is None:
        return
    if file.file_id not in taken:
        taken.add(file.file_id)
        st.session_state["roster_said"] = _taken(year, file.name, file.getvalue(), words)
    kind, said = st.session_state.get("roster_said", ("", ""))
    if said:
        (st.success if kind == "read" else st.error)(menu.plain(said))


def _taken(year: int, name: str, data: bytes, words: Words) -> tuple[str, str]:
    try:
        units = read_roster(name, data)
    except Refused as refused:
        key = "roster_locked" if refused.reason == "password" else refused.key
        return "refused", words(f"refusal.{key}", **{"file": name, **refused.values})
    _write(_field(year), year, "\n".join(map(_line, units)))
    said = words("settings.roster_read", file=name, count=len(units))
    days = {one.due for one in units if one.due}
    if len(days) == 1 and due_day(only := days.pop()):
        _write(_due(year), year, only)
    elif days:
        said += words("settings.roster_days", days=words("ui.list_comma").join(sorted(days)))
    return "read", said


def _line(one: Expected) -> str:
    return f"{one.code}-{one.unit}" if one.code else one.unit


def _field(year: int) -> str:
    return f"roster_lines_{year}"


def _due(year: int) -> str:
    return f"deadline_{year}"


def _drafts() -> dict[str, tuple[int, str]]:
    """Return field → year and text, of what was written and not saved: it outlives its widget."""
    held: dict[str, tuple[int, str]] = st.session_state.setdefault("roster_drafts", {})
    return held


def _write(key: str, year: int, text: str) -> None:
    """Write into one of the year's fields, as if it had been typed there."""
    st.session_state[key] = text
    _drafts()[key] = (year, text)


def _note(key: str, year: int, stored: str) -> None:
    """Keep what was typed as a draft, as long as it isn't what is stored."""
    text = str(st.session_state[key])
    if text == stored:
        _drafts().pop(key, None)
    else:
        _drafts()[key] = (year, text)


def _forget(*keys: str) -> None:
    """Let the fields hold what is stored."""
    for key in keys:
        _drafts().pop(key, None)
        st.session_state.pop(key, None)


def _edit(year: int, by: str, words: Words) -> None:
    held = workspace.store().expected(year)
    lines, due = "\n".join(held), workspace.store().settings().get(f"deadline.{year}", "")
    for key, stored in ((_field(year), lines), (_due(year), due)):
        st.session_state.setdefault(key, _drafts().get(key, (year, stored))[1])
    text = st.text_area(words("settings.roster_lines"), key=_field(year), height=320,
                        on_change=_note, args=(_field(year), year, lines))  # fmt: skip
    last = st.text_input(words("settings.deadline"), key=_due(year), width=400,
                         on_change=_note, args=(_due(year), year, due))  # fmt: skip
    with st.container(horizontal=True):
        if st.button(words("settings.roster_save"), key="roster_save", type="primary"):
            _save(year, text, last.strip(), by, words)
        if held:
            st.button(
                words("settings.roster_lift"), key="roster_lift", on_click=_lift, args=(year, by)
            )
        elif workspace.units():
            st.button(
                words("settings.roster_seen"), key="roster_seen", on_click=_fill_in, args=(year,)
            )
        if any(of == year for of, _ in _drafts().values()):
            st.button(
                words("settings.roster_discard"), key="roster_discard", on_click=_forget,
                args=(_field(year), _due(year)),
            )  # fmt: skip
    _unsaved(words)


def _unsaved(words: Words) -> None:
    """Say of which years something was written and not saved."""
    years = sorted({str(year) for year, _ in _drafts().values()})
    if years:
        said = words("settings.roster_unsaved", years=words("ui.list_comma").join(years))
        markup.show(markup.verdict(look.STATES["watch"], said))


def _save(year: int, text: str, due: str, by: str, words: Words) -> None:
    units, day = expected_in(text), due_day(due)
    if not units:
        st.error(words("settings.roster_empty"))
    elif due and not day:
        st.error(menu.plain(words("settings.deadline_bad", text=due)))
    else:
        workspace.store().expect(year, [(one.unit, one.code) for one in units], by)
        workspace.store().set_value(f"deadline.{year}", day.isoformat() if day else None, by)
        _forget(_field(year), _due(year))
        st.session_state.pop("roster_said", None)  # looked over and saved: nothing is left to do
        st.toast(words("settings.saved"))
        st.rerun()


def _lift(year: int, by: str) -> None:
    workspace.store().expect(year, [], by)
    _forget(_field(year))


def _fill_in(year: int) -> None:
    """Write every unit ever seen into the field, for a person to cut and add to."""
    _write(_field(year), year, "\n".join(workspace.units()))


def _state(year: int, words: Words) -> None:
    """Show who is expected in the year and who has filed."""
    listed = workspace.store().expected(year)
    units = workspace.view("unit", Selection(year))
    board = workspace.view("board", Selection(year))
    filed = int((board["filed"] & board["expected"]).sum())
    said = (
        words("settings.roster_held", year=year, count=len(listed), filed=filed)
        if listed
        else words("settings.roster_none", year=year)
    )
    markup.show(markup.note(said))
    if units.empty:
        return
    named = (words("ui.unit"), words("settings.status"), words("settings.file"))
    ordered = units.sort_values(["filed", "unit"])
    rows = tuple(_row(row, words) for row in ordered.to_dict("records"))
    table.show(Table((heads(*named),), rows, "list", said), "roster_state")


def _row(unit: Mapping[Hashable, Any], words: Words) -> tuple[Cell, ...]:
    state = "good" if unit["filed"] else "not_filed"
    mark, tone = look.STATES[state], f"tint-{state}"
    filed = words("settings.filed" if unit["asked"] else "settings.filed_extra")
    said = filed if unit["filed"] else words("model.state_not_filed")
    file = "" if pd.isna(unit["file"]) else str(unit["file"])
    return (
        Cell(str(unit["unit"])),
        Cell(said, mark.sign, f"{tone} nowrap"),
        Cell(file, tone="quiet name"),
    )


def names(by: str) -> None:
    """Show close spellings of units, each pair a question with its three answers."""
    words = voice()
    with st.container(key="card_names"):
        markup.show(markup.heading(words("settings.names")))
        markup.show(markup.note(words("settings.names_says")))
        pairs = workspace.close_names()
        if not pairs:
            st.info(words("settings.names_none"))
            return
        filings = workspace.view("filings")
        for pair in pairs:
            with st.container(key=f"ask_names_{pair.unit_id}_{pair.into_id}"):
                _pair(pair, filings, by, words)


def hint(words: Words) -> None:
    """Say, where units are listed, that some of their names are close, with the way to answer."""
    pairs = workspace.close_names()
    if pairs:
        said = words(
            "settings.names_hint", count=len(pairs), one=pairs[0].unit, other=pairs[0].into
        )
        with st.container(key="names_hint"):
            menu.link("settings", said)


def _pair(pair: Close, filings: pd.DataFrame, by: str, words: Words) -> None:
    question = words("settings.names_pair", one=pair.unit, other=pair.into)
    evidence = "\n".join(_evidence(unit, filings, words) for unit in (pair.unit, pair.into))
    markup.show(markup.asked(question, evidence))
    tag = f"{pair.unit_id}_{pair.into_id}"
    other = Close(pair.into_id, pair.into, pair.unit_id, pair.unit)
    if st.session_state.get("merging") in {pair, other}:
        _asked_again(st.session_state["merging"], by, words)
        return
    with st.container(horizontal=True):
        for place, way in enumerate((pair, other)):
            label = menu.plain(words("settings.merge", unit=way.into))
            st.button(label, key=f"merge_{place}_{tag}", on_click=_ask, args=(way,))
        if st.button(words("settings.apart"), key=f"apart_{tag}"):
            workspace.store().keep_apart(pair.unit_id, pair.into_id, by)
            st.rerun()


def _ask(way: Close | None) -> None:
    st.session_state["merging"] = way


def _evidence(unit: str, filings: pd.DataFrame, words: Words) -> str:
    own = filings[filings["unit"] == unit]
    if own.empty:
        return words("settings.names_years_none", unit=unit)
    years = words("ui.list_comma").join(str(year) for year in sorted(own["year"].unique()))
    return words("settings.names_years", unit=unit, count=len(own), years=years)


def _asked_again(way: Close, by: str, words: Words) -> None:
    """Ask once more before two units become one: that can't be taken apart again."""
    st.warning(menu.plain(words("settings.merge_ask", gone=way.unit, kept=way.into)))
    with st.container(horizontal=True):
        if st.button(words("settings.merge_do"), key="merge_do", type="primary"):
            workspace.store().merge_units(way.unit_id, way.into_id, by, review)
            _ask(None)
            st.rerun()
        st.button(words("settings.merge_not"), key="merge_not", on_click=_ask, args=(None,))
