"""Numbers that fell where a rise was promised, and those that tell no value but a difference."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("name", "target", "actual", "status", "value"),
    [
        ("税收增长率", "≥3%", "下降3%", "unmet", "-3"),
        ("营业收入增长率", "≥5%", "较上年减少8%", "unmet", "-8"),
        ("固投增速", "≥5%", "下降8.5%", "unmet", "-8.5"),
        ("进出口总额增幅", "≥10%", "降幅11%", "unmet", "-11"),
        ("收入增长率", "5%以上", "负增长8%", "unmet", "-8"),
        ("收入增长率", "5%以上", "负8%", "unmet", "-8"),
        ("刑事案件下降率", "≥3%", "同比上升5.2%", "unmet", "-5.2"),
        ("单位GDP能耗降低率", "≥3%", "升高3.5%", "unmet", "-3.5"),
        ("运行成本降低", "≥5%", "增加6%", "unmet", "-6"),
        ("成本节约率", "≥5%", "超支6%", "unmet", "-6"),
        ("垃圾减量率", "≥5%", "增量6%", "unmet", "-6"),
        ("PM2.5浓度下降率", "≥3%", "不降反升，上升4%", "unmet", "-4"),
        ("PM2.5浓度下降率", "≥3%", "不降反升4%", "unmet", "-4"),
        ("税收", "增长6%", "回落2%", "unmet", "-2"),
        ("居民消费价格涨幅", "≤3%", "下降0.2%", "met", "-0.2"),
        ("税收增长率", "≥3%", "税收收入同比下降4%", "unmet", "-4"),
        # What rose may be the rate of the fall, what fell the rate of the rise.
        ("刑事案件下降率", "≥3%", "下降率同比上升5.2%", "undecided", None),
        ("GDP增长率", "≥5%", "下降0.5个百分点", "undecided", None),
        ("提高居民收入", "≥5%", "下降6%", "undecided", None),
    ],
)
def test_a_word_of_the_opposite_way_is_a_minus_sign(name, target, actual, status, value):
    said = judge(target, actual, "economic", name, 2022)
    assert (said.status, said.actual_value) == (status, value)


@pytest.mark.parametrize(
    ("name", "target", "actual", "status", "value"),
    [
        ("GDP增速", "≥5.5%", "-1.2%", "unmet", "-1.2"),
        ("税收收入增长率", "≥6%", "－2.3%", "unmet", "-2.3"),
        ("税收收入增速", "≥6%", "-2.30%", "unmet", "-2.30"),
        ("居民消费价格涨幅", "≤3%", "-0.2%", "met", "-0.2"),
        ("超支率", "≤3%", "-2%", "met", "-2"),
        ("GDP增速", "≥5.5%", "GDP增速-6%", "unmet", "-6"),
        ("GDP增速", "≥5.5%", "增长-6%", "unmet", "-6"),
        ("能耗下降率", "≥3%", "增长率-5%", "met", "5"),
        ("能耗下降率", "≥3%", "-5%", "undecided", "-5"),
        ("税收增长率", "≥3%", "下降-5%", "undecided", None),
        ("群众满意度", "≥90%", "-95%", "undecided", "-95"),
        ("群众满意度", "≥90%", "满意度-95%", "met", "95"),
    ],
)
def test_a_negative_rate_of_growth_is_below_its_target(name, target, actual, status, value):
    said = judge(target, actual, "economic", name, 2022)
    assert (said.status, said.actual_value) == (status, value)


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "status"),
    [
        ("cost", "项目成本", "≤90万元", "超支5万元", "unmet"),
        ("cost", "项目总成本", "≤90万元", "超预算5万元", "unmet"),
        ("cost", "项目支出", "≤90万元", "超出预算5万元", "unmet"),
        ("cost", "成本控制率", "≤100%", "超支5%", "unmet"),
        ("cost", "人均成本", "≤500元", "超标准30元", "unmet"),
        ("timeliness", "工期", "≤180天", "延期20天", "unmet"),
        ("timeliness", "工期", "180天", "滞后30天", "unmet"),
        ("timeliness", "施工工期", "≤180天", "逾期15天", "unmet"),
        ("timeliness", "建设工期", "≤180天", "超期15天", "unmet"),
        ("timeliness", "办理时限", "≤10个工作日", "超时2个工作日", "unmet"),
        ("timeliness", "工期", "≤180天", "合同工期180天，延期20天", "undecided"),
        ("quantity", "编制人数", "≤86人", "超编2人", "unmet"),
        ("quantity", "举办活动", "≥12场", "取消12场", "undecided"),
        ("quantity", "举办活动", "≥12场", "超计划5场", "undecided"),
        ("quantity", "举办活动", "≥12场", "还差2场", "unmet"),
        ("cost", "项目支出", "≤90万元", "较预算超出5万元", "unmet"),
        ("cost", "项目成本", "≤90万元", "结余5万元", "met"),
        ("cost", "项目总成本", "≤90万元", "节约5万元", "met"),
        ("cost", "成本控制率", "≤100%", "节约率5%", "met"),
        ("cost", "工程造价", "≤500万元", "审减20万元", "undecided"),
        ("timeliness", "工期", "≤180天", "提前20天", "met"),
        ("timeliness", "办理时限", "≤10个工作日", "提速3个工作日", "undecided"),
        ("economic", "人均增收", "≥500元", "人均收入21000元", "undecided"),
        ("economic", "人均收入", "≥2万元", "人均增收2100元", "undecided"),
    ],
)
def test_what_is_told_over_or_under_a_limit_is_no_value(dimension, name, target, actual, status):
    said = judge(target, actual, dimension, name, 2022)
    assert (said.status, said.actual_value) == (status, None)


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "said"),
    [
        ("economic", "税收增长率", "≥3%", "增长3.5%", ("met", "3.5")),
        ("economic", "税收增长率", "≥3%", "上半年增长2%，全年增长3.5%", ("met", "3.5")),
        ("social", "刑事案件下降率", "≥3%", "同比下降5.2%", ("met", "5.2")),
        ("social", "办事效率提升", "≥30%", "办理时间缩短35%", ("met", "35")),
        ("cost", "成本节约率", "≥5%", "节约6%", ("met", "6")),
        ("cost", "节约资金", "≥5万元", "结余6万元", ("met", "6")),
        ("cost", "结余资金", "≤5万元", "结余3万元", ("met", "3")),
        ("cost", "项目成本", "≤90万元", "支出85万元，结余5万元", ("met", "85")),
        ("cost", "项目成本", "≤90万元", "总支出88万元，其中一标段超支2万元", ("met", "88")),
        ("timeliness", "逾期天数", "≤15天", "逾期10天", ("met", "10")),
        ("timeliness", "提前完工", "≥10天", "提前12天", ("met", "12")),
        ("quantity", "超编人数", "≤2人", "超编1人", ("met", "1")),
        ("economic", "人均增收", "≥500元", "人均增收520元", ("met", "520")),
        ("economic", "人均收入", "≥2万元", "人均收入21000元", ("met", "2.1")),
        ("quantity", "签约企业", "≥10家", "签约9家", ("unmet", "9")),
        ("quantity", "新增就业", "≥100人", "新增120人", ("met", "120")),
    ],
)
def test_a_value_stays_one(dimension, name, target, actual, said):
    judged = judge(target, actual, dimension, name, 2022)
    assert (judged.status, judged.actual_value) == said


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("检查企业", "500家", "超目标12家", "undecided"),
        ("检查企业", "500家", "超出目标12家", "undecided"),
        ("检查企业", "500家", "比目标多完成12家", "undecided"),
        ("检查企业", "500家", "超额完成，多检查12家", "undecided"),
        ("检查企业", "500家", "超额检查12家", "undecided"),
        ("检查企业", "≥500家", "低于去年12家", "undecided"),
        ("检查企业", "≥500家", "低于目标12家", "unmet"),
        ("新增就业", "≥100人", "比计划多安置12人", "undecided"),
        ("合格率", "≥95%", "高于目标3个百分点", "undecided"),
        ("合格率", "≥95%", "超过目标值3%", "undecided"),
        ("合格率", "≥95%", "比目标高3%", "undecided"),
        ("合格率", "≥95%", "高于上年3个百分点", "undecided"),
        ("GDP增速", "≥5.5%", "高于全国平均1.2个百分点", "undecided"),
        ("差错率", "≤5%", "低于目标2%", "undecided"),
        ("检查企业", "500家", "月均45家", "undecided"),
        ("检查企业", "≤500家", "日均2家", "undecided"),
    ],
)
def test_a_distance_from_the_target_or_a_mean_is_no_value(name, target, actual, status):
    said = judge(target, actual, "quantity", name, 2022)
    assert (said.status, said.actual_value) == (status, None)


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("检查企业", "500家", "检查企业512家，超目标12家", ("met", "512")),
        ("满意度", "≥90%", "满意度88%，低于目标2%", ("unmet", "88")),
        ("检查企业", "≥100家", "月均9家，全年108家", ("met", "108")),
        ("月均检查次数", "4次", "月均3次", ("unmet", "3")),
        ("GDP增速", "高于全国平均1个百分点", "高于全国平均1.2个百分点", ("met", "1.2")),
        ("收入", "高于上年3%", "高于上年2%", ("unmet", "2")),
        ("合格率", "高于95%", "高于95%", ("met", "95")),
        ("培训", "12场", "超预期，多场次培训11场", ("unmet", "11")),
    ],
)
def test_beside_a_distance_the_value_counts_and_may_be_one_itself(name, target, actual, said):
    judged = judge(target, actual, "quantity", name, 2022)
    assert (judged.status, judged.actual_value) == said


@pytest.mark.parametrize(
    ("name", "target", "actual", "status", "done"),
    [
        ("GDP增速", "≥5%", "-2", "unmet", "-2"),
        ("GDP增速", "≤5%", "-2", "met", "-2"),
        ("发案率增幅", "≤-5%", "-8%", "met", "-8"),
        ("发案率增幅", "≤-5%", "-3", "unmet", "-3"),
        ("发案率增幅", "≤-5%", "下降8%", "met", "-8"),
        ("发案率增幅", "≤-5%", "下降3%", "unmet", "-3"),
        ("成本降低率", "≥1%", "-0.5%", "unmet", "-0.5"),
        ("成本降低率", "≥1%", "-1.5%", "undecided", "-1.5"),
    ],
)
def test_a_minus_counts_wherever_it_can_mean_but_one_thing(name, target, actual, status, done):
    said = judge(target, actual, "social", name, 2022)
    assert (said.status, said.actual_value) == (status, done)
