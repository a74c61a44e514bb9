"""What a file leaves open, asked beside the raw line: year, unit, sources, what was inferred."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import streamlit as st

from gridperf import amounts, confirmation
from gridperf.charts import sheet_picture
from gridperf.charts.table import Cell, Row, Table
from gridperf.confirmation import Question
from gridperf.corrections import Correction, Spot, by_hand, nameless
from gridperf.model import Form, Workbook
from gridperf.staged import NO_MONEY_UNIT, Staged
from gridperf.staging import Batch
from gridperf.ui import correcting, markup, menu, origin, table, workspace
from gridperf.words import Words
from gridperf.workbook.addresses import column_letters

FEW = 2
"""Questions up to which they are shown without a frame that scrolls."""
SHOWN = 24
"""Questions that are shown at once."""
YEARS = 15
LONGEST = 60
"""Letters of a placed value that are shown; the raw line has the whole."""


def gaps(staged: Staged, words: Words) -> bool:
    """Ask for year and unit where the file has none; tell whether it lacks any.

    These are the only things that hold a file back. Once it is stored they stand: under another
    unit or year it would be another filing, beside the one that it is.
    """
    missing = confirmation.gaps(staged.document)
    tag = staged.sha256[:12]
    if "year" in missing:
        this = datetime.now(UTC).year
        years = [str(this - back) for back in range(YEARS)]
        at = years.index(str(staged.year)) if str(staged.year) in years else None
        key = f"year_of_{tag}"
        st.selectbox(
            words("import.ask_year"), years, index=at, key=key, filter_mode=None,
            placeholder=words("import.choose"), on_change=_take_year, args=(staged, key),
            disabled=staged.receipt is not None,
        )  # fmt: skip
    if "unit" in missing:
        _ask_unit(staged, tag, words)
    return bool(missing)


def _ask_unit(staged: Staged, tag: str, words: Words) -> None:
    """Ask for the unit: chosen from those that are known, or typed."""
    units = workspace.units()
    chosen, typed = (f"{name}_of_{tag}" for name in ("unit", "typed_unit"))
    if units:
        at = units.index(staged.unit) if staged.unit in units else None
        st.selectbox(
            words("import.ask_unit"), units, index=at, key=chosen,
            placeholder=words("import.choose"), on_change=_take_unit, args=(staged, chosen, typed),
            disabled=staged.receipt is not None,
        )  # fmt: skip
    st.text_input(
        words("import.ask_unit_or" if units else "import.ask_unit_typed"), key=typed,
        value="" if staged.unit in units else staged.unit or "",
        on_change=_take_unit, args=(staged, typed, chosen), disabled=staged.receipt is not None,
    )  # fmt: skip


def _take_unit(staged: Staged, key: str, other: str) -> None:
    """Take over the unit that was chosen or typed last; the other field is emptied."""
    unit = str(st.session_state.get(key) or "").strip()
    if unit and other in st.session_state:
        st.session_state[other] = None if other.startswith("unit") else ""
    staged.unit = unit or None
    staged.compared(workspace.store())


def _take_year(staged: Staged, key: str) -> None:
    """Take over the year before the page is drawn, so that the verdict is up to date."""
    year = st.session_state.get(key)
    staged.year = int(year) if year else None
    staged.compared(workspace.store())


def names(batch: Batch, staged: Staged, words: Words) -> bool:
    """Ask for the name of each project form that has none; tell whether there are any."""
    owed = nameless(staged.document)
    for spot in owed:
        form = staged.document.forms[spot.form]
        key = f"name_of_{staged.sha256[:12]}_{spot.form}_{spot.project}"
        st.text_input(
            menu.plain(words("import.ask_name", range=f"{form.sheet} {form.range}")), key=key,
            on_change=_name, args=(batch, staged, spot, key),
        )  # fmt: skip
    if owed:
        markup.show(markup.note(words("import.ask_name_says")))
    return bool(owed)


def money_units(batch: Batch, staged: Staged, book: Workbook | None, words: Words) -> bool:
    """Ask what the amounts of a sheet are counted in, where nothing says so; tell whether any is.

    The answer is a correction of the title, which every reader of the sheet then sees.
    """
    owed = {found.sheet for found in staged.document.findings if found.rule == NO_MONEY_UNIT}
    titles = {form.sheet: form.title for form in staged.document.forms if form.sheet in owed}
    for sheet, title in titles.items():
        at = _standing(book, sheet, title)
        if at:
            key = f"money_of_{staged.sha256[:12]}_{staged.revised}_{sheet}"
            st.segmented_control(
                menu.plain(words("import.ask_money", sheet=sheet)), MONEY_UNITS, key=key,
                on_change=_money, args=(batch, staged, Correction(sheet, *at, ""), key),
            )  # fmt: skip
    return bool(owed)


MONEY_UNITS = ("元", "万元", "亿元")


def _standing(book: Workbook | None, sheet: str, text: str | None) -> tuple[str, str] | None:
    """Return the address of the first cell that holds a text, and all that it says."""
    rows = origin.sheet_named(book, sheet).rows if book and text else []
    cells = (
        (f"{column_letters(column)}{row + 1}", value) for row, values in enumerate(rows)
        for column, value in enumerate(values) if isinstance(value, str)
    )  # fmt: skip
    return next((found for found in cells if text and text in found[1]), None)


def _money(batch: Batch, staged: Staged, title: Correction, key: str) -> None:
    if unit := st.session_state.get(key):
        told = title._replace(value=f"{title.found}（单位：{unit}）")
        correcting.take(batch, staged, told)


def _name(batch: Batch, staged: Staged, spot: Spot, key: str) -> None:
    name = str(st.session_state.get(key) or "").strip()
    if name:
        form = staged.document.forms[spot.form]
        address = form.range.partition(":")[0]
        correcting.take(batch, staged, Correction(form.sheet, address, "", name, spot))


def show(staged: Staged, book: Workbook | None, words: Words) -> bool:
    """Show the questions, each with its answers to click; tell whether there are any.

    What isn't answered stays open.
    """
    asked = confirmation.questions(staged.document)
    if not asked:
        return False
    placed = [question for question in asked if question.kind == "placed"]
    unanswered = [question for question in staged.open_questions() if question.kind == "placed"]
    if len(placed) > 1 and unanswered:
        st.button(
            words("import.confirm_all", count=len(unanswered)),
            on_click=_confirm_all, args=(staged, unanswered), key="confirm_all",
        )  # fmt: skip
    with st.container(height=620 if len(asked) > FEW else "content", border=False, key="questions"):
        for question in asked[:SHOWN]:
            with st.container(key=f"ask_{question.key}"):
                _question(staged, question, book, words)
        if len(asked) > SHOWN:
            said = words("import.more_questions", count=len(asked) - SHOWN)
            markup.show(markup.note(said))
    return True


def _confirm_all(staged: Staged, shown: list[Question]) -> None:
    """Accept what is unanswered of what was shown; an answer given meanwhile stands."""
    unanswered = {question.key for question in staged.open_questions()}
    for question in shown:
        if question.key in unanswered:
            staged.answers[question.key] = confirmation.CONFIRM


def _question(staged: Staged, question: Question, book: Workbook | None, words: Words) -> None:
    """Show one question, the raw text beside it, and its answers to click."""
    form = staged.document.forms[question.form]
    if question.kind == "source":
        _ask_source(form, question, words)
    else:
        _ask_placed(staged, question, book, words)
    key = f"answer_{staged.sha256[:12]}_{question.key}"
    # What was answered elsewhere, or for all at once, shows here too.
    st.session_state[key] = staged.answers.get(question.key, confirmation.LEAVE)

    def take() -> None:
        staged.answers[question.key] = st.session_state[key] or confirmation.LEAVE

    st.segmented_control(
        question.key,
        [*question.answers, confirmation.LEAVE],
        format_func=lambda answer: _answer(answer, words),
        key=key,
        on_change=take,
        label_visibility="collapsed",
    )


def _answer(answer: str, words: Words) -> str:
    own = answer in {confirmation.LEAVE, confirmation.CONFIRM, confirmation.CLEAR}
    return words(f"import.answer_{answer}" if own else f"model.source_{answer}")


def _ask_source(form: Form, question: Question, words: Words) -> None:
    lines, total, label = [], Decimal(0), ""
    for i, path in question.paths:
        project = form.projects[i]
        entry = project.funding[int(path.split(".")[1])]
        label = entry.label or label
        if not entry.spent:
            continue
        total += entry.spent
        cell = confirmation.cell_of(project, path)
        row = sheet_picture.places(cell.address)[0][0] + 1 if cell else ""
        raw = f"{cell.address} {cell.raw}" if cell else str(entry.spent)
        lines.append(words("import.ask_source_row", row=row, project=project.name, raw=raw))
    said = words("import.ask_source", label=label, amount=amounts.rounded(total))
    markup.show(markup.asked(said, "\n".join(lines)))


def _ask_placed(staged: Staged, question: Question, book: Workbook | None, words: Words) -> None:
    """Show every field of the project that was placed by inference, then the raw line.

    A click on a value opens it for correcting.
    """
    form = staged.document.forms[question.form]
    project = form.projects[question.paths[0][0]]
    rows: list[Row] = []
    line = None
    for i, path in question.paths:
        cell = confirmation.cell_of(project, path)
        value = confirmation.value_of(project, path)
        line = sheet_picture.places(cell.address)[0][0] if cell and cell.address else line
        field = origin.field_of(form, i, path, words)
        text = str(value if value is not None else "—")
        pick = correcting.pick_of(staged, Spot(question.form, i, path)) if by_hand(path) else ""
        rows.append((Cell(f"{field} {cell.address if cell else ''}", tone="quiet nowrap"),
                     Cell(text[:LONGEST], pick=pick, tone="file" if pick else "",
                          title=words("import.correct_title"))))  # fmt: skip
    said = words("import.ask_placed", project=project.name or "", count=len(rows))
    markup.show(markup.asked(said, ""))
    table.show(Table((), tuple(rows), "list", said), f"placed_{question.key}", picks="at")
    if line is not None and book:
        held = origin.sheet_named(book, form.sheet).rows[line]
        raw = " │ ".join(str(value) for value in held if value not in {None, ""})
        markup.show(markup.folded(words("import.raw_line", row=line + 1), raw))
