"""Handing in (导出): what is looked at as workbook, document or slides, from every page of data."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from gridperf.backup import BackupFault, as_bytes
from gridperf.model import Selection
from gridperf.reports import KINDS, ReportFault, files_of, packed
from gridperf.ui import markup, workspace
from gridperf.ui.language import chosen as language
from gridperf.ui.language import voice
from gridperf.words import Words

PAGES = ("overview", "units", "projects", "funding", "indicators", "findings", "trends")
"""Pages that show data, and so can be handed in."""
SPOKEN = ("pdf", "pptx", "html", "csv", "parquet")
"""Kinds that speak the interface's language; the others are the office's own papers, in Chinese."""
BACKUP = "backup"
MEGABYTE = 1 << 20


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
        _panel()


@st.fragment
def _panel() -> None:
    """Choose a kind, make it, take it; the page below stays as it is meanwhile."""
    words = voice()
    kind = st.radio(
        words("exporting.which"), (*KINDS, BACKUP), key="exporting_kind",
        format_func=lambda name: words(f"exporting.kind_{name}"),
        label_visibility="collapsed",
    )  # fmt: skip
    selection = _selection()
    markup.show(markup.note(words(f"exporting.says_{kind}")))
    of = (kind, selection, workspace.store().revision, language())
    if st.button(words("exporting.make"), key="exporting_make", type="primary"):
        _make(str(kind), selection, of)
    made: Made | None = st.session_state.get("exported")
    if made and made.of == of:
        size = f"{max(len(made.data) / MEGABYTE, 0.01):.2f}"
        st.download_button(
            words("exporting.take", name=made.name, size=size), made.data, made.name,
            key="exporting_take", on_click="ignore",
        )  # fmt: skip


def _selection() -> Selection:
    year = st.session_state.get("year")
    return Selection(int(year) if year else None, tuple(st.session_state.get("unit") or ()))


def _make(kind: str, selection: Selection, of: tuple[object, ...]) -> None:
    """Make the file and keep it until something else is made."""
    words = voice()
    try:
        with st.spinner(words("exporting.making")):
            name, data = _file(kind, selection)
    except (ReportFault, BackupFault) as fault:
        st.error(words(fault.key, **fault.values))
        return
    st.session_state["exported"] = Made(of, name, data)


def _file(kind: str, selection: Selection) -> tuple[str, bytes]:
    if kind == BACKUP:
        data = as_bytes(workspace.store(), workspace.home())
        return f"{voice()('exporting.kind_backup')}.zip", data
    written_in = voice() if kind in SPOKEN else Words("zh")
    files = list(files_of(KINDS[kind], workspace.store(), selection, written_in))
    if KINDS[kind].several:
        year = "" if selection.year is None else f"_{selection.year}"
        return f"{voice()(f'exporting.kind_{kind}')}{year}.zip", packed(files)
    return files[0]
