"""A form that names what its project belongs to beside it, or several units of one kind."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from tests.forms.sketch import sheet_of

_UNITS = "主管部门 | 水务局 | > | > | 实施单位 | 甲站 | > | >\n"
_REST = """项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
 | 年度资金总额 | 100 | 100 | 10 | 100% | 10 |
年度总体目标 | 修渠100米。 | > | > | 修成100米。 | > | > | >
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 修渠长度 | ≥100米 | 100米 | 90 | 90 |
总分 | > | > | > | > | 100 | 100 |
"""
_TITLE = "项目支出绩效自评表（2022年度） | > | > | > | > | > | > | >\n"


def _read(head: str, *, forms: int = 1) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    drawing = _TITLE + (head + _REST) * forms
    return read_sheets(Workbook("f.xlsx", "", (sheet_of(drawing),)))[:2]


def _row(label: str, name: str) -> str:
    return f"{label} | {name} | > | > | > | > | > | >\n"


@pytest.mark.parametrize("forms", [1, 2])
@pytest.mark.parametrize(("upper", "own"), [
    ("转移支付名称", "项目名称"), ("专项名称", "项目名称"), ("专项资金名称", "项目名称"),
    ("政策名称", "项目名称"), ("一级项目名称", "二级项目名称"), ("一级项目名称", "项目名称"),
    ("二级项目名称", "三级项目名称"), ("项目名称", "子项目名称"),
])  # fmt: skip
def test_what_a_project_belongs_to_is_no_project_of_its_own(
    upper: str, own: str, forms: int
) -> None:
    above, below = _row(upper, "水务专项"), _row(own, "河道保洁")
    heads = (above + below + _UNITS, above + _UNITS + below,
             f"{upper} | 水务专项 | > | > | {own} | 河道保洁 | > | >\n{_UNITS}")  # fmt: skip
    for head in heads:
        read, findings = _read(head, forms=forms)
        told = [(one.name, one.unit, str(one.budget)) for form in read for one in form.projects]
        assert told == [("河道保洁", "甲站", "100")] * forms
        said = [(one.found, one.expected, one.values["said"]) for one in findings
                if one.values.get("variant") == "upper_name"]  # fmt: skip
        assert said == [(upper, own, "水务专项")] * forms


def test_what_the_project_belongs_to_may_stand_below_it() -> None:
    (form,), findings = _read(_row("项目名称", "河道保洁") + _row("专项名称", "水务专项") + _UNITS)
    assert form.projects[0].name == "河道保洁"
    assert [(one.rule, one.cell) for one in findings if one.found == "专项名称"] == [("R143", "A3")]


def test_a_blank_name_leaves_the_other_one_and_two_equal_ones_say_nothing() -> None:
    for other in ("", "/", "水务专项"):
        (form,), findings = _read(_row("专项名称", "水务专项") + _row("项目名称", other) + _UNITS)
        assert form.projects[0].name == "水务专项"
        assert not [one for one in findings if one.rule == "R143"]


def test_a_second_name_of_the_same_kind_is_said() -> None:
    (form,), findings = _read(
        f"项目名称 | 甲工程 | > | > | 预算项目名称 | 乙工程 | > | >\n{_UNITS}"
    )
    assert form.projects[0].name == "甲工程"
    assert [(one.cell, one.found) for one in findings if one.values.get("variant") == (
        "second_name")] == [("E2", "预算项目名称")]  # fmt: skip


def test_of_two_units_that_do_the_work_the_first_is_read_and_the_other_said() -> None:
    units = "实施单位 | 甲站 | > | > | 实施单位 | 乙站 | > | >\n"
    for head in (units, units.replace(" | > | > | 实施单位", " | > | > | > | > | > | >\n实施单位")):
        (form,), findings = _read(_row("项目名称", "河道保洁") + head)
        assert form.projects[0].unit == "甲站"
        assert [(one.rule, one.found) for one in findings] == [("R143", "实施单位")]


def test_the_unit_that_does_the_work_still_beats_another() -> None:
    (form,), findings = _read(_row("项目名称", "河道保洁") + _row("预算单位", "某局") + _UNITS)
    assert form.projects[0].unit == "甲站"
    assert findings == ()
