"""Whole departments' money by income and spending, and split side by side by its nature."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from gridperf.checks import review
from gridperf.model import Document, Project, Workbook
from gridperf.reading import interpret
from gridperf.store import Store
from tests.forms.sketch import sheet_of

SPENT = """
^ | {out} | 3100 | 3300 | 3234 | 10 | 98% | 9.8
^ | 其中：基本支出 | 2000 | 2100 | 2094 | | 99.71% |
^ | 项目支出 | 1100 | 1200 | 1140 | | 95% |
"""
CAME_IN = """
^ | {into} | 3100 | 3300 | 3300 | | 100% |
^ | 其中：财政拨款 | 3000 | 3200 | 3200 | | 100% |
^ | {other} | 100 | 100 | 100 | | 100% |
"""


def _read(rows: str, unit: str = "部门名称") -> Document:
    return interpret(Workbook("f.xlsx", "", (sheet_of(f"""
部门整体支出绩效自评表（2023年度） | > | > | > | > | > | > | >
{unit} | 某市司法局 | > | > | > | > | > | >
预算执行情况（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
{rows.strip()}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
产出指标 | 数量指标 | 援助案件 | ≥1000件 | 1200件 | 50 | 50 |
效益指标 | 社会效益指标 | 受益人数 | ≥900人 | 912人 | 40 | 40 |
"""),)))  # fmt: skip


def _project(document: Document) -> Project:
    return document.forms[0].projects[0]


def _whole_is_read(document: Document) -> None:
    one, parts = _project(document), document.forms[0].unit_totals
    assert (one.budget_initial, one.budget, one.spent) == (3100, 3300, 3234)
    assert one.stated_rate == Decimal("0.98")
    assert one.execution
    assert one.execution.stated_score == Decimal("9.8")
    assert parts
    assert parts.basic
    assert parts.project
    assert (parts.basic.spent, parts.project.spent) == (2094, 1140)
    codes = {"R001", "R002", "R003", "R004", "R008"}
    assert not list(Store.in_memory().weigh(document, partial(review, codes=codes)))


@pytest.mark.parametrize(
    ("into", "out"),
    [
        ("收入预算", "支出预算"), ("收入合计", "支出合计"), ("部门收入总额", "部门支出总额"),
        ("总收入", "支出总额"), ("本年收入合计", "本年支出合计"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("other", ["其他收入", "其他资金"])
@pytest.mark.parametrize("first", ["income", "spending"])
def test_what_came_in_was_not_spent(into: str, out: str, other: str, first: str) -> None:
    halves = [CAME_IN.strip(), SPENT.strip()]
    rows = "\n".join(halves if first == "income" else halves[::-1])
    document = _read(rows.format(into=into, out=out, other=other))
    _whole_is_read(document)
    found = [(one.source, one.budget, one.spent) for one in _project(document).funding]
    assert found == [("fiscal", 3200, None), ("other", 100, None)]
    assert [(one.rule, one.found) for one in document.findings] == [("R148", into)]


def test_sources_of_income_that_are_not_all_known_are_none_of_the_budget() -> None:
    rows = (CAME_IN.strip() + SPENT).format(into="收入预算", out="支出预算", other="某某款")
    document = _read(rows)
    _whole_is_read(document)
    assert _project(document).funding == ()
    assert [(one.rule, one.cell) for one in document.findings] == [
        ("R148", "B4"), ("R148", "B5"), ("R148", "B6"),
    ]  # fmt: skip


def test_income_of_another_amount_than_the_budget_is_none_of_its_sources() -> None:
    rows = (CAME_IN.strip() + SPENT).format(into="收入预算", out="支出预算", other="其他收入")
    document = _read(rows.replace("| 100 | 100 |", "| 100 | 150 |"))
    assert _project(document).funding == ()
    assert (_project(document).budget, _project(document).spent) == (3300, 3234)


def test_income_and_spending_may_be_told_along_their_rows() -> None:
    document = _read("""
收入 | 合计 | 3100 | 3300 | 3300 | | |
^ | 财政拨款 | 3100 | 3300 | 3300 | | |
支出 | 合计 | 3100 | 3300 | 3234 | 10 | 98% | 9.8
^ | 基本支出 | 2000 | 2100 | 2094 | | |
^ | 项目支出 | 1100 | 1200 | 1140 | | |
""")
    _whole_is_read(document)


def test_a_total_of_all_money_below_what_came_in_is_the_whole() -> None:
    document = _read("""
^ | 其中：事业收入 | 100 | 100 | 90 | | |
^ | 财政拨款 | 3000 | 3200 | 3144 | | |
^ | 年度资金总额 | 3100 | 3300 | 3234 | 10 | 98% | 9.8
""")
    assert [one.spent for one in _project(document).funding] == [90, 3144]
    assert _project(document).spent == Decimal(3234)


def test_captions_of_a_second_half_are_no_amounts() -> None:
    document = _read("""
^ | 年度资金总额 | 1500 | 1800 | 1800 | 10 | 100% | 10
^ | 按收入性质分： | 1500 | 1800 | 按支出性质分： | > | 1500 | 1800
^ | 其中：一般公共预算 | 1400 | 1700 | 其中：基本支出 | > | 900 | 900
^ | 政府性基金拨款 | 100 | 100 | 项目支出 | > | 600 | 900
""", unit="预算部门名称")  # fmt: skip
    assert _project(document).unit == "某市司法局"
    assert _project(document).budget == Decimal(1800)
    found = [(one.rule, one.cell) for one in document.findings]
    assert {("R147", "E6"), ("R147", "E7")} <= set(found)
    assert "R101" not in dict(found)
