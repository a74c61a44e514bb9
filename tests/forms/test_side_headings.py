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
