"""Rows of a project list that are no projects: totals, means, headings, shares, other tables."""

from __future__ import annotations

import pytest

from gridperf.forms import read_forms
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

TITLE = "示例局2022年度项目支出绩效自评汇总表（单位：万元）\n"


def _read(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings = read_forms(Workbook("f.xlsx", "", (sheet_of(TITLE + drawing),)))
    return form, findings


def _names(form: Form) -> list[str | None]:
    return [project.name for project in form.projects]


def _said(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.cell) for finding in findings]


@pytest.mark.parametrize(
    "label",
    ["总计（2个项目）", "合计（万元）", "合计（2个）", "项目合计(2)", "合计数", "合计金额",
     "合 计 数", "合计/平均分", "项目支出合计数", "共2个项目", "总 数", "合计（共2项）："],
)  # fmt: skip
def test_a_total_is_known_by_its_words_whatever_stands_behind_them(label: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数
1|甲|100|90
2|乙|50|50
|{label}|150|140"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [(total.budget, total.spent) for total in form.totals] == [(150, 140)]
    assert findings == ()


@pytest.mark.parametrize("name", ["统计", "合计划", "审计数", "统计数据采集", "资金总计划（2个）"])
def test_a_project_whose_name_only_holds_such_words_is_no_total(name: str) -> None:
    form, _ = _read(f"序号|项目名称|预算数|执行数\n1|甲|100|90\n2|{name}|50|50")
    assert _names(form) == ["甲", name]


@pytest.mark.parametrize("row", ["|平均分|||94", "平均||75|70|94", "平均值||||94"])
def test_means_are_neither_project_nor_sum(row: str) -> None:
    form, findings = _read(
        f"""序号|项目名称|预算数|执行数|自评得分
1|甲|100|90|98
2|乙|50|50|90
合计||150|140|
{row}"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [total.label for total in form.totals] == ["合计"]
    assert findings == ()


def test_a_total_says_so_in_a_column_that_names_no_project() -> None:
    form, findings = _read(
        """序号|科室|项目名称|预算数|执行数
1|办公室|甲|100|90
2|办公室|乙|50|50
|办公室小计||150|140
3|财务科|丙|10|10
|财务科小计||10|10
|全局合计||160|150"""
    )
    assert _names(form) == ["甲", "乙", "丙"]
    assert [(total.label, total.budget) for total in form.totals] == [
        ("办公室小计", 150), ("财务科小计", 10), ("全局合计", 160)]  # fmt: skip
    assert _said(findings) == [("R126", "B2")]


def test_a_text_that_goes_on_in_further_rows_is_no_total() -> None:
    form, _ = _read(
        """序号|年度绩效目标|项目名称|预算数|执行数
1|建成，其中|甲|100|90
|3处合计|||
2|建成|乙|50|50"""
    )
    assert (_names(form), form.totals) == (["甲", "乙"], ())


def test_what_a_total_consists_of_is_no_project_s() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数
1|甲|100|90
2|乙|50|50
合计||150|140
其中：一般公共预算||120|110
政府性基金||30|30"""
    )
    assert _names(form) == ["甲", "乙"]
    assert [total.label for total in form.totals] == ["合计"]
    assert [(one.rule, one.cell, one.project, one.expected) for one in findings] == [
        ("R148", "A6", None, "合计"), ("R148", "A7", None, "合计")]  # fmt: skip


def test_the_classes_of_a_total_on_top_are_its_shares_where_they_make_it() -> None:
    drawing = """序号|项目名称|预算数|执行数
合计||150|140
其中：基本建设类||100|90
运转类||{}|50
1|甲|100|90
2|乙|50|50"""
    form, findings = _read(drawing.format(50))
    assert (_names(form), _said(findings)) == (["甲", "乙"], [("R148", "A4"), ("R148", "A5")])
    form, findings = _read(drawing.format(40))
    assert (_names(form), _said(findings)) == ([None, "甲", "乙"], [("R148", "A4")])


def test_a_source_beneath_a_project_is_not_the_total_s() -> None:
    form, findings = _read(
        """序号|项目名称|预算数|执行数
合计||150|140
1|甲|150|140
其中：一般公共预算||120|110"""
    )
    assert _names(form) == ["甲"]
    assert [(one.rule, one.project) for one in findings] == [("R147", "甲")]
