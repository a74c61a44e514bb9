"""The scorecard (指标计分卡): projects × dimensions, each cell a sign and a short value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd

from gridperf import amounts, look
from gridperf.charts.table import Bar, Cell, Link, Row, Table
from gridperf.words import Words

Record = Any
"""A row of a frame, as itertuples gives it: the view's columns by name."""

DIMENSIONS = (
    "quantity",
    "quality",
    "timeliness",
    "cost",
    "economic",
    "social",
    "ecological",
    "sustainable",
    "satisfaction",
    "other",
)
_OPTIONAL = {"sustainable", "other"}
_LARGE = 10_000
_SHORT = 9
"""Letters of a text that fit a cell; the whole stands in its title and behind the click."""


def columns_of(cells: pd.DataFrame) -> tuple[str, ...]:
    """Return the dimensions that get a column: the usual ones, the rarer where they occur."""
    held = set(cells["dimension"])
    return tuple(name for name in DIMENSIONS if name not in _OPTIONAL or name in held)


def scorecard(
    projects: pd.DataFrame, cells: pd.DataFrame, words: Words, *, picked: str = ""
) -> Table:
    """Return the matrix: a row a project, a column a dimension, at the end rate and findings.

    Columns of `projects` (one row a project): project_id, project, unit, rate, state, errors,
    warnings. Columns of `cells` (one row a project and dimension): project_id, dimension,
    status, indicators, target, actual, target_value, actual_value, measure_unit. A cell's click
    key is "<project_id>.<dimension>". Several units are told apart by a line of their own.
    """
    shown = columns_of(cells)
    by_place = {(c.project_id, c.dimension): c for c in cells.itertuples(index=False)}
    several = len(set(projects["unit"])) > 1
    body: list[Row] = []
    before = ""
    for project in projects.itertuples(index=False):
        if several and str(project.unit) != before:
            before = str(project.unit)
            body.append((Cell(before, tone="unit", colspan=len(shown) + 3, head=True),))
        row = [_cell(by_place.get((project.project_id, name)), name, words) for name in shown]
        body.append((_name(project), *row, _rate(project, words), _findings(project, words)))
    head = (
        Cell(words("units.project")),
        *(Cell(words(f"units.column_{name}")) for name in shown),
        Cell(words("units.rate")),
        Cell(words("units.findings")),
    )
    return Table((head,), tuple(body), "matrix", words("units.scorecard"), picked)


def _name(project: Record) -> Cell:
    link = Link("projects", {"project": str(project.project_id)})
    return Cell(_text(project.project), link=link, head=True)


def _cell(held: Record | None, dimension: str, words: Words) -> Cell:
    if held is None:
        return Cell("", title=words("units.no_indicator"))
    status = str(held.status)
    mark, word = look.STATUSES[status], words(f"model.status_{status}")
    count = int(held.indicators)
    more = f" +{count - 1}" if count > 1 else ""
    whole = words(
        "units.cell_told",
        dimension=words(f"model.dimension_{dimension}"),
        status=word,
        target=_text(held.target) or "—",
        actual=_text(held.actual) or "—",
        count=count,
    )
    key = f"{held.project_id}.{dimension}"
    text = "" if status == "not_applicable" else brief(held, words)
    return Cell(text + more, mark.sign, status, title=whole, pick=key)


def brief(held: Record, words: Words) -> str:
    """Return an indicator in a few letters: 41/70 栋, 95/95%, 11-28, or the status as a word."""
    unit = _text(held.measure_unit)
    actual = short(_text(held.actual_value), words)
    target = short(_text(held.target_value), words)
    if unit == "date":
        return actual[5:] if actual else target[5:]
    gap = "" if unit in {"", "%", "％"} else " "
    if actual and target:
        both = actual if actual == target == "100" and unit == "%" else f"{actual}/{target}"
        return _cut(f"{both}{gap}{unit}")
    return words(f"model.status_{held.status}")


def short(number: str, words: Words) -> str:
    """Return a number in few letters: from 10,000 on in 万 (thousands in English); else as it is.

    A cell has room for some fourteen letters, and a number must never be cut.
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if abs(value) < _LARGE:
        return number
    step, sign = words("units.large_step"), words("units.large_sign")
    return f"{amounts.rounded(value / int(step), 1).removesuffix('.0')}{sign}"


def _cut(text: str) -> str:
    limit = _SHORT + 5
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _rate(project: Record, words: Words) -> Cell:
    link = Link("projects", {"project": str(project.project_id), "at": "spent"})
    return replace(rate_cell(project.rate, str(project.state), words), link=link)


def rate_cell(share: float | None, state: str, words: Words) -> Cell:
    """Return a rate as bar, sign and percent; a word where there is none."""
    mark, word = look.STATES[state], words(f"model.state_{state}")
    if share is None or not amounts.known(share):
        return Cell(word, mark.sign, f"rate tint-{state}", align="end")
    bar = Bar(float(share), state)
    tone = f"rate strong tint-{state}"
    return Cell(amounts.rate(share, words), mark.sign, tone, "end", title=word, bar=bar)


def _findings(project: Record, words: Words) -> Cell:
    errors, warnings = int(project.errors), int(project.warnings)
    return findings_cell(errors, warnings, words, {"project": str(project.project_id)})


def findings_cell(
    errors: int, warnings: int, words: Words, about: Mapping[str, str] | None = None
) -> Cell:
    """Return how many open findings there are of either level: doubts are no errors.

    `about` are the parameters with which the page of findings shows them.
    """
    if not errors and not warnings:
        return Cell("–", tone="quiet", align="center", title=words("units.no_findings"))
    level = "error" if errors else "warning"
    told = words("units.findings_told", errors=errors, warnings=warnings)
    tone = f"tint-{level} strong"
    link = Link("findings", about) if about is not None else None
    beside = f" {look.LEVELS['warning'].sign} {warnings}" if errors and warnings else ""
    said = f"{errors or warnings}{beside}"
    return Cell(said, look.LEVELS[level].sign, tone, "center", title=told, link=link)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
