"""One staged file: verdicts of its sheets, the sheet as its user knows it, what to decide."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from gridperf import look
from gridperf.charts import sheet_picture
from gridperf.charts.sheet_picture import Window
from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.confirmation import decide
from gridperf.corrections import as_seen
from gridperf.model import Form, Refused, Sheet, Skipped, Workbook
from gridperf.record import skipped_sentence
from gridperf.staged import Staged
from gridperf.staging import Batch
from gridperf.ui import (
    columns,
    correcting,
    differences,
    faults,
    markup,
    origin,
    questions,
    table,
    verdicts,
    workspace,
)
from gridperf.words import Words

ROWS = 80
"""Rows of a sheet that are shown at once."""
LEAD = 6
"""Rows shown above a cell that lies further down."""
SHEETS = 10
"""Sheets up to which their verdicts are all shown; more scroll, the sheet itself stands below."""
HIDDEN = "R127"
"""The rule that says of a sheet that it is hidden."""


def show(batch: Batch, staged: Staged, words: Words) -> None:
    """Show the file: how it stands, what it would change, its sheets, what wants a decision."""
    if staged.reading:
        return
    with st.container(key="card_file"):
        _head(batch, staged, words)
    differences.show(staged, batch.before(staged), words)
    document = staged.document
    if not document.forms:
        correcting.steps(batch, staged, words)
        return
    spot = correcting.picked(staged)
    book = _opened(staged)
    left, right = st.columns((62, 38))
    with left, st.container(key="card_sheet"):
        _sheets(staged, book, spot, words)
    with right, st.container(key="card_decide"):
        markup.show(markup.heading(words("import.decide")))
        correcting.editor(batch, staged, spot, book, words)
        correcting.steps(batch, staged, words)
        asked = [
            questions.gaps(staged, words),
            questions.names(batch, staged, words),
            questions.money_units(batch, staged, book, words),
            columns.show(batch, staged, book, words),
            questions.show(staged, book, words),
        ]
        if found := staged.asks().faults:
            markup.show(markup.note(words("import.decide_faults", count=found)))
        elif not any(asked):
            markup.show(markup.note(words("import.decide_none")))
    with st.container(key="card_faults"):
        faults.show(staged, words)


def _opened(staged: Staged) -> Workbook | None:
    """Return the sheets with what was corrected in them, None where they can't be opened."""
    try:
        book = staged.book or origin.opened(staged.name, staged.data)
    except Refused:
        return None
    return as_seen(book, staged.steps) if book else None


def _head(batch: Batch, staged: Staged, words: Words) -> None:
    """Show the file's verdict, every sheet's, and what can be done with the file."""
    state = verdicts.sign_of(staged)
    said = verdicts.verdict_said(staged, words)
    tag = staged.sha256[:12]
    with st.container(horizontal=True, vertical_alignment="center", key="file_actions"):
        markup.show(markup.heading(staged.name, ""))
        markup.show(markup.verdict(look.STATES[state], said))
        _following(batch, staged, words)
        if staged.verdict == "unchanged" and staged.corrections:
            st.button(words("import.as_filed"), key="as_filed", on_click=_as_filed, args=(staged,))
        if not staged.receipt:
            st.button(
                words("import.take_in" if staged.left_out else "import.leave_out"),
                key="leave_out", on_click=_leave, args=(batch, staged, not staged.left_out),
            )  # fmt: skip
    if staged.within:
        markup.show(markup.note(staged.within))
    if staged.verdict == "locked":
        _ask_password(batch, staged, tag, words)
    hidden = {found.sheet for found in staged.document.findings if found.rule == HIDDEN}
    rows = [_read_sheet(form, words, hidden=form.sheet in hidden)
            for form in staged.document.forms]  # fmt: skip
    rows += [_skipped(one, words) for one in staged.document.skipped]
    if len(rows) > 1:
        named = (words(f"import.{name}") for name in ("sheet_name", "verdict"))
        kind: Literal["list", "scroll"] = "scroll" if len(rows) > SHEETS else "list"
        table.show(Table((heads(*named),), tuple(rows), kind, staged.name), f"sheets_{tag}")


def _following(batch: Batch, staged: Staged, words: Words) -> None:
    """Show the button that leads to the next file that asks for something, round about."""
    files = list(batch.files.values())
    place = files.index(staged)
    others = [one for one in verdicts.asking(batch) if one is not staged]
    if others:
        later = next((one for one in others if files.index(one) > place), others[0])
        st.button(words("import.next_asking", count=len(others)), key="next_asking",
                  on_click=_look_at, args=(later,))  # fmt: skip


def _look_at(staged: Staged) -> None:
    st.query_params["file"] = staged.sha256[:12]
    st.query_params.pop("at", None)


def _as_filed(staged: Staged) -> None:
    staged.as_filed = True


def _leave(batch: Batch, staged: Staged, out: bool) -> None:  # noqa: FBT001 (a button's argument)
    batch.leave_out(staged.sha256, out=out)


def _read_sheet(form: Form, words: Words, *, hidden: bool) -> Row:
    kind = words(f"import.form_{form.form}")
    key, state = ("import.sheet_hidden", "watch") if hidden else ("import.sheet_read", "good")
    said = words(key, form=kind, range=form.range, count=len(form.projects))
    mark = look.STATES[state]
    return Cell(form.sheet, tone="strong"), Cell(said, mark.sign, f"tint-{state} wrap")


def _skipped(skipped: Skipped, words: Words) -> Row:
    said = skipped_sentence(skipped, words)
    return Cell(skipped.sheet, tone="quiet"), Cell(said, look.STATES["none"].sign, "tint-none wrap")


def _ask_password(batch: Batch, staged: Staged, tag: str, words: Words) -> None:
    """Ask for the password; it is used once and kept nowhere."""
    with st.form(f"unlock_{tag}", border=False), st.container(horizontal=True, key="unlock"):
        st.text_input(
            words("import.password"), type="password", key=f"password_{tag}", width=320,
            label_visibility="collapsed", placeholder=words("import.password"),
        )  # fmt: skip
        st.form_submit_button(
            words("import.unlock"), key="unlock_button", type="primary",
            on_click=_unlock, args=(batch, staged, f"password_{tag}"),
        )  # fmt: skip
    markup.show(markup.note(words("import.password_says")))


def _unlock(batch: Batch, staged: Staged, key: str) -> None:
    given = str(st.session_state.get(key) or "")
    st.session_state[key] = ""
    if given:
        batch.unlock(staged, given, workspace.store())


def _sheets(
    staged: Staged, book: Workbook | None, spot: correcting.Picked | None, words: Words
) -> None:
    """Show one sheet of the file; where several were read, one of them is chosen."""
    forms = staged.document.forms
    names = list(dict.fromkeys(form.sheet for form in forms))
    shown = spot.sheet if spot and spot.sheet in names else names[0]
    tag = staged.sha256[:12]
    if len(names) > 1:
        key = f"sheet_of_{tag}"
        if spot:
            st.session_state[key] = shown
        shown = st.selectbox(
            words("import.sheet_name"), names, key=key, filter_mode=None,
            label_visibility="collapsed",
        )  # fmt: skip
    markup.show(markup.heading(words("import.picture"), f"{staged.name} › {shown}"))
    if not book:
        return
    sheet = origin.sheet_named(book, shown)
    # What was answered is neither open nor inferred any more.
    answered = decide(staged.document, staged.answers).forms
    held = [form for form in answered if form.sheet == sheet.name]
    address = spot.address if spot and spot.sheet == sheet.name else ""
    top = _top(sheet_picture.places(address), len(sheet.rows), tag, words)
    window = sheet_picture.whole(sheet, ROWS, top=top)
    marks = replace(
        _marks(staged, sheet, held, window, words),
        picked=frozenset(sheet_picture.places(address)),
    )
    pick = f"c.{tag}.{answered.index(held[0])}."
    picture = sheet_picture.picture(sheet, marks, window, f"{staged.name} {shown}", pick=pick)
    arriving = bool(address and spot and spot.far)
    table.show(replace(picture, arrive=arriving), f"sheet_{tag}_{shown}", picks="at")
    table.show(_legend(words), f"legend_{tag}")
    markup.show(markup.note(words("import.legend")))


def _legend(words: Words) -> Table:
    """Return every tint of the picture as a sample, each with its word: in any theme the same."""
    names = ("header", "body", "total", "outside", "inferred", "corrected", "error", "warning")
    signs = {level: mark.sign for level, mark in look.LEVELS.items()}
    cells = tuple(
        Cell(words(f"import.legend_{name}"), signs.get(name, ""), f"sample sample-{name}")
        for name in names
    )
    return Table((), (cells,), "legend")


def _marks(
    staged: Staged, sheet: Sheet, held: list[Form], window: Window, words: Words
) -> sheet_picture.Marks:
    """Return the marks of the part of the sheet that is shown; header rows above it have theirs."""
    shown = [sheet_picture.within(form, window) for form in held]
    above = replace(window, top=0)
    return sheet_picture.marks_of_all(
        shown,
        sheet,
        origin.meanings_of_all(held, words),
        origin.fields_at(shown, words),
        corrected=correcting.originals(staged, sheet.name, words),
        faults=faults.at(staged, sheet.name, above),
    )


def _top(spots: tuple[sheet_picture.Place, ...], height: int, tag: str, words: Words) -> int:
    """Return the first row that is shown; a long sheet is turned by two buttons."""
    key = f"top_{tag}"
    top = int(st.session_state.get(key, 0))
    if spots and not top <= spots[0][0] < top + ROWS:
        top = max(spots[0][0] - LEAD, 0)
        st.session_state[key] = top
    if height > ROWS:
        with st.container(horizontal=True, vertical_alignment="center", key="turning"):
            for name, to in (("above", top - ROWS), ("below", top + ROWS)):
                st.button(
                    words(f"import.rows_{name}"), key=f"rows_{name}", on_click=_turn,
                    args=(key, max(to, 0)), disabled=top == 0 if to < top else to >= height,
                )  # fmt: skip
            last = min(top + ROWS, height)
            markup.show(markup.note(words("import.rows", first=top + 1, last=last, all=height)))
    return top


def _turn(key: str, to: int) -> None:
    st.session_state[key] = to
    st.query_params.pop("at", None)
