"""Import (数据导入): drop files, check what was read, store it, keep the receipt."""

from __future__ import annotations

import getpass
from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gridperf import amounts, look
from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.model import Document
from gridperf.staged import Staged
from gridperf.staging import BATCHES, Batch
from gridperf.ui import checking, markup, receipts, table, workspace
from gridperf.ui.language import voice
from gridperf.words import Words

_SIGNS = {
    "ready": "good",
    "asks": "watch",
    "needs": "watch",
    "refused": "bad",
    "failed": "bad",
    "unchanged": "none",
    "stored": "good",
    "changed": "watch",
    "locked": "watch",
    "reading": "none",
    "left_out": "none",
}
STEPS = ("drop", "check", "store")


def show() -> None:
    """Show the page: uploader, verdicts, the chosen file, the button, the receipt."""
    words = voice()
    token = str(st.query_params.get("batch", ""))
    batch = BATCHES.get(token) if token else None
    steps = st.empty()
    if token and not batch:
        st.info(words("import.gone"))
    batch = _uploader(batch, words)
    stored = batch is not None and any(s.receipt for s in batch.files.values())
    steps.html(markup.steps([words(f"import.step_{s}") for s in STEPS], _step(batch)))
    if not batch or not batch.files:
        return
    if stored:
        receipts.show(batch, words)
    _files(batch, words)
    chosen = _chosen(batch)
    if chosen:
        checking.show(chosen, words)


def _step(batch: Batch | None) -> int:
    if not batch or not batch.files:
        return 0
    left = any(staged.storable for staged in batch.files.values())
    done = any(staged.receipt for staged in batch.files.values())
    return 2 if done and not left else 1


def _uploader(batch: Batch | None, words: Words) -> Batch | None:
    """Show the uploader; what is new in it is read at once and staged under the batch's token."""
    with st.container(key="dropping" if not batch else "dropping_more"):
        files = st.file_uploader(
            words("import.upload"),
            accept_multiple_files=True,
            key="upload",
            help=None,
            label_visibility="collapsed",
        )
        markup.show(markup.note(words("import.formats")))
    taken: set[str] = st.session_state.setdefault("taken", set())
    fresh = [file for file in files if file.file_id not in taken]
    if fresh:
        batch = batch or BATCHES.open()
        _take(fresh, batch, words)
        taken.update(file.file_id for file in fresh)
        st.query_params["batch"] = batch.token
        st.rerun()
    return batch


def _take(fresh: list[UploadedFile], batch: Batch, words: Words) -> None:
    """Read and stage the files one after the other, and say how far it is."""
    bar = st.progress(0.0)
    for done, file in enumerate(fresh):
        said = words("import.reading", done=done + 1, all=len(fresh), file=file.name)
        bar.progress(done / len(fresh), text=said)
        batch.take(file.name, file.getvalue(), workspace.store())


def _files(batch: Batch, words: Words) -> None:
    """Show the verdicts, the name, the button."""
    with st.container(key="card_files"):
        markup.show(markup.heading(words("import.files"), words("import.decide_later")))
        picked = _chosen(batch)
        shown = verdicts(batch, words, picked.sha256[:12] if picked else "")
        table.show(shown, "verdicts", picks="file")
        waiting = [staged for staged in batch.files.values() if staged.storable]
        with st.container(horizontal=True, vertical_alignment="bottom", key="confirming"):
            by = st.text_input(words("import.by"), value=_user(), key="by", width=240)
            go = st.button(
                words("import.confirm", count=len(waiting)),
                key="confirm_import",
                type="primary",
                disabled=not waiting,
            )
            st.button(words("import.start_over"), on_click=_clear, args=(batch.token,))
        if go:
            _store(batch, by, words)


def _store(batch: Batch, by: str, words: Words) -> None:
    bar = st.progress(0.0)
    for done, count in batch.confirm(workspace.store(), by):
        bar.progress(done / count, text=words("import.storing", done=done, all=count))
    st.rerun()


def _clear(token: str) -> None:
    BATCHES.close(token)
    for name in ("batch", "file"):
        st.query_params.pop(name, None)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine may not know who runs it
        return ""


def _chosen(batch: Batch) -> Staged | None:
    """Return the file that was clicked, else the first one that asks for something."""
    files = list(batch.files.values())
    wanted = str(st.query_params.get("file", ""))
    clicked = next(
        (staged for staged in files if wanted and staged.sha256.startswith(wanted)), None
    )
    asking = [staged for staged in files if staged.verdict in {"needs", "asks"}]
    return clicked or next(iter([*asking, *files]), None)


def verdicts(batch: Batch, words: Words, picked: str) -> Table:
    """Return a row a file: its verdict, what it is, whose, how much."""
    named = ("file", "verdict", "form", "units", "years", "projects", "budget", "spent")
    head = heads(*(words(f"import.{name}") for name in named), end=3)
    rows = tuple(_row(staged, words) for staged in batch.files.values())
    return Table((head,), rows, "list", words("import.files"), picked)


def _row(staged: Staged, words: Words) -> Row:
    state = _SIGNS[staged.verdict]
    name = Cell(staged.name, pick=staged.sha256[:12], tone="file")
    said = Cell(verdict_said(staged, words), look.STATES[state].sign, f"tint-{state} wrap")
    document = staged.document
    projects = [project for form in document.forms for project in form.projects]
    if not projects:
        return (name, Cell(said.text, said.sign, said.tone, colspan=7))
    units = dict.fromkeys(project.unit or "" for project in projects)
    one = next(iter(units)) or words("model.unknown")
    years = sorted({str(project.year or words("model.unknown")) for project in projects})
    sums = (_sum(document, field) for field in ("budget", "spent"))
    return (
        name,
        said,
        Cell(words(f"model.form_{document.forms[0].form}")),
        Cell(one if len(units) == 1 else words("import.units_many", count=len(units))),
        Cell(" ".join(years)),
        Cell(str(len(projects)), align="end"),
        *(Cell(text or words("model.unknown"), align="end") for text in sums),
    )


def _sum(document: Document, field: str) -> str:
    """Return the sum of what is known, empty where nothing is."""
    values = [getattr(p, field) for form in document.forms for p in form.projects]
    known = [value for value in values if value is not None]
    return amounts.rounded(sum(known)) if known else ""


def verdict_said(staged: Staged, words: Words) -> str:
    """Return the verdict as a sentence."""
    verdict = staged.verdict
    refusal = staged.document.refusal
    if refusal:
        return sentence(f"refusal.{refusal.key}", refusal.values, staged.name, words)
    if verdict == "failed" and staged.failure:
        key, values = staged.failure
        return sentence(key, values, staged.name, words)
    if verdict == "asks":
        return words("import.verdict_asks", count=len(staged.open_questions()))
    if verdict == "needs":
        missing = staged.gaps()
        return words("import.verdict_needs_" + ("both" if len(missing) > 1 else min(missing)))
    return words(f"import.verdict_{verdict}")


def sentence(key: str, values: Mapping[str, object], file: str, words: Words) -> str:
    """Return a refusal's sentence; the file's name fills its gap where the values lack it."""
    return words(key, **{"file": file, **values})
