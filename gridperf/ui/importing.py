"""Import (数据导入): drop files, check what was read, store it; who is missing, what was sent."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from gridperf.model import Selection
from gridperf.staging import BATCHES, Batch
from gridperf.ui import (
    board,
    checking,
    history,
    markup,
    menu,
    operator,
    receipts,
    verdicts,
    workspace,
)
from gridperf.ui.language import voice
from gridperf.words import Words

STEPS = ("drop", "check", "store")
PARTS = ("files", "board", "history")
GLANCE = 0.4
"""Seconds after which a page that waits for files being read draws its progress again."""
LONG = 3
"""Seconds after which the progress counts them: a number that stands still would look dead."""


def show(selection: Selection) -> None:
    """Show the page: uploader, then the batch, the board of who has filed, or the versions."""
    words = voice()
    token = str(st.query_params.get("batch", ""))
    batch = BATCHES.get(token) if token else _left_behind()
    with st.container(horizontal=True, vertical_alignment="center", key="import_head"):
        steps = st.empty()
        operator.field()
    if token and not batch:
        st.info(words("import.gone"))
    batch = _uploader(batch, words)
    # Said until the next word: the uploader may draw the page more than once.
    if batch and (again := st.session_state.get("dropped_again", [])):
        said = words("import.dropped_again", names=receipts.listed(again, words), count=len(again))
        st.info(menu.plain(said))
    if batch:
        st.session_state["batch"] = batch.token
    else:
        _waiting(words)
    steps.html(markup.steps([words(f"import.step_{s}") for s in STEPS], _step(batch)))
    part = _part(batch, words)
    progress = st.empty()
    # Asked before anything is drawn: what is done meanwhile must still be drawn anew.
    busy = batch is not None and batch.busy
    if part == "board":
        board.show(selection)
    elif part == "history":
        history.show(selection)
    elif batch and batch.files:
        _batch(batch, words)
    else:
        st.info(words("import.none_dropped"))
    if batch and busy:
        _wait(batch, progress, words)


def _left_behind() -> Batch | None:
    """Return the batch that was left for another page with files in it that still wait."""
    batch = BATCHES.get(str(st.session_state.get("batch", "")))
    if not batch or not batch.left:
        return None
    st.query_params["batch"] = batch.token
    return batch


def _waiting(words: Words) -> None:
    """Offer every batch that waits in this program, whichever window it was dropped in."""
    with st.container(horizontal=True, key="waiting"):
        for batch in BATCHES.waiting():
            time = batch.opened_at.astimezone().strftime("%m-%d %H:%M")
            said = words("import.go_on", time=time, all=len(batch.files), left=batch.left)
            names = receipts.listed([one.name for one in batch.files.values()], words)
            st.button(said, key=f"go_on_{batch.token}", on_click=_go_on, args=(batch.token,),
                      help=menu.plain(names))  # fmt: skip


def _go_on(token: str) -> None:
    st.query_params["batch"] = token
    st.query_params.pop("part", None)


def _step(batch: Batch | None) -> int:
    if not batch or not batch.files:
        return 0
    left = any(staged.storable for staged in batch.files.values())
    done = any(staged.receipt for staged in batch.files.values())
    return 2 if done and not left else 1


def _uploader(batch: Batch | None, words: Words) -> Batch | None:
    """Show the uploader; what is new in it is staged at once under the batch's token."""
    with st.container(key="dropping" if not batch and workspace.empty() else "dropping_more"):
        files = st.file_uploader(
            words("import.upload"),
            accept_multiple_files=True,
            key="upload",
            help=None,
            label_visibility="collapsed",
        )
        # The place stays where the words go: else what is below is taken for them meanwhile.
        with st.empty():
            if not batch:
                markup.show(markup.note(words("import.formats")))
    taken: set[str] = st.session_state.setdefault("taken", set())
    fresh = [file for file in files if file.file_id not in taken]
    if fresh:
        # More files of the same batch leave alone what is being looked at.
        left = ("part",) if batch else ("part", "file", "at", "page")
        batch = batch or BATCHES.open()
        held = len(batch.files)
        again = [
            file.name for file in fresh
            if not batch.drop(file.name, file.getvalue(), workspace.store())
        ]  # fmt: skip
        st.session_state["dropped_again"] = again
        taken.update(file.file_id for file in fresh)
        st.query_params["batch"] = batch.token
        for name in left:
            st.query_params.pop(name, None)
        if held and len(batch.files) > held:
            # What is added stands last: turn to it, or nothing would seem to have happened.
            st.query_params["page"] = str(held // verdicts.ROWS + 1)
        st.session_state.pop("part_files", None)
        st.rerun()
    return batch


def _part(batch: Batch | None, words: Words) -> str:
    """Return which part of the page is looked at; the board, until files are dropped."""
    held = str(st.query_params.get("part", ""))
    first = "files" if batch else "board"
    options = PARTS if batch else PARTS[1:]
    key = f"part_{first}"
    # The address decides: a link within the page and the browser's way back change it under the
    # widget.
    st.session_state[key] = held if held in options else first
    chosen = st.segmented_control(
        words("import.part"),
        options,
        format_func=lambda part: words(
            f"import.part_{part}", count=len(batch.files) if batch else 0
        ),
        key=key,
        on_change=_keep_part,
        args=(key,),
        label_visibility="collapsed",
    )
    return chosen or first


def _keep_part(key: str) -> None:
    if (key == "part_files") != ("batch" in st.query_params):
        return  # the browser's last word on a choice that is no longer on the page
    st.query_params["part"] = st.session_state[key] or ""
    st.query_params.pop("page", None)


def _batch(batch: Batch, words: Words) -> None:
    """Show receipts, verdicts, the button, the chosen file."""
    if any(staged.receipt for staged in batch.files.values()):
        receipts.show(batch, words)
    with st.container(key="card_files"):
        verdicts.show(batch, words)
        _confirm(batch, words)
    chosen = verdicts.chosen(batch)
    if chosen:
        checking.show(batch, chosen, words)


def _wait(batch: Batch, progress: st.delta_generator.DeltaGenerator, words: Words) -> None:
    """Show how far reading and storing are; the page is drawn anew now and then, and at the end.

    Whoever clicks meanwhile is answered: both go on in threads of their own.
    """
    seen, _ = batch.progress
    while batch.busy:
        done, every = batch.stored or batch.progress
        progress.progress(done / max(every, 1), text=menu.plain(_said(batch, words)))
        batch.wait(GLANCE)
        if batch.progress[0] - seen >= verdicts.ROWS:
            break
    st.rerun()


def _said(batch: Batch, words: Words) -> str:
    """Return how far reading or storing is, and for how long one has been at it."""
    if batch.stored:
        done, every = batch.stored
        said = words("import.storing", done=done, all=every)
        seconds = time.monotonic() - batch.storing_since
        long = words("import.storing_long", said=said, seconds=int(seconds))
    else:
        done, every = batch.progress
        said = words("import.reading", done=done, all=every)
        file, seconds = batch.longest()
        long = words("import.reading_long", said=said, file=file, seconds=int(seconds))
    return long if seconds >= LONG else said


def _confirm(batch: Batch, words: Words) -> None:
    """Show the button that stores every file that is ready."""
    waiting = [staged for staged in batch.files.values() if staged.storable]
    with st.container(horizontal=True, vertical_alignment="center", key="confirming"):
        # A callback: it runs before the page is drawn, so that no later click can undo it.
        st.button(
            words("import.confirm", count=len(waiting)),
            key="confirm_import",
            type="primary",
            on_click=_begin_storing,
            args=(batch,),
            disabled=not waiting or batch.busy,
        )
        _offer_clearing(batch, words)
        markup.show(markup.note(words("import.decide_later")))


def _offer_clearing(batch: Batch, words: Words) -> None:
    """Show the button that forgets the batch; asked again where files of it aren't stored."""
    clear = partial(
        st.button, key="start_over", on_click=_clear, args=(batch.token,), disabled=batch.busy
    )
    if not batch.left:
        clear(words("import.start_over"))
        return
    with st.popover(words("import.start_over"), disabled=batch.busy):
        markup.show(markup.note(words("import.start_over_says", count=batch.left)))
        clear(words("import.start_over_do"))


def _begin_storing(batch: Batch) -> None:
    st.session_state.pop("dropped_again", None)
    batch.begin_storing(workspace.store(), operator.name())


def _clear(token: str) -> None:
    BATCHES.close(token)
    for name in ("batch", "dropped_again"):
        st.session_state.pop(name, None)
    for name in ("batch", "file", "part", "at", "page"):
        st.query_params.pop(name, None)
