"""What was before is no target: 从80%提高到90% asks for 90%, 上年95%提高2个百分点 for a change."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("name", "target", "actual", "status", "values"),
    [
        ("知晓率", "从80%提高到90%", "92%", "met", ("90", "92")),
        ("知晓率", "从80%提高到90%", "85%", "unmet", ("90", "85")),
        ("知晓率", "由2021年的80%提升至90%以上", "85%", "unmet", ("90", "85")),
        ("办结时限", "由10天缩短至5天", "3天", "met", ("5", "3")),
        ("办结时限", "由10天缩短至5天", "由10天缩短至6天", "unmet", ("5", "6")),
        ("知晓率", "从80%提升至90%", "从80%提升至92%", "met", ("90", "92")),
        ("知晓率", "90%", "由上年85%提升至88%", "unmet", ("90", "88")),
        ("参保率", "较上年95%提高2个百分点", "较上年95%提高1个百分点", "unmet", ("2", "1")),
        ("参保率", "较上年95%提高2个百分点", "较上年95%提高3个百分点", "met", ("2", "3")),
        ("参保率", "提高2个百分点（上年95%）", "提高1个百分点", "unmet", ("2", "1")),
        ("活动", "上年18场，本年20场", "19场", "unmet", ("20", "19")),
        ("学位", "由300个增加到350个", "340个", "unmet", ("350", "340")),
    ],
)
def test_what_was_before_is_no_target(name, target, actual, status, values):
    said = judge(target, actual, "social", name, 2022)
    assert (said.status, said.target_value, said.actual_value) == (status, *values)


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("参保率", "较上年95%提高2个百分点", "96%"),
        ("参保率", "在上年95%基础上提高2个百分点", "96%"),
        ("覆盖率", "较2022年（85%）提高5个百分点", "88%"),
        ("活动", "比上年（18场）增加2场", "19场"),
        ("参保率", "≥96%", "较上年95%提高2个百分点"),
    ],
)
def test_a_level_beside_a_change_and_its_base_is_undecided(name, target, actual):
    assert judge(target, actual, "social", name, 2023).status == "undecided"


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("在职教师30人，增加5人", "25人", "undecided"),
        ("≥95%", "合格率96%，较上年提高1个百分点", "met"),
        ("95%", "比例达96%，提高2个百分点", "met"),
        ("≥95%", "上年93%，本年96%", "met"),
    ],
)
def test_a_value_stays_one(target, actual, status):
    assert judge(target, actual, "social", None, 2022).status == status
