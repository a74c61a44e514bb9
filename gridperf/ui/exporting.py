"""Handing in (导出): what is looked at as workbook, document or slides, from every page of data."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from gridperf import progress
from gridperf.backup import BackupFault, as_bytes
from gridperf.model import Selection
from gridperf.reports import KINDS, ReportFault, files_of, packed
from gridperf.ui import markup, menu, workspace
from gridperf.ui.language import chosen as language
from gridperf.ui.language import voice
from gridperf.words import Words

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from gridperf.deck import Agenda

PAGES = ("overview", "units", "projects", "funding", "indicators", "findings", "trends", "meeting")
"""Pages that show data, and so can be handed in."""
AGENDA = "agenda_shown"
"""Where the meeting's page keeps the agenda that it shows: its slides are handed in by it."""
SPOKEN = ("pdf", "pptx", "html", "csv", "parquet")
"""Kinds that speak the interface's language; the others are the office's own papers, in Chinese."""
BACKUP = "backup"
MEGABYTE = 1 << 20
PAUSE = 0.15
"""Seconds between two words of progress: a file may be made of thousands of steps."""


class Made(NamedTuple):
    """A file that waits to be downloaded, and what it was made of."""

    of: tuple[object, ...]
    name: str
    data: bytes


def control(page: str) -> None:
    """Show the control in the top bar, on pages that show data."""
    if page not in PAGES or workspace.empty():
        return
    words = voice()
    with st.popover(words("exporting.control"), key="exporting"):
        _panel(meeting=page == "meeting")


@st.fragment
def _panel(*, meeting: bool) -> None:
    """Choose a kind, make it, take it; the page below stays as it is meanwhile."""
    words = voice()
    kind = st.radio(
        words("exporting.which"), _kinds(first="pptx" if meeting else ""), key="exporting_kind",
        format_func=lambda name: words(f"exporting.kind_{name}"),
        label_visibility="collapsed",
    )  # fmt: skip
    selection = _selection()
    agenda = st.session_state.get(AGENDA) if meeting and kind == "pptx" else None
    markup.show(markup.note(words(f"exporting.says_{kind}")))
    of = (kind, selection, agenda, workspace.store().revision, language())
    if st.button(words("exporting.make"), key="exporting_make", type="primary"):
        _make(str(kind), selection, agenda, of)
    made: Made | None = st.session_state.get("exported")
    if made and made.of == of:
        size = f"{max(len(made.data) / MEGABYTE, 0.01):.2f}"
        st.download_button(
            menu.plain(words("exporting.take", name=made.name, size=size)), made.data, made.name,
            key="exporting_take", on_click="ignore",
        )  # fmt: skip


def _selection() -> Selection:
    year = st.session_state.get("year")
    return Selection(int(year) if year else None, tuple(st.session_state.get("unit") or ()))


def _kinds(first: str) -> list[str]:
    """Return what is offered, the kind that a page is about first."""
    kinds = [*KINDS, BACKUP]
    return sorted(kinds, key=lambda kind: kind != first)


def _make(kind: str, selection: Selection, agenda: Agenda | None, of: tuple[object, ...]) -> None:
    """Make the file, saying how far it is, and keep it until something else is made."""
    words = voice()
    bar = st.progress(0.0, text=words("exporting.making"))
    try:
        with progress.heard(_teller(bar, words)):
            name, data = _file(kind, selection, agenda)
    except (ReportFault, BackupFault) as fault:
        st.error(words(fault.key, **fault.values))
        return
    finally:
        bar.empty()
    st.session_state["exported"] = Made(of, name, data)


def _teller(bar: DeltaGenerator, words: Words) -> progress.Listener:
    """Return who says each step beside the bar; steps that follow at once aren't said."""
    said = 0.0

    def tell(step: progress.Step) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said < PAUSE:
            return
        said = now
        text = words(f"exporting.step_{step.kind}", name=step.name, at=step.at, of=step.of)
        bar.progress((step.at - 1) / step.of if step.of else 0.0, text=menu.plain(text))

    return tell


def _file(kind: str, selection: Selection, agenda: Agenda | None) -> tuple[str, bytes]:
    if kind == BACKUP:
        progress.tell("backup")
        data = as_bytes(workspace.store(), workspace.home())
        return f"{voice()('exporting.kind_backup')}.zip", data
    written_in = voice() if kind in SPOKEN else Words("zh")
    store = workspace.store()
    files = list(files_of(KINDS[kind], store, selection, written_in, agenda=agenda))
    if KINDS[kind].several:
        year = "" if selection.year is None else f"_{selection.year}"
        return f"{voice()(f'exporting.kind_{kind}')}{year}.zip", packed(files)
    return files[0]
