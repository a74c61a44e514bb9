"""Rows that part a department's basic expenditure once more (人员经费, 公用经费)."""

from __future__ import annotations

from decimal import Decimal

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of


def _read(staff: float) -> tuple[Form, list[Finding]]:
    sheet = sheet_of(f"""
部门整体支出绩效自评表（2022年度） | > | > | >
部门名称 | 某县民政局 | > | >
资金（万元） |  | 全年预算数 | 全年执行数
^ | 年度资金总额 | 1980.5 | 1950.2
^ | 其中：基本支出 | 820.5 | 820.2
^ | 其中：人员经费 | {staff} | 715
^ | 公用经费 | 105.5 | 105.2
^ | 项目支出 | 1160 | 1130
一级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 救助次数 | ≥24次 | 26次
""")
    (form,), findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    return form, [one for one in findings if one.rule in {"R147", "R148"}]


def test_rows_that_make_up_the_part_above_them_are_noted_as_its_parts() -> None:
    form, findings = _read(715)
    assert form.unit_totals
    assert form.unit_totals.basic
    assert form.unit_totals.basic.budget == Decimal("820.5")
    said = [(one.rule, one.cell, one.found, one.expected) for one in findings]
    assert said == [
        ("R148", "B6", "人员经费", "基本支出"),
        ("R148", "B7", "公用经费", "基本支出"),
    ]


def test_rows_that_make_up_nothing_are_not_read_and_said() -> None:
    _, findings = _read(700)
    assert [(one.rule, one.cell) for one in findings] == [("R147", "B6"), ("R147", "B7")]


def test_parts_beside_each_other_are_read_and_not_said_to_be_unknown() -> None:
    drawing = """
部门整体支出绩效自评表（2022年度） | > | > | > | >
部门名称 | 某县民政局 | > | > | >
基本支出 | 900 | > | 项目支出 | {project}
资金（万元） |  | 全年预算数 | 全年执行数 |
^ | 年度资金总额 | 2000 | 1900 |
一级指标 | 三级指标 | 年度指标值 | 实际完成值 |
产出指标 | 救助次数 | ≥24次 | 26次 |
"""
    for project, rules in ((1100, []), (1050, ["R147", "R147"])):
        sheet = sheet_of(drawing.format(project=project))
        (form,), findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
        told = form.unit_totals and form.unit_totals.basic and form.unit_totals.basic.budget
        assert told == (None if rules else 900)
        assert [one.rule for one in findings if one.rule in {"R143", "R147"}] == rules


def test_what_heads_the_sources_and_the_parts_may_stand_in_the_first_one_s_label() -> None:
    sheet = sheet_of("""
部门整体支出绩效自评表（2022年度） | > | > | >
部门名称 | 某县民政局 | > | >
预算执行（万元） |  | 全年预算数 | 全年执行数
^ | 部门预算总额 | 2000 | 1900
^ | 1.资金来源：（1）财政性资金 | 1900 | 1810
^ | （2）其他资金 | 100 | 90
^ | 2.资金结构：（1）基本支出 | 900 | 880
^ | （2）项目支出 | 1100 | 1020
一级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 救助次数 | ≥24次 | 26次
""")
    (form,), findings = read_sheets(Workbook("f.xlsx", "", (sheet,)))[:2]
    (project,) = form.projects
    assert form.unit_totals
    assert form.unit_totals.basic
    assert form.unit_totals.project
    told = [(one.source, one.label, one.budget, one.spent) for one in project.funding]
    assert told == [("fiscal", "财政性资金", 1900, 1810), ("other", "其他资金", 100, 90)]
    basic, other = form.unit_totals.basic, form.unit_totals.project
    assert [(one.budget, one.spent) for one in (basic, other)] == [(900, 880), (1100, 1020)]
    assert [one for one in findings if one.rule in {"R143", "R147"}] == []
