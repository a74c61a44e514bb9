"""A completion that says in words alone that nothing came of its promise."""

import pytest

from gridperf.values import judge

MISSED = [
    ("健全", "未达成预期指标且效果较差"),
    ("健全", "未达成预期指标"),
    ("健全", "未完成"),
    ("健全", "未开展，受疫情影响"),
    ("建立长效机制", "未建立"),
    ("杜绝安全事故", "未达成预期指标"),
    ("验收合格", "不合格"),
    ("全覆盖", "未覆盖"),
    ("≥12场", "未完成"),
    ("≥12场", "未开展"),
    ("100%", "未达标"),
    ("12月底前", "未按时完成"),
    ("2022年12月31日前", "未开展"),
]
OPEN = [
    ("未发生安全事故", "未发生"),
    ("零事故", "未发生事故"),
    ("不发生", "未完成"),
    ("有效防控", "未发生疫情"),
    ("保障", "无"),
    ("无投诉", "没有投诉"),
    ("健全", "未开展面授培训，改为线上培训"),
    ("健全", "未完全建立"),
    ("健全", "未完成，已于年后补办"),
    ("不断提升", "不断提升"),
    ("≤95.5万元", "未开展"),
    ("≤2小时", "未完成"),
    ("0起", "未完成"),
    ("次年6月底前", "未完成"),
    ("≥12场", "未完成，剩余任务正在开展"),
]


def _judged(target, actual):
    return judge(target, actual, "timeliness" if "月" in target else "social", None, 2022)


@pytest.mark.parametrize(("target", "actual"), MISSED)
def test_what_says_plainly_that_it_was_not_done_is_unmet(target, actual):
    said = _judged(target, actual)
    assert (said.status, said.actual_value) == ("unmet", None)


@pytest.mark.parametrize(("target", "actual"), OPEN)
def test_what_says_more_or_denies_what_nobody_promised_accuses_nobody(target, actual):
    assert _judged(target, actual).status in {"qualitative", "undecided"}


@pytest.mark.parametrize("actual", ["未达到12000次", "不足12000次", "不到11000次"])
def test_a_bound_that_was_not_reached_is_no_value(actual):
    said = judge("≥12000次", actual, "quantity", None, 2022)
    assert (said.status, said.target_value, said.actual_value) == ("unmet", "12000", None)
