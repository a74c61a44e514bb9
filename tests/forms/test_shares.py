"""A government's share beside a source of a list: a part of it, or a source by the sums."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import read

HEAD = """项目名称|预算数|>|>|执行数|>|>
^|合计|{0}|{1}|合计|{0}|{1}
"""


@pytest.mark.parametrize("share", ["上级补助", "上级转移支付", "中央补助"])
@pytest.mark.parametrize("source", ["一般公共预算", "财政拨款"])
def test_a_share_on_top_of_the_sources_is_one(source: str, share: str) -> None:
    form, findings = read(HEAD.format(source, share) + "甲|120|100|20|114|95|19\n乙|5|5||5|5|0")
    held = [(one.label, one.budget, one.spent) for one in form.projects[0].funding]
    assert held == [(source, 100, 95), (share, 20, 19)]
    assert findings == ()


@pytest.mark.parametrize(
    "rows",
    ["甲|120|120|20|114|114|19", "甲|120|100|20|114|95|19\n乙|5|5|1|5|5|1", "甲|120|120||114|114|"],
)
def test_a_share_within_a_source_is_left_to_it(rows: str) -> None:
    form, findings = read(HEAD.format("一般公共预算", "上级补助") + rows)
    assert [one.label for one in form.projects[0].funding] == ["一般公共预算"]
    assert [(one.rule, one.cell) for one in findings] == [("R126", "D2"), ("R126", "G2")]
