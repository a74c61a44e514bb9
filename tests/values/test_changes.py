"""Targets that ask for a change: by how much a time is cut or a place won, more is better."""

import pytest

from gridperf.values import judge, less_is_better

CUT = [
    ("timeliness", "办理时限", "缩短3天", "缩短2天", "缩短5天"),
    ("timeliness", "审批时限", "压缩3个工作日", "压缩2个工作日", "压缩3个工作日"),
    ("timeliness", "等待时间", "减少10分钟", "减少5分钟", "减少15分钟"),
    ("timeliness", "完成时间", "提前3天", "提前2天", "提前4天"),
    ("timeliness", "工期", "提前10天", "提前9天", "提前12天"),
    ("timeliness", "办结时间缩短天数", "3天", "2天", "5天"),
    ("timeliness", "平均等待时间减少", "10分钟", "5分钟", "10分钟"),
    ("social", "办理时间", "较法定时限缩短三天", "较法定时限缩短2天", "较法定时限缩短4天"),
    ("social", "平均住院日", "下降0.5天", "下降0.3天", "下降0.6天"),
    ("social", "排名", "前进2名", "前进1名", "前进3名"),
    ("social", "全市排名", "上升2位", "上升1位", "上升3位"),
    ("social", "考核排名提升", "2名", "1名", "3名"),
]


@pytest.mark.parametrize("row", CUT, ids=lambda row: f"{row[1]}|{row[2]}")
def test_of_what_a_time_is_cut_by_more_is_better(row):
    dimension, name, target, short, enough = row
    assert judge(target, short, dimension, name, 2022).status == "unmet"
    assert judge(target, enough, dimension, name, 2022).status == "met"


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("办理时限", "缩短至3天", "2天", "met"),
        ("办理时限", "缩短到3个工作日", "5个工作日", "unmet"),
        ("办理时限", "压缩为3天", "2天", "met"),
        ("等待时间", "减少至10分钟", "15分钟", "unmet"),
        ("办理时限", "3天", "5天", "unmet"),
        ("办理时限", "3天，较法定时限缩短50%", "2天，缩短60%", "met"),
        ("办理时限", "3天，较法定时限缩短2天", "2天，较法定时限缩短3天", "met"),
        ("排名", "5", "3", "met"),
        ("办理时限", "缩短3天以上", "缩短2天", "unmet"),
        ("办理时限", "缩短30%", "缩短20%", "unmet"),
    ],
)
def test_what_it_is_cut_to_is_the_time_itself(name, target, actual, status):
    assert judge(target, actual, "timeliness", name, 2022).status == status


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("运行成本", "较上年减少5万元", "45万元"),
        ("运行成本", "较上年减少5万元", "降至45万元"),
        ("人均收入", "较上年增加1000元", "25000元"),
        ("参保人数", "增加500人", "12.5万人"),
        ("事故起数", "减少5起", "8起"),
        ("事故起数", "较上年减少5起", "3起"),
        ("事故起数", "较上年减少5起", "减少到3起"),
        ("办理时限", "较法定时限缩短3个工作日", "5个工作日"),
        ("办理时限", "压缩3个工作日", "2个工作日"),
        ("就业率", "较上年提高2个百分点", "92%"),
        ("就业率", "较上年提升2%", "95%"),
        ("失业率", "下降0.5个百分点", "4.2%"),
        ("营业收入", "同比增长10%", "110%"),
        ("营业收入", "同比增长10%", "完成率100%"),
        ("发病率", "较上年下降5%", "3.2%"),
        ("投诉率", "降低2个百分点", "1"),
        ("全市排名", "前进2名", "5名"),
    ],
)
def test_a_level_is_no_answer_to_how_much_it_changes(name, target, actual):
    said = judge(target, actual, "social", name, 2022)
    assert (said.status, said.actual_value) == ("undecided", None)


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("运行成本", "较上年减少5万元", "减少6万元", ("met", "6")),
        ("运行成本", "较上年减少5万元", "45万元，较上年减少4万元", ("unmet", "4")),
        ("就业率", "较上年提高2个百分点", "92%，较上年提高2.3个百分点", ("met", "2.3")),
        ("就业率", "较上年提高2个百分点", "提高1.5%", ("unmet", "1.5")),
        ("就业率", "提高2个百分点", "2.5", ("met", "2.5")),
        ("事故起数", "较上年减少5起", "5起", ("met", "5")),
        ("事故起数", "较上年减少5起", "比上年少6起", ("met", "6")),
        ("碳排放减少量", "减少10吨", "12吨", ("met", "12")),
        ("绿化", "增加50亩绿地", "45亩", ("unmet", "45")),
        ("三公经费", "压缩10%", "12%", ("met", "12")),
        ("新增就业", "100人", "120人", ("met", "120")),
        ("贷款余额", "增加≥1亿元", "1.2亿元", ("met", "1.2")),
        ("活动", "比上年增加2场", "1场", ("unmet", "1")),
        ("就业率", "提高2个百分点", "1.5%", ("unmet", "1.5")),
        ("完成时间", "提前5天", "推迟3天", ("unmet", None)),
        ("成本降低率", "5%", "6%", ("met", "6")),
        ("营业收入", "同比增长10%", "12%", ("met", "12")),
        ("营业收入", "同比增长10%", "8%", ("unmet", "8")),
        ("办事效率", "提升30%", "35%", ("met", "35")),
    ],
)
def test_a_change_answers_it(name, target, actual, said):
    judged = judge(target, actual, "social", name, 2022)
    assert (judged.status, judged.actual_value) == said


def test_a_time_that_was_cut_by_less_earns_its_share():
    said = judge("缩短4天", "缩短2天", "timeliness", "办理时限", 2022)
    less = less_is_better("timeliness", "办理时限", "缩短4天", said.measure_unit)
    assert (said.status, less) == ("unmet", False)
