"""The overview's cards (总览): each takes frames and shows one answer."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from gridperf import amounts, charts, look, told
from gridperf.model import Selection
from gridperf.ui import basis, markup, menu, picture, scores, table, tables, workspace
from gridperf.ui.language import voice

UNITS_SHOWN = 10
LINES_SHOWN = 6


def head(selection: Selection) -> None:
    """Show the conclusion as title, with data-as-of and filters beside it."""
    words = voice()
    district = workspace.view("district", selection)
    conclusion = told.conclusion(
        district, workspace.view("unit", selection), workspace.thresholds(), words, markup.way
    )
    markup.show(markup.lead(conclusion, basis.basis(district, selection, words)))


def gauge(selection: Selection) -> None:
    """Show the selection's execution against the thresholds."""
    words, district = voice(), workspace.view("district", selection)
    rate, state = _rate(district)
    with st.container(key="card_gauge"):
        with st.container(horizontal=True, horizontal_alignment="distribute", key="gauge_head"):
            markup.show(markup.heading(words("overview.execution")), width="content")
            menu.link("projects", words("overview.formula"), order="rate")
        picture.show(
            charts.gauge(rate, state, words, thresholds=workspace.thresholds()),
            words(
                "overview.alt_gauge",
                rate=amounts.rate(rate, words),
                state=words(f"model.state_{state}"),
            ),
            "gauge",
            rows=district,
            view="district",
            title=words("overview.execution"),
        )
        markup.show(
            '<p class="middle">'
            + markup.tag(look.STATES[state], words(f"model.state_{state}"))
            + markup.plain(basis.against_last_year(district, selection, words))
            + "</p>"
        )


def _rate(district: pd.DataFrame) -> tuple[float | None, str]:
    """Return rate and state of the first row; not filed where nobody did."""
    if district.empty or not int(district["units_filed"].iloc[0]):
        return None, "not_filed"
    rate = district["rate"].iloc[0]
    return (float(rate) if amounts.known(rate) else None), str(district["state"].iloc[0])


def cards(selection: Selection) -> None:
    """Show budget, spent, unspent; projects, units that filed, findings to review."""
    figures = told.figures(
        workspace.view("district", selection),
        workspace.view("review_progress", selection),
        voice(),
        markup.way,
    )
    for row in (figures[:3], figures[3:]):
        for place, (column, figure) in enumerate(zip(st.columns(3), row, strict=True)):
            with column, st.container(key=f"card_kpi_{figure.name}_{place}"):
                page, asked = told.BEHIND[figure.name]
                with st.container(horizontal=True, gap=None, key=f"kpi_head_{figure.name}"):
                    menu.link(page, figure.label, **asked)
                    if markup.term(figure.label):
                        markup.show(markup.term(figure.label), width="content")
                value = markup.way(figure.value, page, **asked)
                markup.show(markup.figure("", value, figure.note, figure.exact))


def attention(selection: Selection) -> None:
    """Show what needs attention: sentences, the worst first, each a link to its page."""
    words, rows = voice(), workspace.view("attention", selection)
    with st.container(key="card_attention"):
        with st.container(horizontal=True, horizontal_alignment="distribute", key="attention_head"):
            markup.show(markup.heading(words("overview.attention")))
            if len(rows) > LINES_SHOWN:
                menu.link("findings", words("overview.attention_all"))
        if rows.empty:
            markup.show(markup.note(words("overview.attention_none")))
        for row in told.sentences(told.gathered(rows, words).head(LINES_SHOWN), words):
            with st.container(
                horizontal=True, gap="small", vertical_alignment="center", wrap=False,
                key=f"line_{row.place}",
            ):  # fmt: skip
                markup.show(markup.sign(row.mark), width="content")
                menu.link(row.page, row.sentence, **row.parameters)


def units(selection: Selection) -> None:
    """Show the units' rates on one scale, as bars or as a table."""
    words, rows = voice(), workspace.view("unit", selection)
    with st.container(key="card_units"):
        view = switch("units_view", words("overview.units"), ("chart", "table"))
        if view == "table":
            table.show(tables.units_table(rows, words), "units_as_table")
            return
        picture.show(
            charts.bullets(
                rows, words, thresholds=workspace.thresholds(), most=UNITS_SHOWN,
                height=min(max(len(rows), 4), UNITS_SHOWN) * 43 + 32,
            ),
            words("overview.alt_units", count=len(rows)),
            "bullets", rows=rows, view="unit", title=words("overview.units"),
        )  # fmt: skip
        _say_left_out(len(rows), UNITS_SHOWN, "more_units")


def _say_left_out(units: int, shown: int, key: str) -> None:
    """Say how many units a picture leaves out, if any."""
    if units > shown:
        markup.show(markup.note(voice()(f"overview.{key}", shown=shown, more=units - shown)))


def money(selection: Selection) -> None:
    """Show where the money comes from: stacked bars, streams, or a table."""
    words, rows = voice(), workspace.view("funding", selection)
    with st.container(key="card_money"):
        view = switch("money_view", words("overview.money"), ("stacked", "streams", "table"))
        if rows.empty:
            markup.show(markup.note(words("overview.money_none")))
        elif view == "table":
            table.show(tables.money_table(rows, words), "money_as_table")
        else:
            show_money(rows, view, height=408)


def show_money(rows: pd.DataFrame, view: str, *, height: int) -> None:
    """Show money by source and unit as stacked bars with their legend, or as streams."""
    words = voice()
    alt = words("overview.alt_money", parts=told.parts(rows, words))
    if view == "streams":
        picture.show(
            charts.streams(rows, words, height=height + 40),
            alt,
            "streams",
            rows=rows,
            view="funding",
            title=words("overview.money"),
        )
        return
    figure = charts.stacked_sources(rows, words, height=height, legend=False)
    picture.show(figure, alt, "stacked", rows=rows, view="funding", title=words("overview.money"))
    table.show(tables.sources_legend(told.sources(rows, words)), "sources_legend")
    _say_left_out(rows["unit"].nunique(), charts.MOST, "more_spent")


def spread(selection: Selection) -> None:
    """Show how projects lie over the execution bins, and indicators over statuses."""
    words, rows = voice(), workspace.view("execution_bins", selection)
    with st.container(key="card_bins"):
        markup.show(markup.heading(words("overview.bins")))
        picture.show(
            charts.execution_bins(rows, words, height=232),
            words("overview.alt_bins"),
            "bins",
            rows=rows,
            view="execution_bins",
            title=words("overview.bins"),
        )
    rows = workspace.view("indicator_status", selection)
    with st.container(key="card_statuses"):
        markup.show(markup.heading(words("overview.statuses")))
        if rows.empty:
            markup.show(markup.note(words("overview.statuses_none")))
            return
        picture.show(
            charts.status_bar(rows, words),
            words("overview.alt_statuses"),
            "statuses",
            rows=rows,
            view="indicator_status",
            title=words("overview.statuses"),
        )
        table.show(tables.status_legend(rows, words), "status_legend")
        district, grades = (workspace.view(name, selection) for name in ("district", "grade"))
        markup.show(markup.note(scores.in_short(district, grades, words)))


def switch(key: str, title: str, options: tuple[str, ...]) -> str:
    """Show a card's heading with the switch between its pictures; return the one chosen."""
    words = voice()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center",
        wrap=False, key=f"head_{key}",
    ):  # fmt: skip
        markup.show(markup.heading(title))
        chosen = st.segmented_control(
            title,
            options,
            default=options[0],
            required=True,
            format_func=lambda option: words(f"overview.view_{option}"),
            key=key,
            label_visibility="collapsed",
        )
    return chosen or options[0]
