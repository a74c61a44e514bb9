"""From the views' rows to slides, in the agenda's order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gridperf.deck import district, grades, lists, single
from gridperf.deck.agenda import Agenda
from gridperf.deck.rows import Rows
from gridperf.deck.slides import Prose, Slide
from gridperf.words import Words


@dataclass(frozen=True, slots=True)
class Basis:
    """What every slide rests on, for titles and footers."""

    year: int | None
    filters: str
    """Year and units in words."""
    as_of: str
    """When the data was last changed, by the viewer's clock; empty where nothing is stored."""
    bounds: tuple[float, float]
    """Shares from which a rate is watched and from which it is good."""
    profile: str = ""
    """The rules of scoring in use, in words."""

    def footer(self, words: Words) -> str:
        """Return filters and data-as-of in one line."""
        return " · ".join(
            filter(None, (self.filters, self.as_of and words("deck.as_of", time=self.as_of)))
        )


def build(rows: Rows, agenda: Agenda, basis: Basis, words: Words) -> tuple[Slide, ...]:
    """Return the slides of an agenda; an empty selection gives one slide that says so."""
    held = rows.of("district")
    if held.empty or not int(held["units_filed"].iloc[0]):
        says = Prose((words("deck.nothing_says"),))
        return (Slide("cover", words("deck.part_cover"), words("deck.nothing"), (says,)),)
    makers: Mapping[str, Callable[[], Iterable[Slide]]] = {
        "cover": lambda: district.cover(held, basis, words),
        "district": lambda: district.picture(rows, basis, words),
        "ranking": lambda: district.ranking(rows.of("unit"), basis, words),
        "sources": lambda: district.sources(rows.of("funding"), words),
        "indicators": lambda: district.indicators(rows.of("indicator_status"), words),
        "scores": lambda: grades.scores(held, rows.of("grade"), basis, words),
        "unmet": lambda: lists.unmet(rows.of("unmet_first"), words),
        "low": lambda: lists.low(rows.of("low_first"), basis, words),
        "problems": lambda: lists.problems(rows.of("problem_first"), held, words),
        "units": lambda: single.units(agenda.units, rows, basis, words),
        "projects": lambda: single.projects(agenda.projects, rows, basis, words),
    }
    return tuple(slide for part in agenda.parts for slide in makers[part]())
