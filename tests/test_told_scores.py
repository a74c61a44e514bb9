"""Computed grades in words: a reader of English reads no Chinese label of a built-in profile."""

from __future__ import annotations

import pytest

from gridperf import told_scores
from gridperf.scoring_profiles import profiles
from gridperf.words import Words


@pytest.mark.parametrize("key", sorted(profiles()))
def test_every_built_in_grade_has_its_word_in_both_languages(key: str) -> None:
    for label, _ in profiles()[key].grades:
        assert told_scores.named(label, Words("zh")) == label
        assert told_scores.named(label, Words("en")).isascii()


def test_a_district_s_own_label_stays_as_it_was_written() -> None:
    assert told_scores.named("一等", Words("en")) == "一等"


def test_a_score_between_two_grades_names_both() -> None:
    profile = profiles()["national_2020"]
    assert told_scores.grade(76.5, 82.5, profile, Words("en")) == "Fair–Good"
    assert told_scores.grade(76.5, 82.5, profile, Words("zh")) == "中–良"
