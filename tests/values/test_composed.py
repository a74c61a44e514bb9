"""Spans of time and lengths that are told in two units, or with a half, are one number."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≤12个月", "一年半", ("unmet", "18")),
        ("≤12个月", "1年半", ("unmet", "18")),
        ("≤12个月", "1年3个月", ("unmet", "15")),
        ("≤12个月", "一年零三个月", ("unmet", "15")),
        ("≤2天", "2天半", ("unmet", "2.5")),
        ("≤2天", "两天半", ("unmet", "2.5")),
        ("≤3天", "2天半", ("met", "2.5")),
        ("≥18个月", "一年半", ("met", "18")),
        ("≤1年半", "15个月", ("met", "15")),
        ("≤2年半", "2年6个月", ("met", "30")),
        ("≤3个月", "2个半月", ("met", "2.5")),
        ("≤2个月", "两个半月", ("unmet", "2.5")),
        ("≤1小时", "1个半小时", ("unmet", "1.5")),
        ("≤1小时", "1小时半", ("unmet", "1.5")),
        ("≤1.5小时", "一个半小时", ("met", "1.5")),
        ("≥1.2米", "1米3", ("met", "1.3")),
        ("≥1.2米", "1米15", ("unmet", "1.15")),
        ("≤1年半以内", "1年半以内", ("met", "18")),
        ("≤1天", "1天12小时", ("unmet", "1.5")),
        ("≥2公里", "1公里500米", ("unmet", "1.5")),
        ("≤2小时", "2小时30分", ("unmet", "2.5")),
    ],
)
def test_a_half_and_a_smaller_unit_count(target, actual, expected):
    said = judge(target, actual, "quantity", "工期", 2023)
    assert (said.status, said.actual_value) == expected


@pytest.mark.parametrize(
    ("target", "actual", "dimension"),
    [
        ("2023年12月", "2023年3个月完成", "timeliness"),
        ("≥2次", "2023年半年报2次", "quantity"),
        ("≥1次", "每年3个月开放1次", "quantity"),
        ("≥3米", "5米2根", "quantity"),
        ("≥6天", "6天半价开放", "quantity"),
    ],
)
def test_other_words_are_left_alone(target, actual, dimension):
    assert judge(target, actual, dimension, None, 2023).status in {"met", "undecided"}
