"""The button that gives the tables to be handed back (退回修改表): wherever findings are shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath

import streamlit as st

from gridperf.handback import KEPT, hand_back
from gridperf.model import Selection
from gridperf.store import Store
from gridperf.store.entries import Search
from gridperf.ui import workspace
from gridperf.ui.language import voice
from gridperf.words import Words

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(selection: Selection, key: str) -> None:
    """Show the button, with how many files it gives; nothing where no finding is open."""
    words, store = voice(), workspace.store()
    found = store.find_entries(selection, Search("open", rows=0))
    if not found.files:
        return
    several = found.files > 1
    label = words("handback.button_several" if several else "handback.button", count=found.files)
    name = words("handback.archive") if several else _named(store, selection, words)
    st.download_button(
        label, _made(store, selection, words, several=several), file_name=name, key=key,
        mime="application/zip" if several else _XLSX, on_click="ignore",
    )  # fmt: skip


def _named(store: Store, selection: Selection, words: Words) -> str:
    """Return the name of the one file that is handed back."""
    first = store.find_entries(selection, Search("open", rows=1)).rows
    path = PurePath(str(first["file"].iloc[0]))
    suffix = path.suffix.lower() if path.suffix.lower() in KEPT else KEPT[0]
    return words("handback.file", stem=path.stem) + suffix


def _made(
    store: Store, selection: Selection, words: Words, *, several: bool
) -> Callable[[], bytes]:
    """Return what makes the files, when the button is pressed and not before."""

    def make() -> bytes:
        made = hand_back(store, selection, words)
        if len(made) == 1 and not several:
            return made[0][1]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in made:
                archive.writestr(name, data)
        return out.getvalue()

    return make
