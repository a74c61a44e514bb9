"""Scores on pages: the product's own (测算分) beside the form's (自评分), never in its place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, told_scores
from gridperf.charts.table import Cell, Link, Row, Table
from gridperf.model import Selection
from gridperf.store.lookup import OPEN
from gridperf.ui import markup, table, workspace
from gridperf.words import Words

Record = Mapping[Hashable, Any]


def of_unit(unit: Record, selection: Selection, words: Words, key: str) -> None:
    """Show a unit's scores against the district's median and its own of last year."""
    name = str(unit["unit"])
    profile = workspace.profile()
    link = Link("projects", {"unit": name, "order": "score"})
    low, high = unit["score_low"], unit["score_high"]
    full = told_scores.full_marks(int(unit["full_marks"]), int(unit["marked"]), words)
    rate = amounts.rate(unit["rate"], words)
    rates = Link("projects", {"unit": name, "order": "rate"})
    marks = Link("projects", {"unit": name, "only": "marks.given"})
    stated = told_scores.stated(unit["stated_score"], words)
    grade = told_scores.grade(low, high, profile, words) or words("scores.none")
    rows = (
        _line("computed", told_scores.span(low, high, words), words, link),
        _beside(unit, selection, words),
        _line("stated", stated, words, link),
        _line("grade", grade, words, link),
        _line("full", full, words, marks),
        _line("rate", rate, words, rates),
        _rates_beside(unit, selection, words),
    )
    with st.container(key=f"card_scores_{key}"):
        markup.show(markup.heading(words("scores.heading")))
        table.show(Table((), rows), f"scores_{key}")
        rules = words("scores.rules", profile=profile.title[words.language])
        markup.show(markup.note(rules))


def _line(name: str, value: str, words: Words, link: Link) -> Row:
    return (
        Cell(words(f"scores.{name}"), tone="quiet nowrap"),
        Cell(value, tone="strong", align="end", link=link),
    )


def _beside(unit: Record, selection: Selection, words: Words) -> Row:
    """Return the district's median score and the unit's of last year."""

    def said(row: Record) -> str:
        return told_scores.span(row["score_low"], row["score_high"], words)

    middle = workspace.view("unit", Selection(selection.year))[["score_low", "score_high"]].median()
    return _compared(said(middle.to_dict()), _last_year(unit, selection), said, words)


def _rates_beside(unit: Record, selection: Selection, words: Words) -> Row:
    def said(row: Record) -> str:
        return amounts.rate(row["rate"], words)

    middle = workspace.view("unit", Selection(selection.year))[["rate"]].median()
    return _compared(said(middle.to_dict()), _last_year(unit, selection), said, words)


def _compared(
    middle: str, before: Record | None, said: Callable[[Record], str], words: Words
) -> Row:
    """Return what a figure is seen against: the median leads to all units, last year to it."""
    every = Link("units", {"unit": ""})
    median = Cell(words("scores.median", value=middle), tone="quiet", link=every)
    if before is None:
        return median, Cell("")
    last = (
        words("scores.last_year", value=said(before))
        if before["filed"]
        else words("scores.last_none")
    )
    own = Link("units", {"unit": str(before["unit"]), "year": str(before["year"])})
    return median, Cell(last, tone="quiet", align="end", link=own)


def _last_year(unit: Record, selection: Selection) -> Record | None:
    """Return the unit's row of the year before, None where nobody filed in it."""
    if selection.year is None:
        return None
    held = workspace.view("unit", Selection(selection.year - 1, (str(unit["unit"]),)))
    return None if held.empty else held.to_dict("records")[0]


def of_project(number: int, places: Mapping[str, Cell], words: Words) -> None:
    """Show a project's computed scores beside what its form states, with the cells of these."""
    held = workspace.store().records("score", number).to_dict("records")
    if not held:
        return
    score, profile = held[0], workspace.profile()
    low, high = score["score_low"], score["score_high"]
    weight = score["execution_weight"]
    earned = score["execution_score"]
    execution = (
        words("scores.of_weight", score=amounts.rounded(earned), weight=amounts.rounded(weight))
        if amounts.known(earned)
        else words("scores.none")
    )
    said = {
        "computed": (told_scores.span(low, high, words), Cell("")),
        "grade": (told_scores.grade(low, high, profile, words) or words("scores.none"), Cell("")),
        "stated": (told_scores.stated(score["stated_score"], words), places["stated_score"]),
        "execution": (execution, places["execution.stated_score"]),
    }
    rows = tuple(
        (Cell(words(f"scores.{name}"), tone="quiet nowrap"), Cell(value, tone="strong"), place)
        for name, (value, place) in said.items()
    )
    with st.container(key=f"card_scores_{number}"):
        markup.show(markup.heading(words("scores.heading")))
        table.show(Table((), rows), f"scores_{number}", picks="at")
        rules = words("scores.rules_one", profile=profile.title[words.language])
        markup.show(markup.note(rules))


def earned(number: int) -> dict[int, tuple[float, float, float]]:
    """Return what each of a project's indicators earns: number → least, most, weight used."""
    held: pd.DataFrame = workspace.store().records("earned", number)
    return {
        int(row["indicator_id"]): (row["score_low"], row["score_high"], row["points"])
        for row in held.to_dict("records")
    }


def of_indicator(points: tuple[float, float, float] | None, words: Words) -> Cell:
    """Return what an indicator earns of the weight used; a dash where it doesn't apply."""
    if points is None:
        return Cell("–", tone="quiet", align="end")
    low, high, weight = points
    score = told_scores.span(low, high, words)
    said = words("scores.of_weight", score=score, weight=amounts.rounded(weight))
    return Cell(said, align="end", tone="nowrap", title=words("projects.score_says"))


def in_short(district: pd.DataFrame, grades: pd.DataFrame, words: Words) -> str:
    """Return score, grades and share of full marks of a selection in one line; empty if none."""
    if district.empty or grades.empty:
        return ""
    year = district.iloc[0]
    score = told_scores.span(year["score_low"], year["score_high"], words)
    parts = [f"{words('scores.computed')} {markup.way(score, 'projects', order='score')}"]
    counted = [_graded(row, words) for row in grades.to_dict("records")]
    parts.append(f"{words('scores.grades')} {words('ui.list_comma').join(counted)}")
    if int(year["marked"]):
        full = told_scores.full_marks(int(year["full_marks"]), int(year["marked"]), words)
        parts.append(f"{words('scores.full')} {markup.way(full, 'projects', only='marks.given')}")
    return " · ".join(parts)


def _graded(row: Record, words: Words) -> str:
    """Return a grade with its number of projects, leading to them."""
    grade = str(row["grade"])
    count = markup.way(f"{int(row['projects']):,}", "projects", only=f"grade.{grade or OPEN}")
    return f"{told_scores.named(grade, words) or words('scores.grade_open')} {count}"
