"""The process's one store, and its views as frames, kept until something is stored anew."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import streamlit as st
from platformdirs import user_data_path

from gridperf.model import Selection
from gridperf.store import Store


def home() -> Path:
    """Return the folder where everything lives: GRIDPERF_HOME, else the user's data folder."""
    named = os.environ.get("GRIDPERF_HOME")
    return Path(named) if named else user_data_path("gridperf", appauthor=False)


@st.cache_resource(show_spinner=False)
def _store(at: str) -> Store:
    return Store.open(Path(at))


def store() -> Store:
    """Return the store of this process; it is safe for threads."""
    return _store(str(home()))


@st.cache_data(show_spinner=False, max_entries=512)
def _view(at: str, revision: int, name: str, selection: Selection) -> pd.DataFrame:  # noqa: ARG001 (home and revision are the key)
    rows: pd.DataFrame = store().view(name, selection)
    return rows


def view(name: str, selection: Selection | None = None) -> pd.DataFrame:
    """Return a view's rows for a selection; its columns and units are declared in sql/views.

    The cache is keyed by the store's revision, so nothing has to be cleared after an import.
    """
    return _view(str(home()), store().revision, name, selection or Selection())


def years() -> list[int]:
    """Return the years stored, the latest first."""
    return sorted((int(year) for year in view("years")["year"]), reverse=True)


def units() -> list[str]:
    """Return every unit seen in any year, by name."""
    return sorted(set(view("unit")["unit"]))


def empty() -> bool:
    """Tell whether nothing has been stored yet."""
    return view("years").empty
