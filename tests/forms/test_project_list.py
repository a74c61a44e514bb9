"""Project lists: what stands in the sheet comes out cell by cell, whatever their shape."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Merge, Refused, Scalar, Sheet, Workbook
from gridperf.resources import SAMPLES
from gridperf.workbook import open_workbook

if TYPE_CHECKING:
    from gridperf.model import Form


def _form(rows: list[list[Scalar]], *merges: Merge, name: str = "表") -> Form:
    sheet = Sheet(name, rows, merges)
    (form,), _, _ = read_sheets(Workbook("f.xlsx", "", (sheet,)))
    return form


def _two_rows(title: str | None = "2021年甲街道办事处部门预算项目绩效自评表") -> list[list[Scalar]]:
    top: list[list[Scalar]] = [[title], ["单位：万元"]] if title else []
    return [
        *top,
        ["项目名称", "全年预算数", "全年执行数", "执行率", "数量指标", None, "满意度指标", None],
        [None, None, None, None, "目标值", "完成值", "目标值", "完成值"],
        ["道路保洁", 100, 99.5, "99.50%", "≥12场", "12场", "≥95%", "96%"],
        ["河道整治", 50, "-", "0.00%", "≥2场", "0场", "不适用", "不适用"],
        ["合计", 150, 99.5, None, None, None, None, None],
        ["填报人：某某    填报日期：2022年3月1日"],
    ]


def test_the_synthetic_district_is_read_whole() -> None:
    for path in SAMPLES.glob("202*年示例区*.xlsx"):
        forms, findings, _ = read_sheets(open_workbook(path.name, path.read_bytes()))
        assert forms
        assert {form.year for form in forms} == {int(path.name[:4])}
        assert all(project.unit and "示例" in project.unit
                   for form in forms for project in form.projects)  # fmt: skip
        assert {finding.rule for finding in findings} <= {"R128"}


def test_two_header_rows_title_footer_and_total() -> None:
    form = _form(_two_rows())
    assert (form.unit, form.year, form.money_unit) == ("甲街道办事处", 2021, "万元")
    assert (str(form.filled_on), form.filled_cell) == ("2022-03-01", "A8")
    assert form.header_rows == (3, 4)
    assert [project.name for project in form.projects] == ["道路保洁", "河道整治"]
    assert [project.spent for project in form.projects] == [Decimal("99.5"), Decimal(0)]
    (total,) = form.totals
    assert (total.label, total.row, total.budget) == ("合计", 7, Decimal(150))
    first, last = form.projects[0].indicators
    assert (first.dimension, first.target, first.actual) == ("quantity", "≥12场", "12场")
    assert last.cells["actual"].address == "H5"


def test_without_title_year_and_money_unit_are_unknown_and_said() -> None:
    sheet = Sheet("Sheet1", _two_rows(None))
    (form,), findings, _ = read_sheets(Workbook("2019年.xlsx", "", (sheet,)))
    assert (form.unit, form.year, form.money_unit) == (None, None, None)
    assert {"R123", "R124", "R125"} <= {finding.rule for finding in findings}


def test_year_from_the_sheets_name_never_from_the_day_of_filling() -> None:
    assert _form(_two_rows(None), name="2020年自评").year == 2020
    assert _form(_two_rows(None)).year is None


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("2021年项目支出绩效目标申报表", "look_alike_goals"),
        ("2021年1-7月绩效运行监控表", "look_alike_monitoring"),
        ("食堂菜单", "no_form_at_all"),
    ],
)
def test_other_tables_are_refused_by_name(title: str, key: str) -> None:
    sheet = Sheet("表", [[title], ["事项", "说明"], ["午饭", "米饭"]])
    with pytest.raises(Refused) as refused:
        read_sheets(Workbook("f.xlsx", "", (sheet,)))
    assert (refused.value.reason, refused.value.key) == ("no_form", key)


def test_goals_without_completion_are_refused_though_their_heads_look_like_a_list() -> None:
    rows: list[list[Scalar]] = [
        ["2021年绩效目标申报表"],
        ["序号", "单位名称", "项目名称", "预算金额", "绩效目标", "数量指标"],
        [1, "示例局", "某项目", 10, "建成", "2处"],
    ]
    with pytest.raises(Refused) as refused:
        read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows),)))
    assert refused.value.key == "look_alike_goals"
    with pytest.raises(Refused) as nearest:
        read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows[1:]),)))
    assert nearest.value.key == "no_form_nearest"
    assert "执行数" in str(nearest.value.values["missing"])


def test_a_negative_amount_is_read_and_said_at_its_cell() -> None:
    rows = _two_rows()
    rows[4][1], rows[5][2] = -100, "(3)"
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (Sheet("表", rows),)))
    assert [str(p.spent) for p in form.projects] == ["99.5", "-3"]
    said = [(f.cell, f.project, f.found) for f in findings if f.rule == "R149"]
    assert said == [("B5", "道路保洁", "-100"), ("C6", "河道整治", "(3)")]
