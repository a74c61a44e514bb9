"""The unit of a form: under its many labels, or the department where no other is asked for."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of


def _read(head: str, *, whole: bool = False) -> tuple[Form, tuple[Finding, ...]]:
    kind, first, second = ("部门整体", "基本支出", "项目支出") if whole else (
        "项目", "财政拨款", "其他资金")  # fmt: skip
    name = "" if whole else "项目名称 | 社区矫正经费 | > | > | >\n"
    sheet = sheet_of(f"""
{kind}支出绩效自评表（2022年度） | > | > | > | >
{name}{head}
资金（万元） |  | 全年预算数 | 全年执行数 | 执行率
^ | 年度资金总额 | 10 | 9 | 90%
^ | 其中：{first} | 6 | 5 |
^ | {second} | 4 | 4 |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 教育次数 | ≥24次 | 26次
效益指标 | 社会效益指标 | 再犯罪率 | ≤0.2% | 0.1%
""")
    (form,), findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    return form, findings


def test_a_unit_that_is_evaluated_is_the_unit() -> None:
    form, findings = _read("主管部门 | 某县司法局 | 被评价单位 | 某县矫正局 | >")
    assert (form.unit, form.projects[0].supervisor) == ("某县矫正局", "某县司法局")
    assert findings == ()


@pytest.mark.parametrize("label", ["被评价单位", "评价部门", "自评部门", "部门名称"])
def test_a_whole_departments_form_names_it_under_many_labels(label: str) -> None:
    form, findings = _read(f"{label} | 某县司法局 | > | > | >", whole=True)
    assert (form.form, form.unit, findings) == ("unit_form", "某县司法局", ())


def test_a_whole_departments_form_that_only_names_the_department_is_of_it() -> None:
    form, findings = _read("主管部门 | 某县司法局 | > | > | >", whole=True)
    assert (form.form, form.unit) == ("unit_form", "某县司法局")
    said = [(one.rule, one.cell, one.found, one.values) for one in findings]
    assert said == [("R125", "B2", "某县司法局", {"variant": "supervisor"})]


@pytest.mark.parametrize("beside", ["> | > | >", "实施单位 | | "])
def test_the_department_above_a_project_is_not_taken_for_its_unit_and_named(beside: str) -> None:
    form, findings = _read(f"主管部门 | 某县司法局 | {beside}")
    assert form.unit is None
    said = [(one.rule, one.cell, one.found, one.values) for one in findings]
    assert said == [("R125", "B3", "某县司法局", {"variant": "above"})]


def test_a_unit_left_blank_is_not_the_department_above() -> None:
    form, _ = _read("主管部门 | 某县司法局 | 预算单位 | | ", whole=True)
    assert form.unit is None
