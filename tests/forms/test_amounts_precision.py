"""How far an amount may be rounded: what its money block shows tells, number formats too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridperf.model import Document, Workbook
from gridperf.pipeline import checked
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

LIST = (
    "示例局2022年度项目支出绩效自评表（单位：{unit}）\n"
    "序号|单位名称|项目名称|预算数|支出数|>|>|执行率\n^|^|^|^|合计|一般公共预算|政府性基金|^\n"
)
FORM = (
    "示例局2022年度项目支出绩效自评表\n项目名称|甲|>|>|>|>\n"
    "项目资金（万元）||年初预算数|全年预算数|全年执行数|执行率\n"
    "^|年度资金总额|{}\n^|其中：财政拨款|{}\n^|其他资金|0|0|0\n"
    "年度总体目标|预期目标|>|实际完成情况|>|>\n^|做好|>|做完|>|>\n"
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分\n产出指标|数量指标|次数|3次|3次|"
)


def _checked(drawing: str, code: str = "") -> Document:
    sheet = sheet_of(drawing)
    numbers = {(row, column): code for row, line in enumerate(sheet.rows)
               for column, value in enumerate(line) if isinstance(value, (int, float))}  # fmt: skip
    formats = numbers if code else {}
    return checked(interpret(Workbook("f.xlsx", "", (replace(sheet, formats=formats),))))


def _proven(document: Document) -> list[tuple[str, str | None]]:
    return [(one.rule, one.cell) for one in document.findings if one.rule in {"R001", "R002"}]


@pytest.mark.parametrize("code", ["0.00", "#,##0.00_ ", '_ * #,##0.00_ ;_ * "-"??_ ', "0.0000"])
def test_the_decimals_that_a_format_shows_prove_what_the_bare_numbers_could_not(code):
    rows = "90|90|89|99.50%", "89|89|89|"
    assert _proven(_checked(FORM.format(*rows))) == []
    found = _proven(_checked(FORM.format(*rows), code))
    assert sorted(found) == [("R001", "F4"), ("R002", "C4"), ("R002", "D4")]
    rows = "1|示例局|甲|20|18.5|18.5||92.60%\n2|示例局|乙|10|9.5|9.4|0|"
    assert _proven(_checked(LIST.format(unit="万元") + rows)) == []
    found = _proven(_checked(LIST.format(unit="万元") + rows, code))
    assert sorted(found) == [("R001", "H4"), ("R002", "E5")]


def test_a_format_keeps_the_amount_and_shows_its_decimals():
    (project,) = _checked(FORM.format("90|90|89.5|", "90|90|89.5|"), "0.00").forms[0].projects
    assert (str(project.spent), project.cells["spent"].raw) == ("89.5", "89.50")


@pytest.mark.parametrize("code", ["", "0", "0.##", "#,##0", "General"])
def test_whole_numbers_may_be_rounded_where_no_format_shows_decimals(code):
    assert _proven(_checked(FORM.format("90|90|89|99.50%", "89|89|89|"), code)) == []


def test_one_units_rows_tell_of_each_other():
    rows = "1|示例局|甲|20|18.5|18.5||92.60%\n2|示例局|乙|37.86|37.76|37.76||99.75%"
    assert _proven(_checked(LIST.format(unit="万元") + rows)) == [("R001", "H4")]
    others = rows.replace("2|示例局", "2|示例所")
    assert _proven(_checked(LIST.format(unit="万元") + others)) == []


def test_what_a_formula_left_or_another_unit_of_money_tells_nothing_of_the_other_rows():
    rows = "1|示例局|甲|20|18.5|18.5||92.60%\n2|示例局|乙|37.8612345|37.761234|37.761234||99.74%"
    assert _proven(_checked(LIST.format(unit="万元") + rows)) == []
    rows = "1|示例局|甲|100万|92万|92万||91.80%\n2|示例局|乙|3786.55|3776.2|3776.2||99.73%"
    assert _proven(_checked(LIST.format(unit="元") + rows)) == []
