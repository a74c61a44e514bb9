"""Columns that no word explains: said once by choice, remembered for every file of that shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from gridperf.charts import sheet_picture
from gridperf.confirmation import unknown_columns
from gridperf.forms.choices import IGNORE, offered
from gridperf.forms.rows import sum_label
from gridperf.model import Form, Scalar, Workbook
from gridperf.staged import Staged
from gridperf.staging import Batch
from gridperf.ui import markup, operator, origin, workspace
from gridperf.values import text_of
from gridperf.words import Words

SHOWN = 12
"""Columns that are asked for at once."""
SAMPLES = 3
LONGEST = 24


class _Column(NamedTuple):
    """One column of a form that was read."""

    form: Form
    letter: str
    heading: str
    damaged: bool = False


def show(batch: Batch, staged: Staged, book: Workbook | None, words: Words) -> bool:
    """Ask what unknown columns hold, show what was said of others; tell whether there are any."""
    chosen = workspace.store().choices()
    asked: set[tuple[str, str]] = set()
    for form in staged.document.forms:
        said = chosen.get(form.shape, {})
        open_ones = unknown_columns(staged.document, form)
        unknown = {letter: form.headings[letter] for letter in open_ones}
        if not (unknown or set(said) & set(form.headings.values())):
            continue
        if (form.sheet, form.shape) in asked:
            continue
        asked.add((form.sheet, form.shape))
        with st.container(key=f"columns_{len(asked)}"):
            markup.show(markup.heading(words("import.columns", sheet=form.sheet)))
            damaged = any(
                found.rule == "R120" and found.sheet == form.sheet
                for found in staged.document.findings
            )
            for letter, heading in list(unknown.items())[:SHOWN]:
                _ask(batch, _Column(form, letter, heading, damaged), book, words)
            if len(unknown) > SHOWN:
                said_more = words("import.columns_more", count=len(unknown) - SHOWN)
                markup.show(markup.note(said_more))
            for letter, heading in form.headings.items():
                if heading in said:
                    _remembered(batch, _Column(form, letter, heading), said[heading], words)
    return bool(asked)


def _samples(form: Form, book: Workbook | None, letter: str) -> str:
    """Return the first texts that stand in a column under its head, those of totals left out."""
    if not book:
        return ""
    sheet, column = origin.sheet_named(book, form.sheet), sheet_picture.number(letter)
    below = range(max(form.header_rows, default=0), min(len(sheet.rows), 200))
    totals = {total.row - 1 for total in form.totals}
    own = [row for row in below if row not in totals and not _sums(sheet.rows[row])]
    held = ((sheet.value(row, column), sheet.formats.get((row, column))) for row in own)
    texts = [text_of(value, code)[:LONGEST] for value, code in held if value not in {None, ""}]
    return " │ ".join(texts[:SAMPLES])


def _sums(values: Sequence[Scalar]) -> bool:
    """Tell whether a row bears the label of a total (合计, 小计) anywhere."""
    return any(isinstance(value, str) and sum_label(value) for value in values)


def _ask(batch: Batch, column: _Column, book: Workbook | None, words: Words) -> None:
    form, letter, heading, damaged = column
    said = words("import.ask_column", letter=letter, heading=heading)
    markup.show(markup.asked(said, _samples(form, book, letter)))
    key = f"column_{form.shape}_{letter}"
    st.selectbox(
        said, offered(form.form, damaged=damaged), index=None, key=key,
        placeholder=words("import.choose"),
        format_func=lambda meaning: named(meaning, words), label_visibility="collapsed",
        on_change=_choose, args=(batch, form.shape, heading, key),
    )  # fmt: skip


def _choose(batch: Batch, shape: str, heading: str, key: str) -> None:
    meaning = st.session_state.get(key)
    if meaning:
        batch.choose(workspace.store(), shape, heading, str(meaning), operator.name())


def _remembered(batch: Batch, column: _Column, meaning: str, words: Words) -> None:
    form, letter, heading, _ = column
    key = f"said_{form.shape}_{letter}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        said = words(
            "import.column_said", letter=letter, heading=heading, meaning=named(meaning, words)
        )
        markup.show(markup.plain(said))
        st.button(
            words("import.forget"), key=f"forget_{form.shape}_{letter}", on_click=_forget,
            args=(batch, form.shape, heading),
        )  # fmt: skip


def _forget(batch: Batch, shape: str, heading: str) -> None:
    batch.choose(workspace.store(), shape, heading, None, operator.name())


def named(meaning: str, words: Words) -> str:
    """Return a column's meaning in words."""
    if meaning == IGNORE:
        return words("import.column_ignore")
    return origin.meaning(meaning, words)
