"""The first page of an empty store, and the way to be rid of samples again."""

from __future__ import annotations

import streamlit as st

from gridperf.resources import ROOT
from gridperf.ui import markup, menu
from gridperf.ui.language import voice

BLANK = ROOT / "data" / "blank"


def show() -> None:
    """Show what this is and the two ways to begin: own tables, or samples."""
    words = voice()
    markup.show(markup.lead(words("welcome.title"), ""))
    markup.show(markup.note(words("welcome.says")))
    own, samples = st.columns(2)
    with own, st.container(key="card_own"):
        markup.show(markup.heading(words("welcome.own")))
        markup.show(markup.note(words("welcome.own_says")))
        with st.container(horizontal=True, vertical_alignment="center", key="own_ways"):
            if st.button(words("welcome.to_import"), type="primary", key="to_import"):
                menu.go("import")
            _blank_form()
    with samples, st.container(key="card_samples"):
        markup.show(markup.heading(words("welcome.samples")))
        markup.show(markup.note(words("welcome.samples_say")))


def _blank_form() -> None:
    """Offer the empty list form as a workbook."""
    form = next(iter(sorted(BLANK.glob("*.xlsx"))))
    st.download_button(
        voice()("welcome.blank"), form.read_bytes(), file_name=form.name, key="blank_form"
    )


def samples_note() -> None:
    """Say that what is shown are samples, with the way to be rid of them."""
