"""A stretch of time that was kept is judged by both of its ends, a time of work by its end."""

import pytest

from gridperf.values import judge

YEAR = 2023


def status(target, actual, name=None):
    return judge(target, actual, "timeliness", name, YEAR).status


@pytest.mark.parametrize(
    ("target", "actual", "name"),
    [
        ("5月15日至9月30日", "5月1日至10月10日", "防汛值守"),
        ("2022年11月15日至2023年3月15日", "2022年11月12日至2023年3月18日", "供暖时间"),
        ("11月15日至次年3月15日", "11月12日至次年3月18日", "供暖时间"),
        ("11月15日至3月15日", "11月12日至3月18日", "供暖时间"),
        ("1月1日至5月31日", "1月1日至6月15日", "森林防火期"),
        ("展览时间7月1日至8月31日", "7月1日至9月10日", None),
        ("1月-10月", "1月-12月", "服务时间"),
        ("5月至9月", "5月10日至9月25日", "防汛值守"),
        ("2023年1月-12月", "2023年1月1日至12月31日", "服务期限"),
        ("1月-12月", "1月-12月", "服务时间"),
        ("3月-10月", "3月-9月", "实施时间"),
        ("3月-10月", "5月-9月", "建设工期"),
        ("2023年3月1日至10月31日", "2023年3月1日至9月20日", "完成时间"),
    ],
)
def test_a_period_that_covers_the_promised_one_is_met(target, actual, name):
    assert status(target, actual, name) == "met"


@pytest.mark.parametrize(
    ("target", "actual", "name"),
    [
        ("1月-12月", "1月-10月", "服务时间"),
        ("2023年1-12月", "2023年4-12月", "服务时间"),
        ("1-12月", "1-9月", None),
        ("2023年1月1日至12月31日", "2023年5月1日至12月31日", "服务期限"),
        ("2022年11月15日至2023年3月15日", "2022年11月20日至2023年3月10日", "供暖时间"),
        ("2022年11月15日至2023年3月15日", "2022年11月20日至2023年3月20日", "供暖时间"),
    ],
)
def test_a_period_that_does_not_is_left_open(target, actual, name):
    assert status(target, actual, name) == "undecided"


def test_work_that_ended_late_is_missed():
    assert status("3月-10月", "3月-12月", "实施时间") == "unmet"
