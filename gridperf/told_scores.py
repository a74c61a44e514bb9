"""Computed scores (测算分) in words: a point, or the range that words leave open."""

from __future__ import annotations

from decimal import Decimal

from gridperf import amounts
from gridperf.scoring_profiles import Profile
from gridperf.words import Words


def span(low: float | None, high: float | None, words: Words) -> str:
    """Return a score: 86.50, or 76.50–82.50 where it is open; 未测算 without one."""
    if low is None or high is None or not (amounts.known(low) and amounts.known(high)):
        return words("scores.none")
    both = [amounts.rounded(end) for end in (low, high)]
    return both[0] if both[0] == both[1] else words("scores.span", low=both[0], high=both[1])


def stated(score: float | None, words: Words) -> str:
    """Return the form's own score; 未写 where it states none."""
    known = score is not None and amounts.known(score)
    return amounts.rounded(score) if known and score is not None else words("scores.not_stated")


def grade(low: float | None, high: float | None, profile: Profile, words: Words) -> str:
    """Return the grade of a score, both where its ends lie in two; empty without one."""
    if low is None or high is None or not (amounts.known(low) and amounts.known(high)):
        return ""
    ends = dict.fromkeys(profile.grade(Decimal(amounts.rounded(end))) for end in (high, low))
    return "–".join(named(label, words) for label in reversed(ends))


def named(label: str, words: Words) -> str:
    """Return a grade's label (等级) in the reader's language; a district's own one as it is."""
    known = _GRADES.get(label)
    return words(f"model.grade_{known}") if known else label


_GRADES = {
    "优": "excellent", "良": "good", "中": "fair", "差": "poor", "合格": "pass", "不合格": "fail",
}  # fmt: skip


def full_marks(full: int, marked: int, words: Words) -> str:
    """Return the share of full marks (满分率) with its counts; a word where nothing is marked."""
    if not marked:
        return words("scores.not_marked")
    share = amounts.rate(full / marked, words)
    return words("scores.full_marks", share=share, full=full, marked=marked)
