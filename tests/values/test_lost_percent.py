"""A bare number beside a percentage is one only where its indicator is told in percent."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual"),
    [
        ("quantity", "宣传次数", "120", "100%"),
        ("quantity", "培训人数", "500", "100%"),
        ("quantity", "培训人数", "≥500", "完成率100%"),
        ("quantity", "补贴发放人数", "50", "80%"),
        ("quantity", "宣传次数", "12", "100%"),
        ("quantity", "宣传次数", "100", "100%"),
        ("quantity", "老旧小区改造", "10", "100%"),
        ("cost", "项目成本", "90", "100%"),
        ("cost", "项目成本", "≤90", "99.97%"),
        ("quality", "培训覆盖率", "100%", "12"),
        ("quality", "培训覆盖率", "100%", "500"),
        ("quality", "设备完好率", "≥95%", "20"),
    ],
)
def test_a_count_and_a_percentage_decide_nothing(dimension, name, target, actual):
    said = judge(target, actual, dimension, name, 2022)
    assert (said.status, said.actual_value) == ("undecided", None)


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "status"),
    [
        ("satisfaction", "群众满意度", "≥95", "96%", "met"),
        ("quality", "验收合格率", "100", "99%", "unmet"),
        ("quality", "验收合格", "95", "96%", "met"),
        ("quantity", "培训人数完成率", "100", "98%", "unmet"),
        ("quality", "保障运转", "100", "100%", "met"),
        ("quality", "验收合格率", "≥95%", "96", "met"),
        ("quality", "验收合格率", "≥95%", "94", "unmet"),
        ("quality", "差错率", "≤5%", "12", "unmet"),
        ("quality", "事故发生次数", "0", "0%", "met"),
        ("economic", "产值增长率", "≥8%", "12", "met"),
    ],
)
def test_a_percentage_that_lost_its_sign_is_one(dimension, name, target, actual, status):
    assert judge(target, actual, dimension, name, 2022).status == status
