"""The meeting (会议): the agenda at the left, its slides at the right, full screen at a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import deck, look
from gridperf.deck import Agenda, Basis, Rows
from gridperf.deck.agenda import PARTS, SETTING, USUAL, saved_agendas
from gridperf.model import Selection
from gridperf.ui import deck as screen
from gridperf.ui import exporting, markup, operator, workspace
from gridperf.ui import selection as choice
from gridperf.ui.language import voice
from gridperf.words import Language, Words

INTERVALS = (0, 10, 20, 30, 60)
LOADED = "agenda_opened"
"""A saved agenda whose projects are still to be found in what is looked at."""


def show(selection: Selection) -> None:
    """Show the page: what the meeting shows, and the slides themselves."""
    screen.left()
    words = voice()
    st.session_state.pop(screen.IN_MEETING, None)
    left, right = st.columns((30, 70))
    with left, st.container(key="card_agenda"):
        markup.show(markup.heading(words("meeting.agenda")))
        _named(words)
        agenda = _agenda(selection, words)
        st.session_state[exporting.AGENDA] = agenda
        interval, ground = _way(words)
        _keep(agenda, words)
    with right, st.container(key="card_deck"):
        home, revision = str(workspace.home()), workspace.store().revision
        slides = _slides(home, revision, selection, agenda, words.language)
        footer = basis(selection, words).footer(words)
        markup.show(
            markup.heading(words("meeting.deck"), words("meeting.count", count=len(slides)))
        )
        screen.show(slides, footer, words, key="deck", interval=interval, ground=ground)
        markup.show(markup.note(words("meeting.keys")))


def basis(selection: Selection, words: Words) -> Basis:
    """Return what the slides of this selection rest on."""
    district = workspace.view("district", selection)
    as_of = None if district.empty else district["as_of"].iloc[0]
    return Basis(
        selection.year,
        choice.sentence(selection),
        "" if as_of is None or pd.isna(as_of) else choice.local(as_of),
        workspace.thresholds(),
        workspace.store().profile().title[words.language],
    )


@st.cache_data(show_spinner=False, max_entries=32)
def _slides(
    at: str,  # noqa: ARG001 (home and revision are the key)
    revision: int,  # noqa: ARG001
    selection: Selection,
    agenda: Agenda,
    language: Language,
) -> list[dict[str, Any]]:
    words = Words(language)
    rows = Rows(selection, workspace.view, workspace.store().records)
    built = deck.build(rows, agenda, basis(selection, words), words)
    return [slide.as_data() for slide in built]


def _named(words: Words) -> None:
    """Offer the agendas that were saved; the one in use stands in the address."""
    held = _saved()
    wanted = st.query_params.get("agenda", "")
    if wanted in held and st.session_state.get("agenda_loaded") != wanted:
        _load(held[wanted], wanted)
    if held:
        names = list(held)
        st.selectbox(
            words("meeting.saved"), names, key="agenda_pick", filter_mode=None, on_change=_picked,
            index=names.index(wanted) if wanted in names else None,
            placeholder=words("meeting.usual"),
        )  # fmt: skip


def _saved() -> dict[str, Agenda]:
    return saved_agendas(workspace.store().settings())


def _picked() -> None:
    name = st.session_state.get("agenda_pick")
    if name:
        st.query_params["agenda"] = name


def _load(agenda: Agenda, name: str) -> None:
    words = voice()
    st.session_state["agenda_loaded"] = name
    st.session_state["agenda_parts"] = [words(f"deck.part_{part}") for part in agenda.parts]
    st.session_state["agenda_units"] = list(agenda.units)
    st.session_state["agenda_projects"] = list(agenda.projects)
    st.session_state[LOADED] = agenda


def _agenda(selection: Selection, words: Words) -> Agenda:
    """Ask what is shown, in the order of choosing, and which units and projects have a slide."""
    parts_named = {words(f"deck.part_{part}"): part for part in PARTS}
    if not set(st.session_state.get("agenda_parts", ())) <= set(parts_named):
        st.session_state.pop("agenda_parts")  # chosen in the other language
    st.session_state.setdefault("agenda_parts", [words(f"deck.part_{part}") for part in USUAL])
    chosen = st.multiselect(
        words("meeting.parts"), list(parts_named), key="agenda_parts", select_all=False,
        placeholder=words("meeting.parts_none"),
    )  # fmt: skip
    units = list(workspace.view("unit", selection)["unit"])
    named = workspace.view("project_name", selection)
    titles = {
        int(row["project_id"]): f"{row['project']} · {row['unit']}"
        for row in named.to_dict("records")
    }
    if loaded := st.session_state.pop(LOADED, None):
        st.session_state["agenda_projects"] = list(loaded.found(named).projects)
    for key, offered in (("agenda_units", units), ("agenda_projects", list(titles))):
        st.session_state[key] = [one for one in st.session_state.get(key, ()) if one in offered]
    own_units = st.multiselect(
        words("meeting.units"), units, key="agenda_units", select_all=True,
        placeholder=words("meeting.units_none"),
    )  # fmt: skip
    own_projects = st.multiselect(
        words("meeting.projects"), list(titles), key="agenda_projects", select_all=False,
        format_func=lambda number: titles.get(number, ""),
        placeholder=words("meeting.projects_none"),
    )  # fmt: skip
    parts = [parts_named[title] for title in chosen]
    parts += [
        part
        for part, own in (("units", own_units), ("projects", own_projects))
        if own and part not in parts
    ]
    own = _named_as(named, own_projects)
    return Agenda(tuple(parts), tuple(own_units), tuple(own_projects), own)


def _named_as(named: pd.DataFrame, numbers: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Return unit and name of each project, by which a saved agenda finds it again."""
    held = named.set_index("project_id")
    return tuple((str(held.loc[n, "unit"]), str(held.loc[n, "project"])) for n in numbers)


def _way(words: Words) -> tuple[int, str]:
    """Ask how the slides turn by themselves, and on which ground they stand."""
    told = {
        words("meeting.by_hand") if not s else words("meeting.seconds", count=s): s
        for s in INTERVALS
    }
    grounds = {words(f"meeting.ground_{name}"): name for name in look.PROJECTORS}
    with st.container(horizontal=True):
        interval = st.selectbox(
            words("meeting.turning"), list(told), key="interval", filter_mode=None
        )
        ground = st.selectbox(
            words("meeting.ground"), list(grounds), key="ground", filter_mode=None
        )
    return told[str(interval)], grounds[str(ground)]


def _keep(agenda: Agenda, words: Words) -> None:
    """Save the agenda under a name, or take a saved one away."""
    held, loaded = _saved(), st.query_params.get("agenda", "")
    name = st.text_input(words("meeting.name"), value=loaded, key="agenda_name").strip()
    with st.container(horizontal=True):
        if st.button(words("meeting.save"), key="agenda_save", disabled=not name):
            workspace.store().set_value(f"{SETTING}{name}", agenda.kept(), operator.name())
            st.session_state["agenda_loaded"] = name
            st.query_params["agenda"] = name
            st.rerun()
        if loaded in held and st.button(words("meeting.delete"), key="agenda_delete"):
            workspace.store().set_value(f"{SETTING}{loaded}", None, operator.name())
            st.query_params.pop("agenda", None)
            st.rerun()
