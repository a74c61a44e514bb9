"""The few pieces of HTML that Streamlit has no element for; every text in them is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from gridperf.glossary import meaning_of
from gridperf.look import SOURCES, Mark, recoloured
from gridperf.ui import display
from gridperf.ui.language import chosen

_WAY = re.compile("\ue000([a-z]+)\\?([^\ue001]*)\ue001([^\ue002]*)\ue002")
"""A figure that leads on, as it travels inside a sentence: page, what it is asked, the words."""


def show(markup: str, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put a piece on the page, in the theme's colours."""
    st.html(recoloured(markup, display.chosen()), width=width)


def way(text: str, page: str, **asked: str) -> str:
    """Return words that lead to a page when they are shown (see ui/ways.py); elsewhere drop them.

    `asked` are parameters beside the selection; year or unit among them replace the selection's.
    """
    return f"\ue000{page}?{urlencode(asked)}\ue001{text}\ue002"


def said(text: str) -> str:
    """Return a text as markup: escaped, its ways as links."""
    return _WAY.sub(_linked, escape(text))


def _linked(found: re.Match[str]) -> str:
    page, asked, text = found.groups()
    address = "/" if page == "overview" else f"/{page}"
    held = [(name, one) for name in ("year", "unit", "language")
            for one in st.query_params.get_all(name) if f"{name}=" not in asked]  # fmt: skip
    query = "&amp;".join(filter(None, (asked, escape(urlencode(held)))))
    return f'<a class="way" href="{address}?{query}" data-way="{page}?{asked}">{text}</a>'


def lead(conclusion: str, note: str) -> str:
    """Return a page's head: the conclusion as title, data-as-of and filters beside it."""
    return f'<div class="lead"><h1>{said(conclusion)}</h1><p class="quiet">{escape(note)}</p></div>'


def heading(text: str, note: str = "") -> str:
    """Return a card's heading, what its term means, and a quiet remark at its right."""
    head = f"<h2>{escape(text)}{term(text)}</h2>"
    return f'<div class="heading">{head}<span>{escape(note)}</span></div>'


def term(label: str) -> str:
    """Return a sign that opens what the label's term means; nothing where it is no term."""
    means = meaning_of(label, chosen())
    if not means:
        return ""
    return f'<span class="term" tabindex="0">?<span role="tooltip">{escape(means)}</span></span>'


def figure(label: str, value: str, note: str, exact: str = "") -> str:
    """Return a card's one figure: label, value in figure size, a remark; `exact` shows on hover."""
    named = f"<p>{escape(label)}{term(label)}</p>" if label else ""
    return (
        f'<div class="figure" title="{escape(exact)}">{named}'
        f"<strong>{said(value)}</strong><p>{said(note)}</p></div>"
    )


def sign(mark: Mark) -> str:
    """Return a state's sign in its colour; the word beside it says the same."""
    return f'<b class="sign" style="color:{mark.text}">{escape(mark.sign)}</b>'


def tag(mark: Mark, word: str) -> str:
    """Return a state as sign and word on its pale ground."""
    return (
        f'<span class="tag" style="color:{mark.text};background:{mark.ground}">'
        f"{escape(mark.sign)} {escape(word)}</span>"
    )


def verdict(mark: Mark, text: str) -> str:
    """Return a sentence after the sign of its state."""
    return (
        f'<p class="verdict" style="background:{mark.ground}">'
        f'<b style="color:{mark.text}">{escape(mark.sign)}</b> {escape(text)}</p>'
    )


def note(text: str) -> str:
    """Return a quiet line."""
    return f'<p class="quiet">{said(text)}</p>'


def plain(text: str) -> str:
    """Return text as it is, for use between other pieces."""
    return f"<span>{said(text)}</span>"


def legend(entries: Sequence[tuple[Mark, str]]) -> str:
    """Return signs with their words and numbers, side by side."""
    pieces = "".join(
        f'<span><b style="color:{mark.text}">{escape(mark.sign)}</b> {escape(said)}</span>'
        for mark, said in entries
    )
    return f'<div class="legend">{pieces}</div>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, total: bool = False) -> str:
    """Return a quiet table: the first column names, the others numbers, set right.

    With `total` the last row is the sum of the others and set off.
    """
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(text))}</td>" for text in row) + "</tr>" for row in rows
    )
    kind = "figures total" if total else "figures"
    return f'<div class="scroll"><table class="{kind}"><tr>{head}</tr>{body}</table></div>'


def swatches(entries: Sequence[tuple[str, str]]) -> str:
    """Return sources of money with their colours, what is unconfirmed hatched as in the figures."""
    pieces = "".join(
        f'<span><i class="swatch {escape(source)}" style="background-color:{SOURCES[source]}"></i>'
        f"{escape(said)}</span>"
        for source, said in entries
    )
    return f'<div class="legend quiet">{pieces}</div>'


def texts(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of words, all set left and free to wrap."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    return f'<table class="texts"><tr>{head}</tr>{body}</table>'


def facts(entries: Sequence[tuple[str, str]]) -> str:
    """Return labels with their texts, one below the other; what is blank is left out."""
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in entries if text
    )
    return f'<dl class="facts">{rows}</dl>'


def steps(names: Sequence[str], here: int) -> str:
    """Return steps in one line, the present one marked, those before it ticked off."""
    pieces = " <i>→</i> ".join(
        f'<b class="{"here" if place == here else "done" if place < here else "ahead"}">'
        f"{place + 1} {escape(name)}</b>"
        for place, name in enumerate(names)
    )
    return f'<div class="steps">{pieces}</div>'


def asked(question: str, raw: str) -> str:
    """Return a question with the raw text that it is about."""
    quoted = f"<blockquote>{escape(raw)}</blockquote>" if raw else ""
    return f'<div class="asked"><p>{escape(question)}</p>{quoted}</div>'


def folded(title: str, text: str) -> str:
    """Return a text that opens at a click."""
    return f'<details class="raw"><summary>{escape(title)}</summary>{escape(text)}</details>'


def receipt(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the receipt as a table that can be printed: a row a filing."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    return (
        '<div class="receipt"><table class="texts"><thead><tr>'
        f"{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
