"""A rhythm that is told without 每 means the same."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("target", "actual", "status", "values"),
    [
        ("半年1次", "1次", "undecided", ("1", None)),
        ("半年1次", "2次", "met", ("1", "1")),
        ("开展检测半年1次", "1次", "undecided", ("1", None)),
        ("1次/半年", "1次", "undecided", ("1", None)),
        ("1次/半年", "2次", "met", ("1", "1")),
        ("一月一次", "10次", "undecided", ("1", None)),
        ("一月一次", "12次", "met", ("1", "1")),
        ("一月一次", "一月一次", "met", ("1", "1")),
        ("一季度一次", "4次", "met", ("1", "1")),
        ("月检1次", "12次", "met", ("1", "1")),
        ("隔周一次", "26次", "met", ("1", "1")),
        ("隔月一次", "5次", "undecided", ("1", None)),
        ("一年四次", "4次", "met", ("4", "4")),
        ("一年四次", "3次", "unmet", ("4", "3")),
        ("1年1次", "1次", "met", ("1", "1")),
        ("一周一次", "52次", "met", ("1", "1")),
        ("一年两次", "每半年1次", "met", ("2", "2")),
        # One half of the year, or one month, is no rhythm.
        ("上半年1次", "1次", "met", ("1", "1")),
        ("1月1次", "1次", "met", ("1", "1")),
    ],
)
def test_a_rhythm_needs_no_each(target, actual, status, values):
    said = judge(target, actual, "quantity", "检测次数", 2022)
    assert (said.status, (said.target_value, said.actual_value)) == (status, values)
