"""What is looked at: year and units, as the top bar's widgets and the address hold them."""

from __future__ import annotations

from datetime import UTC

import pandas as pd
import streamlit as st

from gridperf.model import Selection
from gridperf.told import some
from gridperf.ui import frame
from gridperf.ui.language import voice


def current() -> Selection:
    """Return what is looked at; every page calls this before anything else.

    A folder `pages` beside the entry script puts Streamlit into its old multipage mode until
    `st.navigation` has run once in the process: a deep link right after a start then runs the page
    alone, without frame or menu. This is where that shows, and where it is cured: the frame is
    drawn here and runs the page inside it. (A rerun would cure it too, but lose a click.)
    """
    if not frame.around.get():
        frame.show()
        st.stop()
    year = st.session_state.get("year")
    return Selection(int(year) if year else None, tuple(st.session_state.get("unit") or ()))


def sentence(selection: Selection) -> str:
    """Return the filters in words: which year, which units (more than two are counted)."""
    words = voice()
    units = some(list(selection.units), words) if selection.units else words("ui.all_units")
    return f"{words('ui.of_year', year=selection.year or '—')} · {units}"


def local(moment: pd.Timestamp) -> str:
    """Return a moment (UTC, as stored) by this machine's clock, to the minute."""
    return moment.to_pydatetime().replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")
