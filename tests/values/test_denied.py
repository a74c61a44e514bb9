"""A negation before a day or a figure says that it was not kept: an admission is never met."""

import pytest

from gridperf.values import judge

YEAR = 2023


def status(target, actual, dimension="timeliness", name=None):
    return judge(target, actual, dimension, name, YEAR).status


@pytest.mark.parametrize(
    "actual",
    [
        "未在12月底前完成",
        "未能在2023年12月底前完成",
        "未能于12月31日前完成",
        "未按12月底前要求完成",
        "没有在12月31日前完工",
        "因疫情未在12月31日前完成",
        "因疫情影响，未能按计划在12月31日前完成",
        "无法在12月底前完成",
        "不能在12月底前完成",
        "没能赶在12月底前完工",
        "因没有场地未在12月底前完成",
        "未全部在12月底前完成",
    ],
)
def test_a_day_that_was_not_kept_is_missed(actual):
    said = judge("12月底前", actual, "timeliness", "完成时间", YEAR)
    assert (said.status, said.actual_value) == ("unmet", None)


@pytest.mark.parametrize(
    ("target", "actual", "dimension", "name"),
    [
        ("每月15日前", "未在每月15日前拨付", "timeliness", "资金拨付时间"),
        ("≤2小时", "未在2小时内响应", "timeliness", "响应时间"),
        ("≤2小时", "未能2小时内到达", "timeliness", "响应时间"),
        ("≤90万元", "未控制在90万元以内", "cost", "项目成本"),
        ("≤90万元", "未能控制在90万元", "cost", "项目成本"),
        ("≤90万元", "未控制在90万元以内，实际支出95万元", "cost", "项目成本"),
        ("≥95%", "未保持在95%以上", "quality", "合格率"),
        ("≥95%", "未能保持在95%", "quality", "合格率"),
        ("≥95%", "未能达到95%", "quality", "合格率"),
        ("≥95%", "未能稳定达到95%", "quality", "合格率"),
        ("≥12场", "未举办满12场", "quantity", "宣传场次"),
        ("≥12场", "缺12场", "quantity", "宣传场次"),
        ("≥12场", "没有超过12场", "quantity", "宣传场次"),
    ],
)
def test_a_bound_or_a_figure_that_was_not_kept(target, actual, dimension, name):
    expected = "undecided" if actual == "没有超过12场" else "unmet"
    assert status(target, actual, dimension, name) == expected


@pytest.mark.parametrize(
    "actual", ["有600人未参加培训", "尚有500人未培训", "缺席520人", "520人未到会", "缺考520人"]
)
def test_those_who_were_left_out_are_not_counted(actual):
    assert status("≥500人", actual, "quantity", "培训人数") == "undecided"


@pytest.mark.parametrize(
    ("target", "actual", "dimension", "name"),
    [
        ("≤90万元", "未超过90万元", "cost", "项目成本"),
        ("≤90万元", "没有突破90万元", "cost", "项目成本"),
        ("≤90万元", "未能超过90万元", "cost", "项目成本"),
        ("≥95%", "没有低于95%", "quality", "合格率"),
        ("12月底前", "未晚于12月31日", "timeliness", "完成时间"),
        ("12月底前", "没到12月底就已完成", "timeliness", "完成时间"),
        ("12月底前", "未发生延误，12月20日完成", "timeliness", "完成时间"),
        ("12月底前", "没有任何项目未在12月底前完成", "timeliness", "完成时间"),
        ("12月底前", "未能在6月底前完成，12月20日完成", "timeliness", "完成时间"),
        ("≤5人", "缺勤3人", "quality", "缺勤人数"),
        ("≥12人", "未成年人12人", "quantity", "救助人数"),
        ("≥12架", "无人机12架", "quantity", "采购无人机"),
        ("0起", "未发生事故", "quality", "安全事故"),
    ],
)
def test_what_only_sounds_like_it_stays_met(target, actual, dimension, name):
    assert status(target, actual, dimension, name) == "met"


@pytest.mark.parametrize(
    "actual", ["未在6月底前完成", "未能于2023年6月30日前完成", "对未在12月底前完成的企业已处罚"]
)
def test_an_earlier_day_that_was_not_kept_proves_nothing(actual):
    assert status("12月底前", actual) != "unmet"


@pytest.mark.parametrize(
    ("target", "actual", "dimension"),
    [
        ("12月底前", "晚于12月31日完成", "timeliness"),
        ("12月底前", "12月底后完成", "timeliness"),
        ("12月底前", "不会在12月底前完成", "timeliness"),
        ("≤2小时", "2小时内未能到达", "timeliness"),
        ("≥95%", "未能实现95%", "quality"),
        ("≥95%", "不达95%", "quality"),
        ("≥12场", "未能按计划举办12场", "quantity"),
        ("≥12场", "无法举办12场", "quantity"),
        ("≥95%", "距95%的目标还有差距", "quality"),
        ("≥95%", "95%的目标未实现", "quality"),
        ("≥12场", "12场活动都没有举办", "quantity"),
        ("≥500人", "600人没来", "quantity"),
        ("12台", "漏采12台", "quantity"),
    ],
)
def test_other_words_for_it_are_not_met_either(target, actual, dimension):
    assert status(target, actual, dimension) in {"unmet", "undecided"}


def test_a_part_that_was_left_out_leaves_the_figure_that_was_done():
    assert status("≥400人", "培训480人，未培训20人", "quantity", "培训人数") == "met"
