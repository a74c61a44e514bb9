"""One finding: what it says, how it stands and why, what was said before, and its cell."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import look, told
from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.ui import judging, markup, origin, table, workspace
from gridperf.ui import selection as choice
from gridperf.words import Words

Record = Mapping[Hashable, Any]


def show(words: Words) -> None:
    """Show the finding that the address names under `place`, if there is one."""
    mark = str(st.query_params.get("place", ""))
    held = workspace.store().entry(mark) if mark else pd.DataFrame()
    if held.empty:
        return
    row = held.to_dict("records")[0]
    with st.container(key="card_finding"):
        with st.container(horizontal=True, horizontal_alignment="distribute", key="finding_head"):
            markup.show(markup.heading(told.finding(row, words)))
            st.button(words("findings.close"), key="finding_close", on_click=_close)
        judging.bar((_itself(mark),), f"judging_{mark}")
        _history(row, words)
        _place(row, words)


def _place(row: Record, words: Words) -> None:
    """Show the rows of the sheet around the cell; a finding of a whole sheet has none."""
    file, sheet, cell = (_text(row[name]) for name in ("file", "sheet", "cell"))
    if not cell:
        markup.show(markup.note(words("findings.of_sheet", file=file, sheet=sheet)))
        return
    markup.show(markup.note(words("findings.around", file=file, sheet=sheet, cell=cell)))
    origin.show(int(row["submission_id"]), sheet, cell, "around", arrive=True)


def _itself(mark: str) -> judging.Choice:
    return judging.Choice("chosen", 1, lambda said, by: workspace.store().judge([mark], said, by))


def _close() -> None:
    st.query_params.pop("place", None)


def state_cell(row: Record, words: Words) -> Cell:
    """Return how a finding stands: sign and word, its deadline; why and by whom on hover."""
    state = str(row["state"])
    said = words(f"model.judged_{state}")
    if not row["present"]:
        said += words("ui.comma") + words("findings.gone")
    late = False
    deadline: pd.Timestamp = row["deadline"]
    if row["open"] and bool(pd.notna(deadline)):
        late = deadline.date() < datetime.now(UTC).astimezone().date()
        key = "findings.until_late" if late else "findings.until"
        said += words("ui.comma") + words(key, date=day(deadline))
    why = [told.because(row, words), _text(row["responsible"]), _text(row["changed_by"])]
    title = words("ui.comma").join(part for part in why if part)
    tone = f"tint-{'bad' if late else state}"
    return Cell(said, look.JUDGED[state].sign, tone, title=title)


def _history(row: Record, words: Words) -> None:
    """Show what was ever said of the finding, the latest first."""
    said = workspace.store().history(str(row["mark"]))
    if said.empty:
        time = choice.local(row["first_seen"])
        markup.show(markup.note(words("findings.history_none", time=time)))
        return
    markup.show(markup.note(words("findings.history")))
    named = ("state", "reason", "deadline", "responsible", "history_by", "history_at")
    head = heads(*(words(f"findings.{name}") for name in named))
    rows = tuple(_line(line, words) for line in said.to_dict("records"))
    table.show(Table((head,), rows), "finding_history")


def _line(line: Record, words: Words) -> Row:
    state = str(line["state"])
    by_itself = isinstance(line["cause"], str)
    return (
        Cell(words(f"model.judged_{state}"), look.JUDGED[state].sign, f"nowrap tint-{state}"),
        Cell(told.because(line, words)),
        Cell("" if pd.isna(line["deadline"]) else day(line["deadline"])),
        Cell(_text(line["responsible"])),
        Cell(words("findings.by_itself") if by_itself else _text(line["changed_by"])),
        Cell(choice.local(line["changed_at"]), tone="nowrap"),
    )


def day(moment: pd.Timestamp) -> str:
    """Return a date as year-month-day."""
    return moment.strftime("%Y-%m-%d")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def cells(cell: object, gaps: Mapping[str, object], words: Words) -> str:
    """Return the cells that a finding names, and how many more it is about."""
    named, count = told.places(cell, gaps)
    if count <= len(named):
        return ", ".join(named)
    return words("findings.cells_more", named=", ".join(named), count=count - len(named))
