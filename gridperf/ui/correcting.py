"""Correcting by hand: click a cell or a value, type the new one; every step can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import streamlit as st

from gridperf import corrections, look
from gridperf.charts import sheet_picture
from gridperf.charts.sheet_picture import Place
from gridperf.corrections import Correction, Spot
from gridperf.model import Workbook
from gridperf.staged import Staged
from gridperf.staging import Batch
from gridperf.ui import markup, menu, origin, workspace
from gridperf.ui.language import voice
from gridperf.values import text_of
from gridperf.words import Words

LONG = 24
"""Characters from which a text gets several lines to be typed in."""
SHOWN = 40
"""Characters of a value that a step shows."""


class Picked(NamedTuple):
    """What was clicked: a cell, or one value that was placed by inference."""

    sheet: str
    address: str
    spots: tuple[Spot, ...]
    """The values that come from there."""
    far: bool = False
    """True where it was clicked below the sheet, in the list of what is to be done."""


def picked(staged: Staged) -> Picked | None:
    """Return what was clicked in this file, as the address of the page bears it."""
    kind, _, rest = str(st.query_params.get("at", "")).partition(".")
    tag, _, rest = rest.partition(".")
    if tag != staged.sha256[:12]:
        return None
    if kind == "v":
        return _value(staged, rest)
    return _cell(staged, rest, far=kind == "f") if kind in {"c", "f"} else None


def _cell(staged: Staged, rest: str, *, far: bool) -> Picked | None:
    number, _, address = rest.partition(".")
    forms = staged.document.forms
    if not number.isdecimal() or int(number) >= len(forms) or not sheet_picture.places(address):
        return None
    sheet = forms[int(number)].sheet
    spots = tuple(corrections.spots_at(staged.document, sheet, address))
    return Picked(sheet, address, spots, far)


def _value(staged: Staged, rest: str) -> Picked | None:
    form, _, more = rest.partition(".")
    project, _, path = more.partition(".")
    if not (form.isdecimal() and project.isdecimal()):
        return None
    spot = Spot(int(form), int(project), path)
    if not corrections.exists(staged.document, spot):
        return None
    address = corrections.address_of(staged.document, spot)
    return Picked(staged.document.forms[spot.form].sheet, address, (spot,))


def pick_of(staged: Staged, spot: Spot) -> str:
    """Return the key by which a click on a value is known."""
    return f"v.{staged.sha256[:12]}.{spot.form}.{spot.project}.{spot.path}"


def close() -> None:
    """Leave the editor."""
    st.query_params.pop("at", None)
    for name in ("corrections_taken", "correction_fault"):
        st.session_state.pop(name, None)


class _Draft(NamedTuple):
    """What is being corrected, what stands there now, and the field in which the new text is."""

    batch: Batch
    staged: Staged
    spot: Picked
    alone: Spot | None
    now: str
    key: str
    at: str
    """What the address said when the field was shown."""


class _Taken(NamedTuple):
    """What was accepted since a cell was opened: it can be taken back as long as it is open."""

    at: str
    keys: tuple[str, ...] = ()
    """The fields that it was typed in: leaving one for a button accepts it once, not twice."""
    steps: tuple[Correction, ...] = ()


def editor(
    batch: Batch, staged: Staged, spot: Picked | None, book: Workbook | None, words: Words
) -> None:
    """Show what was clicked and a field for its new value."""
    if not spot:
        markup.show(markup.note(words("import.correct_hint")))
        _became(staged, words)
        return
    tag = f"{staged.sha256[:12]}_{staged.revised}_{spot.address}"
    with st.container(key="correcting"):
        alone = _alone(staged, spot, tag, words)
        now = corrections.text_at(staged.document, alone) if alone else _text(book, spot)
        what = alone or next(iter(spot.spots), None)
        named = _named(staged, what, words) if what else words("import.correct_cell")
        markup.show(markup.asked(words("import.correct", cell=spot.address, what=named), now))
        key = f"corrected_{tag}_{alone.path if alone else ''}"
        draft = _Draft(batch, staged, spot, alone, now, key, _here())
        # Enter and leaving the field accept: what was typed is never lost to the next click.
        field = st.text_area if len(now) > LONG or "\n" in now else st.text_input
        field(words("import.correct_to"), value=now, key=key, on_change=_take, args=(draft,))
        with st.container(horizontal=True, key="correcting_buttons"):
            st.button(words("import.correct_do"), key="correct_do", type="primary",
                      on_click=_take_and_close, args=(draft,))  # fmt: skip
            st.button(words("import.correct_blank"), key="correct_blank",
                      on_click=_blank, args=(draft,))  # fmt: skip
            st.button(words("import.correct_not"), key="correct_not",
                      on_click=_take_back, args=(draft,))  # fmt: skip
        # Below the buttons: what appears above would push them away under the pointer.
        _became(staged, words)


def _became(staged: Staged, words: Words) -> None:
    """Say what became of what was typed, though its field was only left."""
    if fault := st.session_state.get("correction_fault", ""):
        st.error(menu.plain(fault))
    elif any(step in staged.steps for step in _taken_at(_here()).steps):
        markup.show(markup.verdict(look.STATES["good"], words("import.correct_taken")))


def _alone(staged: Staged, spot: Picked, tag: str, words: Words) -> Spot | None:
    """Return the value to be corrected by itself; of several from one cell, one is chosen."""
    own = [s for s in spot.spots
           if corrections.by_hand(s.path) and corrections.alone(staged.document, s)]  # fmt: skip
    if len(own) < 2:  # noqa: PLR2004 (nothing to choose from)
        return own[0] if own else None
    names = {_named(staged, one, words): one for one in own}
    chosen = st.selectbox(
        words("import.correct_which"), list(names), key=f"which_{tag}", filter_mode=None
    )
    return names[str(chosen)]


def _named(staged: Staged, spot: Spot, words: Words) -> str:
    form = staged.document.forms[spot.form]
    project = form.projects[spot.project].name or form.projects[spot.project].unit or ""
    return f"{project} · {origin.field_of(form, spot.project, spot.path, words)}"


def _text(book: Workbook | None, spot: Picked) -> str:
    if not book:
        return ""
    sheet = origin.sheet_named(book, spot.sheet)
    place = sheet_picture.places(spot.address)[0]
    value = sheet.value(*place)
    return sheet.errors.get(place) or text_of(value, sheet.formats.get(place))


def _here() -> str:
    return str(st.query_params.get("at", ""))


def _taken_at(at: str) -> _Taken:
    """Return what was accepted in the cell that is open; what was in another is done with."""
    held: _Taken | None = st.session_state.get("corrections_taken")
    return held if held and held.at == at else _Taken(at)


def _take(draft: _Draft) -> None:
    """Take what was typed as one more step; what is no number where one should stand is not.

    Any use of the session's state may break off here where a second click came meanwhile: taking
    comes last, so that nothing is taken that the next click doesn't know of.
    """
    text = str(st.session_state.get(draft.key, "")).strip()
    st.session_state.pop("correction_fault", None)
    held = _taken_at(draft.at)
    if text == draft.now.strip() or draft.key in held.keys:
        return
    if draft.alone:
        form = draft.staged.document.forms[draft.alone.form]
        if corrections.typed(form, draft.alone.path, text).fault:
            said = voice()("import.correct_fault", cell=draft.spot.address, text=text)
            st.session_state["correction_fault"] = said
            return
    step = _step_to(draft, text)
    taken = _Taken(draft.at, (*held.keys, draft.key), (*held.steps, step))
    st.session_state["corrections_taken"] = taken
    take(draft.batch, draft.staged, step)


def _take_and_close(draft: _Draft) -> None:
    _take(draft)
    if "correction_fault" not in st.session_state:
        close()


def _blank(draft: _Draft) -> None:
    """Empty the cell; what was accepted only because its field was left for this button goes."""
    typed = _taken_at(draft.at).steps
    step = _step_to(draft, "")
    step = step._replace(found=typed[0].found) if typed else step
    if not step.found:
        _take_back(draft)
        return
    draft.batch.revise(
        draft.staged, partial(draft.staged.correct, step, instead=typed), workspace.store()
    )
    close()


def _take_back(draft: _Draft) -> None:
    """Leave the cell as it was when it was opened."""
    if typed := _taken_at(draft.at).steps:
        draft.batch.revise(draft.staged, partial(draft.staged.undo, typed), workspace.store())
    close()


def _step_to(draft: _Draft, text: str) -> Correction:
    """Return the step from what stands there now, which another window may have put there."""
    address = draft.spot.address.split(",", 1)[0]
    step = Correction(draft.spot.sheet, address, draft.now, text, draft.alone)
    return step._replace(found=corrections.held(draft.staged.steps, step.place, step.found))


def take(batch: Batch, staged: Staged, step: Correction) -> None:
    """Take one correction; what the file would change is seen anew."""
    batch.revise(staged, partial(staged.correct, step), workspace.store())


def steps(batch: Batch, staged: Staged, words: Words) -> None:
    """Show the corrections in their order, each with a button that undoes it."""
    if gone := st.session_state.pop("undo_gone", ""):
        st.warning(menu.plain(gone))
    if not staged.steps:
        return
    with st.container(key="card_steps"):
        markup.show(markup.heading(words("import.steps", count=len(staged.steps))))
        for place, step in enumerate(staged.steps):
            with st.container(horizontal=True, vertical_alignment="center", key=f"step_{place}"):
                markup.show(markup.plain(_step(step, words)))
                st.button(words("import.undo"), key=f"undo_{place}", on_click=_undo,
                          args=(batch, staged, step))  # fmt: skip


def _step(step: Correction, words: Words) -> str:
    return words(
        "import.step", cell=words("import.name") if step.given else step.address,
        found=_short(step.found, words), value=_short(step.value, words),
    )  # fmt: skip


def _undo(batch: Batch, staged: Staged, step: Correction) -> None:
    """Undo the step that was shown beside the button, whatever stands in its place by now."""
    if not any(one is step for one in staged.steps):
        words = voice()
        st.session_state["undo_gone"] = words("import.undo_gone", step=_step(step, words))
        return
    batch.revise(staged, partial(staged.undo, (step,)), workspace.store())


def _short(text: str, words: Words) -> str:
    if not text:
        return words("import.blank")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def originals(staged: Staged, sheet: str, words: Words) -> Mapping[Place, str]:
    """Return place → what stood there before it was corrected and what stands now, in words."""
    ends: dict[object, Correction] = {}
    for step in staged.steps:
        if step.sheet == sheet and not step.given:
            first = ends.get(step.place, step)
            ends[step.place] = step._replace(found=first.found)
    found: dict[Place, str] = {}
    for step in ends.values():
        said = words("import.was", found=step.found or words("import.blank"),
                     value=step.value or words("import.blank"))  # fmt: skip
        for place in sheet_picture.places(step.address):
            found[place] = "\n".join((*found.get(place, "").splitlines(), said))
    return found
