"""The process's one store, and its views as frames, kept until something is stored anew."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from gridperf.home import home_folder, store_at
from gridperf.model import Selection
from gridperf.scoring_profiles import Profile
from gridperf.store import Close, Store


def home() -> Path:
    """Return the folder where everything lives: GRIDPERF_HOME, else the user's data folder."""
    return home_folder()


def store() -> Store:
    """Return the store of this process; it is safe for threads."""
    return store_at(home())


@st.cache_data(show_spinner=False, max_entries=512)
def _view(at: str, revision: int, name: str, selection: Selection) -> pd.DataFrame:  # noqa: ARG001 (home and revision are the key)
    return store().view(name, selection)


@st.cache_data(show_spinner=False, max_entries=8)
def _units(at: str, revision: int) -> list[str]:  # noqa: ARG001 (home and revision are the key)
    return store().units()


@st.cache_data(show_spinner=False, max_entries=8)
def _close(at: str, revision: int) -> list[Close]:  # noqa: ARG001 (home and revision are the key)
    return store().merge_suggestions()


def close_names() -> list[Close]:
    """Return the pairs of units whose spellings are close and wait for an answer."""
    return _close(str(home()), store().revision)


def view(name: str, selection: Selection | None = None) -> pd.DataFrame:
    """Return a view's rows for a selection; its columns and units are declared in sql/views.

    The cache is keyed by the store's revision, so nothing has to be cleared after an import.
    """
    return _view(str(home()), store().revision, name, selection or Selection())


def years() -> list[int]:
    """Return the years stored, the latest first."""
    filed = view("years")
    return sorted((int(year) for year in filed.loc[filed["units_filed"] > 0, "year"]), reverse=True)


def units() -> list[str]:
    """Return every unit seen in any year, by name."""
    return _units(str(home()), store().revision)


def empty() -> bool:
    """Tell whether nothing has been stored yet."""
    return not years()


def profile() -> Profile:
    """Return the rules by which scores are computed now."""
    return store().profile()


def thresholds() -> tuple[float, float]:
    """Return the shares from which a rate is watched and from which it is good, as set."""
    held = store().settings()
    watch, good = held.get("execution.watch", "80"), held.get("execution.good", "90")
    return float(watch) / 100, float(good) / 100


def samples() -> bool:
    """Tell whether a sample is among what counts."""
    filings = view("filings")
    return bool(filings.loc[filings["state"] == "current", "sample"].any())
