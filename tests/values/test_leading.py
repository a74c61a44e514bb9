"""The number that leads a target is its indicator's own, whatever is told beside it."""

import pytest

from gridperf.values import judge

TOLD = [
    ("合格率", "100%，优良率≥30%", "合格率100%，优良率35%", "met", "100", "100"),
    ("合格率", "100%，优良率≥30%", "100%，优良率35%", "met", "100", "100"),
    ("合格率", "100%，优良率≥30%", "合格率98%，优良率35%", "unmet", "100", "98"),
    ("合格率", "100%，优良率≥30%", "合格率100%，优良率25%", "unmet", "30", "25"),
    ("合格率", "100%，优良率≥30%", "优良率35%", "met", "30", "35"),
    ("覆盖率", "100%，抽检率≥5%", "覆盖率100%，抽检率6%", "met", "100", "100"),
    ("覆盖率", "100%，抽检率≥5%", "100%", "met", "100", "100"),
    ("培训", "12场，参与率≥90%", "10场，参与率92%", "unmet", "12", "10"),
    ("培训", "12场，参与率≥90%", "13场，参与率82%", "unmet", "90", "82"),
    ("联欢会", "1场（500人）", "1场（480人）", "undecided", "1", "1"),
    ("联欢会", "1场（500人）", "1场（520人）", "met", "1", "1"),
    ("残疾人", "180人，其中重度60人", "186人，其中重度58人", "undecided", "180", "186"),
    ("残疾人", "180人，其中重度60人", "170人，其中重度58人", "unmet", "180", "170"),
    ("残疾人", "180人，其中重度≥60人", "186人，其中重度58人", "unmet", "60", "58"),
    ("保障户数", "236户895人", "236户890人", "undecided", "236", "236"),
    ("保障户数", "236户895人", "230户890人", "unmet", "236", "230"),
]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: "|".join(told[:3]))
def test_what_leads_is_judged_first(told):
    name, target, actual, *expected = told
    said = judge(target, actual, "quantity", name, 2022)
    assert [said.status, said.target_value, said.actual_value] == expected
