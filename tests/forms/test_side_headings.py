"""What stands over an indicator's target and completion: words of every year and every form."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Refused, Workbook
from tests.forms.sketch import sheet_of


def _read(target: str, *done: str) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    sheet = sheet_of(f"""
项目支出绩效自评表（2022年度） | > | > | > | >
项目名称 | 社区矫正经费 | 实施单位 | 某县某局 |
项目资金（万元） |  | 全年预算数 | 全年执行数 | 执行率
^ | 年度资金总额 | 10 | 9 | 90%
一级指标 | 二级指标 | 三级指标 | {target} | {" | ".join(done)}
产出指标 | 数量指标 | 教育次数 | ≥24次 | {" | ".join(f"2{at}次" for at in range(len(done)))}
效益指标 | 社会效益指标 | 再犯罪率 | ≤0.2% | {" | ".join(f"0.{at}%" for at in range(len(done)))}
""")
    return read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]


@pytest.mark.parametrize(
    ("target", "done"),
    [
        ("2022年度指标值", "2022年实际完成值"),
        ("2022年度目标值", "2022年完成情况"),
        ("年度计划值", "年末完成值"),
        ("批复指标值", "截至12月底完成值"),
        ("年度指标值", "截至2022年12月底完成值"),
        ("绩效标准", "实际绩效值"),
        ("年度指标值", "业绩值"),
        ("年度指标值", "实绩"),
        ("年度指标值", "实际情况"),
    ],
)
def test_a_target_and_a_completion_are_read_under_their_many_headings(
    target: str, done: str
) -> None:
    (form,), findings = _read(target, done)
    sides = [(one.target, one.actual) for one in form.projects[0].indicators]
    assert sides == [("≥24次", "20次"), ("≤0.2%", "0.0%")]
    assert findings == ()


def test_last_years_completion_beside_this_years_is_not_read_and_said() -> None:
    for heads in (("2021年实际完成值", "2022年实际完成值"), ("2021年实际完成值", "实际完成值")):
        (form,), findings = _read("2022年度指标值", *heads)
        assert [one.actual for one in form.projects[0].indicators] == ["21次", "0.1%"]
        assert [(one.rule, one.cell) for one in findings] == [("R126", "E5")]


def test_a_part_of_the_year_is_no_completion() -> None:
    with pytest.raises(Refused):
        _read("2022年度指标值", "截至6月底完成值")


@pytest.mark.parametrize("weight", ["分数", "设定分值", "分值"])
@pytest.mark.parametrize("score", ["实得分", "最终得分", "评价分", "得分情况", "评分结果"])
def test_weight_and_score_are_read_under_their_many_headings(weight: str, score: str) -> None:
    sheet = sheet_of(f"""
项目支出绩效自评表（2022年度） | > | > | > | > | > | >
项目名 | 社区矫正经费 | 实施单位 | 某县某局 | | |
项目资金（万元） |  | 全年预算数 | 全年执行数 | 执行率 | |
^ | 项目总资金 | 10 | 9 | 90% | |
^ | 其中：①财政拨款 | 6 | 5 | | |
^ | 年初结转 | 4 | 4 | | |
一级指标 | 二级指标 | 明细指标 | 年度指标值 | 实际完成值 | {weight} | {score}
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次 | 50 | 50
效益指标 | 社会效益指标 | 再犯罪率 | ≤0.2% | 0.3% | 50 | 40
""")
    (form,), findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    (project,) = form.projects
    assert project.name == "社区矫正经费"
    assert [(one.name, one.weight, one.stated_score) for one in project.indicators] == [
        ("教育次数", 50, 50), ("再犯罪率", 50, 40)]  # fmt: skip
    assert [(one.source, one.budget) for one in project.funding] == [
        ("fiscal", 6), ("carried_over", 4)]  # fmt: skip
    assert findings == ()


@pytest.mark.parametrize("head", ["失分原因", "情况说明", "完成偏差及原因"])
def test_a_reason_is_read_under_its_many_headings(head: str) -> None:
    sheet = sheet_of(f"""
项目支出绩效自评表（2022年度） | > | > | > | > | >
资金名称 | 社区矫正经费 | 实施单位 | 某县某局 | |
项目资金（万元） |  | 全年预算数 | 全年执行数 | 执行率 |
^ | 年度金额 | 10 | 9 | 90% |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | {head}
产出指标 | 数量指标 | 教育次数 | ≥24次 | 20次 | 受疫情影响
效益指标 | 社会效益指标 | 再犯罪率 | ≤0.2% | 0.1% |
""")
    (form,), findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    (project,) = form.projects
    assert project.name == "社区矫正经费"
    assert [one.reason for one in project.indicators] == ["受疫情影响", None]
    assert findings == ()
