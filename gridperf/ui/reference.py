"""The reference page (口径说明): all of it read from what is declared, so that it can't drift."""

from __future__ import annotations

import re
from typing import get_args

import streamlit as st

from gridperf import look
from gridperf.glossary import terms
from gridperf.model import Dimension, FormKind
from gridperf.rules import numbered, rules
from gridperf.store import Relation, views
from gridperf.ui import markup, workspace
from gridperf.ui.language import voice


def head() -> None:
    """Show the title."""
    words = voice()
    markup.show(markup.lead(words("reference.title"), ""))


def measures() -> None:
    """Show how the figures come about, then every view with its columns and units."""
    words = voice()
    with st.container(key="card_measures"):
        markup.show(markup.heading(words("reference.measures")))
        lines = [
            [term.word[words.language], term.means[words.language]] for term in terms().values()
        ]
        markup.show(markup.texts([words("reference.term"), words("reference.meaning")], lines))
    with st.container(key="card_views"):
        markup.show(markup.heading(words("reference.views")))
        heads = [words(f"reference.{name}") for name in ("view", "grain", "columns")]
        lines = [_view(relation) for relation in views().values()]
        markup.show(markup.texts(heads, lines))


def _view(relation: Relation) -> list[str]:
    """Return a view's title, what a row stands for, and its columns with their units."""
    words = voice()
    meanings = {name: column.meaning[words.language] for name, column in relation.columns.items()}
    columns = [f"{meanings[name]}{_unit(column.unit)}" for name, column in relation.columns.items()]
    between = " · "
    return [
        relation.title[words.language],
        between.join(meanings[name] for name in relation.grain),
        between.join(columns),
    ]


UNITS = {"万元": "wan", "share": "share", "points": "points", "%": "percent"}


def _unit(unit: str | None) -> str:
    """Return a column's unit in brackets; counts and words have none."""
    return voice()(f"reference.unit_{UNITS[unit]}") if unit in UNITS else ""


def checks() -> None:
    """Show every rule: code, level, what it says, its thresholds."""
    words = voice()
    with st.container(key="card_rules"):
        markup.show(markup.heading(words("reference.rules"), words("reference.rules_note")))
        heads = [words(f"reference.{name}") for name in ("code", "level", "rule", "says", "bounds")]
        lines = [
            [
                code,
                f"{look.LEVELS[rule.level].sign} {words(f'model.level_{rule.level}')}",
                rule.title[words.language],
                re.sub(r"\{[^}]*\}", "…", numbered(rule.message[words.language], {})),
                words("ui.list_comma").join(f"{bound:g}" for bound in rule.thresholds.values()),
            ]
            for code, rule in rules().items()
        ]
        markup.show(markup.texts(heads, lines))


def states() -> None:
    """Show states with their bounds, indicator statuses, dimensions and sources of money."""
    words = voice()
    watch, good = (f"{share * 100:g}" for share in workspace.thresholds())
    with st.container(key="card_states"):
        markup.show(markup.heading(words("reference.states")))
        lines = [
            [
                f"{mark.sign} {words(f'model.state_{state}')}",
                words(f"reference.state_{state}", good=good, watch=watch),
            ]
            for state, mark in look.STATES.items()
        ]
        markup.show(markup.texts([words("reference.state"), words("reference.meaning")], lines))
    with st.container(key="card_status_words"):
        markup.show(markup.heading(words("reference.statuses")))
        lines = [
            [
                f"{mark.sign} {words(f'model.status_{status}')}",
                words(f"reference.status_{status}"),
            ]
            for status, mark in look.STATUSES.items()
        ]
        markup.show(markup.texts([words("reference.status"), words("reference.meaning")], lines))
    with st.container(key="card_source_words"):
        markup.show(markup.heading(words("funding.source")))
        named = [(source, words(f"model.source_{source}")) for source in look.SOURCES]
        markup.show(markup.swatches(named))


def forms() -> None:
    """Show the forms that are read, and the dimensions of their indicators."""
    words = voice()
    with st.container(key="card_forms"):
        markup.show(markup.heading(words("reference.forms")))
        lines = [
            [words(f"model.form_{form}"), words(f"reference.form_{form}")]
            for form in get_args(FormKind)
        ]
        markup.show(markup.texts([words("reference.form"), words("reference.meaning")], lines))
    with st.container(key="card_dimensions"):
        markup.show(markup.heading(words("reference.dimensions")))
        names = [words(f"model.dimension_{dimension}") for dimension in get_args(Dimension)]
        markup.show(markup.note(words("ui.list_comma").join(names)))
