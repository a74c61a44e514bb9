"""Classes of water: the smaller number is the better one, and nobody is accused of it."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("name", "target", "actual", "expected"),
    [
        ("地表水水质", "二类以上", "一类", ("met", "<=", "1")),
        ("水环境质量", "达到三类", "达到二类", ("met", "<=", "2")),
        ("水环境质量", "不低于三类", "二类", ("met", "<=", "2")),
        ("水环境质量", "不低于三类", "四类", ("unmet", "<=", "4")),
        ("断面水质", "Ⅲ类及以上", "水质稳定达到Ⅱ类标准", ("met", "<=", "2")),
        ("断面水质", "优于Ⅳ类", "劣Ⅴ类", ("unmet", "<=", "6")),
        ("断面水质", "IV类以上", "III类", ("met", "<=", "3")),
        ("水质", "二类以上", "三类以上", ("undecided", "<=", "3")),
        ("水质", "三类", "二类", ("met", None, "2")),
        ("水质", "三类", "四类", ("undecided", None, "4")),
        ("水质", "五类", "劣五类", ("undecided", None, "6")),
    ],
)
def test_a_better_class_of_water_has_a_smaller_number(name, target, actual, expected):
    said = judge(target, actual, "ecological", name)
    assert (said.status, said.comparator, said.actual_value) == expected
    assert said.measure_unit == "类"


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("垃圾分类", "≥4类", "3类", "unmet"),
        ("水质检测指标", "≥4类", "3类", "unmet"),
        ("水质达到Ⅲ类比例", "≥85%", "87%", "met"),
        ("断面水质", "消除劣五类", "已消除", "undecided"),
    ],
)
def test_sorts_and_shares_are_counted_as_ever(name, target, actual, status):
    assert judge(target, actual, "ecological", name).status == status
