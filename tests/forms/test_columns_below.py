"""A list too wide for its page: its further columns stand in tables of their own below it."""

from __future__ import annotations

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from gridperf.workbook.pdf import read_pdf
from tests.forms.sketch import sheet_of
from tests.workbook.test_formats import pdf

LIST = """
2022年度某中心项目支出绩效自评表（单位：万元）|>|>|>
序号|项目名称|预算数|执行数
^|^|^|^
1|甲|10|9
2|乙|20|20
合计||30|29
填表人：张三|||
"""
INDICATORS = """
数量指标|>|质量指标|
目标值|完成值|目标值|完成值
≥5场|6场|100%|100%
3个|2个|≥90%|95%
"""
TEXTS = """
存在问题|整改措施
^|^
无|无
进度慢|加快
"""


def _read(*parts: str) -> tuple[Form, tuple[Finding, ...]]:
    drawing = "".join(part.lstrip("\n") for part in parts)
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))
    return form, findings


def _told(form: Form) -> list[object]:
    return [
        (project.name, project.problems,
         *((one.dimension, one.target, one.actual, one.cells["actual"].address)
           for one in project.indicators))
        for project in form.projects
    ]  # fmt: skip


def test_as_many_rows_are_read_beside_the_list_and_it_is_said() -> None:
    form, findings = _read(LIST, INDICATORS, TEXTS)
    assert _told(form) == [
        ("甲", "无", ("quantity", "≥5场", "6场", "B10"), ("quality", "100%", "100%", "D10")),
        ("乙", "进度慢", ("quantity", "3个", "2个", "B11"), ("quality", "≥90%", "95%", "D11")),
    ]
    assert form.projects[1].cells["problems"].address == "A15"
    assert form.range == "A1:D15"
    assert form.header_rows == (2, 3, 8, 9, 12, 13)
    assert [total.label for total in form.totals] == ["合计"]
    said = [(one.rule, one.cell, one.values.get("variant")) for one in findings]
    assert said == [("R120", "A8", "below"), ("R120", "A12", "below")]


def test_pages_that_go_down_first_and_pages_that_go_across_first_say_the_same() -> None:
    title, head, merged, first, second = LIST.lstrip("\n").splitlines(keepends=True)[:5]
    across = [title, head, merged, first, INDICATORS.replace("3个|2个|≥90%|95%\n", ""),
              head, merged, second, INDICATORS.replace("≥5场|6场|100%|100%\n", "")]  # fmt: skip
    form, findings = _read(*across)
    whole, _ = _read(title, head, merged, first, second, INDICATORS)
    names = [[(one.target, one.actual) for one in project.indicators] for project in form.projects]
    assert names == [
        [(one.target, one.actual) for one in project.indicators] for project in whole.projects
    ]
    assert [project.name for project in form.projects] == ["甲", "乙"]
    assert [one.rule for one in findings] == ["R120"]


def test_other_numbers_of_rows_are_not_put_beside_and_no_projects() -> None:
    more = INDICATORS + "5次|5次|1|1\n1份|1份|1|1\n"
    less = INDICATORS.replace("3个|2个|≥90%|95%\n", "")
    beside_the_total = INDICATORS + "5次|5次|1|1\n"
    for cut in (more, less, beside_the_total):
        form, findings = _read(LIST, cut)
        assert [(project.name, project.indicators) for project in form.projects] == [
            ("甲", ()), ("乙", ()),
        ]  # fmt: skip
        assert [(one.rule, one.cell) for one in findings] == [("R143", "A8")]


def test_a_blank_row_beside_a_project_is_a_doubt() -> None:
    blank = INDICATORS.replace("≥5场|6场|100%|100%", "|||")
    form, findings = _read(LIST, blank, "1场|1场|1|1")
    assert [project.indicators for project in form.projects] == [(), ()]
    assert [(one.rule, one.cell) for one in findings] == [("R143", "A8")]


def test_rows_that_bear_the_list_s_numbers_are_read_beside_it_in_their_order_alone() -> None:
    numbered = "序号|数量指标目标值|数量指标完成值|存在问题\n1|≥5场|6场|无\n2|3个|2个|进度慢\n"
    form, findings = _read(LIST, numbered)
    assert _told(form) == [
        ("甲", "无", ("quantity", "≥5场", "6场", "C9")),
        ("乙", "进度慢", ("quantity", "3个", "2个", "C10")),
    ]
    assert [one.rule for one in findings] == ["R120"]
    form, findings = _read(LIST, numbered.replace("\n1|", "\n3|"))
    assert [project.indicators for project in form.projects] == [(), ()]
    assert [(one.rule, one.cell) for one in findings] == [("R143", "A8")]


def test_a_table_that_names_the_projects_again_is_joined_by_their_names() -> None:
    named = "序号|项目名称|数量指标目标值|数量指标完成值\n1|乙|3个|2个\n2|甲|≥5场|6场\n"
    form, _ = _read(LIST, named)
    assert [(project.name, [(one.target, one.actual) for one in project.indicators])
            for project in form.projects] == [
        ("甲", [("≥5场", "6场")]), ("乙", [("3个", "2个")])]  # fmt: skip


def test_pages_of_a_pdf_whose_rows_have_other_heights() -> None:
    parts = [[line.split("|") for line in part.strip().splitlines()] for part in (LIST, INDICATORS)]
    first = [row for row in parts[0][1:-1] if "^" not in row]
    second = [[cell.replace(">", "") for cell in row] for row in parts[1]]
    second[0] = ["数量指标", "数量指标", "质量指标", "质量指标"]
    sheets = read_pdf(pdf([(first, [40, 90, 80, 80]), (second, [90] * 4)], 20, 35))
    (form,), findings, _ = read_sheets(Workbook("f.pdf", "", tuple(sheets)))
    assert [[(one.dimension, one.target, one.actual) for one in project.indicators]
            for project in form.projects] == [
        [("quantity", "≥5场", "6场"), ("quality", "100%", "100%")],
        [("quantity", "3个", "2个"), ("quality", "≥90%", "95%")],
    ]  # fmt: skip
    assert "R120" in [one.rule for one in findings]
