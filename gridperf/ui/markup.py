"""The few pieces of HTML that Streamlit has no element for; every text in them is escaped here."""

from __future__ import annotations

from html import escape

import streamlit as st

from gridperf.look import Mark


def show(markup: str) -> None:
    """Put a piece on the page."""
    st.html(markup)


def lead(conclusion: str, note: str) -> str:
    """Return a page's head: the conclusion as title, data-as-of and filters beside it."""
    return (
        f'<div class="lead"><h1>{escape(conclusion)}</h1><p class="quiet">{escape(note)}</p></div>'
    )


def heading(text: str, note: str = "") -> str:
    """Return a card's heading with a quiet remark at its right."""
    return f'<div class="heading"><h2>{escape(text)}</h2><span>{escape(note)}</span></div>'


def figure(label: str, value: str, note: str, exact: str = "") -> str:
    """Return a card's one figure: label, value in figure size, a remark; `exact` shows on hover."""
    return (
        f'<div class="figure" title="{escape(exact)}"><p>{escape(label)}</p>'
        f"<strong>{escape(value)}</strong><p>{escape(note)}</p></div>"
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


def note(text: str) -> str:
    """Return a quiet line."""
    return f'<p class="quiet">{escape(text)}</p>'
