"""Columns of a list that are known by those beside them: names of indicators, reasons."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表（单位：万元）\n"


def _read(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(TITLE + drawing),)))
    return form, findings


@pytest.mark.parametrize("name", ["指标", "绩效指标", "指标内容", "指标名称"])
@pytest.mark.parametrize("groups", [("产出指标",), ("产出指标", "效益指标"), ("数量指标",)])
def test_what_stands_before_a_target_in_its_group_names_it(
    name: str, groups: tuple[str, ...]
) -> None:
    count = len(groups)
    form, findings = _read(
        "\n".join(
            [
                "序号|项目名称|预算数|执行数" + "".join(f"|{group}|>|>" for group in groups),
                "^|^|^|^" + f"|{name}|目标值|完成值" * count,
                "1|甲|10|9" + "|救助人数|≥12人|13人" * count,
            ]
        )
    )
    told = [(one.name, one.target, one.actual) for one in form.projects[0].indicators]
    assert told == [("救助人数", "≥12人", "13人")] * count
    expected = ["产出指标" if group == "数量指标" else group for group in groups]
    assert [one.group for one in form.projects[0].indicators] == expected
    assert findings == ()


def test_a_group_that_stands_in_the_head_lacks_no_heading() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数|产出指标|>|效益指标|>
^|^|^|^|目标值|完成值|目标值|完成值
1|甲|10|9|救助≥12人|13人|就业≥3人|4人"""
    )
    assert [(one.group, one.dimension) for one in form.projects[0].indicators] == [
        ("产出指标", "other"), ("效益指标", "other")]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("reason", ["预算执行偏差原因", "未执行完毕原因"])
def test_of_two_reasons_the_one_beside_the_money_is_the_execution_s(reason: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|执行率|{reason}|绩效目标|完成情况|未完成原因|下一步措施
1|甲|10|7|70%|次年支付|保障|已完成|检修未完|推进"""
    )
    (project,) = form.projects
    assert (project.goal, project.result, project.indicators) == ("保障", "已完成", ())
    assert project.execution is not None
    assert project.execution.reason == "次年支付"
    assert [(one.rule, one.found) for one in findings] == [("R126", "未完成原因")]


def test_a_reason_behind_an_indicator_is_its_own_whatever_it_speaks_of() -> None:
    form, _ = _read(
        """序号|项目名称|预算数|执行数|预算执行偏差原因|三级指标|指标值|完成值|执行偏差原因分析
1|甲|10|7|次年支付|人数|≥12人|11人|人少
^|^|^|^|^|就业|≥3人|2人|人更少"""
    )
    (project,) = form.projects
    assert project.execution is not None
    assert project.execution.reason == "次年支付"
    assert [one.reason for one in project.indicators] == ["人少", "人更少"]
