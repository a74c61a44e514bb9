"""A tolerance bounds its number on both sides; a sign says which way something went."""

import pytest

from gridperf.values import judge


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "said"),
    [
        ("quality", "水温", "18±2℃", "26℃", ("unmet", "20", "26")),
        ("quality", "水温", "20±2℃", "19℃", ("met", "20", "19")),
        ("quality", "水温", "20℃±2℃", "17℃", ("unmet", "18", "17")),
        ("quality", "合格率", "95±2%", "92%", ("unmet", "93", "92")),
        # Better than a rate's upper bound is no miss.
        ("quality", "合格率", "95±2%", "99%", ("undecided", "95", "99")),
        ("quantity", "人数", "500±10人", "480人", ("unmet", "490", "480")),
        ("quantity", "人数", "500人（±5%）", "480人", ("met", "500", "480")),
        ("quality", "尺寸", "±5mm", "3mm", ("met", "5", "3")),
        ("cost", "造价偏差", "±5%", "-3%", ("met", "5", "-3")),
        ("cost", "造价偏差", "±5%以内", "-6%", ("unmet", "5", "-6")),
        ("ecological", "PM2.5浓度下降率", "≥3%", "反弹5%", ("unmet", "3", "-5")),
        ("economic", "增速", "-2%以内", "-1%", ("met", "-2", "-1")),
        ("economic", "增速", "-2%以内", "-3%", ("unmet", "-2", "-3")),
    ],
)
def test_a_tolerance_and_a_sign_tell_their_side(dimension, name, target, actual, said):
    one = judge(target, actual, dimension, name, 2023)
    assert (one.status, one.target_value, one.actual_value) == said


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("3月底前", "上年12月", "undecided"),
        ("3月底前", "去年12月完成", "undecided"),
        ("5月底前", "12月（上年）", "undecided"),
        ("12月底前", "上年12月", "met"),
        ("3月底前", "12月", "unmet"),
        ("3月底前", "2022年12月", "met"),
    ],
)
def test_last_year_may_be_the_forms_or_the_filings(target, actual, status):
    assert judge(target, actual, "timeliness", "完成时间", 2023).status == status
