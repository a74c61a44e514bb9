"""The sheet of one project: everything that its form said, each value with its cell."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, look, told
from gridperf.charts.table import Cell, Link, Row, Table, heads
from gridperf.ui import cells as behind
from gridperf.ui import finding, markup, menu, origin, scores, table, workspace
from gridperf.ui.language import voice
from gridperf.words import Words

TEXTS = ("goal", "result", "process", "conclusion", "problems", "rectification")
SHORT = 16
"""Characters of the original text that stand beside a corrected value; hover shows the whole."""
Record = dict[Hashable, Any]


def show(number: int) -> None:
    """Show the project of that number; one that no longer counts is said to be gone."""
    words, store = voice(), workspace.store()
    found = store.records("project", number)
    if found.empty:
        st.info(words("projects.gone"))
        menu.link("projects", words("projects.back"))
        return
    project = found.to_dict("records")[0]
    cells = behind.of_project(number)
    markup.show(markup.lead(_title(project, words), _note(project, words)))
    with st.container(horizontal=True, key=f"project_links_{number}"):
        menu.link("projects", words("projects.back"))
        to_unit = Link("units", {"unit": str(project["unit"]), "year": str(project["year"])})
        said = words("projects.to_unit", unit=project["unit"])
        table.show(Table((), ((Cell(said, link=to_unit),),)), f"to_unit_{number}")
    left, right = st.columns((38, 62))
    with left:
        _money(number, project, cells, words)
        named = ("stated_score", "execution.stated_score")
        scores.of_project(number, {path: _place(path, cells, words) for path in named}, words)
        _texts(number, project, cells, words)
    with right:
        _indicators(number, cells, words)
        _findings(number, words)
    _sheet(number, project, cells, words)


def _title(project: Record, words: Words) -> str:
    return words(
        "projects.one",
        project=project["name"] or project["unit"],
        budget=amounts.money(project["budget"], words),
        spent=amounts.money(project["spent"], words),
        rate=amounts.rate(project["rate"], words),
    )


def _note(project: Record, words: Words) -> str:
    named = ("unit", "year", "file", "sheet", "version")
    return words("projects.note", **{name: project[name] for name in named})


def _said(path: str, cell: Record, words: Words) -> Cell:
    """Return the cell of a value that a person confirmed or put right: by whom, what it was."""
    if not behind.is_corrected(cell):
        told = words("projects.confirmed", cell=cell["address"])
        title = words("projects.confirmed_title", **behind.about(cell, words))
        return Cell(told, "✓", "tint-good", title=title, pick=path)
    found = behind.was(cell, words)
    short = found if len(found) <= SHORT else found[:SHORT] + "…"
    told = words("projects.corrected", cell=cell["address"], found=short)
    title = behind.corrected(cell, words)
    return Cell(told, look.STATUSES["qualitative"].sign, "tint-qualitative", title=title, pick=path)


def _place(path: str, cells: Mapping[str, Record], words: Words) -> Cell:
    """Return the cell that a value came from, marked where it was inferred or put right."""
    cell = cells.get(path)
    if not cell:
        return Cell("")
    if "said" in cell:
        return _said(path, cell, words)
    if cell["inferred"]:
        said = f"{cell['address']} {words('projects.inferred')}"
        return Cell(said, "?", "tint-watch", title=words("projects.inferred_title"), pick=path)
    return Cell(str(cell["address"]), tone="file", title=str(cell["raw"]), pick=path)


def _money(number: int, project: Record, cells: Mapping[str, Record], words: Words) -> None:
    rows: list[Row] = []
    for name in ("budget_initial", "budget", "spent"):
        if name == "budget_initial" and not amounts.known(project[name]):
            continue
        value = amounts.exact(project[name], words)
        rows.append((Cell(words(f"fields.{name}")), Cell(value, align="end", tone="strong"),
                     _place(name, cells, words)))  # fmt: skip
    for entry in workspace.store().records("funding", number).to_dict("records"):
        path = f"funding.{entry['position']}.spent"
        if path not in cells:
            continue
        label = words(f"model.source_{entry['source']}")
        value = amounts.exact(entry["spent"], words)
        rows.append((Cell(f"　{label}", title=str(entry["label"] or "")), Cell(value, align="end"),
                     _place(path, cells, words)))  # fmt: skip
    stated = amounts.rate(project["stated_rate"], words)
    both = words("projects.stated", stated=stated, rate=amounts.rate(project["rate"], words))
    rows.append((Cell(words("fields.stated_rate")), Cell(both, align="end"),
                 _place("stated_rate", cells, words)))  # fmt: skip
    with st.container(key=f"card_money_{number}"):
        markup.show(markup.heading(words("projects.money")))
        names = heads(*(words(f"projects.{name}") for name in ("field", "value", "cell")))
        table.show(Table((names,), tuple(rows), picked=_at()), f"money_{number}", picks="at")


def _texts(number: int, project: Record, cells: Mapping[str, Record], words: Words) -> None:
    rows = [
        (Cell(words(f"fields.{name}"), tone="quiet nowrap"), Cell(project[name]),
         _place(name, cells, words))
        for name in TEXTS
        if isinstance(project.get(name), str)
    ]  # fmt: skip
    with st.container(key=f"card_texts_{number}"):
        markup.show(markup.heading(words("projects.texts")))
        table.show(Table((), tuple(rows), picked=_at()), f"texts_{number}", picks="at")


def _indicators(number: int, cells: Mapping[str, Record], words: Words) -> None:
    held = workspace.store().records("indicator", number).to_dict("records")
    scored = any(amounts.known(entry["weight"]) for entry in held)
    named = ["dimension", "indicator", "target", "actual", "status", "cell"]
    named += ["marks", "score"] if scored else ["score"]
    if not any(isinstance(entry["name"], str) for entry in held):
        named.remove("indicator")
    earned = scores.earned(number)
    rows = tuple(
        _indicator(entry | {"earned": earned.get(int(entry["indicator_id"]))}, named, cells, words)
        for entry in held
    )
    with st.container(key=f"card_indicators_{number}"):
        markup.show(markup.heading(words("projects.indicators", count=len(held))))
        names = heads(*(words(f"projects.{name}") for name in named))
        table.show(Table((names,), rows, picked=_at()), f"indicators_{number}", picks="at")


def _indicator(
    entry: Record, named: Sequence[str], cells: Mapping[str, Record], words: Words
) -> Row:
    status = str(entry["status"])
    mark = look.STATUSES[status]
    path = f"indicators.{entry['position']}"
    said = " / ".join(
        amounts.rounded(entry[name]) if amounts.known(entry[name]) else "—"
        for name in ("weight", "stated_score")
    )
    marks = _read(entry, "stated_score", cells, words)
    shown = {
        "dimension": Cell(words(f"model.dimension_{entry['dimension']}"), tone="nowrap"),
        "indicator": Cell(_text(entry["name"])),
        "target": _read(entry, "target", cells, words),
        "actual": _read(entry, "actual", cells, words),
        "status": Cell(words(f"model.status_{status}"), mark.sign, f"nowrap {status}"),
        "cell": _place(f"{path}.target", cells, words),
        "marks": replace(marks, text=said, align="end", tone="nowrap"),
        "score": scores.of_indicator(entry["earned"], words),
    }
    done = cells.get(f"{path}.actual")
    if not shown["cell"].text or ("said" in (done or {}) and "said" not in cells[f"{path}.target"]):
        shown["cell"] = _place(f"{path}.actual", cells, words)
    return tuple(shown[name] for name in named)


def _read(entry: Record, side: str, cells: Mapping[str, Record], words: Words) -> Cell:
    """Return an indicator's text, marked where it was put right; a click shows its cell."""
    path = f"indicators.{entry['position']}.{side}"
    pick = path if path in cells else ""
    if behind.is_corrected(cells.get(path)):
        sign, title = look.STATUSES["qualitative"].sign, behind.corrected(cells[path], words)
        return Cell(_text(entry[side]), sign, "tint-qualitative", title=title, pick=pick)
    reason = _text(entry["reason"]) if side == "actual" else ""
    return Cell(_text(entry[side]), title=reason, pick=pick)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _findings(number: int, words: Words) -> None:
    held = workspace.store().records("finding", number)
    with st.container(key=f"card_findings_{number}"):
        markup.show(markup.heading(words("projects.said", count=len(held))))
        if held.empty:
            markup.show(markup.note(words("projects.said_none")))
            return
        rows = tuple(
            (
                Cell(words(f"model.level_{row['level']}"), look.LEVELS[row["level"]].sign,
                     f"nowrap tint-{row['level']}"),
                Cell(told.finding(row, words)),
                finding.state_cell(row, words),
                Cell(finding.cells(row["cell"], told.gaps_of(row), words) or words("findings.look"),
                     link=Link("findings", {"place": str(row["mark"])})),
            )
            for row in held.to_dict("records")
        )  # fmt: skip
        table.show(Table((), rows), f"findings_{number}")


def _at() -> str:
    """Return the field whose cell is to be shown: its path stands in the address."""
    return str(st.query_params.get("at", ""))


def _sheet(number: int, project: Record, cells: Mapping[str, Record], words: Words) -> None:
    """Show the rows of the original from which the project was read, the cell asked for marked."""
    asked = cells.get(_at())
    known = asked or next(
        (cells[path] for path in ("name", "budget", "spent") if path in cells), None
    )
    if not known:
        return
    with st.container(key=f"card_sheet_{number}"):
        markup.show(markup.heading(words("projects.sheet"), str(project["file"])))
        sheet, address = str(known["sheet"]), str(known["address"])
        if asked:
            markup.show(markup.note(behind.caption(str(project["file"]), asked, words)))
        submission = int(pd.Series([known["submission_id"]]).iloc[0])
        origin.show(submission, sheet, address, f"sheet_{number}", arrive=asked is not None)
