"""The overview's figures as tables, and what their colours stand for."""

from __future__ import annotations

import pandas as pd

from gridperf import amounts, look
from gridperf.ui import markup
from gridperf.words import Words


def units_table(rows: pd.DataFrame, words: Words) -> str:
    """Return the units' amounts and rates as a table, best rate first."""
    ranked = rows.sort_values("rate", ascending=False, na_position="last", kind="stable")
    heads = [words("ui.unit"), *(words(f"overview.{name}_wan") for name in ("budget", "spent"))]
    lines = [
        [
            row["unit"],
            _cell(row["budget"], row["state"], words),
            _cell(row["spent"], row["state"], words),
            look.STATES[row["state"]].sign
            + " "
            + (
                amounts.rate(row["rate"], words)
                if amounts.known(row["rate"])
                else words(f"model.state_{row['state']}")
            ),
        ]
        for row in ranked.to_dict("records")
    ]
    return markup.table([*heads, words("overview.rate")], lines)


def _cell(value: float | None, state: str, words: Words) -> str:
    """Return a table's amount; a unit that didn't file has none, which isn't zero."""
    if value is not None and amounts.known(value):
        return amounts.rounded(value)
    return words("model.state_not_filed") if state == "not_filed" else words("model.unknown")


def money_table(rows: pd.DataFrame, words: Words, *, name: str = "unit") -> str:
    """Return unit (or project) × source as a table of 万元 spent; blank where there is none."""
    present = [source for source in look.SOURCES if source in set(rows["source"])]
    held = rows.pivot_table(
        index=name, columns="source", values="spent", aggfunc=lambda part: part.sum(min_count=1)
    ).reindex(columns=present)
    total = held.sum(axis=1)
    lines = [
        [
            unit,
            *(_blank(held.loc[unit, source]) for source in present),
            amounts.rounded(total[unit]),
        ]
        for unit in total.sort_values(ascending=False).index
    ]
    lines.append(
        [
            words("overview.total"),
            *(amounts.rounded(held[source].sum()) for source in present),
            amounts.rounded(total.sum()),
        ]
    )
    heads = [words(f"ui.{name}"), *(words(f"model.source_{source}") for source in present)]
    return markup.table([*heads, words("overview.total")], lines, total=True)


def _blank(value: float) -> str:
    return amounts.rounded(value) if amounts.known(value) else ""


def status_legend(rows: pd.DataFrame, words: Words) -> str:
    """Return sign, word and number of every status that occurs."""
    held = rows.groupby("status")["indicators"].sum()
    entries = [
        (mark, f"{words(f'model.status_{status}')} {int(held[status]):,}")
        for status, mark in look.STATUSES.items()
        if status in held.index
    ]
    return markup.legend(entries)
