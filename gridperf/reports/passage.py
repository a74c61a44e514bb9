"""The passage for the final accounts (决算公开说明): the year's self-evaluation in counts."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pandas as pd

from gridperf import amounts
from gridperf.reports.material import Material, amount_of, missing, text_of
from gridperf.reports.summary import added
from gridperf.scoring import weighted_score
from gridperf.scoring_profiles import Profile
from gridperf.words import Words

NOTHING = {"", "无", "／", "/", "-", "—"}


class Grades(NamedTuple):
    """How many projects bear which grade, best first."""

    counts: tuple[tuple[str, int], ...]
    worked_out: int
    """Of them, those whose grade was worked out from the score that the form states."""
    none: int
    """Projects with neither grade nor score."""


def passage(material: Material) -> bytes:
    """Return the passage as text: one paragraph a matter, the basis below."""
    latest = material.latest()
    words = latest.words
    if latest.empty:
        return (words("report.empty", selection=material.filters) + "\n").encode()
    colon = words("report.colon")
    said = [
        *sentences(latest),
        "",
        f"{words('report.basis')}{colon}{latest.basis_line()}",
        f"{words('report.table_thresholds')}{colon}{latest.thresholds_line()}",
    ]
    return ("\n".join(said) + "\n").encode()


def sentences(material: Material) -> list[str]:
    """Return the passage of one year, a paragraph each: scope, money, scores, problems."""
    parts = (_scope(material), scores(material), _problems(material))
    return [part for part in parts if part]


def _scope(material: Material) -> str:
    words, held = material.words, material.rows("district").iloc[0]
    projects = material.rows("statement")
    aimed = projects[_with_goals(material)]
    extra = int(held["units_extra"])
    gaps = {
        "year": material.selection.year, "units": material.units,
        "expected": int(held["units_expected"]), "filed": int(held["units_filed"]) - extra,
        "extra": words("report.passage_extra", count=extra) if extra else "",
        "projects": int(held["projects"]), "budget": amounts.money(held["budget"], words),
        "spent": amounts.money(held["spent"], words), "rate": amounts.rate(held["rate"], words),
        "aimed": len(aimed),
        "aimed_budget": amounts.money(added([amount_of(b) for b in aimed["budget"]]), words),
    }  # fmt: skip
    said = words("report.passage_scope", **gaps)
    unknown = int(held["projects_unknown"])
    return said + (words("report.passage_unknown", count=unknown) if unknown else "")


def _with_goals(material: Material) -> list[bool]:
    """Tell of each project of the view `statement` whether it had a goal or an indicator."""
    measured = set(material.rows("indicator")["project_id"])
    rows = material.rows("statement")
    return [
        text_of(goal).strip() not in NOTHING or number in measured
        for goal, number in zip(rows["goal"], rows["project_id"], strict=True)
    ]


def scores(material: Material) -> str:
    """Return mean score and grades as stated, and the computed ones beside; says if none is."""
    words, rows = material.words, material.rows("statement")
    stated = [
        (Decimal(repr(score)), Decimal(repr(amount_of(budget) or 0.0)))
        for score, budget in zip(map(amount_of, rows["stated_score"]), rows["budget"], strict=True)
        if score is not None
    ]
    held = grades(rows, material.profile)
    said = words("report.passage_no_score")
    if stated:
        mean = sum((score for score, _ in stated), Decimal(0)) / len(stated)
        weighted = weighted_score(stated)
        said = words(
            "report.passage_score", count=len(stated), mean=_points(mean),
            weighted=_points(weighted if weighted is not None else mean),
        )  # fmt: skip
    if held.counts:
        said += words("report.passage_grades", grades=graded(held, words))
        if held.worked_out:
            said += words("report.passage_worked_out", count=held.worked_out)
    if held.none and held.counts:
        said += words("report.passage_ungraded", count=held.none)
    return said + words("ui.full_stop") + computed(material)


def computed(material: Material) -> str:
    """Return the computed scores (测算分) and their grades in a sentence; empty if there are none.

    They are the product's own, by the rules in use, and stand beside what the forms state.
    """
    words, held = material.words, material.rows("district").iloc[0]
    if not int(held["scored"]):
        return ""
    low, high = (amount_of(held[f"score_{end}"]) for end in ("low", "high"))
    said = words(
        "report.passage_computed", count=int(held["scored"]), score=span(low, high, words),
        profile=material.profile.title[words.language],
    )  # fmt: skip
    counts = dict(computed_grades(material))
    open_ = counts.pop("", 0)
    if counts:
        parts = [words("report.grade_count", grade=g, count=n) for g, n in counts.items()]
        listed = words("ui.list_comma").join(parts)
        said += words("report.passage_computed_grades", grades=listed)
    if open_:
        said += words("report.passage_open_grade", count=open_)
    return said + words("ui.full_stop")


def computed_grades(material: Material) -> list[tuple[str, int]]:
    """Return each computed grade with its projects, best first; the empty one is undecided."""
    rows = material.rows("grade")
    return [(text_of(g), int(n)) for g, n in zip(rows["grade"], rows["projects"], strict=True)]


def span(low: float | None, high: float | None, words: Words) -> str:
    """Return a computed score in words: a point, else from … to …."""
    if low is None or high is None:
        return words("model.unknown")
    ends = [amounts.rounded(end) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def graded(held: Grades, words: Words) -> str:
    """Return the grades with their counts as a list in words."""
    return words("ui.list_comma").join(
        words("report.grade_count", grade=grade, count=count) for grade, count in held.counts
    )


def _points(score: Decimal) -> str:
    return str(score.quantize(Decimal("0.01"), ROUND_HALF_UP))


def grades(rows: pd.DataFrame, profile: Profile) -> Grades:
    """Return the grades as stated, else as the profile gives them for the stated score.

    Columns: stated_grade, stated_score (points out of 100).
    """
    found: Counter[str] = Counter()
    worked_out = none = 0
    for grade, score in zip(rows["stated_grade"], rows["stated_score"], strict=True):
        points = amount_of(score)
        if not missing(grade) and text_of(grade).strip():
            found[text_of(grade).strip()] += 1
        elif points is not None:
            found[profile.grade(Decimal(repr(points)))] += 1
            worked_out += 1
        else:
            none += 1
    order = [label for label, _ in profile.grades]
    if found:
        found.update(dict.fromkeys(order, 0))
    ranked = sorted(found, key=lambda grade: order.index(grade) if grade in order else len(order))
    return Grades(tuple((grade, found[grade]) for grade in ranked), worked_out, none)


def _problems(material: Material) -> str:
    words = material.words
    stated, progress = material.rows("problem"), material.rows("review_progress")
    said = (
        words("report.passage_no_problem")
        if stated.empty
        else words(
            "report.passage_problems", count=len(stated), answered=int(stated["rectified"].sum())
        )
    )
    ledger = material.rows("ledger")
    counts = ledger.groupby("state").size()
    of = {state: int(counts.get(state, 0)) for state in
          ("to_review", "true", "explained", "false_alarm", "put_right")}  # fmt: skip
    if not progress.empty or not ledger.empty:
        said += words("report.passage_review", count=len(ledger), **of)
    return said
