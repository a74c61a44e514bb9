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


def test_a_formula_without_a_value_is_no_word_in_place_of_a_number() -> None:
    document = _read(
        """2022年示例局项目支出绩效自评表（单位：万元）
序号|项目名称|预算数|执行数|财政拨款|其他资金
1|救助|30|=SUM(E3:F3)|20|7""",
        {(2, 3): "SUM(E3:F3)"},
    )
    assert document.forms[0].projects[0].spent is None
    assert [(one.rule, one.cell) for one in document.findings if one.cell == "D3"] == [
        ("R128", "D3")]  # fmt: skip


def test_a_sum_of_sources_is_unknown_where_one_of_them_is() -> None:
    document = _read(
        "序号|项目名称|预算数|支出数|>\n^|^|^|一般公共预算|政府性基金\n1|甲|30|20|5\n2|乙|30||5",
        {(4, 3): "D4+1"},
    )
    assert [one.spent for one in document.forms[0].projects] == [25, None]


def test_a_source_whose_formula_was_never_calculated_is_unknown_and_accuses_nobody() -> None:
    document = _read(
        "序号|项目名称|预算数|支出数|>|>|>\n^|^|^|合计|一般公共预算|政府性基金|其他资金\n"
        "1|甲|30|25|10|10|\n2|乙|30|25|10|10|",
        {(3, 6): "X4"},
    )
    funding = document.forms[0].projects[0].funding
    assert [(one.source, one.spent) for one in funding] == [
        ("general_public", 10), ("government_fund", 10), ("other", None)]  # fmt: skip
    assert funding[2].cells["spent"] == ("G4", "=X4")
    said = [(one.rule, one.cell) for one in document.findings if one.rule in {"R002", "R128"}]
    assert said == [("R128", "G4"), ("R002", "D5")]


def test_nor_does_one_in_a_form_nor_an_amount_in_words() -> None:
    form = (
        "项目名称|甲|>|>|>\n主管部门|示例局|>|实施单位|某所\n"
        "项目资金（万元）||年初预算数|全年预算数|全年执行数\n^|年度资金总额|30|30|25\n"
        "^|其中：财政拨款|20|20|10\n^|上年结转资金|5|5|5\n^|其他资金|5|5|{}\n"
        "年度总体目标|预期目标|>|实际完成情况|>\n^|做好|>|做完|>\n"
        "一级指标|二级指标|三级指标|年度指标值|实际完成值\n产出指标|数量指标|次数|3次|3次"
    )
    formula = _read(form.format(""), {(7, 4): "E3+F3"})
    assert [(one.budget, one.spent) for one in formula.forms[0].projects[0].funding] == [
        (20, 10), (5, 5), (5, None)]  # fmt: skip
    for document in (formula, _read(form.format("约10万"), {})):
        assert "R002" not in [one.rule for one in document.findings]
    assert "R002" in [one.rule for one in _read(form.format("5"), {}).findings]


FORM = """项目支出绩效自评表|>|>|>|>|>|>
（2022年度）|>|>|>|>|>|>
项目名称|危房改造|>|实施单位|示例局|>|>
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率
^|年度资金总额|30|30|30|10|100%
绩效指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
^|时效指标|开工率||100%|45|45
^|质量指标|合格率||100%|45|45
"""


def _missing(found: dict[tuple[int, int], str], drawing: str, kind: str) -> list[str | None]:
    sheet = replace(sheet_of(HEAD + drawing), **{kind: found})
    document = checked(interpret(Workbook("f.xlsx", "", (sheet,))))
    return [one.cell for one in document.findings if one.rule == "R021"]


def test_a_target_that_is_a_formula_without_a_value_is_not_missing() -> None:
    both = {(7, 3): "100%", (8, 3): "100%"}
    assert _missing(both, FORM, "formulas") == []
    assert _missing(both, FORM, "errors") == []


def test_a_pair_of_formulas_without_values_lacks_neither_half() -> None:
    drawing = FORM.replace("开工率||100%", "开工率||")
    assert _missing({(7, 3): "100%", (7, 4): "100%"}, drawing, "formulas") == ["E9"]
    assert _missing({}, drawing, "formulas") == ["C8", "E9"]


def test_beside_a_formula_without_a_value_what_is_blank_is_missing() -> None:
    assert _missing({(7, 3): "100%"}, FORM, "formulas") == ["E9"]
    assert _missing({(7, 6): "F8", (8, 6): "F9"}, FORM, "formulas") == ["E8"]


def test_a_list_pair_with_a_formula_without_a_value_is_not_missing() -> None:
    pairs = (
        "序号|项目名称|预算数|执行数|数量指标|>|质量指标|>\n||||目标|完成情况|目标|完成情况\n"
        "1|甲|30|30|≥12场|12场||98%\n2|乙|30|30|≥12场|12场||98%"
    )
    assert _missing({(3, 6): "100%", (4, 6): "100%"}, pairs, "formulas") == []
    assert _missing({(3, 6): "100%"}, pairs, "formulas") == ["H5"]
