"""Rows of a list that are no projects of their own: of pages, whole departments, subjects."""

from __future__ import annotations

import pytest

from gridperf.forms import read_sheets
from gridperf.model import Finding, Form, Workbook
from gridperf.pipeline import checked, interpret
from tests.forms.list_drawings import DISTRICT, TITLE, checked_of, names, read
from tests.forms.sketch import sheet_of

_HEAD = "序号|项目名称|预算数|执行数\n"


@pytest.mark.parametrize(
    "label",
    ["承上页", "承前页", "接上页", "续上页", "上页结转", "上页转来", "过次页", "转下页", "转入下页",
     "累计至本页", "（承 上 页）", "承上页："],
)  # fmt: skip
def test_what_other_pages_come_to_is_no_project(label: str) -> None:
    form, findings = read(f"{_HEAD}1|甲|10|10\n2|乙|20|20\n|{label}|30|30\n3|丙|5|5\n合计||35|35")
    assert names(form) == ["甲", "乙", "丙"]
    assert [(total.row, total.budget) for total in form.totals] == [(5, 30), (7, 35)]
    assert findings == ()


@pytest.mark.parametrize("name", ["网页改版", "主页下线", "承上启下页面制作", "接上级任务"])
def test_a_project_that_only_speaks_of_pages_is_one(name: str) -> None:
    form, _ = read(f"{_HEAD}1|甲|10|10\n2|{name}|20|20")
    assert names(form) == ["甲", name]


def test_pages_that_bring_the_sum_so_far_are_right_and_a_wrong_sum_is_told() -> None:
    pages = "1|甲|10|10\n|过次页|10|10\n|承前页|10|10\n2|乙|20|20\n|过次页|30|30\n|承前页|30|30\n"
    assert checked_of(f"{TITLE}{_HEAD}{pages}3|丙|5|5\n合计||35|35") == []
    assert checked_of(f"{TITLE}{_HEAD}{pages}3|丙|5|5\n合计||65|65") == [
        ("R003", "C10"), ("R003", "D10")]  # fmt: skip


def test_a_page_brings_the_sum_of_the_sheet_before() -> None:
    second = f"{TITLE}{_HEAD}|承前页|30|30\n3|丙|5|5\n|过次页|35|35"
    third = f"{TITLE}{_HEAD}|承前页|35|35\n4|丁|1|1\n合计||36|36"
    assert checked_of(f"{TITLE}{_HEAD}1|甲|10|10\n2|乙|20|20", second, third) == []


@pytest.mark.parametrize(
    "label", ["全部项目汇总", "所有项目汇总", "以上项目汇总", "全部项目支出汇总"]
)
def test_a_summary_of_all_projects_is_a_total(label: str) -> None:
    form, _ = read(f"{_HEAD}1|甲|10|10\n2|数据汇总|20|20\n|{label}|30|30")
    assert names(form) == ["甲", "数据汇总"]
    assert [total.budget for total in form.totals] == [30]


@pytest.mark.parametrize(
    "name",
    ["部门整体支出", "一、部门整体支出", "单位整体支出", "整体支出", "部门（单位）整体支出",
     "2022年度部门整体支出绩效自评", "区教育局整体支出"],
)  # fmt: skip
def test_a_department_s_whole_money_is_no_project(name: str) -> None:
    form, findings = read(f"{_HEAD}1|{name}|5000|4900\n2|甲|100|95\n3|乙|50|50")
    assert names(form) == ["甲", "乙"]
    assert [(total.row, total.budget) for total in form.totals] == [(3, 5000)]
    assert [(one.rule, one.cell, one.values) for one in findings] == [
        ("R145", "B3", {"variant": "whole"})]  # fmt: skip


def test_a_department_s_whole_money_neither_breaks_the_numbers_nor_a_sum() -> None:
    rows = "1|甲|100|95\n2|部门整体支出|5000|4900\n3|乙|50|50\n"
    for total in ("150|145", "5150|5045"):
        assert checked_of(f"{TITLE}{_HEAD}{rows}合计||{total}") == [("R145", "B4")]
    assert ("R007", "A5") in checked_of(f"{TITLE}{_HEAD}1|甲|9|9\n2|整体支出|99|99\n4|乙|5|5")
    assert ("R003", "C6") in checked_of(f"{TITLE}{_HEAD}{rows}合计||160|145")


def test_a_list_of_whole_departments_alone_is_read_and_told() -> None:
    form, findings = read(f"{_HEAD}1|部门整体支出|5000|4900")
    assert names(form) == ["部门整体支出"]
    assert [one.values for one in findings] == [{"variant": "whole_alone"}]


def test_an_evaluation_of_the_whole_that_was_bought_is_a_project() -> None:
    for name in ("部门整体支出绩效评价", "整体支出绩效自评"):
        form, findings = read(f"{_HEAD}1|甲|10|10\n2|{name}|6|6")
        assert (names(form), findings) == (["甲", name], ())


def test_a_project_on_something_whole_is_one() -> None:
    form, _ = read(f"{_HEAD}1|甲|10|10\n2|整体搬迁支出|20|20\n3|古城整体支出提升|5|5")
    assert names(form) == ["甲", "整体搬迁支出", "古城整体支出提升"]


def test_a_level_that_sums_its_own_rows_is_right_whatever_follows() -> None:
    drawing = (
        TITLE
        + """一级项目|二级项目|预算数|执行数
党建经费||60|60
|党员教育|60|60
应急抢险||40|20
合计||100|80"""
    )
    assert checked_of(drawing) == [("R126", "A2"), ("R145", "A3")]


def test_a_page_that_brings_a_wrong_sum_is_held_against_the_rows_above() -> None:
    drawing = f"{DISTRICT}{_HEAD}1|甲|10|10\n|承前页|15|10\n2|乙|20|20\n合计||30|30"
    findings = _checked(drawing)
    assert [(one.cell, one.found, one.expected) for one in findings if one.rule == "R003"] == [
        ("C4", "15.00", "10.00")]  # fmt: skip


_DEPARTMENTS = """主管部门|单位名称|项目名称|预算数|执行数
区教育局|||500|480
|一中|实训室|300|290
|二中|操场|200|190
区卫健局|||60|{spent}
|疾控中心|疫苗|60|60
合计|||560|540"""


def test_a_department_s_sum_names_it_for_the_rows_below() -> None:
    form, findings = _read_district(_DEPARTMENTS.format(spent=60))
    assert [(one.name, one.unit, one.supervisor) for one in form.projects] == [
        ("实训室", "一中", "区教育局"), ("操场", "二中", "区教育局"),
        ("疫苗", "疾控中心", "区卫健局")]  # fmt: skip
    assert [one.cells["supervisor"].address for one in form.projects] == ["A3", "A3", "A6"]
    assert [(total.label, total.row) for total in form.totals] == [
        ("区教育局", 3), ("区卫健局", 6), ("合计", 8)]  # fmt: skip
    assert [(one.rule, one.cell, one.values) for one in findings] == [
        ("R145", "A3", {}), ("R145", "A6", {})]  # fmt: skip


def test_a_department_over_its_units_sums_or_repeated_below_is_a_sum_too() -> None:
    over = """主管部门|单位名称|项目名称|预算数|执行数
区教育局|||500|480
|一中||300|290
||实训室|200|190
||操场|100|100
|二中||200|190
||跑道|200|190"""
    repeated = _DEPARTMENTS.format(spent=60).replace("\n|", "\n区教育局|", 2)
    for drawing in (over, repeated):
        form, findings = _read_district(drawing)
        assert {one.supervisor for one in form.projects[:2]} == {"区教育局"}
        assert None not in names(form)
        assert {one.rule for one in findings} == {"R145"}
        assert [one.values for one in findings if one.values] == []


def test_a_project_without_a_name_is_no_department_s_sum() -> None:
    form, findings = _read_district("""主管部门|单位名称|项目名称|预算数|执行数
区教育局|一中||20|20
区教育局|二中|操场|20|20
区卫健局|疾控中心|疫苗|60|60""")
    assert [total.label for total in form.totals] == []
    assert {one.values.get("variant") for one in findings} <= {"nameless", None}


def test_a_level_without_rows_of_its_own_is_a_project_before_a_sum_too() -> None:
    form, _ = read("""一级项目|二级项目|预算数|执行数
应急抢险||40|20
运转||15|15
|水电|15|15""")
    assert names(form) == ["应急抢险", "水电"]


def test_a_department_s_wrong_sum_is_held_against_its_own_rows() -> None:
    findings = _checked(DISTRICT + _DEPARTMENTS.format(spent=55))
    assert [(one.rule, one.cell, one.expected) for one in findings if one.rule != "R145"] == [
        ("R003", "E6", "60.00")]  # fmt: skip


def test_rows_that_a_subject_tells_apart_are_not_one_too_many() -> None:
    head = "项目编码|项目名称|{}|全年预算|全年支出\n"
    rows = "22001|信访|30201 办公费|5|4\n22001|信访|30226 劳务费|22|22\n22002|活动|30201 办公费|8|8"
    for heading in ("部门经济科目", "政府经济分类", "功能科目", "资金年度"):
        drawing = f"{TITLE}{head.format(heading)}{rows}"
        (one,) = [one for one in _checked(drawing) if one.rule == "R007"]
        assert (one.cell, one.values.get("variant")) == ("B4", "by_subject")
    twice = rows.replace("30226 劳务费", "30201 办公费")
    for drawing in (
        f"{TITLE}{head.format('经济科目')}{twice}",
        f"{TITLE}{head.format('处室')}{rows}",
    ):
        (one,) = [one for one in _checked(drawing) if one.rule == "R007"]
        assert (one.cell, one.values.get("variant")) == ("B4", None)


def _read_district(drawing: str) -> tuple[Form, tuple[Finding, ...]]:
    (form,), findings, _ = read_sheets(Workbook("f.xlsx", "", (sheet_of(DISTRICT + drawing),)))
    return form, findings


def _checked(drawing: str) -> tuple[Finding, ...]:
    return checked(interpret(Workbook("f.xlsx", "", (sheet_of(drawing),)))).findings


@pytest.mark.parametrize(
    ("said", "score", "grade"),
    [("99分（优）", "99", "优"), ("100分，优", "100", "优"), ("优（96.5分）", "96.5", "优"),
     ("85/良", "85", "良"), ("优秀 98", "98", "优秀"), ("97.5分", "97.5", None), ("优", None, "优"),
     ("第2档", None, "第2档"), ("2022年优", None, "2022年优"), ("合格率99分", None, "合格率99分")],
)  # fmt: skip
def test_a_grade_s_cell_may_hold_the_score_too(
    said: str, score: str | None, grade: str | None
) -> None:
    form, _ = read(f"序号|项目名称|预算数|执行数|自评结果\n1|甲|10|10|{said}")
    (project,) = form.projects
    assert (project.stated_score and f"{project.stated_score}", project.stated_grade) == (
        score, grade)  # fmt: skip
    assert ("stated_score" in project.cells) == (score is not None)


def test_a_score_of_its_own_column_counts_before_the_one_beside_the_grade() -> None:
    head = "序号|项目名称|预算数|执行数|自评得分|自评等级\n"
    form, findings = read(f"{head}1|甲|10|10|98|优（98分）\n2|乙|10|10|98|优（97分）")
    assert [(f"{one.stated_score}", one.stated_grade) for one in form.projects] == [
        ("98", "优"), ("98", "优")]  # fmt: skip
    assert [(one.rule, one.cell, one.expected) for one in findings] == [("R132", "F4", "98")]
