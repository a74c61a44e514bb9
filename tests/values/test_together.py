"""A target of several parts: all of them count, and one number may be of one of them alone."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("name", "target", "actual", "missed"),
    [
        ("营业收入", "≥1000万元，增长10%", "1050万元，增长8%", ("10", "8")),
        ("游客人数", "≥100万人次，同比增长10%", "105万人次，同比增长8%", ("10", "8")),
        ("PM2.5", "≤35微克/立方米，下降5%", "32微克/立方米，下降3%", ("5", "3")),
        ("满意度", "≥90%，较上年提高2个百分点", "93%，较上年提高1个百分点", ("2", "1")),
        ("合格率", "设备合格率≥98%、验收合格率100%", "设备合格率99%、验收合格率98%", ("100", "98")),
        ("合格率", "设备合格率≥98%、验收合格率100%", "99%、98%", ("100", "98")),
        ("活动", "线上6场、线下6场", "6场、5场", ("6", "5")),
        ("验收", "≥98%，一次验收合格率100%", "99%，一次验收合格率99%", ("100", "99")),
        ("新建道路", "新建3条、改建2条", "新建3条、改建1条", ("2", "1")),
    ],
)
def test_a_part_that_falls_short_is_unmet(name, target, actual, missed):
    said = judge(target, actual, "social", name, 2022)
    assert (said.status, said.target_value, said.actual_value) == ("unmet", *missed)


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("游客人数", "≥100万人次，同比增长10%", "105万人次"),
        ("合格率", "设备合格率≥98%、验收合格率100%", "100%、99%"),
        ("设备购置", "电脑20台、打印机5台", "5台、20台"),
        ("设备验收", "合格率≥98%；故障率≤2%", "1%；99%"),
        ("合格率", "设备合格率≥98%，验收合格率100%", "均达98%以上"),
        ("设备购置", "电脑20台、打印机5台", "24台"),
        ("设备购置", "电脑20台、打印机5台", "30台"),
        ("人员", "在编30人、聘用15人", "共44人"),
        ("种树", "乔木500株、灌木1000株", "共1400株"),
        ("活动", "线上6场、线下6场", "10场"),
        ("活动", "讲座、展览各6场", "共10场"),
        ("活动", "讲座、展览各6场", "12场"),
        ("培训", "≥12场，比上年增加2场", "12场"),
    ],
)
def test_a_part_without_an_answer_of_its_own_is_open(name, target, actual):
    assert judge(target, actual, "quantity", name, 2022).status == "undecided"


@pytest.mark.parametrize(
    ("name", "target", "actual", "values"),
    [
        ("营业收入", "≥1000万元，增长10%", "1050万元，增长12%", ("1000", "1050")),
        ("合格率", "设备合格率≥98%、验收合格率100%", "设备合格率99%、验收合格率100%", ("98", "99")),
        ("设备购置", "电脑20台、打印机5台", "电脑20台、打印机6台", ("20", "20")),
        ("合格率", "设备合格率≥98%、验收合格率100%", "99%、100%", ("98", "99")),
        ("新建道路", "新建3条、改建2条", "新建3条、改建2条", ("3", "3")),
        ("培训", "领导干部2期，新录用人员2期", "各2期", ("2", "2")),
        # The sum of all parts is none of them, so no target is told.
        ("设备购置", "电脑20台、打印机5台", "25台", (None, "25")),
        ("活动", "线上6场、线下6场", "共12场", (None, "12")),
        ("活动", "讲座、展览各6场", "各6场", ("6", "6")),
        ("活动", "讲座、展览各6场", "讲座、展览各7场", ("6", "7")),
        ("活动", "讲座、展览各6场", "6场", ("6", "6")),
        ("设备", "≥10台（其中电脑5台）", "12台", ("10", "12")),
        ("覆盖", "覆盖率100%的社区≥12个", "12个", ("12", "12")),
    ],
)
def test_parts_that_are_all_reached_are_met(name, target, actual, values):
    said = judge(target, actual, "quantity", name, 2022)
    assert (said.status, said.target_value, said.actual_value) == ("met", *values)


def test_less_than_each_is_unmet_whatever_it_is_of():
    assert judge("讲座、展览各6场", "共5场", "quantity", "活动", 2022).status == "unmet"
