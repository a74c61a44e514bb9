"""The workbook handed back: everything as it was, but for grounds, comments and the list."""

from __future__ import annotations

import io
import re
import zipfile
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from gridperf import pipeline
from gridperf.cli import main
from gridperf.handback import hand_back, marked
from gridperf.handback.listing import Item, ToDo
from gridperf.handback.package import UnmarkableError
from gridperf.look import LEVELS
from gridperf.model import Answer, Selection
from gridperf.reports import gather
from gridperf.reports.listing import ledger_workbook
from gridperf.resources import SAMPLES
from gridperf.store import Judgement, Store
from gridperf.store.entries import Search
from gridperf.words import Words

ZH = Words("zh")
LIST = "修改清单"
EVERYTHING = Selection()


def _kept(*patterns: str) -> Store:
    store = Store.in_memory()
    for pattern in patterns:
        path = next(SAMPLES.glob(pattern))
        pipeline.file(store, path.name, path.read_bytes())
    return store


def _ground(level: str) -> str:
    return "FF" + LEVELS[level].band.lstrip("#")


def _bare() -> openpyxl.Workbook:
    """A workbook with what a careless copy loses."""
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("说明 '表'")
    first.title = "自评表"
    for row in range(1, 8):
        first.append([f"甲{row}", row, row / 3])
    first["B2"].number_format = "0.00%"
    first["B2"].font = Font(bold=True, color="FF00AA00")
    first["A1"].fill = PatternFill("solid", fgColor="FFEEEEEE")
    first["C3"].comment = Comment("原有批注", "张三")
    first["E2"] = "=SUM(B1:B7)"
    first.merge_cells("A5:B6")
    first.add_data_validation(DataValidation("list", formula1='"是,否"', sqref="D1:D9"))
    chart = BarChart()
    chart.add_data(Reference(first, min_col=2, min_row=1, max_row=7))
    first.add_chart(chart, "G2")
    second["A1"] = "附注"
    book.defined_names["全表"] = DefinedName("全表", attr_text="自评表!$A$1:$C$7")
    first.print_area = "A1:C7"
    book.active = 1
    return book


def _bytes(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _marked(data: bytes, *items: Item) -> bytes:
    return marked(data, ToDo("清单", ("请修改",), items), ZH)


def _item(
    address: str, level: str = "error", sheet: str = "自评表", said: str = "请核对。"
) -> Item:
    return Item(level, sheet, address, "项目", said)


def test_every_part_that_bears_no_mark_stays_byte_for_byte() -> None:
    data = _bytes(_bare())
    with zipfile.ZipFile(io.BytesIO(data), "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\x00macro")
    made = _marked(data, _item("B2"))
    before, after = (zipfile.ZipFile(io.BytesIO(held)) for held in (data, made))
    names = set(before.namelist())
    assert names <= set(after.namelist())
    changed = {name for name in names if before.read(name) != after.read(name)}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip
    assert after.testzip() is None


def test_values_formulas_formats_and_layout_stay() -> None:
    data = _bytes(_bare())
    before = openpyxl.load_workbook(io.BytesIO(data))
    after = openpyxl.load_workbook(
        io.BytesIO(_marked(data, _item("B2"), _item("D4"), _item("Z99"), _item("B6", "note")))
    )
    assert after.sheetnames == [LIST, *before.sheetnames]
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                same = after[sheet.title][cell.coordinate]
                assert (same.value, same.number_format) == (cell.value, cell.number_format)
                assert copy(same.font) == copy(cell.font)
                assert copy(same.border) == copy(cell.border)
    held = after["自评表"]
    assert held["B2"].fill.fgColor.rgb == _ground("error")
    assert held["Z99"].fill.fgColor.rgb == _ground("error")
    assert held["A1"].fill.fgColor.rgb == "FFEEEEEE"
    assert held["A5"].fill.fgColor.rgb == _ground("note")
    assert held["E2"].value == "=SUM(B1:B7)"
    assert [str(merge) for merge in held.merged_cells.ranges] == ["A5:B6"]
    assert len(held.data_validations.dataValidation) == len(held._charts) == 1
    assert held.print_area == "'自评表'!$A$1:$C$7"
    assert after.active.title == LIST


def test_comments_stand_beside_those_that_were_there() -> None:
    data = _bytes(_bare())
    made = _marked(
        data, _item("C3", said="一"), _item("B2", said="二"), _item("B2", "note", said="三")
    )
    held = openpyxl.load_workbook(io.BytesIO(made))["自评表"]
    assert held["C3"].comment.text == "原有批注\n【错误】一"
    assert held["B2"].comment.text == "【错误】二\n【提示】三"
    boxes = zipfile.ZipFile(io.BytesIO(made)).read("xl/drawings/commentsDrawing1.vml").decode()
    assert boxes.count("<x:ClientData") == 1
    assert boxes.count('ObjectType="Note"') == 2


def test_the_list_says_what_to_do_and_leads_to_the_cells() -> None:
    made = _marked(
        _bytes(_bare()),
        _item("B2,B3", "note", said="=1+1"),
        _item("", said="整张表的问题"),
        _item("A1", "warning", "说明 '表'", said="x\x0by"),
    )
    held = openpyxl.load_workbook(io.BytesIO(made))[LIST]
    texts = [[cell.value for cell in row] for row in held.iter_rows()]
    assert texts[0][0] == "清单"
    assert [row[0] for row in texts[3:]] == [
        "必须更正：1 条", "1", "请核实；确认无误的，请说明原因：1 条", "2", "供参考：1 条", "3",
    ]  # fmt: skip
    assert [row[4] for row in texts[3:] if row[0].isdecimal()] == ["整张表的问题", "xy", "=1+1"]
    assert held["E9"].data_type != "f"
    links = {c.coordinate: c.hyperlink.location for c in held["C"] if c.hyperlink}
    assert links == {"C7": "'说明 ''表'''!A1", "C9": "'自评表'!B2"}


@pytest.mark.parametrize("pattern", ["2022*.xlsx", "2020*.txt", "*逐项*.xlsx", "*四川*.xlsx"])
def test_what_is_handed_back_reads_as_what_was_filed(pattern: str) -> None:
    store = _kept(pattern)
    (name, data) = hand_back(store, EVERYTHING, ZH)[0]
    path = next(SAMPLES.glob(pattern))
    original, again = pipeline.read(path.name, path.read_bytes()), pipeline.read(name, data)
    assert [form.projects for form in again.forms] == [form.projects for form in original.forms]
    assert [f.rule for f in again.findings] == [f.rule for f in original.findings]


def test_every_open_finding_is_listed_and_marked_at_its_cell() -> None:
    store = _kept("2022*.xlsx")
    open_ = store.find_entries(EVERYTHING, Search(rows=None)).rows
    ((name, data),) = hand_back(store, EVERYTHING, ZH)
    assert name.endswith("（退回修改）.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    listed = [row[4].value for row in book[LIST].iter_rows() if (row[0].value or "").isdecimal()]
    assert len(listed) == len(open_)
    for row in open_.to_dict("records"):
        for address in str(row["cell"] or "").split(",") if isinstance(row["cell"], str) else ():
            assert book[row["sheet"]][address].comment
            assert book[row["sheet"]][address].fill.fgColor.rgb in map(_ground, LEVELS)


def test_the_thresholds_by_which_it_was_judged_stand_under_the_list() -> None:
    store = _kept("2022*.xlsx")
    ((_, data),) = hand_back(store, EVERYTHING, ZH)
    last = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(data))[LIST].iter_rows()][-1]
    assert last.startswith("所用判定界限：R0")
    named = set(re.findall(r"R\d{3}", last))
    found = set(store.find_entries(EVERYTHING, Search(rows=None)).rows["rule"])
    assert named
    assert named <= found


def test_only_what_is_still_to_be_done_is_handed_back() -> None:
    store = _kept("2022*.xlsx", "2020*.txt")
    assert len(hand_back(store, EVERYTHING, ZH)) == 2
    store.judge_all(Selection(2022), Search(), Judgement("explained", "有纪要"))
    ((name, _),) = hand_back(store, EVERYTHING, ZH)
    assert "2020" in name
    mark = store.view("ledger", Selection(2022)).iloc[0]["mark"]
    store.judge([mark], Judgement("true", deadline=date(2023, 6, 30)))
    ((_, data),) = hand_back(store, Selection(2022), ZH)
    held = openpyxl.load_workbook(io.BytesIO(data))[LIST]
    assert "2023-06-30" in {cell.value for cell in held["F"]}
    assert hand_back(store, Selection(1999), ZH) == []


def test_other_formats_are_copied_and_the_list_says_so() -> None:
    ((name, data),) = hand_back(_kept("2020*.txt"), EVERYTHING, Words("en"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert name.endswith("(handed back).xlsx")
    first, behind = book.worksheets
    assert "no workbook that can be marked" in first["A3"].value
    assert "机动经费" in {cell.value for cell in behind["C"]}


@pytest.mark.parametrize("content", [b"PK\x05\x06" + bytes(18), b""])
def test_a_workbook_that_takes_no_marks_says_so(content: bytes) -> None:
    with pytest.raises(UnmarkableError):
        marked(content or _without_styles(), ToDo("", (), ()), ZH)


def _without_styles() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_bytes(_bare()))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                text = text.replace(b'/styles"', b'/other"')
            if name != "xl/styles.xml":
                new.writestr(name, text)
    return out.getvalue()


def test_the_command_writes_one_workbook_or_several(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for pattern in ("2022*.xlsx", "2020*.txt"):
        assert main(["import", "--home", str(home), str(next(SAMPLES.glob(pattern)))]) == 0
    one, several = tmp_path / "一份.xlsx", tmp_path / "多份"
    unit = "示例区教育局"
    command = ["export", "--home", str(home), "handback"]
    assert main([*command, str(one), "--year", "2022", "--unit", unit]) == 0
    assert unit in openpyxl.load_workbook(one)[LIST]["A1"].value
    assert main([*command, str(several)]) == 0
    assert len(list(several.iterdir())) == 2


def test_the_ledger_gives_what_passed_the_filters_and_says_them() -> None:
    store = _kept("2022*.xlsx")
    store.judge_all(Selection(2022), Search(level="error"), Judgement("true", "=已核"))
    found = store.find_entries(EVERYTHING, Search("true", rows=None))
    data = ledger_workbook(gather(store, EVERYTHING, ZH), found.rows, "属实")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert "属实" in sheet["A1"].value
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=已核"]
    assert len(cells) == found.total > 0
    assert {cell.data_type for cell in cells} == {"s"}


def test_what_the_office_put_right_itself_is_said_above_the_list() -> None:
    store = Store.in_memory()
    path = next(SAMPLES.glob("2022*.xlsx"))
    document = pipeline.read(path.name, path.read_bytes())
    name = document.forms[0].projects[0].name
    steps = (
        Answer(name, "spent", "82.16", "9", "自评表!E8"),
        Answer(name, "spent", "9", "82.06", "自评表!E8"),
    )
    pipeline.keep(store, replace(document, answers=steps), path.read_bytes(), "王工")
    ((_, data),) = hand_back(store, EVERYTHING, ZH)
    first = openpyxl.load_workbook(io.BytesIO(data))[LIST]
    assert first["A3"].value.startswith("入库时财政部门更正过以下单元格，各条按更正后的数值写")
    assert first["A3"].value.endswith("：自评表 E8：82.16 → 82.06。")
    asked = "入库时财政部门已将“82.16”更正为“82.06”，请在原表中一并改正。"
    assert any(asked in str(cell.value) for row in first.iter_rows() for cell in row)
    marked = openpyxl.load_workbook(io.BytesIO(data))["自评表"]["E8"]
    assert asked in marked.comment.text
