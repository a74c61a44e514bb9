"""A label with a blank beside it: findings stand at the cell in which the answer is owed."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Scalar, Sheet, Workbook
from gridperf.pipeline import checked
from gridperf.reading import interpret


def _row(*cells: Scalar) -> list[Scalar]:
    return [*cells, *[None] * (9 - len(cells))]


def _rows(
    name: str | None, budget: Scalar, spent: Scalar, *tail: list[Scalar]
) -> list[list[Scalar]]:
    return [
        _row("项目支出绩效自评表"),
        _row("（2022年度）"),
        _row("项目名称", name),
        _row("主管部门", "示例街道办事处", None, None, None, "实施单位", "示例街道办事处"),
        _row("项目资金（万元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值",
             "执行率", "得分"),
        _row(None, "年度资金总额", None, 90, budget, spent, 10, None, 9.67),
        _row("年度总体目标", "预期目标", None, None, None, "实际完成情况"),
        _row(None, "组建网格巡查队伍", None, None, None, "已组建网格巡查队伍"),
        _row("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值",
             "得分", "偏差原因分析及改进措施"),
        _row(None, "产出指标", "数量指标", "巡查次数", "≥12次", "12次", 50, 50),
        _row(None, "效益指标", "社会效益指标", "知晓率", "≥85%", "88%", 35, 35),
        _row("总分", None, None, None, None, None, 100, 94.67),
        *tail,
    ]  # fmt: skip


def _read(rows: list[list[Scalar]]) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows),)))
    return form, findings


def _cells(rows: list[list[Scalar]], rule: str) -> list[str | None]:
    document = checked(interpret(Workbook("f.xlsx", "", (Sheet("表", rows),))))
    return [found.cell for found in document.findings if found.rule == rule]


def test_a_missing_name_is_said_where_it_is_asked_for() -> None:
    _, findings = _read(_rows(None, 95.5, 92.37))
    assert [one.cell for one in findings if one.rule == "R146"] == ["B3"]


def test_a_problem_asks_for_the_blank_beside_its_measure() -> None:
    problem, measure = _row("存在问题", "巡查队员流动性大"), _row("改进措施")
    assert _cells(_rows("巡查", 95.5, 92.37, problem, measure), "R037") == ["B14"]
    assert _cells(_rows("巡查", 95.5, 92.37, problem), "R037") == []
    assert _cells(_rows("巡查", 95.5, 92.37, _row("存在问题"), measure), "R037") == []


@pytest.mark.parametrize(("budget", "spent", "cell"), [(None, 92.37, "E6"), (95.5, None, "F6")])
def test_a_blank_amount_is_said_in_its_own_column(budget: Scalar, spent: Scalar, cell: str) -> None:
    assert _cells(_rows("巡查", budget, spent), "R008") == [cell]


def test_weights_that_do_not_add_up_are_said_at_the_forms_total() -> None:
    assert _cells(_rows("巡查", 95.5, 92.37), "R031") == ["G12"]
