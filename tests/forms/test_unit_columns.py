"""Who filed a list: below headings that say it only where nothing else does, or in a line above."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.list_drawings import of_units, read
from tests.forms.sketch import sheet_of


def of_sheet(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    return form, findings


@pytest.mark.parametrize(
    "heading", ["乡镇", "镇（街道）", "区县", "牵头单位", "所属部门", "学校名称", "被评价单位"]
)
def test_who_filed_stands_below_such_headings_where_nothing_else_says_it(heading: str) -> None:
    projects, _, _ = of_units(
        f"序号|{heading}|项目名称|预算数|执行数\n1|河口镇|甲|9|9\n2|城关镇|乙|8|8"
    )
    assert projects == [("甲", "河口镇"), ("乙", "城关镇")]


@pytest.mark.parametrize("heading", ["乡镇", "牵头单位", "所属部门", "学校名称"])
def test_beside_a_unit_such_a_heading_names_none(heading: str) -> None:
    head = f"序号|{heading}|单位名称|项目名称|预算数|执行数\n"
    projects, _, _ = of_units(head + "1|河口镇|区教育局|甲|9|9\n2|城关镇|区教育局|乙|8|8")
    assert {unit for _, unit in projects} == {"区教育局"}


def test_where_a_project_is_does_not_beat_the_title() -> None:
    form, _ = read("序号|乡镇|项目名称|预算数|执行数\n1|河口镇|甲|9|9\n2|城关镇|乙|8|8")
    assert form.unit == "示例局"


def test_a_share_of_the_money_is_no_unit() -> None:
    form, _ = read("序号|项目名称|预算数|执行数|>\n^|^|^|省级|区县\n1|甲|9|5|4\n2|乙|8|4|4")
    assert form.unit == "示例局"


LIST = """2022年度项目支出绩效自评汇总表|>|>|>
{}
序号|项目名称|预算数|执行数
1|甲|9|9
2|乙|8|8"""


@pytest.mark.parametrize(
    "line",
    [
        "预算单位|区教育局|单位：|万元",
        "单位公章：区教育局||单位：万元",
        "制表单位：区教育局||单位：万元",
        "被评价单位：区教育局||单位：万元",
        "填表单位：101 区教育局||单位：万元",
        "区教育局（盖章）||单位：万元",
        "被评价单位|区教育局|单位：|万元",
    ],
)
def test_a_line_above_the_list_says_who_filed_it(line: str) -> None:
    form, findings = of_sheet(LIST.format(line))
    assert (form.unit, form.money_unit) == ("区教育局", "万元")
    assert findings == ()


@pytest.mark.parametrize(
    "line", ["评价单位：某会计师事务所", "填报单位（盖章）", "主管部门（盖章）"]
)
def test_a_line_that_names_another_or_nobody_says_none(line: str) -> None:
    form, _ = of_sheet(LIST.format(line + "||单位：万元"))
    assert form.unit is None


def test_a_seal_is_the_unit_s_only_where_no_label_names_one() -> None:
    form, _ = of_sheet(LIST.format("区财政局（盖章）|填报单位：区教育局|单位：万元"))
    assert form.unit == "区教育局"
