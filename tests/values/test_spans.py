"""Two bounds of one number: both count, whichever signs and words write them."""

import pytest

from gridperf.values import judge

WITHIN = [
    ("合格率", "90%≤合格率≤100%", "85%", "95%"),
    ("合格率", "95%≤X≤100%", "92%", "100%"),
    ("合格率", "90%＜合格率≤100%", "90%", "91%"),
    ("合格率", "100%≥合格率≥90%", "85%", "90%"),
    ("合格率", "90≤合格率≤100%", "85%", "95%"),
    ("合格率", "≥95%且≤100%", "93%", "98%"),
    ("合格率", "≤100%，≥95%", "93%", "98%"),
    ("满意度", "90%≤满意度＜95%", "88%", "94%"),
    ("人数", "10人≤人数≤15人", "8人", "12人"),
    ("人数", "10人≤人数≤15人", "18人", "15人"),
    ("人数", "10≤人数≤15", "参加8人", "参加12人"),
    ("人数", "不少于10人且不超过15人", "16人", "12人"),
    ("人数", "10人以上15人以下", "9人", "12人"),
    ("误差率", "-3%≤误差≤3%", "4%", "2%"),
    ("药占比", "30%≤药占比≤40%", "45%", "35%"),
]


@pytest.mark.parametrize("row", WITHIN, ids=lambda row: row[1])
def test_both_bounds_of_a_number_count(row):
    name, target, beyond, within = row
    assert judge(target, beyond, "quality", name, 2022).status == "unmet"
    assert judge(target, within, "quality", name, 2022).status == "met"


def test_the_bound_that_was_missed_is_told():
    said = judge("90%≤合格率≤100%", "85%", "quality", "合格率", 2022)
    assert (said.comparator, said.target_value, said.actual_value) == (">=", "90", "85")
    said = judge("10人≤人数≤15人", "18人", "quality", "人数", 2022)
    assert (said.comparator, said.target_value, said.actual_value) == ("<=", "15", "18")
    said = judge("10人≤人数≤15人", "15人", "quantity", "人数", 2022)
    assert (said.comparator, said.target_value, said.actual_value) == ("<=", "15", "15")


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [("满意度", "90%≤满意度＜95%", "96%"), ("总成本", "45万元≤成本≤50万元", "43万元")],
)
def test_what_left_its_span_on_the_better_side_accuses_nobody(name, target, actual):
    assert judge(target, actual, "quality", name, 2022).status == "undecided"


def test_bounds_of_two_things_are_no_span():
    target = "培训≥10人，投诉≤15人"
    assert judge(target, "8人", "quantity", "人数", 2022).status == "undecided"
