"""What people are due is no cost that is the better the less of it is paid."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("残疾人护理补贴", "80", "90元/人·月"),
        ("残疾人护理补贴", "80元/人·月", "90元/人·月"),
        ("最低生活保障金", "730", "760"),
        ("特困人员供养", "950元/人·月", "988元/人·月"),
        ("高龄津贴", "50元/月", "60元/月"),
        ("生均公用经费", "650元/生", "720元/生"),
        ("村干部报酬", "3000元/月", "3200元/月"),
        ("助学金", "1500元", "1600元"),
        ("孤儿基本生活费", "1200", "1250"),
        ("慰问金", "500元/人", "600元/人"),
        ("农机购置补贴", "3000元", "3200元"),
        ("耕地地力补贴", "70元/亩", "70.5元/亩"),
        ("耕地地力补贴", "70元/亩", "69元/亩"),
    ],
)
def test_what_is_paid_beside_the_standard_decides_nothing(name, target, actual):
    assert judge(target, actual, "cost", name, 2022).status == "undecided"


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("高龄津贴", "50元/月", "50元/月", "met"),
        ("高龄津贴", "≤50元/月", "60元/月", "unmet"),
        ("高龄津贴", "≥50元/月", "60元/月", "met"),
        ("补贴资金", "100万元", "110万元", "unmet"),
        ("户均补助", "1000元", "1100元", "unmet"),
        ("培训成本", "500元/人", "600元/人", "unmet"),
        ("公用经费", "50", "60", "unmet"),
    ],
)
def test_a_cost_and_a_sign_still_tell(name, target, actual, status):
    assert judge(target, actual, "cost", name, 2022).status == status
