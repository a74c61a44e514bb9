"""The slide of scores: computed beside stated, grades, share of full marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from gridperf import amounts, told_scores
from gridperf.charts.table import Cell, Link
from gridperf.deck.lists import table_of
from gridperf.deck.slides import Figures, Slide
from gridperf.told import Figure
from gridperf.words import Words

if TYPE_CHECKING:
    from gridperf.deck.build import Basis


def scores(
    district: pd.DataFrame, grades: pd.DataFrame, basis: Basis, words: Words
) -> Iterator[Slide]:
    """Yield score, grades and share of full marks (满分率); nothing where nothing has a score.

    Columns as declared by the views `district` (one row) and `grade`.
    """
    year = district.iloc[0]
    if grades.empty:
        return
    open_ = int(grades.loc[grades["grade"] == "", "projects"].sum())
    best = grades.iloc[0]
    full = told_scores.full_marks(int(year["full_marks"]), int(year["marked"]), words)
    title = words("deck.scores_title", count=int(year["scored"]))
    if best["grade"]:
        title += words(
            "deck.scores_best",
            grade=told_scores.named(best["grade"], words),
            count=int(best["projects"]),
        )
    if open_:
        title += words("deck.scores_open", count=open_)
    figures = (
        _figure("computed", told_scores.span(year["score_low"], year["score_high"], words), words),
        _figure("stated", told_scores.stated(year["stated_score"], words), words),
        _figure("full", full, words),
    )
    rows = [
        (
            Cell(told_scores.named(str(row["grade"]), words) or words("scores.grade_open")),
            Cell(f"{int(row['projects']):,}", align="end", link=_graded(str(row["grade"]))),
            Cell(amounts.rounded(row["budget"]), align="end"),
        )
        for row in grades.to_dict("records")
    ]
    named, shares = ("grade", "projects", "budget"), (0.4, 0.3, 0.3)
    table = table_of(named, shares, rows, words, numbers=2)
    note = words("deck.scores_by", profile=basis.profile) if basis.profile else ""
    yield Slide("scores", words("deck.part_scores"), title, (Figures(figures), table), note)


def _graded(grade: str) -> Link:
    """Return the way to a grade's projects, to the open ones for an empty grade."""
    return Link("projects", {"only": f"grade.{grade or 'open'}"})


def _figure(name: str, value: str, words: Words) -> Figure:
    return Figure(name, words(f"deck.scores_{name}"), value, "")
