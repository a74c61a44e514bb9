"""Rows that head the projects of a unit, and rows of which it can't be told whether they do."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.forms.unit_names import heading_unit, names_unit
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

TITLE = "2022年度项目支出绩效自评汇总表（单位：万元）\n"
HEAD = "序号|项目名称|预算数|执行数|存在问题\n"


def _read(drawing: str, title: str = TITLE) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(title + HEAD + drawing),)))
    return form, findings


def _units(form: Form) -> list[tuple[str | None, str | None]]:
    return [(project.name, project.unit) for project in form.projects]


def _said(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.cell, dict(one.values).get("variant")) for one in findings]


@pytest.mark.parametrize(
    "unit",
    ["西山镇人民政府", "示例县政府", "区第一小学", "示例中学", "区妇联", "区工商联",
     "区科协", "区文联", "区残联", "区供销社", "区政协", "区人大", "东林村", "区电视台", "示例林场",
     "高新区", "区总工会"],
)  # fmt: skip
def test_a_heading_names_the_unit_of_the_projects_below_it(unit: str) -> None:
    assert names_unit(unit)
    for merged in ("", "|>|>|>|>"):
        form, findings = _read(f"区教育局{merged}\n1|甲|10|9|无\n{unit}{merged}\n2|乙|10|9|无")
        assert _units(form) == [("甲", "区教育局"), ("乙", unit)]
        assert findings == ()


@pytest.mark.parametrize(
    "text", ["美丽乡村", "新农村", "普通高中", "小学", "校园安全", "一、运转类", "党建工作"]
)
def test_what_only_ends_like_a_unit_is_none(text: str) -> None:
    assert not names_unit(text)


@pytest.mark.parametrize(
    "said",
    ["（一）东城街道", "1.东城街道", "3、东城街道", "二十一、东城街道", "(7)东城街道",
     "【东城街道】", "第三部分 东城街道", "四、东城街道（3个项目）", "① 东城街道"],
)  # fmt: skip
def test_a_heading_s_number_and_frame_are_no_part_of_the_unit_s_name(said: str) -> None:
    assert heading_unit(said) == "东城街道"
    assert names_unit(said)


def test_a_heading_s_code_is_the_unit_s() -> None:
    form, _ = _read("（八）221003-老城街道|>|>|>|>\n1|甲|10|9|无")
    assert [(one.unit, one.unit_code) for one in form.projects] == [("老城街道", "221003")]


def test_a_heading_s_label_says_that_it_names_a_unit() -> None:
    form, findings = _read(
        "填报单位：职工之家|>|>|>|>\n1|甲|10|9|无\n区民政局|>|>|>|>\n2|乙|10|9|无"
    )
    assert _units(form) == [("甲", "职工之家"), ("乙", "区民政局")]
    assert findings == ()


def test_headings_stand_in_the_names_column_where_the_first_row_does() -> None:
    form, findings = _read(
        "|区教育局|||\n1|甲|10|9|无\n|区第一小学|||\n2|乙|10|9|无\n|职工之家|||\n3|丙|10|9|无"
    )
    assert _units(form) == [("甲", "区教育局"), ("乙", "区第一小学"), ("丙", None)]
    assert _said(findings) == [("R125", "A2", "some"), ("R142", "B7", "heading")]
    form, _ = _read("1|甲|10|9|无\n|养老服务中心|||\n2|乙|10|9|无")
    assert [name for name, _ in _units(form)] == ["甲", "养老服务中心", "乙"]


@pytest.mark.parametrize("title", [TITLE, f"示例区教育局{TITLE}"])
@pytest.mark.parametrize("merged", ["", "|>|>|>|>"])
def test_projects_below_a_heading_that_may_be_a_unit_s_are_given_to_none(
    title: str, merged: str
) -> None:
    form, findings = _read(
        f"区教育局{merged}\n1|甲|10|9|无\n职工之家{merged}\n2|乙|10|9|无\n"
        f"区民政局{merged}\n3|丙|10|9|无",
        title,
    )
    assert _units(form) == [("甲", "区教育局"), ("乙", None), ("丙", "区民政局")]
    assert _said(findings) == [("R125", "A2", "some"), ("R142", "A5", "heading")]


@pytest.mark.parametrize(
    "drawing",
    [
        """区教育局|>|>|>|>
城乡义务教育|>|>|>|>
1|甲|10|9|无
校舍安全保障|>|>|>|>
2|乙|10|9|无
区民政局|>|>|>|>
3|丙|10|9|无""",
        """区教育局|>|>|>|>
1|甲|10|9|无
专项类|>|>|>|>
2|乙|10|9|无
区民政局|>|>|>|>
3|丙|10|9|无""",
    ],
)
def test_classes_part_the_projects_of_the_unit_above(drawing: str) -> None:
    form, findings = _read(drawing)
    assert _units(form) == [("甲", "区教育局"), ("乙", "区教育局"), ("丙", "区民政局")]
    assert {one.rule for one in findings} == {"R142"}


SUMS = """一|{}|30|27|
1|甲|10|9|无
2|乙|20|18|无
二|区特殊教育学校|32|28.8|
3|丙|11|9.9|无
4|丁|21|18.9|无
合计||62|55.8|"""


@pytest.mark.parametrize("title", [TITLE, f"示例区教育局{TITLE}"])
def test_a_sum_names_the_unit_of_the_projects_below_it(title: str) -> None:
    form, findings = _read(SUMS.format("区第一小学"), title)
    assert [unit for _, unit in _units(form)] == ["区第一小学"] * 2 + ["区特殊教育学校"] * 2
    assert _said(findings) == [("R145", "B3", None), ("R145", "B6", None)]
    form, findings = _read(SUMS.format("职工之家"), title)
    assert [unit for _, unit in _units(form)] == [None] * 2 + ["区特殊教育学校"] * 2
    assert ("R142", "B3", "heading") in _said(findings)
    assert ("R125", "A2", "some") in _said(findings)


def test_a_unit_s_sum_stands_over_its_classes_and_their_projects() -> None:
    form, _ = _read(
        """一|区教育局|30|27|
（一）|运转类|30|27|
1|甲|10|9|无
2|乙|20|18|无
二|区民政局|5|4|
（一）|特定目标类|5|4|
1|丙|5|4|无"""
    )
    assert [unit for _, unit in _units(form)] == ["区教育局"] * 2 + ["区民政局"]


DEPARTMENTS = """序号|主管部门|项目名称|预算数|执行数
1|区教育局|党建经费|10|9
2|{}|党建经费|20|18
合计||30|27"""


def _listed(drawing: str, title: str) -> tuple[list[str | None], list[tuple[str, str | None]]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(title + drawing),)))
    return [one.unit for one in form.projects], [(one.rule, one.cell) for one in findings]


@pytest.mark.parametrize("title", [TITLE, f"示例区{TITLE}"])
def test_departments_are_the_units_of_a_list_that_names_no_other(title: str) -> None:
    units, said = _listed(DEPARTMENTS.format("区民政局"), title)
    assert (units, said) == (["区教育局", "区民政局"], [("R125", "B2")])


@pytest.mark.parametrize(
    ("title", "second", "below", "units"),
    [
        (f"示例中心{TITLE}", "区民政局", "", ["示例中心", "示例中心"]),
        (TITLE, "区教育局", "", [None, None]),
        (
            TITLE,
            "区民政局",
            "\n填报单位：区财政局|填报日期：2023年3月1日",
            ["区财政局", "区财政局"],
        ),
    ],
)
def test_a_department_is_no_unit_beside_one_that_files(
    title: str, second: str, below: str, units: list[str | None]
) -> None:
    assert _listed(DEPARTMENTS.format(second) + below, title)[0] == units


@pytest.mark.parametrize(
    ("said", "unit", "code"),
    [("单位：青山县民政局", "青山县民政局", None), ("填报单位：青山县民政局", "青山县民政局", None),
     ("101青山县民政局", "青山县民政局", "101"), ("101001县民政局", "县民政局", "101001"),
     ("101-青山县民政局", "青山县民政局", "101"), ("120急救中心", "120急救中心", None),
     ("一、单位：青山县民政局", "青山县民政局", None)],
)  # fmt: skip
def test_a_sum_names_the_unit_without_its_label_and_code(
    said: str, unit: str, code: str | None
) -> None:
    form, _ = _read(f"|{said}|30|28|\n1|甲|10|9|无\n2|乙|20|19|无\n|区教育局|5|5|\n1|丙|5|5|无")
    told = [(one.name, one.unit, one.unit_code) for one in form.projects]
    assert told == [("甲", unit, code), ("乙", unit, code), ("丙", "区教育局", None)]
    assert form.totals[0].unit == unit
