"""What a report is made of: the views' rows for one selection, and what they rest on (口径)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from functools import cache

import pandas as pd

from gridperf import amounts, progress, told
from gridperf.deck import Agenda, Rows
from gridperf.model import Selection
from gridperf.rules import Bound, bounds
from gridperf.scoring_profiles import Profile
from gridperf.store import Store, views
from gridperf.words import Words


@dataclass(frozen=True, slots=True)
class Material:
    """The views' rows for one selection, in one language."""

    rows: Callable[[str], pd.DataFrame]
    """A view's name → its rows; asked once, then kept."""
    selection: Selection
    words: Words
    settings: Mapping[str, str]
    profile: Profile
    """The rules of scoring in use."""
    deck: Rows
    """The same rows as slides ask for them."""
    agenda: Agenda | None = None
    """What the slides show, in which order; None: the usual, and a slide for each unit chosen."""

    @property
    def empty(self) -> bool:
        """True where nobody filed in this selection."""
        return not int(self.rows("district")["units_filed"].sum())

    @property
    def years(self) -> list[int]:
        """The years in which somebody of the selection filed, the latest first."""
        held = self.rows("district")
        return sorted(
            (int(year) for year in held.loc[held["units_filed"] > 0, "year"]), reverse=True
        )

    @property
    def bounds(self) -> tuple[float, float]:
        """Shares from which a rate is watched and from which it is good, as set."""
        watch, good = (
            self.settings.get(f"execution.{name}", usual)
            for name, usual in (("watch", "80"), ("good", "90"))
        )
        return float(watch) / 100, float(good) / 100

    @property
    def filters(self) -> str:
        """Year and units in words."""
        year = self.selection.year
        years = self.words("ui.of_year", year=year) if year else self.words("report.all_years")
        return f"{years} · {self.units}"

    @property
    def units(self) -> str:
        """The units in words; more than two are counted."""
        named = self.selection.units
        return told.some(list(named), self.words) if named else self.words("ui.all_units")

    @property
    def as_of(self) -> str:
        """When anything stored was last changed, by this machine's clock; empty if never."""
        held = self.rows("revision")
        if held.empty:
            return ""
        moment: pd.Timestamp = held["made_at"].iloc[0]
        return moment.to_pydatetime().replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")

    def basis(self) -> list[tuple[str, str]]:
        """Return what the document rests on, as (label, words): the same in every document."""
        words = self.words
        watch, good = (f"{share * 100:g}" for share in self.bounds)
        held = self.rows("revision")
        number = 0 if held.empty else int(held["number"].iloc[0])
        return [
            (words("report.selection"), self.filters),
            (
                words("report.as_of"),
                words(
                    "report.as_of_says", time=self.as_of or words("model.unknown"), number=number
                ),
            ),
            (words("report.profile"), self.profile.title[words.language]),
            (words("report.bounds"), words("report.bounds_say", watch=watch, good=good)),
            (words("report.money"), words("report.money_says")),
        ]

    def basis_line(self) -> str:
        """Return the basis in one line, for feet and notes."""
        colon, semicolon = self.words("report.colon"), self.words("ui.semicolon")
        return semicolon.join(f"{label}{colon}{said}" for label, said in self.basis())

    def thresholds(self) -> Iterator[Bound]:
        """Return every threshold of the checks that is in use."""
        return bounds(self.settings, self.words.language)

    def thresholds_line(self) -> str:
        """Return every threshold in one line, for notes; where one was changed, its default too."""
        return told.thresholds(self.settings, self.words)

    def narrowed(self, year: int) -> Material:
        """Return the material of one year of it."""
        selection = Selection(year, self.selection.units)
        return replace(
            self, rows=cache(lambda view: _of_year(self.rows(view), year)),
            selection=selection, deck=replace(self.deck, selection=selection),
        )  # fmt: skip

    def latest(self) -> Material:
        """Return the material of the latest year, for documents that speak of one year."""
        if self.selection.year is not None or not self.years:
            return self
        return self.narrowed(self.years[0])


def missing(value: object) -> bool:
    """Tell whether a frame's value is one of its holes."""
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]


def _of_year(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    return rows[rows["year"] == year].reset_index(drop=True) if "year" in rows else rows


def gather(
    store: Store, selection: Selection, words: Words, agenda: Agenda | None = None
) -> Material:
    """Return the material of a selection; each view is asked when it is first wanted."""

    def asked(name: str, chosen: Selection) -> pd.DataFrame:
        progress.tell("read", views()[name].title[words.language])
        return store.view(name, chosen)

    view = cache(asked)
    deck = Rows(selection, view, store.records)
    settings, profile = store.settings(), store.profile()
    return Material(deck.of, selection, words, settings, profile, deck, agenda)


def text_of(value: object) -> str:
    """Return a text cell of a frame; empty where nothing stands."""
    return "" if missing(value) else str(value)


def amount_of(value: object) -> float | None:
    """Return a number of a frame; None where it is unknown."""
    return float(value) if amounts.known(value) else None  # type: ignore[arg-type]
