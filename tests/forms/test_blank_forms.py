"""Sheets that hold a form which nobody filled in, left beside those that were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridperf.model import Document, Sheet, Workbook
from gridperf.reading import complete, interpret
from tests.forms.sketch import sheet_of

FORM = """\
项目支出绩效自评表|>|>|>|>|>|>|>
（2023年度）|>|>|>|>|>|>|>
项目名称|{name}|>|>|>|>|>|>
主管部门|{over}|>|>|实施单位|{unit}|>|>
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|{initial}|{budget}|{spent}|{weight}||{earned}
^|其中：财政拨款|||||||
年度总体目标|预期目标|>|>|实际完成情况|>|>|>
^|{goal}|>|>||>|>|>
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
^|产出指标|数量指标|{indicator}|{target}|{actual}|{points}|{score}
^|^|质量指标|指标1：|……||||
总分|>|>|>|>|>|100|{total}
"""
GAPS = dict.fromkeys(
    ("name", "over", "unit", "initial", "budget", "spent", "weight", "earned", "goal",
     "indicator", "target", "actual", "points", "score", "total"), ""
)  # fmt: skip
FILLED = GAPS | {
    "name": "河道保洁", "unit": "示例区水务局", "budget": "20", "spent": "19", "weight": "10",
    "earned": "9.5", "indicator": "保洁里程", "target": "≥36公里", "actual": "38公里",
    "points": "90", "score": "90", "total": "99.5",
}  # fmt: skip
LIST = """\
2023年度项目支出绩效自评表（单位：万元）|>|>|>|>
序号|单位名称|项目名称|预算数|执行数
"""


def _form(name: str, /, **said: str) -> Sheet:
    return replace(sheet_of(FORM.format_map(GAPS | said)), name=name)


def _read(*sheets: Sheet) -> Document:
    return complete(interpret(Workbook("f.xlsx", "", sheets)))


def _left(*sheets: Sheet) -> list[tuple[str, str]]:
    return [(one.sheet, one.reason) for one in _read(*sheets).skipped]


def test_a_blank_form_beside_a_filled_one_is_left_and_its_file_is_whole() -> None:
    document = _read(_form("保洁", **FILLED), _form("空表"))
    assert document.refusal is None
    assert [form.sheet for form in document.forms] == ["保洁"]
    assert not [one for one in document.findings if one.sheet == "空表"]
    assert [(one.sheet, one.reason) for one in document.skipped] == [("空表", "blank_form")]


@pytest.mark.parametrize(
    "printed",
    [
        {"indicator": "指标1：", "goal": "（100字以内）"},
        {"over": "示例区财政局", "indicator": "保洁里程", "points": "10"},
        {"initial": "0", "budget": "0", "spent": "0", "total": "0"},
    ],
    ids=["what it asks for", "what a bureau prints", "its own sums"],
)
def test_what_was_printed_on_the_form_fills_nothing_in(printed: dict[str, str]) -> None:
    assert _left(_form("保洁", **FILLED), _form("空表", **printed)) == [("空表", "blank_form")]


@pytest.mark.parametrize(
    "said",
    [
        {"name": "道路养护"}, {"unit": "示例区城管局"}, {"spent": "3"}, {"goal": "养护道路"},
        {"indicator": "养护里程", "target": "≥5公里"}, {"indicator": "养护里程", "score": "10"},
        {"spent": "约3万"},
    ],
    ids=["name", "unit", "amount", "goal", "target", "score", "unread amount"],
)  # fmt: skip
def test_whatever_a_unit_wrote_keeps_its_form(said: dict[str, str]) -> None:
    document = interpret(Workbook("f.xlsx", "", (_form("保洁", **FILLED), _form("养护", **said))))
    assert [form.sheet for form in document.forms] == ["保洁", "养护"]
    assert not document.skipped


def test_a_file_of_nothing_but_blank_forms_is_read_as_it_is() -> None:
    document = interpret(Workbook("f.xlsx", "", (_form("一"), _form("二"))))
    assert [form.sheet for form in document.forms] == ["一", "二"]
    assert {"R125", "R146"} <= {one.rule for one in document.findings}


@pytest.mark.parametrize("rows", ["", "1||||\n2||||\n", "合计|||0|0\n"], ids=str.split)
def test_a_list_without_a_project_is_blank(rows: str) -> None:
    blank = replace(sheet_of(LIST + rows), name="空表")
    filled = replace(sheet_of(f"{LIST}1|示例区水务局|河道保洁|20|19\n"), name="清单")
    assert _left(blank, filled) == [("空表", "blank_form")]
