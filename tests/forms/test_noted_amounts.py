"""An amount with a note to it (86.5（调减13.5）) is said at its cell, and loses none beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gridperf.model import Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

FORM = """
项目支出绩效自评表|>|>|>|>|>
（2022年度）|>|>|>|>|>
项目名称|社区治理|实施单位|某区民政局|>|>
项目资金（万元）||年初预算数|全年预算数|全年执行数|执行率
|年度资金总额|100|86.5|86.5|100%
|其中：当年财政拨款|100|{noted}|86.5|
一级指标|二级指标|三级指标|年度指标值|实际完成值|得分
产出指标|数量指标|培训场次|≥10场|10场|80
"""


@pytest.mark.parametrize("noted", ["86.5（调减13.5）", "约86.5", "86.5万元，调减13.5"])
def test_a_noted_amount_labels_none_beside_it(noted: str) -> None:
    document = interpret(Workbook("f.xlsx", "", (sheet_of(FORM.format(noted=noted)),)))
    (source,) = document.forms[0].projects[0].funding
    assert (source.budget_initial, source.budget, source.spent) == (100, None, Decimal("86.5"))
    unread = [one for one in document.findings if one.rule in {"R101", "R147"}]
    said = [(one.rule, one.cell, one.found) for one in unread]
    assert said == [("R101", "D6", noted)]


@pytest.mark.parametrize(("word", "said"), [
    ("/", False), ("无", False), ("无调整", True), ("同左", True), ("与年初一致", True),
])  # fmt: skip
def test_a_word_for_no_amount_labels_none_beside_it(word: str, said: bool) -> None:  # noqa: FBT001
    document = interpret(Workbook("f.xlsx", "", (sheet_of(FORM.format(noted=word)),)))
    (source,) = document.forms[0].projects[0].funding
    assert (source.budget_initial, source.budget, source.spent) == (100, None, Decimal("86.5"))
    unread = [one for one in document.findings if one.rule in {"R101", "R147"}]
    assert [(one.rule, one.cell, one.found) for one in unread] == [("R101", "D6", word)] * said
