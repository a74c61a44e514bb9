"""Heads of a form's money: changes of the budget beside it, and headings in two rows."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from gridperf.checks import review
from gridperf.model import Document, Project, Workbook
from gridperf.reading import interpret
from gridperf.store import Store
from tests.forms.sketch import sheet_of


def _read(block: str) -> Document:
    return interpret(Workbook("f.xlsx", "", (sheet_of(f"""
项目支出绩效自评表（2023年度） | > | > | > | > | > | > | >
项目名称 | 校舍维修 | 实施单位 | 某区第一中学 |  |  |  |
{block.strip()}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
产出指标 | 数量指标 | 维修校舍栋数 | ≥2栋 | 2栋 | 50 | 50 |
效益指标 | 社会效益指标 | 受益学生 | ≥900人 | 912人 | 40 | 40 |
"""),)))  # fmt: skip


def _project(document: Document) -> Project:
    return document.forms[0].projects[0]


def _amounts(document: Document) -> list[str | None]:
    one = _project(document)
    return [None if amount is None else str(amount)
            for amount in (one.budget_initial, one.budget, one.spent)]  # fmt: skip


def _faults(document: Document) -> list[str]:
    found = Store.in_memory().weigh(document, partial(review, codes={"R001", "R004", "R008"}))
    said = [one.rule for one in (*document.findings, *found)]
    return [rule for rule in said if rule not in {"R126", "R123"}]


def _changed(heads: str, total: str, source: str = "") -> Document:
    return _read(f"""
项目资金（万元） |  | {heads} | 全年执行数 | 执行率 |
^ | 年度资金总额 | {total}
^ | 其中：财政拨款 | {source or total}
""")


@pytest.mark.parametrize("change", ["调整预算数", "调整预算数（调增+，调减-）", "年中调整预算"])
@pytest.mark.parametrize("whole", ["调整后预算数", "全年预算数"])
def test_a_change_beside_the_years_budget_is_not_the_budget(change: str, whole: str) -> None:
    document = _changed(f"年初预算数 | {change} | {whole}", "500 | -20 | 480 | 480 | 100%")
    assert _amounts(document) == ["500", "480", "480"]
    assert _project(document).funding[0].budget == Decimal(480)
    assert [one.cell for one in document.findings] == ["D3"]
    assert _faults(document) == []


def test_a_change_between_two_budgets_leaves_them_both() -> None:
    heads = "预算数 | 调整预算数 | 调整后预算数"
    assert _amounts(_changed(heads, "500 | 20 | 520 | 500 | 96.15%")) == ["500", "520", "500"]


def test_a_budget_after_its_adjustment_is_the_budget() -> None:
    for head in ("调整预算数", "调整后预算数（含调增、调减）"):
        document = _changed(f"年初预算数 | {head}", "500 | 520 | 500 | 96.15%")
        assert _amounts(document) == ["500", "520", "500"]


@pytest.mark.parametrize("head", ["调整预算数（调增+，调减-）", "调整预算数"])
def test_a_change_alone_leaves_the_years_budget_open(head: str) -> None:
    document = _changed(f"年初预算数 | {head}", "500 | -20 | 480 | 100%")
    assert _amounts(document) == ["500", None, "480"]
    assert [(one.rule, one.cell) for one in document.findings] == [("R126", "D3")]
    assert _faults(document) == []


def test_a_change_of_nothing_leaves_the_initial_budget_the_years() -> None:
    document = _changed("年初预算数 | 调整预算数（调增+，调减-）", "500 | 0 | 480 | 96%")
    assert _amounts(document) == [None, "500", "480"]


MERGED = """
项目资金（万元） |  | {over} | > | {spent} | 分值 | 执行率 | 得分
^ |  | {under} | ^ | ^ | ^ | ^
^ | 年度资金总额 | 100 | 120 | 114 | 10 | 95% | 9.5
^ | 其中：当年财政拨款 | 100 | 100 | 94 |  |  |
^ | 上年结转资金 | 0 | 20 | 20 |  |  |
"""


@pytest.mark.parametrize("over", ["预算数", "预算数（万元）", "预算安排"])
@pytest.mark.parametrize(
    "under",
    [
        "年初预算数 | 全年预算数", "年初 | 全年", "年初预算 | 调整后预算数",
        "年初预算数 | 调整后", "年初数 | 全年数",
    ],
)  # fmt: skip
@pytest.mark.parametrize("block", [MERGED, MERGED.replace("| > |", "| |").replace("| ^", "| ")])
def test_two_rows_of_headings_name_every_column(over: str, under: str, block: str) -> None:
    document = _read(block.format(over=over, under=under, spent="执行数"))
    assert _amounts(document) == ["100", "120", "114"]
    assert _project(document).stated_rate == Decimal("0.95")
    scored = _project(document).execution
    assert scored
    assert (scored.weight, scored.stated_score) == (Decimal(10), Decimal("9.5"))
    assert [(one.source, one.spent) for one in _project(document).funding] == [
        ("fiscal", Decimal(94)), ("carried_over", Decimal(20)),
    ]  # fmt: skip
    assert _faults(document) == []


def test_a_heading_of_both_budgets_that_names_no_amount_is_none() -> None:
    block = MERGED.format(over="预算安排情况", under="年初预算数 | 全年预算数", spent="执行数")
    assert _amounts(_read(block)) == ["100", "120", "114"]


def test_a_change_in_a_lower_row_is_not_the_budget() -> None:
    document = _read("""
项目资金（万元） |  | 预算数 | > | > | 执行数 | 执行率 |
^ |  | 年初预算 | 调整数 | 调整后预算 | ^ | ^ |
^ | 年度资金总额 | 100 | 20 | 120 | 114 | 95% |
""")
    assert _amounts(document) == ["100", "120", "114"]
    assert _faults(document) == []


def test_an_amount_beside_its_share_is_that_of_the_heading_above() -> None:
    document = _read("""
项目资金（元） | 资金来源 | 年初预算数 | 全年预算数 | > | 全年执行数 | > | 执行率
^ | ^ | ^ | 金额 | 占比 | 金额 | 占比 | ^
^ | 年度资金总额 | 1000000 | 1200000 | 100% | 1140000 | 100% | 95%
^ | 当年财政拨款 | 1000000 | 1000000 | 83.33% | 940000 | 82.46% |
^ | 上年结转资金 | 0 | 200000 | 16.67% | 200000 | 17.54% |
""")
    assert _amounts(document) == ["100", "120", "114"]
    assert _project(document).stated_rate == Decimal("0.95")
    assert [one.cell for one in document.findings if one.rule == "R126"] == ["E4", "G4"]
    assert _faults(document) == []


def test_a_row_of_words_for_amounts_is_no_row_of_headings() -> None:
    document = _read("""
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | |
^ | 年度资金总额 | 约100 | 约120 | 约114 | 95% | |
^ | 其中：财政拨款 | 100 | 120 | 114 |  | |
""")
    assert [one.cell for one in document.findings if one.rule == "R101"] == ["C4", "D4", "E4"]


ON_ITS_SIDE = """
项目资金（万元） |  | 年度资金总额 | 其中：当年财政拨款 | 上年结转资金 | > | > | >
^ | 年初预算数 | 100 | 100 | 0 | > | > | >
^ | 全年预算数 | 120 | 100 | 20 | > | > | >
^ | 全年执行数 | 114 | 94 | 20 | > | > | >
"""


def test_points_in_rows_below_the_amounts_are_the_executions() -> None:
    document = _read(f"""{ON_ITS_SIDE.strip()}
^ | 执行率 | 95% |  |  | > | > | >
^ | 分值 | 10 |  |  | > | > | >
^ | 得分 | 9.5 |  |  | > | > | >
""")
    assert _amounts(document) == ["100", "120", "114"]
    scored = _project(document).execution
    assert scored
    assert (scored.weight, scored.stated_score) == (Decimal(10), Decimal("9.5"))
    assert (scored.cells["weight"].address, scored.cells["stated_score"].address) == ("C8", "C9")
    assert document.findings == ()


def test_points_below_amounts_without_a_rate_may_be_anythings() -> None:
    document = _read(f"""{ON_ITS_SIDE.strip()}
^ | 分值 | 10 |  |  | > | > | >
^ | 得分 | 9.5 |  |  | > | > | >
""")
    assert _amounts(document) == ["100", "120", "114"]
    assert _project(document).execution is None


@pytest.mark.parametrize("change", ["调整预算数", "调整预算数（调增+，调减-）"])
def test_a_row_of_changes_is_not_the_budget(change: str) -> None:
    document = _read(f"""
项目资金（万元） |  | 年度资金总额 | 其中：财政拨款 | 其他资金 | > | > | >
^ | 年初预算数 | 500 | 400 | 100 | > | > | >
^ | {change} | -20 | -20 | 0 | > | > | >
^ | 调整后预算数 | 480 | 380 | 100 | > | > | >
^ | 全年执行数 | 480 | 380 | 100 | > | > | >
""")
    assert _amounts(document) == ["500", "480", "480"]
    assert [one.budget for one in _project(document).funding] == [380, 100]
    assert [(one.rule, one.cell) for one in document.findings] == [("R126", "B5")]


def test_a_change_with_its_own_label_is_not_the_budget() -> None:
    document = _read("""
年初预算数 | 500 | 调整预算数 | 20 | 调整后预算数 | 520 | 全年执行数 | 500
""")
    assert _amounts(document) == ["500", "520", "500"]
    assert ("R126", "C3") in [(one.rule, one.cell) for one in document.findings]


def test_a_change_with_its_own_label_alone_leaves_the_years_budget_open() -> None:
    document = _read("""
年初预算数 | 500 | 调整预算数（调增+，调减-） | 20 | 全年执行数 | 500 | |
""")
    assert _amounts(document) == ["500", None, "500"]
    assert _faults(document) == []
