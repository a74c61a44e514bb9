"""Numbered targets whose completion speaks of all of them, or of some, at once."""

import pytest

from gridperf.values import judge, split_numbered


def _said(target, actual):
    one = judge(target, actual, "quantity", None, 2022)
    return one.status, one.actual_value


@pytest.mark.parametrize("done", ["1.2.均已完成", "1、2均已完成", "1、2项全部完成", "1和2已完成"])
def test_the_numbers_of_parts_are_no_completions(done):
    pairs = split_numbered("1.宣传≥12场；2.培训≥2期", done)
    assert [actual for _, actual in pairs] == [done, done]
    assert [_said(*pair) for pair in pairs] == [("undecided", None)] * 2


def test_a_completion_of_three_parts_together_goes_to_each():
    pairs = split_numbered("1.宣传≥12场；2.培训≥2期；3.资料≥1000份", "1.2.3.已完成")
    assert [actual for _, actual in pairs] == ["1.2.3.已完成"] * 3
    assert {_said(*pair) for pair in pairs} == {("undecided", None)}


def test_a_figure_before_a_word_of_completion_stays_a_figure():
    assert _said("≥1.5公里", "1.2公里均已完成") == ("unmet", "1.2")
