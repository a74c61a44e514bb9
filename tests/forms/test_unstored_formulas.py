"""Formulas whose results a file doesn't store: unknown, said so, and no omission of the unit."""

from __future__ import annotations

from dataclasses import replace

from gridperf.model import Document, Workbook
from gridperf.pipeline import checked
from gridperf.reading import interpret
from tests.forms.sketch import sheet_of

HEAD = "示例局2022年度项目支出绩效自评表（单位：万元）\n"


def _read(drawing: str, formulas: dict[tuple[int, int], str]) -> Document:
    sheet = replace(sheet_of(HEAD + drawing), formulas=formulas)
    return checked(interpret(Workbook("f.xlsx", "", (sheet,))))


def test_a_formula_without_a_value_is_unknown_and_no_empty_cell() -> None:
    document = _read(
        "序号|项目名称|预算数|执行数\n1|甲|30|\n2||30|20\n3|丙|30|", {(2, 3): "E3+F3", (3, 1): "X4"}
    )
    assert [(one.name, one.spent) for one in document.forms[0].projects] == [
        ("甲", None), (None, 20), ("丙", None)]  # fmt: skip
    assert [(one.rule, one.cell) for one in document.findings if one.rule in {"R008", "R128"}] == [
        ("R128", "D3"), ("R128", "B4"), ("R008", "D5")]  # fmt: skip


def test_a_sum_of_sources_is_unknown_where_one_of_them_is() -> None:
    document = _read(
        "序号|项目名称|预算数|支出数|>\n^|^|^|一般公共预算|政府性基金\n1|甲|30|20|5\n2|乙|30||5",
        {(4, 3): "D4+1"},
    )
    assert [one.spent for one in document.forms[0].projects] == [25, None]
