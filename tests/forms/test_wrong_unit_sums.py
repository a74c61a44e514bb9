"""Rows over a unit's projects that sum them wrongly, beside such that do it right: claims."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import DISTRICT, checked_of, names, of_units, read

OF_UNITS = """序号|单位名称|项目名称|预算数|支出数
一|区教育局||{}|198.3
1||甲|120.5|118.3
2||乙|80|80
二|区民政局||90.25|85
1||丙|60.25|55.1
2||丁|30|29.9"""
IN_NAMES = """序号|项目名称|预算数|支出数
一|区教育局|{}|198.3
1|甲|120.5|118.3
2|乙|80|80
二|区民政局|90.25|85
1|丙|60.25|55.1
2|丁|30|29.9"""


@pytest.mark.parametrize(("drawing", "cell"), [(OF_UNITS, "D3"), (IN_NAMES, "C3")])
def test_a_wrong_subtotal_of_a_unit_is_said_at_its_cell(drawing: str, cell: str) -> None:
    projects, totals, said = of_units(drawing.format("205.5"))
    assert projects == [
        ("甲", "区教育局"), ("乙", "区教育局"), ("丙", "区民政局"), ("丁", "区民政局")]  # fmt: skip
    assert totals == ["区教育局 3 区教育局 205.5"]
    assert all(one.endswith("None") for one in said)
    found = checked_of(DISTRICT + drawing.format("205.5"))
    assert ("R003", cell) in found
    assert "R008" not in {rule for rule, _ in found}
    assert "R003" not in {rule for rule, _ in checked_of(DISTRICT + drawing.format("200.5"))}


def test_where_no_row_of_the_level_sums_its_own_all_stay_projects() -> None:
    form, findings = read(IN_NAMES.format("205.5").replace("90.25", "95"))
    assert names(form) == ["区教育局", "甲", "乙", "区民政局", "丙", "丁"]
    assert [one.values.get("variant") for one in findings] == ["unclear", "unclear"]


def test_a_project_with_parts_beside_a_unit_s_sum_stays_one() -> None:
    form, _ = read(IN_NAMES.format("205.5").replace("区教育局", "校园建设工程"))
    assert names(form)[0] == "校园建设工程"
