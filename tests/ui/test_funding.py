from gridperf.rules import rules
from tests.ui.conftest import dashboard, shown


def test_unconfirmed_amounts_are_named(filled):
    text = shown(dashboard("funding"))
    assert "1.60 万元 来源待确认（示例·乙、示例·甲）" in text


def test_the_reference_lists_every_rule(filled):
    text = shown(dashboard("reference"))
    assert rules()
    for code, rule in rules().items():
        assert code in text
        assert rule.title["zh"] in text
