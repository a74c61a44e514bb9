"""Printed rates that are none: of a budget of zero a remark, of words a warning that fits them."""

from __future__ import annotations

from dataclasses import replace

from gridperf.forms import read_sheets
from gridperf.model import Finding, Workbook
from gridperf.rules import rules
from tests.forms.sketch import sheet_of

LIST = """示例局2022年度项目支出绩效自评表（单位：万元）
序号|项目名称|预算数|执行数|执行率|分值|得分|数量指标|>
|||||||目标|完成情况
"""
FORM = """项目支出绩效自评表|>|>|>|>|>|>|>
（2022年度）|>|>|>|>|>|>|>
项目名称|危房改造|>|实施单位|示例局|>|>|>
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|{total}|{total}|{total}|10|{rate}|10
^|其中：当年财政拨款|{total}|{total}|{total}|—||—
^|其他资金|—|—|—|—||—
绩效指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
^|数量指标|户数|≥3户|3户|{weight}|{weight}|
总分|>|>|>|>|100|{score}|
"""


def _said(
    drawing: str, errors: dict[tuple[int, int], str] | None = None
) -> list[tuple[str | None, str, str]]:
    sheet = replace(sheet_of(drawing), errors=errors or {})
    _, findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    shown = [one for one in findings if one.rule in {"R101", "R129"}]
    return [(one.cell, rules()[one.rule].level_of(one), _sentence(one)) for one in shown]


def _sentence(one: Finding) -> str:
    return rules()[one.rule].sentence(one, "zh")


def _form(total: str = "30", rate: str = "", weight: str = "90", score: str = "100") -> str:
    return FORM.format(total=total, rate=rate, weight=weight, score=score)


def _levels(drawing: str, errors: dict[tuple[int, int], str]) -> list[tuple[str | None, str]]:
    return [(cell, level) for cell, level, _ in _said(drawing, errors)]


def test_the_rate_of_no_budget_that_cannot_be_divided_is_but_a_remark() -> None:
    assert _levels(_form("0"), {(4, 6): "#DIV/0!"}) == [("G5", "note")]


def test_the_rate_of_a_source_without_a_budget_is_but_a_remark() -> None:
    said = _levels(_form(rate="100%"), {(5, 6): "#DIV/0!", (6, 6): "#DIV/0!"})
    assert said == [("G6", "warning"), ("G7", "note")]


def test_an_error_where_something_can_be_divided_is_to_be_corrected() -> None:
    assert _levels(_form("30"), {(4, 6): "#DIV/0!"}) == [("G5", "warning")]
    assert _levels(_form("0"), {(4, 6): "#REF!"}) == [("G5", "warning")]
    score = _levels(_form("0"), {(8, 6): "#DIV/0!"})
    assert score == [("G9", "warning")]


def test_in_a_list_the_rates_of_no_budget_are_remarks_too() -> None:
    rows = "1|甲|0|0||||≥1场|1场\n2|乙|5|5||||≥1场|1场\n合计||0|0|||||"
    errors = dict.fromkeys(((3, 4), (4, 4), (5, 4)), "#DIV/0!")
    assert _levels(LIST + rows, errors) == [("E4", "note"), ("E5", "warning"), ("E6", "note")]


def test_of_a_rate_in_words_nothing_is_said_of_amounts() -> None:
    sentence = "“约100%”不是确切的执行率，已按文字保留，未参与核对。请改为数字。"
    assert _said(_form(rate="约100%")) == [("G5", "warning", sentence)]
    assert _said(LIST + "1|甲|5|5|约100%|10|10|≥1场|1场") == [("E4", "warning", sentence)]


def test_of_points_in_words_nothing_is_said_of_amounts() -> None:
    sentence = "“约90”不是数字，已按文字保留，未计入分值或得分。请改为数字。"
    said = [*_said(_form(score="约90")), *_said(_form(weight="约90"))]
    said += _said(LIST + "1|甲|5|5|100%|10|约90|≥1场|1场")
    assert [cell for cell, _, _ in said] == ["G10", "G9", "F9", "G4"]
    assert {one for _, _, one in said} == {sentence}


def test_the_rate_of_a_line_that_nobody_filled_in_is_nothing_to_be_corrected() -> None:
    drawing = LIST + "1|甲|10|9|90%\n2||||\n3|||0|\n合计||10|9|90%"
    errors = {(4, 4): "#DIV/0!", (5, 4): "#DIV/0!"}
    assert _levels(drawing, errors) == []
    assert _levels(drawing, {(4, 3): "#REF!"}) == [("D5", "warning")]
    assert _levels(drawing.replace("2|", "2|乙"), errors) == [("E5", "warning")]
