"""Rows among a list's projects that are none: prepared lines, examples, notes, statistics."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import names, read, said_of

LIST = """序号|单位名称|项目名称|预算数|支出数|执行率
1|区教育局|甲|100|90|90%
2|区教育局|乙|50|50|100%
"""
TOTAL = "合计|||150|140|93.33%\n"


@pytest.mark.parametrize(
    "below",
    [
        "\n自评等级统计\n等级|项目个数|占比\n优|2|100%\n良|0|0",
        "\n等级|数量\n优|2\n良|0",
        "等级|优|良|中|差\n项目个数|2|0|0|0\n占比|100%|0|0|0",
        "项目数|||2\n预算执行率|||||98.9%",
        "优|2|100%\n良|0|0%",
    ],
)
def test_statistics_below_the_total_are_said_once_and_no_projects(below: str) -> None:
    form, findings = read(LIST + TOTAL + below)
    assert names(form) == ["甲", "乙"]
    assert [rule for rule, _ in said_of(findings)] == ["R143"]
    assert len(form.totals) == 1


def test_a_project_below_a_subtotal_may_be_named_by_a_grade_or_a_count() -> None:
    form, _ = read(LIST + "小计|||150|140|93%\n3|区卫生局|优|10|10|100%\n小计|||10|10|100%")
    assert names(form) == ["甲", "乙", "优"]


@pytest.mark.parametrize(
    "row",
    [
        "3|区教育局",
        "3|区教育局|||0|#DIV/0!",
        "3|区教育局||不适用|不适用|不适用",
        "3|区教育局|||无|/",
    ],
)
def test_a_line_that_holds_but_its_number_and_unit_is_empty(row: str) -> None:
    form, findings = read(LIST + row + "\n……|……|……\n" + TOTAL)
    assert names(form) == ["甲", "乙"]
    assert said_of(findings) == []


def test_a_line_with_money_and_no_name_is_still_a_project() -> None:
    form, _ = read(LIST + "3|区教育局||20||")
    assert names(form) == ["甲", "乙", None]


def test_the_unit_of_an_empty_line_is_that_of_the_rows_below_it() -> None:
    form, _ = read(LIST + "3|区卫生局\n4||丙|20|20|100%")
    assert [project.unit for project in form.projects] == ["区教育局", "区教育局", "区卫生局"]


@pytest.mark.parametrize(
    "below",
    [
        "说明||预算数为调整后预算数\n||支出数含上年结转",
        "填报说明\n1|单位名称|填写单位全称\n2|项目名称|与预算批复一致",
        "注：预算数为调整后预算数\n||支出数含上年结转\n3|支出数|含上年结转",
        "填表要求：\n一|项目名称|与预算批复一致",
    ],
)
def test_what_stands_under_a_note_below_all_money_is_a_note(below: str) -> None:
    form, findings = read(LIST + TOTAL + below)
    assert names(form) == ["甲", "乙"]
    assert said_of(findings) == []


def test_a_project_under_a_note_between_projects_is_one() -> None:
    form, _ = read(LIST + "注：以下为新增项目\n3|区教育局|丙|||\n4|区教育局|丁|10|10|100%")
    assert names(form) == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    "row",
    [
        "例|XX单位|XX项目|100|95|95%",
        "示例1|某局|某项目|100|95|95%",
        "1|××单位|××项目（示例）|100|95|95%",
    ],
)
def test_the_example_of_the_template_is_said_and_not_counted(row: str) -> None:
    head, rows = LIST.split("\n", 1)
    form, findings = read(f"{head}\n{row}\n{rows}{TOTAL}")
    assert names(form) == ["甲", "乙"]
    assert [(one.rule, one.cell, one.values.get("variant")) for one in findings] == [
        ("R142", "A3", "example")
    ]


def test_a_project_that_speaks_of_examples_is_one() -> None:
    form, _ = read(LIST + "3|区教育局|病例示范项目（案例）|20|20|100%")
    assert names(form)[-1] == "病例示范项目（案例）"


def test_further_indicators_of_the_example_are_no_projects() -> None:
    form, _ = read(
        """序号|项目名称|预算数|执行数|三级指标|指标值|完成值
例|修路|10|10|里程|≥1|1
^|^|^|^|合格率|≥95%|96%
1|甲|100|90|改造处数|≥1处|1处
^|^|^|^|合格率|≥95%|96%"""
    )
    assert [(one.name, len(one.indicators)) for one in form.projects] == [("甲", 2)]
