"""Scores on pages: the product's own (测算分) beside the form's (自评分), never in its place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from gridperf import amounts, told_scores
from gridperf.charts.table import Cell, Link, Row, Table
from gridperf.model import Selection
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
    stated = told_scores.stated(unit["stated_score"], words)
    rows = (
        *_lines("computed", told_scores.span(low, high, words), words, link,
                _beside(unit, selection, words)),
        *_lines("stated", stated, words, link),
        *_lines("grade", told_scores.grade(low, high, profile) or words("scores.none"), words),
        *_lines("full", full, words, link),
        *_lines("rate", rate, words, rates, _rates_beside(unit, selection, words)),
    )  # fmt: skip
    with st.container(key=f"card_scores_{key}"):
        markup.show(markup.heading(words("scores.heading")))
        table.show(Table((), rows), f"scores_{key}")
        rules = words("scores.rules", profile=profile.title[words.language])
        markup.show(markup.note(rules))


def _lines(
    name: str, value: str, words: Words, link: Link | None = None, beside: str = ""
) -> Iterator[Row]:
    """Yield a figure's row, and one below it with what it is to be seen against."""
    yield (
        Cell(words(f"scores.{name}"), tone="quiet nowrap"),
        Cell(value, tone="strong", align="end", link=link),
    )
    if beside:
        yield (Cell(beside, tone="quiet", align="end", colspan=2),)


def _beside(unit: Record, selection: Selection, words: Words) -> str:
    """Return the district's median score and the unit's of last year, in words."""
    others = workspace.view("unit", Selection(selection.year))
    middle = told_scores.span(others["score_low"].median(), others["score_high"].median(), words)
    before = _last_year(unit, selection)
    last = "" if before is None else _filed(before, words, told_scores.span(
        before["score_low"], before["score_high"], words))  # fmt: skip
    return _joined(words("scores.median", value=middle), last)


def _rates_beside(unit: Record, selection: Selection, words: Words) -> str:
    others = workspace.view("unit", Selection(selection.year))
    middle = words("scores.median", value=amounts.rate(others["rate"].median(), words))
    before = _last_year(unit, selection)
    last = "" if before is None else _filed(before, words, amounts.rate(before["rate"], words))
    return _joined(middle, last)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _filed(before: Record, words: Words, value: str) -> str:
    return words("scores.last_year", value=value) if before["filed"] else words("scores.last_none")


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
        "grade": (told_scores.grade(low, high, profile) or words("scores.none"), Cell("")),
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
    parts = [f"{words('scores.computed')} {score}"]
    counted = [
        f"{row['grade'] or words('scores.grade_open')} {int(row['projects']):,}"
        for row in grades.to_dict("records")
    ]
    parts.append(f"{words('scores.grades')} {words('ui.list_comma').join(counted)}")
    if int(year["marked"]):
        full = told_scores.full_marks(int(year["full_marks"]), int(year["marked"]), words)
        parts.append(f"{words('scores.full')} {full}")
    return " · ".join(parts)
