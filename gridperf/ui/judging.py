"""Saying how findings stand (处理): state, reason, deadline, who; for several it asks once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from gridperf.store import Judgement
from gridperf.store.ledger import STATES, State
from gridperf.ui import menu, operator
from gridperf.ui.language import voice
from gridperf.words import Words

_NEED_REASON = ("explained", "false_alarm")
_AS_IT_IS = "as_it_is"
_LONGEST = 500
_SAID = "judging_said"


@dataclass(frozen=True, slots=True)
class Choice:
    """Some findings that can be settled together: name, how many, and how it is done."""

    name: str
    count: int
    judge: Callable[[Judgement, str], int]


def bar(choices: tuple[Choice, ...], key: str) -> None:
    """Show the fields in one line with their button; several findings are asked for once."""
    words = voice()
    turn = st.session_state.setdefault(f"{key}_turn", 0)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}_fields"):
        chosen = _which(choices, key, words)
        said = _fields(f"{key}_{turn}", words)
        alone = len(choices) == 1
        label = words("findings.save" if alone else "findings.settle", count=f"{chosen.count:,}")
        pressed = st.button(label, key=f"{key}_save", type="primary")
    if pressed:
        fault = _fault(chosen, said, words)
        if fault:
            st.warning(menu.plain(fault))
        elif chosen.count > 1:
            st.session_state[f"{key}_asked"] = (chosen.name, said)
        else:
            _settle(chosen, said, key, words)
    _ask(choices, key, words)


def _which(choices: tuple[Choice, ...], key: str, words: Words) -> Choice:
    if len(choices) == 1:
        return choices[0]
    counts = {choice.name: choice for choice in choices}
    name = st.selectbox(
        words("findings.which"), list(counts), key=f"{key}_which", width=280, filter_mode=None,
        label_visibility="collapsed",
        # Never with the number in it: the field goes on showing the label that was chosen.
        format_func=lambda name: words(f"findings.which_{name}"),
    )  # fmt: skip
    return counts[name]


def _fields(key: str, words: Words) -> tuple[str, str, str, str]:
    state = st.selectbox(
        words("findings.state"), (_AS_IT_IS, *STATES), key=f"{key}_state", width=180,
        filter_mode=None, label_visibility="collapsed", format_func=lambda name: words(
            "findings.as_it_is" if name == _AS_IT_IS else f"model.judged_{name}"
        ),
    )  # fmt: skip
    reason = _text("reason", "stretch", key, words)
    return state, reason, _text("deadline", 240, key, words), _text("responsible", 240, key, words)


def _text(name: str, width: int | Literal["stretch"], key: str, words: Words) -> str:
    return st.text_input(
        words(f"findings.{name}"), key=f"{key}_{name}", width=width, max_chars=_LONGEST,
        placeholder=words(f"findings.{name}_hint"), label_visibility="collapsed",
    ).strip()  # fmt: skip


def _fault(chosen: Choice, said: tuple[str, str, str, str], words: Words) -> str:
    """Return what is still missing, empty where nothing is."""
    state, reason, deadline, responsible = said
    if not chosen.count:
        return words("findings.choose_first")
    if state == _AS_IT_IS and not (deadline or responsible):
        return words("findings.nothing_said")
    if state in _NEED_REASON and not reason:
        return words("findings.needs_reason", state=words(f"model.judged_{state}"))
    if deadline and not _date(deadline):
        return words("findings.bad_date", text=deadline)
    return ""


def _date(text: str) -> date | None:
    """Return the date that was typed: 2024-06-30, 2024/6/30, 2024.6.30 or 2024年6月30日."""
    for sign in "/.年月":
        text = text.replace(sign, "-")
    try:
        year, month, day = map(int, text.removesuffix("日").split("-"))
        return date(year, month, day)
    except ValueError:
        return None


def _judgement(said: tuple[str, str, str, str]) -> Judgement:
    name, reason, deadline, responsible = said
    state: State | None = next((state for state in STATES if state == name), None)
    return Judgement(state, reason or None, _date(deadline), responsible or None)


def _what(said: tuple[str, str, str, str], words: Words) -> str:
    """Return what is said, in words: the state, the reason, the deadline, who."""
    state, reason, deadline, responsible = said
    parts = [words(f"model.judged_{state}")] if state != _AS_IT_IS else []
    parts += [reason] if reason else []
    parts += [words("findings.until", date=_date(deadline))] if deadline else []
    parts += [responsible] if responsible else []
    return words("ui.comma").join(parts)


def _ask(choices: tuple[Choice, ...], key: str, words: Words) -> None:
    name, said = st.session_state.get(f"{key}_asked", ("", None))
    chosen = next((choice for choice in choices if choice.name == name), None)
    if not chosen or not said or chosen.count < 2:  # noqa: PLR2004 (one alone is never asked for)
        return
    count = f"{chosen.count:,}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_ask"):
        st.warning(menu.plain(words("findings.ask", count=count, what=_what(said, words))))
        if st.button(words("findings.ask_yes", count=count), key=f"{key}_yes", type="primary"):
            _settle(chosen, said, key, words)
        if st.button(words("findings.ask_no"), key=f"{key}_no"):
            st.session_state.pop(f"{key}_asked")
            st.rerun()


def _settle(chosen: Choice, said: tuple[str, str, str, str], key: str, words: Words) -> None:
    count = chosen.judge(_judgement(said), operator.name())
    st.session_state.pop(f"{key}_asked", None)
    st.session_state[f"{key}_turn"] += 1
    st.session_state[_SAID] = words("findings.said", count=f"{count:,}", what=_what(said, words))
    st.rerun()


def report() -> None:
    """Say once what has just been done."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.success(menu.plain(said))
