"""A rhythm (每月1次, 2次/月) is judged by how often a year it comes, whatever period tells it."""

import pytest

from gridperf.values import judge

TOLD = [
    # The period is part of what is promised.
    ("每月1次", "每季度1次", "unmet", "0.333333"),
    ("每季度1次", "每半年1次", "unmet", "0.5"),
    ("每月不少于1次", "每季度1次", "unmet", "0.333333"),
    ("1次/月", "1次/季度", "unmet", "0.333333"),
    ("每月1次", "每年4次", "unmet", "0.333333"),
    ("每周1次", "每月1次", "unmet", None),
    ("每周一次", "每月两次", "unmet", None),
    ("每日巡查2次", "每周巡查1次", "unmet", None),
    ("每年4次", "每季度1次", "met", "4"),
    ("每年不少于12次", "每月1次", "met", "12"),
    ("≥4次/年", "1次/季度", "met", "4"),
    ("每季度1次", "每月1次", "met", "3"),
    ("每季度开展安全检查不少于3次", "每月开展安全检查1次", "met", "3"),
    ("每月4次", "每周1次", "met", None),
    ("每月1次", "每月1次，全年共12次", "met", "1"),
    ("每月1次", "每月2次", "met", "2"),
    ("每月2次", "每月1次", "unmet", "1"),
    # Weeks and months have no common measure: what depends on how they are counted stays open.
    ("每周1次", "每月4次", "undecided", None),
    ("每天1次", "每周5次", "undecided", None),
    ("每季度1次", "每季度开展消防安全专项检查1次", "met", "1"),
    # A total is that of the year.
    ("每季度1次", "4次", "met", "1"),
    ("2次/月", "24次", "met", "2"),
    ("每月2次", "全年巡查26次", "met", "2.166667"),
    ("每天1次", "365次", "met", "1"),
    ("每年2次", "2次", "met", "2"),
    ("每年2次", "春季1次，秋季1次", "undecided", None),
    ("每年2次", "1次", "unmet", "1"),
    ("2次", "每年2次", "met", "2"),
    # Fewer may be those of a part of the year, or of each period.
    ("每季度1次", "3次", "undecided", None),
    ("每月不少于2次", "10次", "undecided", None),
    ("12次", "每月1次", "undecided", None),
    # A limit of each month is not kept by the mean of the year.
    ("每月不超过2次", "24次", "undecided", None),
    ("每月不超过2次", "每季度3次", "undecided", None),
    # What is told of each person or time is no rhythm.
    ("每人每年2次", "2次", "undecided", None),
    ("每场2次", "每月2次", "undecided", None),
]


@pytest.mark.parametrize(("target", "actual", "status", "value"), TOLD)
def test_a_rhythm_counts_with_its_period(target, actual, status, value):
    said = judge(target, actual, "quantity", "检查次数", 2022)
    assert (said.status, said.actual_value) == (status, value)
