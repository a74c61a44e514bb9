"""Scores that a list writes beside the grade, in the grade's cell (自评结果 99分（优）)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gridperf.forms.grades import names_grade
from gridperf.model import Finding
from gridperf.values import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridperf.forms.list_columns import ListColumns, Noted
    from gridperf.forms.plan import Plan

_SCORE = r"(?P<score{0}>\d{{1,3}}(?:\.\d+)?)\s*(?P<points{0}>分?)"
_GRADE = r"(?P<grade{0}>[^\W\d_]{{1,3}}?)(?:等级?)?"
_BOTH = re.compile(
    rf"{_SCORE.format(1)}(?:\s*[,、/;:(\[]?\s*{_GRADE.format(1)}\s*[)\]]?)?"
    rf"|{_GRADE.format(2)}\s*[,、/;:(\[]?\s*{_SCORE.format(2)}\s*[)\]]?"
)
MOST = 100


def score_and_grade(text: str) -> tuple[Decimal, str | None] | None:
    """Return the score and the grade that a text holds (99分（优）, 优/99), None for any other.

    A number alone is a score where 分 says so.
    """
    found = _BOTH.fullmatch(narrow(text))
    if found is None:
        return None
    grade = found["grade1"] or found["grade2"]
    told = names_grade(grade) if grade else bool(found["points1"])
    score = Decimal(found["score1"] or found["score2"])
    return (score, grade) if told and score <= MOST else None


def graded_scores(
    columns: ListColumns, plan: Plan, found: dict[str, list[Any]]
) -> list[Decimal | None]:
    """Return the scores that stand in the grades' cells, their cells kept; none where none does.

    The grades lose them. A score that has a column of its own counts; that the other differs from
    it is said. Where no column states the grades, those behind the scores (99.5（优）) are `found`.
    """
    grades: list[str | None] | None = found.get("stated_grade")
    if grades is None and plan.score is not None:
        found["stated_grade"] = _grades_behind(columns, plan.score)
    if not grades:
        return []
    both = {text: said for text in set(grades) if text and (said := score_and_grade(text))}
    if not both:
        return []
    held = [both.get(text or "") for text in grades]
    grades[:] = [said[1] if said else text for text, said in zip(grades, held, strict=True)]
    if plan.score is not None:
        columns.noted += _other_scores(columns, plan, held)
        return []
    told = [at for at, said in enumerate(held) if said]
    columns.keep(plan.texts["stated_grade"], "stated_score", told)
    return [said[0] if said else None for said in held]


def _grades_behind(columns: ListColumns, column: int) -> list[str | None]:
    """Return the grades that stand behind the scores in their cells, nothing where none does."""
    raws = columns.raws(column)
    both = {text: said[1] for text in set(raws) if text and not text[-1].isdigit()
            and (said := score_and_grade(text))}  # fmt: skip
    told = [at for at, text in enumerate(raws) if both.get(text)] if any(both.values()) else []
    columns.keep(column, "stated_grade", told)
    return [both.get(text) for text in raws] if told else []


def _other_scores(
    columns: ListColumns, plan: Plan, held: list[tuple[Decimal, str | None] | None]
) -> Iterator[Noted]:
    """Yield which scores beside a grade differ from those of the scores' own column."""
    own = columns.scores(plan.score) if plan.score is not None else []
    for at, (said, score) in enumerate(zip(held, own, strict=True)):
        if said and score is not None and said[0] != score:
            cell = columns.cell(at, plan.texts["stated_grade"])
            yield columns.rows[at], Finding(
                "R132", columns.grid.sheet.name, cell.address, columns.names[at], cell.raw,
                f"{score}", {"variant": "graded_score"})  # fmt: skip
