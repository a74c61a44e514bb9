"""The first page of an empty store, and the way to be rid of samples again."""

from __future__ import annotations

import streamlit as st

from gridperf import pipeline
from gridperf.checks import review
from gridperf.resources import ROOT, SAMPLES
from gridperf.ui import markup, menu, workspace
from gridperf.ui.language import voice

BLANK = ROOT / "data" / "blank"
SAMPLE_FILES = {"seed": "2020*.txt", "district": "*示例区*.xlsx"}
"""Name of the button → the samples that it loads."""


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
        with st.container(horizontal=True, key="sample_ways"):
            for name, pattern in SAMPLE_FILES.items():
                if st.button(words(f"welcome.load_{name}"), key=f"load_{name}"):
                    _load(pattern)


def nothing(page: str) -> None:
    """Show what a page says as long as nothing is stored, and the two ways to change that."""
    words = voice()
    markup.show(markup.lead(words(f"ui.menu_{page}"), ""))
    st.info(words(f"{page}.empty"))
    with st.container(horizontal=True, key="empty_ways"):
        if st.button(words("welcome.to_import"), type="primary", key="to_import"):
            menu.go("import")
        if st.button(words("welcome.samples"), key="to_samples"):
            menu.go("overview")


def _load(pattern: str) -> None:
    """Store the samples of this pattern by the path that every file takes, then show them."""
    with st.spinner(voice()("welcome.loading")):
        for path in sorted(SAMPLES.glob(pattern)):
            pipeline.file(workspace.store(), path.name, path.read_bytes(), sample=True)
    st.rerun()


def _blank_form() -> None:
    """Offer the empty list form as a workbook."""
    form = next(iter(sorted(BLANK.glob("*.xlsx"))))
    st.download_button(
        voice()("welcome.blank"), form.read_bytes(), file_name=form.name, key="blank_form"
    )


def samples_note() -> None:
    """Say that samples are among what is shown, with the way to be rid of them."""
    if not workspace.samples():
        return
    words = voice()
    with st.container(horizontal=True, vertical_alignment="center", key="samples_note"):
        markup.show(markup.note(words("welcome.shown")), width="content")
        if st.button(words("welcome.clear"), key="clear_samples", type="tertiary"):
            workspace.store().clear_samples(review=review)
            st.rerun()
