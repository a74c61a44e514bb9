"""Forms stacked under one title: each begins as the first of them does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

_TITLE = (
    "项目支出绩效自评表 | > | > | > | > | > | > | >\n（2022年度） | > | > | > | > | > | > | >\n"
)
_BODY = """
项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
 | 年度资金总额 | {budget} | {budget} | 10 | 100% | 10 |
年度总体目标 | 修渠{budget}米。 | > | > | 修成{budget}米。 | > | > | >
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 修渠长度 | ≥{budget}米 | {budget}米 | 90 | 90 |
总分 | > | > | > | > | 100 | 100 |
"""
_STACK = (("甲项目", "甲站", 100), ("乙项目", "乙站", 200), ("丙项目", "丙站", 300))


def _stacked(head: str, *, below: str = "") -> str:
    """Return three forms under one title, each with its head and what stands below its table."""
    forms = ((head + _BODY + below).format(name=name, unit=unit, budget=budget)
             for name, unit, budget in _STACK)  # fmt: skip
    return _TITLE + "\n".join(forms)


def _read(drawing: str) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    lines = [line for line in drawing.split("\n") if line.strip()]
    return read_sheets(Workbook("f.xlsx", "", (sheet_of("\n".join(lines)),)))[:2]


def _told(forms: tuple[Form, ...]) -> Iterator[tuple[str | None, str | None, str]]:
    for form in forms:
        (project,) = form.projects
        yield project.name, project.unit, str(project.budget)


_NAME = "项目名称 | {name} | > | > | > | > | > | >\n"
_UNITS = "主管部门 | 水务局 | > | > | 实施单位 | {unit} | > | >\n"


@pytest.mark.parametrize("head", [
    _UNITS + _NAME,
    "项目编码 | 5001{budget} | > | > | 项目负责人 | 张三 | > | >\n" + _NAME + _UNITS,
    "主管部门 | 水务局 | > | > | > | > | > | >\n"
    "实施单位 | {unit} | > | > | > | > | > | >\n" + _NAME,
    _NAME + _UNITS,
])  # fmt: skip
@pytest.mark.parametrize("below", ["", "填报人：张三 | > | > | > | 联系电话：123 | > | > | >\n",
                                   "存在问题 | 进度慢。 | > | > | > | > | > | >\n"])  # fmt: skip
def test_the_rows_above_a_project_s_name_are_its_own_as_in_the_first_form(
    head: str, below: str
) -> None:
    forms, findings = _read(_stacked(head, below=below))
    assert [*_told(forms)] == [(name, unit, str(budget)) for name, unit, budget in _STACK]
    assert {form.projects[0].supervisor for form in forms} == {"水务局"}
    assert {one.rule for one in findings}.isdisjoint({"R125", "R132"})
    if "项目编码" in head:
        assert [form.projects[0].code for form in forms] == ["5001100", "5001200", "5001300"]


@pytest.mark.parametrize(("row", "fact"), [
    ("（{year}年度）", "year"), ("填报日期：{year}年3月1日", "filled_on"),
])  # fmt: skip
def test_a_form_s_own_year_or_day_opens_it(row: str, fact: str) -> None:
    drawing = _stacked("@ | > | > | > | > | > | > | >\n" + _NAME + _UNITS)
    drawing = drawing.replace("（2022年度）", "编制说明见后")
    for year in (2021, 2022, 2023):
        drawing = drawing.replace("@", row.format(year=year), 1)
    forms, _ = _read(drawing)
    assert [str(getattr(form, fact))[:4] for form in forms] == ["2021", "2022", "2023"]


def test_a_row_that_may_be_the_form_s_above_or_below_is_neither_s_and_is_said() -> None:
    """The first form begins with its units, the last one ends with them."""
    drawing = _stacked(_NAME)
    first = drawing.replace("项目名称 | 甲", _UNITS.format(unit="甲站") + "项目名称 | 甲")
    for name, unit in (("乙", "乙站"), ("丙", "丙站")):
        first = first.replace(f"项目名称 | {name}", f"{_UNITS.format(unit=unit)}项目名称 | {name}")
    forms, findings = _read(first + _UNITS.format(unit="丁站"))
    assert [form.projects[0].unit for form in forms] == ["甲站", None, "丁站"]
    assert [one.found for one in findings if one.rule == "R132"] == ["主管部门", "主管部门"]
