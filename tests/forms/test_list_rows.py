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
