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
    marks = sheet_picture.marks_of(form, {})
    assert marks.body_rows == {5, 10}
