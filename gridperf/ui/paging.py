"""Pages of a long table: two buttons and where one is; the page stands in the address."""

from __future__ import annotations

import streamlit as st

from gridperf.ui import markup
from gridperf.ui.language import voice


def current(pages: int) -> int:
    """Return the page asked for in the address, within what there is."""
    asked = str(st.query_params.get("page", "1"))
    return min(max(int(asked) if asked.isdecimal() else 1, 1), max(pages, 1))


def first() -> None:
    """Go back to the first page: what is looked for has changed."""
    st.query_params.pop("page", None)


def bar(page: int, pages: int) -> None:
    """Show where one is, and the two buttons."""
    words = voice()
    if pages < 2:  # noqa: PLR2004 (one page needs no turning)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="paging"):
        for name, to in (("previous", page - 1), ("next", page + 1)):
            st.button(
                words(f"projects.{name}"), key=f"page_{name}", disabled=not 1 <= to <= pages,
                on_click=_turn, args=(to,),
            )  # fmt: skip
        markup.show(markup.note(words("projects.page", page=page, pages=pages)))


def _turn(to: int) -> None:
    st.query_params["page"] = str(to)
