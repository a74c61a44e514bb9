"""The button that gives the ledger as a workbook (整改台账), with the filters in use."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gridperf.model import Selection
from gridperf.reports import KINDS, file_name, gather
from gridperf.store.entries import Search
from gridperf.ui import workspace
from gridperf.ui.language import voice


def offer(selection: Selection, search: Search, filters: str, key: str) -> None:
    """Show the button; the workbook is made when it is pressed and not before."""
    words, store = voice(), workspace.store()

    def make() -> bytes:
        from gridperf.reports.listing import ledger_workbook  # noqa: PLC0415 (a writer for reports only)

        material = gather(store, selection, words)
        found = store.find_entries(selection, replace(search, rows=None, page=1))
        return ledger_workbook(material, found.rows, filters)

    name = file_name(KINDS["ledger"], gather(store, selection, words))
    st.download_button(
        words("findings.to_ledger"), make, file_name=name, key=key, on_click="ignore",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
