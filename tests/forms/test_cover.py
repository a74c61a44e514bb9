"""Unit and year that only a cover states fill the forms behind it, and the cell is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridperf.model import Document, Workbook
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

COVER = """
部门预算项目支出绩效自评报告
（2023年度）
单位名称：示例区民政局（盖章）
2024年3月15日
"""
LIST = """
项目支出绩效自评表
项目名称|预算数|执行数|数量指标|完成情况|存在问题
养老院改造|50|45|≥3家|3家|无
"""


def of(*drawings: str) -> Document:
    """Return what a workbook of these sheets says."""
    sheets = [replace(sheet_of(one), name=f"表{at}") for at, one in enumerate(drawings)]
    return interpret(Workbook("某.xlsx", "0" * 64, tuple(sheets)))


def told(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return what is said of unit and year."""
    about = ("R124", "R125", "R151")
    return [(one.rule, one.sheet, one.cell, one.found) for one in document.findings
            if one.rule in about]  # fmt: skip


def test_a_cover_says_whose_the_forms_are_and_of_which_year() -> None:
    document = of(COVER, LIST)
    assert (document.forms[0].unit, document.forms[0].year) == ("示例区民政局", 2023)
    assert [one.unit for one in document.forms[0].projects] == ["示例区民政局"]
    cells = [("R151", "表0", "A3", "示例区民政局"), ("R151", "表0", "A2", "2023")]
    assert told(document) == cells


@pytest.mark.parametrize(
    "others",
    [
        [COVER, COVER.replace("民政", "教育").replace("2023", "2022")],
        [COVER.replace("示例区民政局（盖章）", "指负责项目的一级预算单位").replace("2023", "本")],
        ["2024年项目支出绩效目标表\n填报单位：示例区民政局"],
    ],
    ids=["they differ", "it explains", "it sets goals"],
)
def test_what_another_sheet_leaves_open_is_asked_for(others: list[str]) -> None:
    document = of(*others, LIST)
    assert (document.forms[0].unit, document.forms[0].year) == (None, None)
    assert [rule for rule, *_ in told(document)] == ["R124", "R125"]


def test_a_form_that_names_its_unit_keeps_it() -> None:
    own = LIST.replace("项目支出", "2022年示例区教育局项目支出", 1)
    document = of(COVER, own)
    assert (document.forms[0].unit, document.forms[0].year) == ("示例区教育局", 2022)
    assert not told(document)


def test_forms_of_another_unit_leave_the_cover_unbelieved() -> None:
    document = of(COVER, LIST, LIST.replace("项目支出", "2022年示例区教育局项目支出", 1))
    assert (document.forms[0].unit, document.forms[0].year) == (None, None)
