"""So many of each are as many as there are of them: 4个街道各举办3场 are 12."""

import pytest

from gridperf.values import judge


def said(target, actual, name="宣传活动场次"):
    return judge(target, actual, "quantity", name, 2023)


@pytest.mark.parametrize(
    ("target", "actual", "name", "expected"),
    [
        ("≥12场", "4个街道各举办3场", "宣传活动场次", ("met", "12")),
        ("≥12场", "12个社区各1场", "宣传活动场次", ("met", "12")),
        ("≥12场", "3个街道各举办3场", "宣传活动场次", ("unmet", "9")),
        ("≥12场", "每个社区开展3场，共4个社区", "宣传活动场次", ("met", "12")),
        ("≥12场", "共4个社区，每个社区开展3场", "宣传活动场次", ("met", "12")),
        ("≥500人次", "10个乡镇各培训50人次", "培训人次", ("met", "500")),
        ("≥24次", "对12家企业各检查2次", "检查次数", ("met", "24")),
        ("≥24次", "对12家企业分别检查2次", "检查次数", ("met", "24")),
        ("≥3次", "春节、七一、重阳各1次", "慰问次数", ("met", "3")),
        ("3次", "春节、中秋、国庆各慰问一次", "慰问次数", ("met", "3")),
        ("3次", "在春节、中秋和国庆各慰问1次", "慰问次数", ("met", "3")),
        ("≥20亩", "10户各种植2亩", "种植面积", ("met", "20")),
        ("≤10次", "4个街道各3次", "会议次数", ("unmet", "12")),
    ],
)
def test_both_numbers_are_multiplied(target, actual, name, expected):
    judged = said(target, actual, name)
    assert (judged.status, judged.actual_value) == expected


@pytest.mark.parametrize(
    "actual",
    [
        "各街道各举办3场",
        "每个社区开展3场，社区共4个，街道2个",
        "4个街道、2个社区各举办3场",
        "每个社区3场",
    ],
)
def test_a_share_alone_is_not_the_whole(actual):
    assert said("≥12场", actual).status == "undecided"


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("各街道≥3场", "4个街道各举办2场", "not met"),
        ("各类培训≥12场", "各类培训12场", "met"),
        ("≥12场", "各街道共举办12场", "met"),
        ("≥12场", "各类活动15场", "met"),
        ("电脑5台、打印机5台", "电脑、打印机各5台", "met"),
    ],
)
def test_a_target_of_each_is_judged_by_the_share(target, actual, status):
    found = said(target, actual, None).status
    assert found == status if status == "met" else found != "met"
