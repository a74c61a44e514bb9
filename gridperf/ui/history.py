"""Versions (版本历史): what each unit sent, who, when; compared, brought back or withdrawn."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, look
from gridperf.charts.table import Cell, Row, Table, heads
from gridperf.checks import review
from gridperf.model import Selection
from gridperf.store import Difference
from gridperf.ui import differences, markup, menu, operator, paging, table, workspace
from gridperf.ui import selection as choice
from gridperf.ui.language import voice
from gridperf.words import Words

ROWS = 12
STATES = {"current": "good", "superseded": "none", "withdrawn": "watch"}


def show(selection: Selection) -> None:
    """Show the versions of the units and year looked at, and what can be done with one."""
    words = voice()
    filings = workspace.view("filings")
    if filings.empty:
        st.info(words("history.empty"))
        return
    said = st.session_state.pop("history_said", "")
    if said:
        st.success(menu.plain(said))
    version = st.container()
    with st.container(key="card_history"):
        held = _narrowed(filings, selection, words)
        markup.show(markup.heading(words("history.title", count=len(held)), words("history.hint")))
        _table(held, words)
    wanted = str(st.query_params.get("version", ""))
    picked = held[held["submission_id"].astype(str) == wanted]
    if not picked.empty:
        with version, st.container(key="card_version"):
            _version(picked.to_dict("records")[0], held, words)


def _narrowed(filings: pd.DataFrame, selection: Selection, words: Words) -> pd.DataFrame:
    """Ask for unit and year; the address and the page's selection say what stands there first."""
    units = sorted(filings["unit"].unique())
    years = [str(year) for year in sorted(filings["year"].unique(), reverse=True)]
    asked = {"of": units, "in": years}
    for key, offered in asked.items():
        held = str(st.query_params.get(key, ""))
        if key not in st.query_params:
            year = str(st.query_params.get("year", ""))
            held = next(iter(selection.units), "") if key == "of" else year
        st.session_state[key] = held if held in offered else None
    with st.container(horizontal=True, key="history_filters"):
        unit = st.selectbox(
            words("ui.unit"), units, key="of", placeholder=words("ui.all_units"),
            label_visibility="collapsed", width=480, on_change=_keep, args=("of",),
        )  # fmt: skip
        chosen = st.selectbox(
            words("ui.year"), years, key="in", placeholder=words("history.all_years"),
            label_visibility="collapsed", width=200, on_change=_keep, args=("in",),
            filter_mode=None,
        )  # fmt: skip
    if unit:
        filings = filings[filings["unit"] == unit]
    if chosen:
        filings = filings[filings["year"] == int(chosen)]
    return filings.sort_values(
        ["year", "unit", "kind", "subject", "version"], ascending=[False, True, True, True, False]
    )


def _keep(key: str) -> None:
    """Let the address bear what was chosen: it survives a reload."""
    chosen = st.session_state.get(key)
    st.query_params[key] = str(chosen) if chosen else ""
    paging.first()


def _table(held: pd.DataFrame, words: Words) -> None:
    pages = max((len(held) - 1) // ROWS + 1, 1)
    page = paging.current(pages)
    rows = held.iloc[(page - 1) * ROWS : page * ROWS].to_dict("records")
    named = ("unit", "year", "form", "version", "state", "file", "stored_at", "stored_by",
             "projects", "budget", "spent")  # fmt: skip
    head = heads(*(words(f"history.{name}") for name in named), end=3)
    picked = str(st.query_params.get("version", ""))
    body = tuple(_row(row, words) for row in rows)
    table.show(Table((head,), body, "list", words("history.table"), picked), "history", "version")
    paging.bar(page, pages)


def _row(row: dict[Hashable, Any], words: Words) -> Row:
    state = str(row["state"])
    mark = STATES[state]
    return (
        Cell(_whose(row, words), tone="strong"),
        Cell(str(row["year"])),
        Cell(words(f"import.form_{row['kind']}"), tone="nowrap"),
        Cell(words("history.number", version=row["version"]), tone="file nowrap",
             pick=str(row["submission_id"])),
        Cell(words(f"history.state_{state}"), look.STATES[mark].sign, f"tint-{mark} nowrap"),
        Cell(str(row["file"]), tone="quiet name"),
        Cell(choice.local(pd.Timestamp(str(row["stored_at"]))), tone="nowrap"),
        Cell(str(row["stored_by"] or "")),
        Cell(f"{row['projects']:,}", align="end"),
        *(Cell(_amount(row, name, words), align="end") for name in ("budget", "spent")),
    )  # fmt: skip


def _whose(row: Mapping[Hashable, Any], words: Words) -> str:
    """Return the unit, of a project form the project too."""
    if row["kind"] != "project_form":
        return str(row["unit"])
    named = isinstance(row["project"], str)
    return f"{row['unit']} · {row['project'] if named else words('history.nameless')}"


def _amount(row: Mapping[Hashable, Any], name: str, words: Words) -> str:
    """Return the sum of what is known, and of how many projects the amount is not."""
    if not amounts.known(row[name]):
        return words("model.unknown")
    said, unknown = amounts.rounded(float(str(row[name]))), int(row[f"{name}_unknown"])
    return words("import.sum_of_known", sum=said, count=unknown) if unknown else said


def _version(row: dict[Hashable, Any], held: pd.DataFrame, words: Words) -> None:
    """Show one version: what became of it, and the buttons."""
    about = {"unit": _whose(row, words), "year": row["year"], "version": row["version"]}
    kind = words(f"model.form_{row['kind']}")
    markup.show(markup.heading(words("history.one", **about), kind))
    number = int(row["submission_id"])
    if row["corrections"]:
        markup.show(markup.note(words("history.corrections", count=int(row["corrections"]))))
    _became(number, words)
    same = held[
        (held["unit"] == row["unit"]) & (held["year"] == row["year"])
        & (held["kind"] == row["kind"]) & (held["subject"] == row["subject"])
    ]  # fmt: skip
    chain = dict(zip(map(int, same["version"]), map(int, same["submission_id"]), strict=True))
    now = [int(version) for version in same.loc[same["state"] == "current", "version"]]
    if row["state"] == "current":
        _withdraw(number, about, words)
        left = [version for version in chain if version not in now]
        key = "history.withdraw_back" if left else "history.withdraw_none"
        markup.show(markup.note(words(key, version=max(left, default=0))))
    else:
        if now:
            markup.show(markup.note(words("history.replaces", version=now[0])))
            lost = workspace.store().difference(chain[now[0]], number)
            differences.losses(lost, words("history.then", version=row["version"]), words)
        st.button(words("history.bring_back", version=row["version"]), key="bring_back",
                  type="primary", on_click=_bring_back, args=(number, about))  # fmt: skip
    _compare(int(row["version"]), chain, now, words)


def _became(number: int, words: Words) -> None:
    """Say every time that the version was withdrawn or brought back, the latest first."""
    events = workspace.view("version_event")
    for one in events[events["submission_id"] == number].to_dict("records"):
        state = "withdrawn" if one["event"] == "withdrawn" else "current"
        said = words(
            f"history.changed_{state}", by=one["changed_by"] or "", reason=one["reason"] or "",
            time=choice.local(pd.Timestamp(str(one["changed_at"]))),
        )  # fmt: skip
        markup.show(markup.note(said))


def _compare(version: int, chain: Mapping[int, int], now: Sequence[int], words: Words) -> None:
    """Show the version beside another one of its own: the one that counts, else its neighbour.

    `chain` maps version → number of the filing.
    """
    others = [other for other in chain if other != version]
    if not others:
        return
    near = min(others, key=lambda other: (other not in now, abs(other - version), other))
    # A key for each version: what was chosen beside one says nothing of another.
    other = st.selectbox(
        words("history.compare"), others, index=others.index(near), width=240,
        key=f"beside_{chain[version]}", filter_mode=None,
        format_func=lambda one: words("history.number", version=one),
    )  # fmt: skip
    # What stands now comes before what would stand: else what is lost is said to be added.
    back = other in now
    old, new = (other, version) if back else sorted((version, other))
    found = workspace.store().difference(chain[old], chain[new])
    markup.show(markup.heading(_differs(found, old, new, words, back=back)))
    names = ("now", "then") if back else ("number", "number")
    before, after = (
        words(f"history.{name}", version=one) for name, one in zip(names, (old, new), strict=True)
    )
    if not back:
        differences.losses(found, after, words)
    differences.between(found, before, after, words)


def _differs(found: Difference, old: int, new: int, words: Words, *, back: bool) -> str:
    """Return how much two versions differ; that they say the same only of what was compared."""
    if found.changes or found.vanished or found.indicators_lost or found.added:
        key = "compared_back" if back else "compared"
    else:
        key = "compared_same" if found.indicators else "compared_same_but"
    return words(f"history.{key}", old=old, new=new, count=len(found.changes))


def _bring_back(number: int, about: dict[str, Any]) -> None:
    workspace.store().bring_back(number, operator.name(), review)
    st.session_state["history_said"] = voice()("history.brought_back", **about)


def _withdraw(number: int, about: dict[str, Any], words: Words) -> None:
    with (
        st.form("withdrawing", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="withdrawing"),
    ):
        st.text_input(words("history.reason"), key="reason", width=480)
        st.form_submit_button(
            words("history.withdraw"), key="withdraw", on_click=_take_out, args=(number, about)
        )
    fault = st.session_state.pop("withdraw_fault", "")
    if fault:
        st.error(fault)


def _take_out(number: int, about: dict[str, Any]) -> None:
    reason = str(st.session_state.get("reason") or "").strip()
    if not reason:
        st.session_state["withdraw_fault"] = voice()("history.reason_owed")
        return
    if "of" not in st.query_params and (unit := st.session_state.get("of")):
        # A unit that took back all it filed is none of the page's any more: stay with it here.
        st.query_params["of"] = unit
    workspace.store().withdraw(number, reason, operator.name(), review)
    st.session_state["history_said"] = voice()("history.withdrawn", **about)
