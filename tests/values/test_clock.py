"""Hours of the clock are hours: 8:30-17:30 is longer than 9:00-17:00."""

import pytest

from gridperf.values import judge


def said(target, actual, name, dimension="timeliness"):
    return judge(target, actual, dimension, name, 2023)


@pytest.mark.parametrize("dimension", ["timeliness", "quality"])
@pytest.mark.parametrize(
    ("target", "actual", "name", "status"),
    [
        ("9:00-17:00", "8:30-17:30", "开放时间", "met"),
        ("9:00-17:00", "9：00—17：00", "开放时间", "met"),
        ("8:00-18:00", "24小时", "服务时间", "met"),
        ("8:00-18:00", "24小时服务", "服务时间", "met"),
        ("每日9:00-17:00", "每日9:00-17:00开放", "开放时间", "met"),
        ("9:00-17:00", "9:00-16:00", "开放时间", "undecided"),
        ("9:00-17:00", "已按时开放", "开放时间", "undecided"),
        ("上午9点至下午5点", "上午8点半至下午5点半", "开放时间", "met"),
        ("每日7点前", "每日6点半前", "垃圾清运时间", "met"),
        ("每日7点前", "每日7点前完成清运", "垃圾清运时间", "met"),
        ("每日7:00前", "每日6:30前", "垃圾清运时间", "met"),
        ("早上8点前", "早上7点", "清运完成时间", "met"),
        ("早上8点前", "早上9点", "清运完成时间", "unmet"),
        ("每日7点前", "下午3点", "垃圾清运时间", "undecided"),
        ("每日18:00前", "下午5点", "垃圾清运时间", "met"),
        ("每日7点前", "未在7点前清运", "垃圾清运时间", "undecided"),
    ],
)
def test_hours_are_compared_as_hours(dimension, target, actual, name, status):
    judged = said(target, actual, name, dimension)
    assert (judged.status, judged.target_value, judged.actual_value) == (status, None, None)


@pytest.mark.parametrize(
    ("target", "actual", "dimension", "value"),
    [
        ("≥12点", "13点", "quantity", "13"),
        ("监测点12点", "12点", "quantity", "12"),
        ("≥50个点", "52个点", "quantity", "52"),
        ("12月31日24:00前", "12月30日24:00前", "timeliness", "2023-12-30"),
        ("宣传场次:12", "12", "quantity", "12"),
        ("≥2小时", "3小时", "quality", "3"),
    ],
)
def test_what_is_no_hour_is_read_as_before(target, actual, dimension, value):
    judged = said(target, actual, None, dimension)
    assert (judged.status, judged.actual_value) == ("met", value)


def test_hours_are_no_figures_of_a_length_of_time():
    assert said("不少于8小时", "9:00-17:00", "开放时间").status == "undecided"
