"""The picture of a sheet: what is wrong with a cell is marked there; of a long list a part."""

from dataclasses import replace

from gridperf.charts import sheet_picture
from gridperf.charts.sheet_picture import Fault, Marks, Window
from gridperf.model import Cell, Form, Funding, Project, Sheet, Task, UnitTotals

SHEET = Sheet("自评表", [["项目", "预算"], ["甲", "约350万"], ["乙", None], ["丙", 3]])
MARKS = Marks(
    header_rows=frozenset({0}),
    body_rows=frozenset({1, 2, 3}),
    fields={(1, 1): "全年预算"},
    faults={
        (1, 1): [Fault("note", "先看这里。"), Fault("warning", "“约350万”不是数字。")],
        (2, 1): [Fault("error", "未填预算。"), Fault("warning", "请核对。")],
        (3, 1): [Fault("note", "请备好依据。")],
    },
)


def _drawn():
    table = sheet_picture.picture(SHEET, MARKS, Window(0, 0, 3, 1), pick="c.")
    return {cell.pick: cell for row in table.body for cell in row if cell.pick}


def test_a_fault_is_marked_by_tint_and_sign_and_said_on_hover():
    cell = _drawn()["c.B2"]
    assert cell.sign == "▲"
    assert cell.tone.split()[-2:] == ["fault", "warning"]
    assert cell.title == "B2 全年预算\n约350万\n– 先看这里。\n▲ “约350万”不是数字。"


def test_the_gravest_fault_marks_a_cell_and_a_blank_one_can_be_clicked():
    cell = _drawn()["c.B3"]
    assert (cell.text, cell.sign) == ("", "✕")
    assert "error" in cell.tone
    assert "warning" not in cell.tone


def test_a_note_shows_on_hover_only():
    cell = _drawn()["c.B4"]
    assert (cell.sign, "fault" in cell.tone) == ("", False)
    assert "请备好依据。" in cell.title


def test_of_a_long_list_only_the_projects_of_the_rows_shown_are_looked_at():
    projects = tuple(
        Project(unit="甲", year=2021, name=f"项目{i}", cells={"name": Cell(f"C{i * 2 + 3}", "")})
        for i in range(600)
    )
    form = Form("自评表", "project_list", "A1:C1202", "甲", 2021, projects=projects)
    shown = sheet_picture.within(form, Window(100, 0, 179, 2))
    assert [shown.projects[at].name for at in (0, -1)] == ["项目48", "项目88"]
    assert sheet_picture.within(replace(form, projects=projects[:9]), Window(900, 0, 950, 2)) == (
        replace(form, projects=projects[:9])
    )


def test_what_a_whole_departments_form_says_beside_its_entry_counts_as_read():
    totals = UnitTotals(
        basic=Funding("other", "基本支出", cells={"budget": Cell("E6", "1")}),
        tasks=(Task("防汛", cells={"name": Cell("B11", "防汛")}),),
    )
    form = Form("整体支出", "unit_form", "A1:I24", "甲局", 2023, unit_totals=totals)
    marks = sheet_picture.marks_of(form, {}, Sheet("整体支出", []))
    assert marks.body_rows == {5, 10}


def test_heads_within_a_form_are_tinted_as_heads_and_labels_are_not():
    rows = [
        ["整体支出绩效自评表", None, None],
        ["主管部门", None, "实施单位"],
        ["项目资金（万元）", "全年预算数", "全年执行数"],
        ["年度资金总额", 90, 89],
        ["上年结转资金", "—", "—"],
        ["年度总体目标", "预期目标", "实际完成情况"],
        [None, "巡查", "已巡查"],
        ["一级指标", "年度指标值", "实际完成值"],
    ]
    cells = {name: Cell(at, "1") for name, at in
             (("budget", "B4"), ("spent", "C4"), ("goal", "B7"), ("result", "C7"))}  # fmt: skip
    form = Form("自评表", "project_form", "A1:C8", "甲", 2021, header_rows=(8,),
                projects=(Project("甲", 2021, "巡查", cells=cells),))  # fmt: skip
    sheet = Sheet("自评表", rows)
    marks = sheet_picture.marks_of(form, {1: "目标"}, sheet)
    parts = [marks.part((row, 1)) for row in range(8)]
    assert parts == ["outside", "outside", "header", "body", "outside", "header", "body", "header"]
    drawn = sheet_picture.picture(sheet, marks, Window(0, 0, 7, 2), pick="c.")
    titles = {cell.pick: cell.title for row in drawn.body for cell in row}
    assert titles["c.B3"] == "B3\n全年预算数"  # what a column of indicators holds says nothing here
    assert titles["c.B8"] == "B8 目标\n年度指标值"
    shown = sheet_picture.picture(sheet, marks, Window(6, 0, 6, 2))
    assert [row[0].text for row in shown.body] == ["7"]
