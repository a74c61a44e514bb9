"""A list whose rows say their year: each project is of its own, unless that is another matter."""

from __future__ import annotations

import contextlib

from gridperf import pipeline
from gridperf.forms.choices import offered
from gridperf.model import Document, Workbook
from gridperf.project_table import column_of
from gridperf.reading import interpret
from gridperf.store import Store
from tests.forms.sketch import sheet_of

LIST = """
部门|项目|年度|预算（万元）|支出（万元）|指标|目标值|实际值
示例教育局|营养餐|2022|300|298|受益学生|6000|6105
示例教育局|营养餐|2023年|320|318|受益学生|6200|6310
"""


def read(drawing: str) -> Document:
    """Return what a list says, checked."""
    return pipeline.checked(interpret(Workbook("表.xlsx", "0" * 64, (sheet_of(drawing),))))


def said(document: Document) -> set[str]:
    """Return the rules of what is said of it."""
    return {finding.rule for finding in document.findings}


def test_each_project_is_filed_in_its_own_year() -> None:
    document = read(LIST)
    assert column_of(document.forms[0].projects, "year") == [2022, 2023]
    assert said(document).isdisjoint({"R124", "R126", "R007"})
    with contextlib.closing(Store.in_memory()) as store:
        pipeline.keep(store, document, b"", "")
        rows = store.view("project")
    assert dict(zip(rows["year"], rows["budget"], strict=True)) == {2022: 300, 2023: 320}


def test_a_list_of_one_year_is_of_that_year() -> None:
    document = read(LIST.replace("2022", "2023"))
    assert document.forms[0].year == 2023


def test_years_that_differ_from_the_titles_may_be_when_projects_began() -> None:
    document = read("2023年度项目绩效自评表|>|>|>|>|>|>|>" + LIST)
    assert column_of(document.forms[0].projects, "year") == [2023, 2023]
    assert "R126" in said(document)


def test_a_person_can_say_that_they_are_the_projects_years() -> None:
    workbook = Workbook("表.xlsx", "0" * 64, (sheet_of(f"2023年度项目自评表|>|>|>|>|>|>|>{LIST}"),))
    shape = interpret(workbook).forms[0].shape
    document = interpret(workbook, {shape: {"年度": "year"}})
    assert column_of(document.forms[0].projects, "year") == [2022, 2023]
    assert "year" in offered("project_list")


def test_a_row_without_a_year_is_asked_about() -> None:
    assert "R124" in said(read(LIST.replace("2023年", "近三年")))
