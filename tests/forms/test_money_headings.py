"""Headings of a form's money: amounts and rate under many words, and what isn't understood."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from gridperf.checks import review
from gridperf.model import Document, Project, Workbook
from gridperf.reading import interpret
from gridperf.store import Store
from tests.forms.sketch import sheet_of

HEADS = "全年预算数 | 全年执行数 | 执行率"


def _read(heads: str = HEADS, total: str = "10 | 9 | 90%") -> Document:
    return interpret(Workbook("f.xlsx", "", (sheet_of(f"""
项目支出绩效自评表（2022年度） | > | > | > | >
项目名称 | 社区矫正经费 | 实施单位 | 某县某局 |
项目资金（万元） |  | {heads}
^ | 年度资金总额 | {total}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次
效益指标 | 社会效益指标 | 再犯罪率 | ≤0.2% | 0.1%
"""),)))  # fmt: skip


def _project(document: Document) -> Project:
    return document.forms[0].projects[0]


def _missing(document: Document) -> list[str | None]:
    found = Store.in_memory().weigh(document, partial(review, codes={"R008"}))
    return [finding.values.get("variant") for finding in found]


@pytest.mark.parametrize("head", ["实际完成支出", "本年完成支出", "完成支出数"])
def test_spending_that_is_done_is_spending(head: str) -> None:
    document = _read(f"全年预算数 | {head} | 执行率")
    assert _project(document).spent == Decimal(9)
    assert document.findings == ()


@pytest.mark.parametrize("head", ["完成率", "完成比例"])
def test_the_rate_beside_budget_and_spending_is_the_executions(head: str) -> None:
    document = _read(f"全年预算数 | 全年执行数 | {head}")
    assert _project(document).stated_rate == Decimal("0.9")
    assert document.findings == ()


def test_beside_the_rate_of_execution_another_is_not_taken_for_it() -> None:
    document = _read("全年预算数 | 全年执行数 | 完成率 | 执行率", "10 | 9 | 80% | 90%")
    assert _project(document).stated_rate == Decimal("0.9")


def test_a_rate_that_nobody_understood_is_said() -> None:
    document = _read("全年预算数 | 全年执行数 | 某某率")
    assert _project(document).stated_rate is None
    assert [(one.rule, one.cell) for one in document.findings] == [("R126", "E3")]


def test_an_amount_whose_column_was_not_understood_is_not_called_missing() -> None:
    document = _read("年初预算数 | 全年预算数 | 资金去向 | 执行率", "10 | 10 | 9 | 90%")
    assert [(one.rule, one.cell) for one in document.findings] == [("R126", "E3")]
    assert _missing(document) == []


def test_an_amount_left_blank_is_missing_beside_a_column_not_understood() -> None:
    document = _read("全年预算数 | 全年执行数 | 资金去向 | 执行率", "10 |  | 9 | 90%")
    assert _missing(document) == ["spent"]


def test_a_heading_over_what_was_read_is_not_called_unread() -> None:
    document = interpret(Workbook("f.xlsx", "", (sheet_of("""
2022年度项目绩效自评表 | > | > | > | > | > | >
一、基本情况 | 项目名称 | 农村饮水维修 | > | 实施单位 | 某县水利局 | >
^ | 资金来源 | 财政拨款 | > | > | > | >
二、预算执行情况（万元） | 预算安排情况（调整后） | > | 资金到位情况 | > | 资金执行情况 | >
^ | 预算数： | 85 | 到位数： | 85 | 执行数： | 80.75
^ | 其中：财政资金 | 85 | 其中：财政资金 | 85 | 其中：财政资金 | 80.75
一级指标 | 二级指标 | 三级指标 | > | 预期指标值 | 实际完成值 | >
产出指标 | 数量指标 | 工程数量 | > | ≥32处 | 32处 | >
效益指标 | 社会效益指标 | 受益人口 | > | ≥12人 | 12人 | >
"""),)))  # fmt: skip
    assert (_project(document).budget, _project(document).spent) == (Decimal(85), Decimal("80.75"))
    assert [(one.rule, one.cell) for one in document.findings] == [("R143", "B3")]


@pytest.mark.parametrize("numbers", ["栏次 | 1 | 2 | 3=2/1", "(1) | (2) | (3) | (4)=(3)/(2)"])
def test_a_row_that_numbers_the_columns_holds_no_amounts(numbers: str) -> None:
    document = interpret(Workbook("f.xlsx", "", (sheet_of(f"""
项目支出绩效自评表（2022年度） | > | > | > | >
项目名称 | 社区矫正经费 | 实施单位 | 某县某局 |
项目资金（万元） |  | {HEADS}
^ | {numbers}
^ | 年度资金总额 | 10 | 9 | 90%
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次
效益指标 | 社会效益指标 | 再犯罪率 | ≤0.2% | 0.1%
"""),)))  # fmt: skip
    assert (_project(document).budget, _project(document).spent) == (Decimal(10), Decimal(9))
    assert document.findings == ()


@pytest.mark.parametrize(("score", "said"), [("满分", "满分"), ("约9.9", "约9.9")])
def test_words_where_the_executions_score_should_stand_are_said(score: str, said: str) -> None:
    document = _read(f"{HEADS} | 分值 | 得分", f"10 | 9 | 90% | 10 | {score}")
    assert [(one.rule, one.cell, one.found) for one in document.findings] == [("R101", "G4", said)]


@pytest.mark.parametrize("score", ["9", "9分", "—", "/", ""])
def test_a_number_or_a_dash_for_the_executions_score_needs_no_word(score: str) -> None:
    document = _read(f"{HEADS} | 分值 | 得分", f"10 | 9 | 90% | 10 | {score}")
    assert document.findings == ()
